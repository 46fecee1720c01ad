import Places
import Testing

/// Flaws of the sources that the shipped gazetteer must not have.
@Suite struct ShippedSourcesTests {
  let gazetteer: Gazetteer
  var nodes: Range<UInt32> { 0..<UInt32(gazetteer.nodeCount) }

  init() throws { gazetteer = try Gazetteer.shipped() }

  @Test("no country bears the name of another, but for the Congo")
  func countries() throws {
    let analyzer = try NameAnalyzer()
    var shared: Set<String> = []
    for node in nodes where gazetteer.kind(of: node) == .country {
      for name in [gazetteer.name(of: node)] + gazetteer.alternates(of: node) {
        let countries = gazetteer.readings(at: gazetteer.state(try analyzer.forms(of: name)))
          .filter { gazetteer.kind(of: $0.node) == .country && $0.form != .demonym }
        if Set(countries.map(\.node)).count > 1 { shared.insert(name) }
      }
    }
    #expect(shared == ["Congo"])
  }

  @Test("a town with a wrong place does not move its division")
  func outliers() throws {
    let gao = try #require(gazetteer.node(withID: 2_457_161).flatMap(gazetteer.coordinates))
    #expect((15...17.5).contains(gao.latitude) && (-1...1.5).contains(gao.longitude), "\(gao)")
    // A large division with towns far apart keeps them all.
    let krasnoyarsk = try #require(
      gazetteer.node(withID: 1_502_020).flatMap(gazetteer.coordinates))
    #expect(krasnoyarsk.latitude > 60, "\(krasnoyarsk)")
  }

  @Test(
    "the towns of Vietnam lie in the divisions of their names",
    arguments: [(1_581_130, 1_581_129), (1_566_083, 1_580_578), (1_583_992, 1_905_468)])
  func vietnam(town: UInt32, division: UInt32) throws {
    let node = try #require(gazetteer.node(withID: town))
    let around = try #require(gazetteer.admin1Node(of: node))
    #expect(gazetteer.id(of: around) == division, "\(gazetteer.name(of: around))")
  }

  @Test("hardly any town of Vietnam lies in no division")
  func vietnam() throws {
    let country = try #require(gazetteer.node(withID: 1_562_822))
    let towns = (country..<gazetteer.end(of: country)).filter {
      gazetteer.kind(of: $0) == .populated
    }
    #expect(towns.count > 800)
    #expect(towns.count { gazetteer.admin1Node(of: $0) == nil } < 10)
  }

  @Test("counties have the inhabitants of their towns")
  func counties() throws {
    let kent = try #require(gazetteer.node(withID: 3_333_158))
    #expect(gazetteer.name(of: kent) == "Kent")
    #expect((1_000_000...2_500_000).contains(gazetteer.population(of: kent)))
    let harris = try #require(gazetteer.node(withID: 4_696_376))
    #expect(gazetteer.name(of: harris) == "Harris County")
    #expect((2_000_000...6_000_000).contains(gazetteer.population(of: harris)))
  }

  @Test("what stands for a place is no other name of it")
  func alternates() throws {
    let mali = try #require(gazetteer.node(withID: 2_453_866))
    let all = gazetteer.otherNames(of: mali)
    #expect(all.contains { $0.text == "MINUSMA" && $0.form == .weakAlias })
    #expect(all.contains { $0.form == .demonym })
    let names = gazetteer.alternates(of: mali)
    #expect(names.contains("Republic of Mali"))
    #expect(!names.contains("MINUSMA") && !names.contains("Malian"))
    let sahel = nodes.first {
      gazetteer.kind(of: $0) == .region && gazetteer.name(of: $0) == "Sahel"
    }
    #expect(sahel.map { gazetteer.alternates(of: $0).contains("Barkhane") } == false)
  }

  @Test("nothing lies where the equator meets the prime meridian, and nearly all lie somewhere")
  func places() throws {
    var nowhere: [String] = []
    for node in 1..<UInt32(gazetteer.nodeCount) {
      let name = "\(gazetteer.name(of: node)) (\(gazetteer.id(of: node)))"
      if let place = gazetteer.coordinates(of: node) {
        #expect(abs(place.latitude) > 0.01 || abs(place.longitude) > 0.01, "\(name)")
      } else {
        nowhere.append(name)
      }
    }
    // Some small divisions without towns.
    #expect(nowhere.count < 100, "\(nowhere)")
  }
}
