import Indexing
import NewsIndex
import Places
import TestSupport

/// A small index that brings its gazetteer along, and what it answers where that is asked.
struct StoredGazetteer {
  let folder: TemporaryFolder
  /// The gazetteer's file in the index, and its bytes.
  let name: String
  let bytes: [UInt8]
  var path: String { folder.path + "/index" }
  var file: String { path + "/" + name }

  /// The program's with a place of a user: 11 MB.
  static func large() async throws -> StoredGazetteer {
    let folder = try TemporaryFolder()
    let input = try folder.write("wire.jsonl", corpus)
    var request = BuildRequest(inputs: [input], target: folder.path + "/index", threads: 1)
    request.gazetteer = try folder.write("mine.tsv", "1000000001\tTabango\tML\t\t16.7\t-3.7\n")
    _ = try await NewsIndex.build(request) { _ in }
    return try StoredGazetteer(folder)
  }

  /// One of a few places, whose every byte can be damaged.
  static func small() async throws -> StoredGazetteer {
    let folder = try TemporaryFolder()
    let input = try folder.write("wire.jsonl", corpus)
    let gazetteer = try Gazetteer(
      rows: rows, facts: ["in": .placePreposition, "the": .veryCommon, "mr": .title])
    try await TestBuild.build(input, to: folder.path + "/index") {
      $0.places = PlaceFinding(gazetteer, userGazetteer: "mine.tsv")
    }
    return try StoredGazetteer(folder)
  }

  private init(_ folder: TemporaryFolder) throws {
    self.folder = folder
    let files = try folder.names(in: "index").filter { $0.hasSuffix(".gazetteer") }
    guard files.count == 1 else { throw Absent() }
    name = files[0]
    bytes = try folder.read("index/" + name)
  }

  private struct Absent: Error {}

  func restore() throws { try folder.write("index/" + name, bytes) }

  // MARK: Questions

  /// Every question, and the answer to it or an error; nil where the index does not open.
  func answers() -> [(question: String, answer: Result<String, any Error>)]? {
    guard let index = try? NewsIndex(path: path) else { return nil }
    var answers: [(question: String, answer: Result<String, any Error>)] = []
    func ask(_ question: String, _ answer: () throws -> String) {
      answers.append((question, Result { try answer() }))
    }
    for query in [
      "peace", "place:Mali", "peace place:Tabango", "place:\"northern Mali\"", "place:Gao,Mali",
      "\"in <place:Niger>\"", "place:Nowhere", "place:#1",
    ] {
      ask(query) {
        var hits: [SearchHit] = []
        try index.search(SearchRequest(QueryText(query))) { hits.append($0) }
        return "\(hits)"
      }
    }
    for grouping in PlacesRequest.Grouping.allCases {
      ask("places \(grouping)") {
        var request = PlacesRequest()
        request.grouping = grouping
        return "\(try index.places(request))"
      }
    }
    for name in ["Mali", "Gao", "Tabango", "Gaoo", "#1"] {
      ask("meaning of \(name)") { "\(try PlaceKnowledge(of: index).readings(of: name))" }
    }
    return answers
  }

  // MARK: Content

  private static let corpus = """
    {"id": "a", "title": "Peace in Mali", "date": "2013-05-01", "body": "The mission began in Tabango, Mali."}
    {"id": "b", "body": "The troops left Gao in northern Mali. The troops came back in Niger."}

    """

  private static let rows: [GazetteerRow] = {
    let (africa, mali, gao): (UInt32, UInt32, UInt32) = (20, 1, 2)
    var rows = [
      GazetteerRow(id: africa, .continent, "Africa"),
      GazetteerRow(
        id: mali, .country, "Mali", in: africa, at: .init(17, -4), population: 20_000_000,
        names: [.init("Malian", .demonym)]),
      GazetteerRow(id: 3, .country, "Niger", in: africa, at: .init(17, 8), population: 25_000_000),
      GazetteerRow(id: gao, .admin1, "Gao", in: mali, at: .init(17, 0)),
      GazetteerRow(id: 4, .populated, "Gao", in: gao, at: .init(16.3, 0), population: 90_000),
      GazetteerRow(
        id: 5, .populated, "Tabango", in: mali, at: .init(16.7, -3.7), population: 1_200,
        names: [.init("Tabango Vieux")]),
      GazetteerRow(id: 6, .region, "Sahel", in: africa, at: .init(16, 2)),
    ]
    (rows[1].countryCode, rows[1].countryNumber) = ("ML", 466)
    (rows[2].countryCode, rows[2].countryNumber) = ("NE", 562)
    rows[6].members = [mali, 3]
    var north = GazetteerRow(
      id: PlaceID.part(ofCountry: 466, .north), .part, "northern Mali", in: mali)
    north.nameForm = nil
    return rows + [north]
  }()
}
