import Bytes
import Places
import TestSupport
import Testing

/// Places that users add.
@Suite struct UserGazetteerTests {
  static let good = "1\tBintagoungou\tML\t08\t16.72\t-3.75\t1200\tBintagungu|Bintagoungou Vieux\n"

  func read(_ text: String) throws -> UserGazetteer {
    try UserGazetteer(path: "mine.tsv", bytes: Array(text.utf8))
  }

  @Test("fields, comments of a header, missing ones")
  func fields() throws {
    let place = try #require(try read(Self.good).places.first)
    #expect(
      place
        == UserPlace(
          id: 1, name: "Bintagoungou", country: "ML", admin1: "08",
          coordinates: .init(16.72, -3.75),
          population: 1200, alternates: ["Bintagungu", "Bintagoungou Vieux"], line: 1))
    let short = try #require(try read("7\tA\tML\t\t\t\n").places.first)
    #expect(short == UserPlace(id: 7, name: "A", country: "ML", line: 1))
    let header = "lon\tlat\tname\tid\tnote\tcountry\r\n-3.75\t16.72\tA\t7\tx\tML\r\n"
    let other = try #require(try read("\u{FEFF}" + header).places.first)
    #expect(
      other == UserPlace(id: 7, name: "A", country: "ML", coordinates: .init(16.72, -3.75), line: 2)
    )
  }

  @Test(
    "bad lines are told with what to do",
    arguments: [
      ("x7\tA\tML\t\t1\t2", "'x7' is no identifier"),
      ("4000000000\tA\tML\t\t1\t2", "from 1 to 3999999999"),
      ("0\tA\tML\t\t1\t2", "is no identifier"),
      ("7\t\tML\t\t1\t2", "the name is empty"),
      ("7\tA\t\t\t1\t2", "the country is missing"),
      ("7\tA\tML\t\t91\t2", "latitude '91'"),
      ("7\tA\tML\t\t1\t", "longitude ''"),
      ("7\tA\tML\t\t1\t-180.5", "longitude '-180.5'"),
      ("7\tA\tML\t\t1\t2\tmany", "population 'many'"),
      ("7\tA\tML", "it has 3 fields"),
      ("7\tA\u{2}\tML\t\t1\t2", "control character"),
    ])
  func errors(line: String, reason: String) throws {
    let user = try read("\n" + Self.good.replacing("1\tB", with: "99\tB") + line + "\n")
    #expect(user.places.count == 1)
    let problem = try #require(user.problems.first)
    #expect(problem.line == 3)
    #expect(problem.description.hasPrefix("mine.tsv, line 3: "))
    #expect(problem.reason.contains(reason), "\(problem)")
    // With nothing else in it, the file is refused.
    #expect(throws: UserGazetteerError.self) { try read(line) }
  }

  @Test("files that cannot be what is meant are refused at the first line")
  func refused() throws {
    let bad = String(repeating: "x\tA\tML\t\t1\t2\n", count: 30)
    let error = #expect(throws: UserGazetteerError.self) { try read(Self.good + bad) }
    #expect(error?.line == 2)
    #expect(error?.reason.contains("30 of 31 lines") == true)
    #expect(throws: UserGazetteerError.self) { try read("") }
    #expect(throws: UserGazetteerError.self) { try read("name\tlat\tlon\nA\t1\t2\n") }
    #expect(throws: UserGazetteerError.self) {
      try UserGazetteer(path: "mine.tsv", bytes: [0x31, 0x09, 0xFF, 0x0A])
    }
    #expect(throws: FileError.self) { try UserGazetteer(path: "/nowhere/mine.tsv") }
  }

  @Test("several lines with one identifier are one place")
  func repeated() throws {
    let user = try read(Self.good + "1\tBintagoungou-Nord\tML\t08\t16.8\t-3.7\t0\tNord\n")
    #expect(user.places.count == 1)
    #expect(user.places.first?.alternates.suffix(2) == ["Bintagoungou-Nord", "Nord"])
    #expect(user.problems.first?.line == 2)
  }

  @Test("places are merged: new ones, known ones, by code and by name of their division")
  func merging() throws {
    let base = try Gazetteer(
      rows: Self.base, facts: ["mr": .title, "gao": WordFacts(capitalCount: 20)])
    let merged = try base.merging([
      UserPlace(
        id: 100, name: "Bintagoungou", country: "ML", admin1: "08", coordinates: .init(16.7, -3.7)),
      UserPlace(id: 101, name: "Village", country: "Mali", admin1: "gao"),
      UserPlace(id: 102, name: "Nearby", country: "ML", coordinates: .init(16.3, -0.1)),
      UserPlace(id: 103, name: "Nowhere", country: "ML", admin1: "Texas", line: 9),
      UserPlace(id: 104, name: "Lost", country: "Ruritania", line: 10),
      UserPlace(id: 12, name: "Gawo", country: "ML", population: 90_000, alternates: ["Gaawa"]),
    ])
    let gazetteer = try Gazetteer(bytes: merged.bytes)
    func parent(_ id: UInt32) -> UInt32? {
      gazetteer.node(withID: id).map { gazetteer.id(of: gazetteer.parent(of: $0)) }
    }
    #expect([100, 101, 102, 103, 104, 12].map { parent($0) } == [10, 11, 11, 2, nil, 11])
    #expect(merged.problems.map(\.line) == [9, 10])
    let gao = try #require(gazetteer.node(withID: 12))
    #expect(gazetteer.name(of: gao) == "Gawo")
    #expect(gazetteer.population(of: gao) == 90_000)
    #expect(gazetteer.coordinates(of: gao)?.latitude == 16.27)
    for name in ["gao", "gawo", "gaawa"] {
      #expect(
        gazetteer.readings(at: gazetteer.state([name])).contains { $0.node == gao }, "\(name)")
    }
    #expect(gazetteer.facts(of: gazetteer.word("gao".utf8.span)).capitalCount > 0)
    #expect(gazetteer.facts(of: gazetteer.word("mr".utf8.span)) == .title)
    #expect(gazetteer.version != base.version)
  }

  static let base: [GazetteerRow] = {
    var mali = GazetteerRow(id: 2, .country, "Mali")
    mali.countryCode = "ML"
    mali.countryNumber = 466
    var timbuktu = GazetteerRow(
      id: 10, .admin1, "Tombouctou", in: 2, names: [.init("Timbuktu", .name)])
    timbuktu.divisionCode = "08"
    var gao = GazetteerRow(id: 11, .admin1, "Gao", in: 2)
    gao.divisionCode = "09"
    return [
      mali, timbuktu, gao,
      GazetteerRow(id: 12, .populated, "Gao", in: 11, at: .init(16.27, -0.04), population: 87_000),
      GazetteerRow(
        id: 13, .populated, "Timbuktu", in: 10, at: .init(16.77, -3.0), population: 54_000),
    ]
  }()

  @Test("a town that is there already is not added again")
  func joined() throws {
    let base = try Gazetteer(rows: Self.base)
    let merged = try base.merging([
      UserPlace(
        id: 200, name: "GAO", country: "ML", coordinates: .init(16.3, 0), alternates: ["Gawo"]),
      UserPlace(id: 201, name: "Gao", country: "ML", admin1: "09"),
      UserPlace(id: 202, name: "Gao", country: "ML", coordinates: .init(12, -8)),
      UserPlace(id: 203, name: "Gao", country: "ML", coordinates: .init(12.01, -8)),
    ])
    let gazetteer = try Gazetteer(bytes: merged.bytes)
    #expect(merged.joined == 3)
    #expect(
      [200, 201, 202, 203].map { gazetteer.node(withID: $0) != nil } == [false, false, true, false])
    let gao = try #require(gazetteer.node(withID: 12))
    #expect(gazetteer.alternates(of: gao) == ["Gawo"])
  }

  @Test("nothing added changes nothing")
  func nothing() throws {
    let base = try Gazetteer(rows: Self.base, facts: ["mr": .title])
    #expect(
      try base.merging([]).bytes
        == GazetteerBuilder(rows: Self.base, facts: ["mr": .title]).compile())
  }
}
