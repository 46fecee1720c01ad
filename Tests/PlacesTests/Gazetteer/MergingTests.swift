import Bytes
import Places
import TestSupport
import Testing

/// Users' places among those of a gazetteer.
@Suite struct MergingTests {
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
      UserPlace(
        id: 12, name: "Gawo", country: "ML", population: 90_000, alternates: ["Gaawa", "Gao"]),
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

  @Test("an identifier replaces a place only where both are plausibly the same")
  func identifiers() throws {
    let base = try Gazetteer(rows: Self.base)
    let merged = try base.merging([
      UserPlace(id: 2, name: "Zorgoville", country: "ML", coordinates: .init(16, -1), line: 1),
      UserPlace(id: 13, name: "Elsewhere", country: "ML", coordinates: .init(12, -8), line: 2),
      UserPlace(id: 12, name: "Gawo", country: "ML", coordinates: .init(16.5, -0.1), line: 3),
    ])
    let gazetteer = try Gazetteer(bytes: merged.bytes)
    func name(_ id: UInt32) -> String? { gazetteer.node(withID: id).map { gazetteer.name(of: $0) } }
    #expect([2, 12, 13].map { name($0) } == ["Mali", "Gawo", "Timbuktu"])
    #expect(name(4_200_000_002) == "Zorgoville")
    #expect(name(4_200_000_013) == "Elsewhere")
    #expect(merged.problems.map(\.line) == [1, 2])
    #expect(
      merged.problems.first?.reason.hasPrefix(
        "identifier 2 is that of 'Mali', another place; 'Zorgoville' gets 4200000002 instead")
        == true)
    // A number that no identifier can be made from.
    let large = GazetteerRow(id: 3_000_000_000, .populated, "Large", in: 2)
    let left = try Gazetteer(rows: Self.base + [large])
      .merging([UserPlace(id: 3_000_000_000, name: "Other", country: "ML", line: 7)])
    #expect(left.problems.map(\.line) == [7])
    #expect(left.problems.first?.reason.contains("is left out") == true)
  }

  @Test("another country's place is never replaced, whatever its name")
  func countries() throws {
    var niger = GazetteerRow(id: 3, .country, "Niger")
    niger.countryCode = "NE"
    niger.countryNumber = 562
    let base = try Gazetteer(rows: Self.base + [niger])
    let merged = try base.merging([
      UserPlace(id: 12, name: "Gao", country: "NE", coordinates: .init(16.27, -0.04))
    ])
    let gazetteer = try Gazetteer(bytes: merged.bytes)
    #expect(merged.problems.count == 1)
    let mine = try #require(gazetteer.node(withID: 4_200_000_012))
    #expect(gazetteer.countryCode(of: mine) == "NE")
    #expect(gazetteer.node(withID: 12).flatMap { gazetteer.countryCode(of: $0) } == "ML")
  }

  @Test("towns on both sides of the 180th meridian, and in the far north, are near")
  func meridian() throws {
    var fiji = GazetteerRow(id: 2, .country, "Fiji")
    fiji.countryCode = "FJ"
    fiji.countryNumber = 242
    let base = try Gazetteer(rows: [
      fiji, GazetteerRow(id: 10, .admin1, "West", in: 2),
      GazetteerRow(id: 11, .admin1, "East", in: 2),
      GazetteerRow(id: 20, .populated, "Yaqeta", in: 10, at: .init(-17, 177.4)),
      GazetteerRow(id: 21, .populated, "Taveuni", in: 11, at: .init(-17, 179.98)),
      GazetteerRow(id: 22, .populated, "Nord", in: 10, at: .init(80, 100)),
    ])
    let merged = try base.merging([
      UserPlace(id: 100, name: "Taveuni", country: "FJ", coordinates: .init(-17, -179.97)),
      UserPlace(id: 101, name: "New", country: "FJ", coordinates: .init(-17, -179.6)),
      // 0.4 degrees of longitude are 8 km here, and 42 at the equator.
      UserPlace(id: 102, name: "Nord", country: "FJ", coordinates: .init(80, 100.4)),
      UserPlace(id: 103, name: "Yaqeta", country: "FJ", coordinates: .init(-17, 177.8)),
      UserPlace(id: 104, name: "Pole", country: "FJ", coordinates: .init(90, -100)),
      UserPlace(id: 105, name: "Pole", country: "FJ", coordinates: .init(90, 80)),
    ])
    let gazetteer = try Gazetteer(bytes: merged.bytes)
    #expect(
      (100...105).map { gazetteer.node(withID: $0) != nil }
        == [false, true, false, true, true, false])
    let new = try #require(gazetteer.node(withID: 101))
    #expect(gazetteer.name(of: gazetteer.parent(of: new)) == "East")
  }

  @Test("forty thousand places of one name are merged and looked up")
  func namesakes() throws {
    let schools = (0..<40_000).map { (index: Int) -> UserPlace in
      let (row, column) = (Double(index / 400), Double(index % 400))
      return UserPlace(
        id: UInt32(1000 + index), name: "School", country: "ML",
        coordinates: .init(row * 0.2 - 40, column * 0.4 - 80))
    }
    let merged = try Gazetteer(rows: Self.base).merging(schools)
    #expect(merged.joined == 0)
    let gazetteer = try Gazetteer(bytes: merged.bytes)
    let lookup = PlaceLookup(gazetteer)
    #expect(try lookup.nodes(named: "school").count == 40_000)
    #expect(try lookup.nodes(named: "School, School").isEmpty)
    #expect(try lookup.nodes(named: "school, mali").count == 40_000)
  }
}
