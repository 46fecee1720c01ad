import Indexing
import NewsIndex
import Places
import TestSupport

/// An index of a few articles with everything in it, small enough to damage every byte.
struct SmallIndex {
  let folder: TemporaryFolder
  var path: String { folder.path + "/index" }

  /// - Parameter extra: an article more, for another index of the same kind.
  init(extra: String = "") async throws {
    folder = try TemporaryFolder()
    try folder.write(
      "corpus/wire.jsonl",
      """
      {"id": "a", "title": "Peace in Mali", "date": "2013-05-01", "source": "AFP", "body": "The mission began yesterday, in m201304."}
      {"id": "b", "title": "Troops", "date": "2013-05", "body": "The troops left Kidal. The troops came back in y2012."}
      {"id": "c", "body": "Mali and Niger agree on peace, the mission says.", "url": "http://x.org/c"}
      \(extra)

      """)
    try folder.write("corpus/d.txt", "Rains return to Gao\n\nFarmers in Gao hope for peace.\n")
    let places = try TestBuild.places()
    try await TestBuild.build(folder.path + "/corpus", to: path) {
      $0.places = places
      $0.dates = WordDates.finding
    }
  }

  static let queries = [
    "peace", "\"the troops\"", "title:mali OR gao*", "troops NEAR/3 kidal", "source:afp",
    "* -peace",
    "\"mission peace\"~6", "title:\"peace in\"", "\"left kidal the troops\" OR \"the mission\"",
  ]

  /// Everything that can be asked, as text.
  static func answers(_ path: String) throws -> [String] {
    let index = try NewsIndex(path: path)
    var answers: [String] = []
    for query in queries {
      var hits: [SearchHit] = []
      try index.search(SearchRequest(QueryText(query))) { hits.append($0) }
      let matches = try index.countMatches(QueryText(query)).matches
      answers.append("\(query): \(hits) \(try index.count(QueryText(query)).articles) \(matches)")
    }
    for grouping in PlacesRequest.Grouping.allCases {
      var request = PlacesRequest()
      request.grouping = grouping
      answers.append("\(grouping): \(try index.places(request).places)")
    }
    for id in ["a", "b", "c", "d.txt", "none"] {
      answers.append("\(String(describing: try index.article(withID: id)))")
    }
    return answers
  }
}
