import Places
import Querying

/// Which places articles mention: of which articles, which places, how many.
public struct PlacesRequest: Sendable {
  /// What mentions are counted under: the place itself, or the division or country that it is or lies in.
  public enum Grouping: String, CaseIterable, Sendable {
    case place, admin1, country
  }

  /// Which articles, nil for all.
  public var query: QueryText?
  /// Most places to give, nil for all.
  public var limit: Int? = 20
  /// What a row stands for.
  public var grouping = Grouping.place
  /// Only places of this kind, if given: one of `PlaceCount.kinds`.
  public var kind: String?
  /// Only what lies inside the place of this name, if given.
  public var area: String?

  /// A request with the usual options; of all articles where there is no query.
  public init(_ query: QueryText? = nil) { self.query = query }
}

/// A place, and how often it is mentioned.
public struct PlaceCount: Sendable {
  /// Its identifier in the gazetteer.
  public var id: UInt32
  /// The name to show.
  public var name: String
  /// What it is, one of `kinds`.
  public var kind: String
  /// ISO 3166-1 alpha-2; empty where it belongs to no country.
  public var country: String
  /// Degrees north and east, nil where unknown.
  public var latitude: Double?
  /// See `latitude`.
  public var longitude: Double?
  /// Articles that mention it.
  public var articles: Int
  /// Its mentions in them.
  public var mentions: Int

  /// The kinds of places, from the largest to the smallest.
  public static let kinds = PlaceKind.allCases.map { "\($0)" }
}

/// What was found besides the places.
public struct PlacesSummary: Sendable {
  /// Articles that match.
  public var articles: Int
  /// Places that they mention, of the kinds asked for.
  public var places: Int
  /// What the author of the query may want to know, a line each.
  public var hints: [String]
}

extension NewsIndex {
  /// The places that articles mention, those in most articles first.
  ///
  /// - Throws: `QueryError` for a mistake in query or area; `NoPlaces` if the index was built without.
  public func places(
    _ request: PlacesRequest
  ) throws -> (summary: PlacesSummary, places: [PlaceCount]) {
    try confirming {
      guard directory.manifest.places != nil else { throw NoPlaces() }
      let parsed = try request.query.map { try parse($0) }
      let area = try request.area.map { try searcher.parseArea($0) }
      let tally = try searcher.tallyPlaces(
        parsed?.query ?? .all,
        by: PlaceTally.Grouping(rawValue: request.grouping.rawValue) ?? .place, in: area?.place)
      let rows = tally.rows.filter { request.kind == nil || "\($0.kind)" == request.kind }
      let shown = rows.prefix(request.limit.map { max(0, $0) } ?? .max)
      return (
        PlacesSummary(
          articles: tally.articles, places: rows.count,
          hints: (try parsed.map { try hints(of: $0) } ?? []) + (area?.hints ?? [])),
        shown.map(PlaceCount.init)
      )
    }
  }
}

/// An index that was built without places.
public struct NoPlaces: Error, CustomStringConvertible, Sendable {
  /// One line: what is missing and what would do.
  public var description: String {
    "the index holds no places: it was built with --no-places; build it anew without "
      + "(newsidx build --force)"
  }
}

extension PlaceCount {
  fileprivate init(_ row: PlaceTally.Row) {
    self.init(
      id: row.id, name: row.name, kind: "\(row.kind)", country: row.country ?? "",
      latitude: row.coordinates?.latitude, longitude: row.coordinates?.longitude,
      articles: row.articles, mentions: row.mentions)
  }
}
