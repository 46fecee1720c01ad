import Places
import Testing

/// What must be true of the gazetteer that is part of the program.
@Suite struct ShippedGazetteerTests {
  let gazetteer: Gazetteer
  var nodes: Range<UInt32> { 0..<UInt32(gazetteer.nodeCount) }

  init() throws { gazetteer = try Gazetteer.shipped() }

  @Test("it is whole and not too large")
  func bytes() throws {
    #expect(throws: Never.self) { try gazetteer.verify() }
    #expect(gazetteer.withBytes { $0.count } <= 12_000_000)
    #expect(gazetteer.nodeCount > 180_000)
  }

  @Test("nodes are numbered in pre-order, and all lie in the world")
  func tree() {
    #expect(gazetteer.parent(of: 0) == 0)
    #expect(gazetteer.end(of: 0) == UInt32(gazetteer.nodeCount))
    var wrong: [UInt32] = []
    for node in nodes.dropFirst() {
      let parent = gazetteer.parent(of: node)
      let isInside = parent < node && gazetteer.end(of: node) <= gazetteer.end(of: parent)
      // The next node is a child, or what follows the end of nodes.
      if !isInside || gazetteer.end(of: node) <= node
        || !gazetteer.kind(of: parent).mayContain(gazetteer.kind(of: node))
      {
        wrong.append(node)
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5).map { gazetteer.name(of: $0) })")
  }

  @Test("identifiers are unique and found again")
  func identifiers() {
    let ids = Set(nodes.map { gazetteer.id(of: $0) })
    #expect(ids.count == gazetteer.nodeCount)
    #expect(nodes.allSatisfy { gazetteer.node(withID: gazetteer.id(of: $0)) == $0 })
  }

  @Test("every country has a code, a place, people and lies in a continent")
  func countries() {
    let countries = nodes.filter { gazetteer.kind(of: $0) == .country }
    #expect(countries.count == 250)
    #expect(Set(countries.compactMap { gazetteer.countryCode(of: $0) }).count == countries.count)
    let lost = countries.filter {
      gazetteer.coordinates(of: $0) == nil
        || gazetteer.kind(of: gazetteer.parent(of: $0)) != .subregion
    }
    #expect(lost.isEmpty, "\(lost.map { gazetteer.name(of: $0) })")
    let capitals = nodes.filter { gazetteer.isCapital($0) }
    #expect(capitals.count > 235)
    #expect(Set(capitals.compactMap { gazetteer.countryNode(of: $0) }).count == capitals.count)
  }

  @Test("places are on earth, and towns are in their country's box")
  func coordinates() {
    var outside = 0
    for node in nodes {
      guard let place = gazetteer.coordinates(of: node) else {
        #expect(gazetteer.kind(of: node) != .populated)
        continue
      }
      if abs(place.latitude) > 90 || abs(place.longitude) > 180 { outside += 1 }
    }
    #expect(outside == 0)
  }

  @Test("no town is left out for its inhabitants")
  func population() {
    let without = nodes.filter {
      gazetteer.kind(of: $0) == .populated && gazetteer.population(of: $0) == 0
    }
    #expect(without.count > 10_000)
  }

  @Test("members are divisions, countries or what contains them, and parts have some")
  func members() {
    for node in nodes {
      let members = gazetteer.members(of: node)
      let kind = gazetteer.kind(of: node)
      if kind == .part { #expect(!members.isEmpty, "\(gazetteer.name(of: node))") }
      if !members.isEmpty { #expect([.part, .region, .subregion, .continent].contains(kind)) }
      #expect(!members.contains(node))
    }
  }

  @Test("parts are found by their direction")
  func parts() throws {
    let mali = try #require(gazetteer.node(withID: 2_453_866))
    let north = try #require(gazetteer.part(of: mali, .north))
    #expect(gazetteer.name(of: north) == "northern Mali")
    #expect(gazetteer.parent(of: north) == mali)
    let members = gazetteer.members(of: north).map { gazetteer.name(of: $0) }
    #expect(Set(members).isSuperset(of: ["Kidal", "Gao", "Tombouctou", "Taoudénit", "Ménaka"]))
    #expect(!members.contains("Sikasso"))
    #expect(gazetteer.part(of: north, .north) == nil)
  }

  @Test("the name of every node leads to it")
  func names() throws {
    let analyzer = try NameAnalyzer()
    var missing: [String] = []
    for node in nodes where gazetteer.kind(of: node) != .part {
      let words = try analyzer.forms(of: gazetteer.name(of: node))
      let readings = gazetteer.readings(at: gazetteer.state(words))
      if !readings.contains(where: { $0.node == node }) { missing.append(gazetteer.name(of: node)) }
    }
    // Those that are above all a frequent word are not looked for.
    #expect(missing.count < 120, "\(missing.prefix(20))")
    #expect(
      missing.allSatisfy { !$0.contains(" ") || $0.utf8.count > 60 },
      "\(missing.filter { $0.contains(" ") }.prefix(20))")
  }

  @Test("what is known of words")
  func facts() {
    func facts(_ word: String) -> WordFacts { gazetteer.facts(of: gazetteer.word(word.utf8.span)) }
    #expect(facts("paul").contains(.firstName))
    #expect(facts("general").contains(.common))
    #expect(facts("mr").contains(.title))
    #expect(facts("northern").direction == .north)
    #expect(facts("paris").capitalCount > 10)
    #expect(!facts("paris").contains(.someLowercase))
    #expect(facts("said").isSuperset(of: [.someLowercase, .common, .veryCommon]))
    #expect(gazetteer.word("qqqqzzzz".utf8.span) == 0)
  }
}

extension PlaceKind {
  fileprivate func mayContain(_ kind: PlaceKind) -> Bool {
    switch self {
    case .world: kind != .world
    case .continent, .subregion, .country, .admin1: kind.rawValue > rawValue
    default: false
    }
  }
}
