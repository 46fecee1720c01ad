import NewsIndex
import TestSupport

/// A small index with all that an index can have: two segments, of which one has lost an article.
///
/// What it answers is asked question by question: a damaged one may refuse some and must not change any.
struct SweptIndex {
  let folder: TemporaryFolder
  var path: String { folder.path + "/index" }

  init(extra: String = "") async throws {
    folder = try TemporaryFolder()
    let first = try folder.write(
      "first.jsonl",
      """
      {"id": "a", "title": "Peace in Mali", "date": "2013-05-01", "source": "AFP", "body": "The mission began yesterday, in April 2013. The price of 10,000 francs fell."}
      {"id": "b", "title": "Troops", "date": "2013-05", "body": "The troops left Kidal on Monday. The troops came back in 2012."}
      {"id": "c", "body": "Mali and Niger agree on peace, the mission says on July 1, 2013.", "url": "http://x.org/c"}
      {"id": "gone", "title": "Removed", "date": "2013-06-02", "body": "Peace in Gao, Mali. The mission left the town on June 1."}
      \(extra)

      """)
    let second = try folder.write(
      "second.jsonl",
      """
      {"id": "d", "title": "Rains return to Gao", "date": "2013-07-03", "source": "Wire", "body": "Farmers in Gao hope for peace and the price of millet. The troops left."}
      {"id": "e", "date": "2012-12-30", "body": "The mission in Paris said in March that the peace holds."}

      """)
    _ = try await NewsIndex.build(BuildRequest(inputs: [first], target: path, threads: 1)) { _ in }
    var adding = AddRequest(inputs: [second], to: path, threads: 1)
    adding.merges = false
    _ = try await NewsIndex.add(adding)
    var removing = RemoveRequest(from: path, threads: 1)
    removing.ids = ["gone"]
    removing.merges = false
    _ = try await NewsIndex.remove(removing)
  }

  /// All files but the lock, by name.
  func files() throws -> [(name: String, bytes: [UInt8])] {
    try folder.contents(of: "index").filter { $0.key != "lock" }
      .sorted { $0.key < $1.key }.map { (name: $0.key, bytes: $0.value) }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws { try folder.write("index/" + name, bytes) }

  static let queries = [
    "peace", "\"the troops\"", "title:mali OR gao*", "troops NEAR/3 kidal", "source:afp",
    "* -peace", "\"mission peace\"~6", "title:\"peace in\"", "the", "\"the price of\"", "mission",
    "\"left kidal the troops\" OR \"the mission\"", "mali OR niger OR paris", "peac*", "?eace",
    "peace~1", "\"the * of\"", "10,000", "troops ADJ/2 left", "(mali OR gao) -title:rains",
    "title:*", "*", "nothing-of-the-kind", "place:Mali", "place:Gao", "peace place:Mali",
    "\"in <place>\"", "published:2013", "published:2013-05", "published:none",
    "peace published:2013-05..2013-07", "date:2013", "date:2013-04", "date-in:2013",
    "\"on <date>\"", "mission <date:2013>", "\"the mission\" date:2013..",
  ]

  /// Every question, and the answer to it or an error; nil where the index does not open.
  static func answers(_ path: String) -> [(question: String, answer: Result<String, any Error>)]? {
    guard let index = try? NewsIndex(path: path) else { return nil }
    var answers: [(question: String, answer: Result<String, any Error>)] = []
    func ask(_ question: String, _ answer: () throws -> String) {
      answers.append((question, Result { try answer() }))
    }
    for query in queries {
      let text = QueryText(query)
      ask(query) {
        var hits: [SearchHit] = []
        try index.search(SearchRequest(text)) { hits.append($0) }
        return "\(hits)"
      }
      ask("count \(query)") { "\(try index.count(text)) \(try index.countMatches(text).matches)" }
    }
    for order in SearchRequest.Order.allCases {
      ask("order \(order)") {
        var request = SearchRequest(QueryText("the"))
        request.order = order
        var ids: [String] = []
        try index.search(request) { ids.append($0.id) }
        return "\(ids)"
      }
    }
    for grouping in PlacesRequest.Grouping.allCases {
      ask("places \(grouping)") {
        var request = PlacesRequest()
        request.grouping = grouping
        return "\(try index.places(request))"
      }
    }
    ask("dates") { "\(try index.dates(DatesRequest()))" }
    for subject in TimelineRequest.Subject.allCases {
      ask("timeline \(subject)") {
        var request = TimelineRequest()
        request.subject = subject
        return "\(try index.timeline(request))"
      }
    }
    for id in ["a", "b", "c", "d", "e", "gone", "none"] {
      ask("show \(id)") { "\(String(describing: try index.article(withID: id)))" }
    }
    ask("info") { "\(try index.info())" }
    return answers
  }
}
