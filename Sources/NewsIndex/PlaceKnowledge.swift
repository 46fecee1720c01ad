import Indexing
import Places
import Text

/// What a name may mean.
public struct PlaceReadings: Sendable {
  /// The likeliest first; empty if nothing bears the name.
  public var readings: [PlaceReading]
  /// Names that are spelled nearly so, where there is no reading.
  public var suggestions: [String]
  /// Whether what was asked for is `#` and an identifier.
  public var isIdentifier: Bool
}

/// One meaning of a name.
public struct PlaceReading: Sendable {
  /// What is meant.
  public var place: KnownPlace
  /// In words: "Gao, region of Mali".
  public var description: String
  /// What it lies in, the nearest first.
  public var parents: [KnownPlace]
  /// What a region or part consists of, besides what lies inside it.
  public var members: [KnownPlace]
  /// Its other names.
  public var alternates: [String]
  /// Inhabitants; 0 where unknown.
  public var population: Int
}

/// The places that the program or an index knows.
public struct PlaceKnowledge {
  private let lookup: PlaceLookup
  /// Where it is read from, if it is an index.
  private let index: NewsIndex?
  /// What could not be read of the user's gazetteer, a line each.
  public let problems: [String]

  /// What the program knows, with the places of a file if one is given.
  ///
  /// - Throws: an error whose description says what is wrong with the gazetteer.
  public init(gazetteer path: String? = nil) throws {
    let finding = try PlaceFinding(gazetteer: path, homeCountry: nil)
    lookup = PlaceLookup(finding.gazetteer)
    index = nil
    problems = finding.problems
  }

  /// What names in queries to an index mean: by the gazetteer that it brings along, else by the program's.
  ///
  /// - Throws: `NoPlaces` if the index was built without; an error that says what is wrong with its gazetteer.
  public init(of index: NewsIndex) throws {
    guard let lookup = try index.searcher.placeLookup() else { throw NoPlaces() }
    self.lookup = lookup
    self.index = index
    problems = []
  }

  /// What `name` may mean: a name, a name and what it lies in ("Paris, Texas"), or `#` and an identifier.
  public func readings(of name: String) throws -> PlaceReadings {
    guard let index else { return try found(name) }
    return try index.confirming { try found(name) }
  }

  private func found(_ name: String) throws -> PlaceReadings {
    let nodes = try lookup.nodes(named: name)
    let isIdentifier = PlaceLookup.isIdentifier(name)
    return PlaceReadings(
      readings: nodes.map(reading),
      suggestions: nodes.isEmpty && !isIdentifier
        ? try lookup.suggestions(for: name, limit: 5) : [],
      isIdentifier: isIdentifier)
  }

  private func reading(_ node: UInt32) -> PlaceReading {
    let gazetteer = lookup.gazetteer
    var parents: [KnownPlace] = []
    var next = gazetteer.parent(of: node)
    while next != 0 {
      parents.append(KnownPlace(next, in: gazetteer))
      next = gazetteer.parent(of: next)
    }
    return PlaceReading(
      place: KnownPlace(node, in: gazetteer), description: lookup.description(of: node),
      parents: parents,
      members: gazetteer.members(of: node).map { KnownPlace($0, in: gazetteer) },
      alternates: gazetteer.alternates(of: node), population: gazetteer.population(of: node))
  }
}
