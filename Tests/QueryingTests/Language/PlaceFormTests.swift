import Querying
import TestSupport
import Testing
import Text

/// Places and annotations in queries, as tables of queries and trees.
struct PlaceFormTests {
  static func parse(_ query: String) throws -> ParsedQuery {
    try QueryParser().parse(
      query, analyzer: QueryFormTests.analyzer(), places: { ReferencePlaces.sample })
  }

  static let places: [(String, String)] = [
    ("place:Mali", "place:#10"),
    ("place:mali", "place:#10"),
    ("-place:Mali troops", "and(troops, not(place:#10))"),
    ("troops -place:Mali", "and(troops, not(place:#10))"),
    ("place:\"northern Mali\"", "place:#18"),
    ("place:“northern Mali” x", "and(place:#18, x)"),
    ("place:\"Paris, Texas\"", "place:#64"),
    ("place:\"Paris, Texas\"!", "place:#64!"),
    ("place:Gao", "place:#11"),
    ("place:=Gao", "place:=#11"),
    ("place:=\"Gao\"!", "place:=#11!"),
    ("place:=#12", "place:=#12"),
    ("place:#12", "place:#12"),
    ("place:Mali!", "place:#10!"),
    ("place:Gao~50km", "place:#11~50.0km"),
    ("place:\"Gao\"~0.5km", "place:#11~0.5km"),
    ("place:#13~50km!", "place:#13~50.0km!"),
    ("place:#13!~50km", "place:#13~50.0km!"),
    ("place:#13~10mi", "place:#13~16.09344km"),
    ("place:*", "place:*"),
    ("about:Mali", "about:#10"),
    ("about:\"Burkina Faso\"", "about:#30"),
    ("place:(Mali OR Niger)", "or(place:#10, place:#20)"),
    ("place:(Mali Niger)", "and(place:#10, place:#20)"),
    (
      "about:(=Gao OR \"Burkina Faso\"! OR #12~5km) x",
      "and(or(about:=#11, about:#30!, about:#12~5.0km), x)"
    ),
    ("place:(Mali -(Gao OR Kidal)) Niger", "and(place:#10, niger, not(or(place:#11, place:#14)))"),
    ("place:((Mali)) Mali", "and(place:#10, mali)"),
    ("bbox:-5.5,15,4.3,25", "bbox:-5.5,15.0,4.3,25.0"),
    ("-bbox:170,-90,-170,90 x", "and(x, not(bbox:170.0,-90.0,-170.0,90.0))"),
    ("(bbox:0,0,0,0)", "bbox:0.0,0.0,0.0,0.0"),
    ("place: Mali", "and(place, mali)"),
    ("Place:Mali", "[place mali]"),
    ("x place\\:Mali", "and(x, [place mali])"),
  ]

  static let annotations: [(String, String)] = [
    ("<place>", "place:*"),
    ("<place:Mali>", "place:#10"),
    ("<place:Burkina Faso>", "place:#30"),
    ("<place:Mali>'s army", "and(place:#10, army)"),
    ("-<place:Mali> x", "and(x, not(place:#10))"),
    ("<number>", "<number>"),
    ("\"<number>\"", "<number>"),
    ("\"<place:Mali>\"", "place:#10"),
    ("\"<place:Mali>\"~3", "place:#10"),
    ("\"killed in <place:Mali>\"", "[killed in <place:#10>]"),
    ("\"<place>’s <number> soldiers\"", "[<place> <number> soldiers]"),
    ("\"<place:=Gao><number>\"", "[<place:=#11> <number>]"),
    ("\"x<place:#12~5km!>-based\"", "[x <place:#12~5.0km!> based]"),
    ("“in <place:northern Mali> now”", "[in <place:#18> now]"),
    ("title:<place:Mali>", "title:<place:#10>"),
    ("title:(<number> OR \"in <place>\")", "or(title:<number>, title:[in <place>])"),
    ("(attack NEAR/10 <place:Burkina Faso>)", "near10(attack, <place:#30>)"),
    (
      "<place> ADJ/2 (<number> OR \"the <place:Mali>\")",
      "adj2(<place>, or(<number>, [the <place:#10>]))"
    ),
    ("a < b > c", "and(a, b, c)"),
    ("a <b", "and(a, b)"),
    ("a<place>b", "[a place b]"),
    ("\\<place> x", "and(place, x)"),
    ("\"in \\<place>\"", "[in place]"),
    ("<http://x.org>", "[http x.org]"),
    ("\"5 <6> 7\"", "[5 6 7]"),
  ]

  @Test(arguments: places + annotations)
  func trees(query: String, tree: String) throws {
    #expect(try Self.parse(query).query.compact == tree)
  }

  @Test("a place with a distance is around its town")
  func circles() throws {
    guard case .place(let place) = try Self.parse("place:Gao~50km").query,
      case .circle(let circle) = place.area
    else {
      Issue.record("no circle")
      return
    }
    #expect(circle.latitude == 16.27 && circle.longitude == -0.04)
    #expect(circle.center.map(\.id) == [11, 12])
  }

  @Test("= takes a division and its seat")
  func seats() throws {
    #expect(try ids("place:=Gao") == [11, 12])
    #expect(try ids("place:=Mali") == [10])
    #expect(try ids("place:=#11") == [11])
    #expect(try ids("place:=Georgia") == [53])
  }

  @Test("regions hold their members, those of members too, each once")
  func members() throws {
    #expect(try ids("place:\"northern Mali\"") == [18, 11, 14])
    #expect(try ids("place:Sahel") == [40, 10, 20, 41])
    #expect(try ids("about:#41") == [41, 20, 40, 10])
  }

  private func ids(_ query: String) throws -> [UInt32] {
    guard case .place(let place) = try Self.parse(query).query else { return [] }
    switch place.area {
    case .inside(let nodes), .only(let nodes): return nodes.map(\.id)
    default: return []
    }
  }

  @Test(
    arguments: [
      ("place:Mali", []),
      (
        "place:Georgia <place:Georgia>",
        [
          "Georgia is read as Georgia, country in Europe (#53); others are "
            + "Georgia, admin1 in United States: place:#62"
        ]
      ),
      ("place:\"Paris, Texas\"", []),
      ("place:#53", []),
      (
        "place:Mali Empire troops",
        ["the name ends at the space; for Mali Empire write \"Mali Empire\" in quotes"]
      ),
      ("place:Mali -Empire", []), ("place:\"Mali\" Empire", []), ("<place:Mali> Empire", []),
      // Villages are not told beside countries and regions, but beside towns.
      ("place:Utopia", [Self.utopia]),
      (
        "place:Paris",
        [
          "Paris is read as Paris, populated in France (#52); others are "
            + "Paris, populated in Texas: place:#64"
        ]
      ),
    ] as [(String, [String])])
  func hints(query: String, hints: [String]) throws {
    #expect(try Self.parse(query).hints == hints)
  }

  private static let utopia =
    "Utopia is read as Utopia, region in World (#66); others are "
    + "Utopia, populated in World: place:#68"

  @Test
  func sourcesAreBytesOfTheQuery() throws {
    let query = "é about:\"Paris, Texas\"! \"in <place:Mali>\""
    guard case .and(let parts) = try Self.parse(query).query, parts.count == 3,
      case .place(let place) = parts[1], case .sequence(let phrase) = parts[2]
    else {
      Issue.record("\(try Self.parse(query).query)")
      return
    }
    func text(_ range: Range<Int>) -> String {
      String(decoding: Array(query.utf8)[range], as: UTF8.self)
    }
    #expect(text(place.source) == "about:\"Paris, Texas\"!")
    #expect(phrase.slots.map { text($0.source) } == ["in", "<place:Mali>"])
  }

  @Test
  func descriptions() throws {
    let query = "place:Mali about:=Gao! place:Gao~50km bbox:1,2,3,4 \"in <place:Niger> <number>\""
    #expect(
      try Self.parse(query).query.description == """
        AND
          place: Mali, country in Western Africa (#10)
          about: Gao, admin1 in Mali (#11) or Gao, populated in Gao (#12), itself, by name
          place: 50 km around 16.27, -0.04, Gao, admin1 in Mali (#11)
          place: from 1, 2 to 3, 4
          phrase: in <place: Niger, country in Western Africa (#20)> <number>
        """)
  }
}
