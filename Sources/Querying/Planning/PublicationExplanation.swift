import Segments

extension QueryExplanation {
  /// Publication dates, and how many articles of each class have them.
  mutating func add(_ query: Query, _ planned: PlannedPublication, depth: Int) {
    switch query {
    case .and(let parts): add("AND", parts, planned, depth)
    case .or(let parts): add("OR", parts, planned, depth)
    case .not(let part): add("NOT", [part], planned, depth)
    case .date(let date): add("\(date)  (\(counts(query)))", depth)
    default: add("\(query)", depth)
    }
  }

  private mutating func add(
    _ name: String, _ parts: [Query], _ planned: PlannedPublication, _ depth: Int
  ) {
    add(name, depth)
    for part in parts { add(part, planned, depth: depth + 1) }
  }

  private func counts(_ query: Query) -> String {
    let counts = (try? publications.counts(query)) ?? []
    let articles = counts.reduce(0, +).times("article")
    let classes = zip(Self.classes, counts).filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return classes.isEmpty ? articles : "\(articles): \(classes.joined(separator: ", "))"
  }

  private static let classes = [
    "dated to the day", "to the month", "to the year", "to other days", "doubtful", "undated",
  ]
}

extension Searcher {
  /// What the author of a query by publication dates may want to know: how many articles with less exact or doubtful
  /// dates it would also find.
  ///
  /// Empty where publication dates are but one of several ways to match.
  package func publicationHints(_ query: Query) throws -> [String] {
    let plan = try plan(query)
    let part: QueryPlan
    let publication: PlannedPublication
    switch plan {
    case .published(let found): (publication, part) = (found, .all)
    case .restricted(let found, let inner): (publication, part) = (found, inner)
    default: return []
    }
    let planner = PublicationPlanner(segments: index.segments)
    let overlapping = try planner.plan(publication.query, .overlapping)
      .subtracting(publication, counts: index.segments.map(\.articleCount))
    let doubtful = try planner.plan(publication.query, .doubtful)
      .subtracting(publication, counts: index.segments.map(\.articleCount))
    var hints: [String] = []
    let partly = try count(.restricted(overlapping, part))
    if partly > 0 {
      hints.append(
        "left out: \(partly.times("article")) dated only to a month, a year or the like that lies "
          + "partly outside")
    }
    let unsure = try count(.restricted(doubtful, part))
    if unsure > 0 {
      hints.append(
        "left out: \(unsure.times("article")) with doubtful dates in these days "
          + "(published:doubtful finds such)")
    }
    return hints
  }
}
