import TestSupport

/// Small corpora, invented: titles, texts, places, dates.
enum TrustCorpus {
  /// Five articles.
  static let first = [
    #"{"id":"A1","title":"Troops leave Mali","date":"2013-01-11","source":"Meridian Press","url":"http://x.org/a","body":"The army withdrew its troops from Timbuktu in Mali on 5 January 2013. U.N. forces stay."}"#,
    #"{"id":"A2","title":"Mali votes","date":"2014-07-02","source":"Meridian Press","body":"Mali voted on Sunday; to be or not to be, that is the question."}"#,
    #"{"id":"B1","date":"2013-02","source":"Harbour Wire","body":"Flood in Paris\n\nThe river rose in Paris in March 1999, and the river fell."}"#,
    #"{"id":"B2","title":"Troops of ants","source":"Harbour Wire","body":"The ants crossed the river. Nobody in Texas saw the ants."}"#,
    #"{"id":"C1","title":"Quiet day","date":"2013-01-11","body":"Nothing happened in the river valley."}"#,
  ]

  /// What is added: a new article, one that changed, one that is there already, two more new ones.
  static let second = [
    #"{"id":"D1","title":"Troops return","date":"2013-03-01","source":"Meridian Press","body":"Troops came back to Mali in April 2013, by the river Niger."}"#,
    #"{"id":"B1","date":"2013-02","source":"Harbour Wire","body":"Flood in Lyon\n\nThe river rose in Lyon, not in Paris, in March 1999."}"#,
    first[1],
    #"{"id":"D2","title":"Ants again","date":"2012-12-31","body":"More ants, and a vote about ants in Berlin."}"#,
    #"{"id":"D3","body":"Undated words about a river and a vote."}"#,
  ]

  /// Every id of both.
  static let ids = ["A1", "A2", "B1", "B2", "C1", "D1", "D2", "D3"]

  /// One or more words, phrases, beside one another, fields, places, dates.
  static let queries = [
    "river", "troops OR ants", "\"to be\" -ants", "vote* AND mali", "source:harbour",
    "title:troops river", "place:Mali", "published:2013-01..2013-02", "date:1999",
    "published:none river",
  ]

  /// Writes a corpus; returns its path.
  static func write(_ lines: [String], as name: String, in folder: TemporaryFolder) throws -> String
  {
    try folder.write(name, lines.joined(separator: "\n") + "\n")
  }
}
