import Querying

/// Matches queries by trying everything: the specification of what a query finds, highlights and weighs.
///
/// Slow and obviously right, for small articles.
package struct ReferenceMatcher: Sendable {
  package init() {}

  /// What `query` finds in `article`; nil where it does not match.
  package func evaluate(_ query: Query, _ article: ReferenceArticle) -> ReferenceResult? {
    switch query {
    case .all: return ReferenceResult()
    case .nothing: return nil
    case .sequence(let sequence):
      return result(query, sequence.field, occurrences(of: sequence, in: article))
    case .near(let near):
      return result(query, near.left[0].field, occurrences(of: near, in: article))
    case .place(let place): return result(place, article)
    case .date(let date): return result(date, article)
    case .and(let parts): return all(parts, article)
    case .or(let parts): return any(parts, article)
    case .not(let part): return evaluate(part, article) == nil ? ReferenceResult() : nil
    case .boolean(let required, let optional):
      return all(required, article).map { $0 + (any(optional, article) ?? ReferenceResult()) }
    }
  }

  /// What all `parts` find together; nil where one does not match.
  private func all(_ parts: [Query], _ article: ReferenceArticle) -> ReferenceResult? {
    let results = parts.compactMap { evaluate($0, article) }
    return results.count == parts.count ? results.reduce(ReferenceResult(), +) : nil
  }

  /// What those of `parts` that match find together; nil where none does.
  private func any(_ parts: [Query], _ article: ReferenceArticle) -> ReferenceResult? {
    let results = parts.compactMap { evaluate($0, article) }
    return results.isEmpty ? nil : results.reduce(ReferenceResult(), +)
  }

  private func result(
    _ leaf: Query, _ field: Query.Field, _ found: ReferenceOccurrences
  ) -> ReferenceResult? {
    if found.spans.isEmpty { return nil }
    // The source has no place in the text and says nothing about how well an article fits.
    if field == .source { return ReferenceResult() }
    return ReferenceResult(
      spans: found.spans, leaves: [ReferenceResult.Leaf(query: leaf, occurrences: found.weighted)])
  }
}

extension ReferenceMatcher {
  private func result(_ date: Query.Date, _ article: ReferenceArticle) -> ReferenceResult? {
    if date.subject == .published { return date.finds(article.published) ? ReferenceResult() : nil }
    let found = article.dates?.filter { date.counts($0.meaning) } ?? []
    if found.isEmpty { return nil }
    return ReferenceResult(
      spans: Set(found.map(\.span)),
      leaves: [
        ReferenceResult.Leaf(query: .date(date), occurrences: [], share: date.share(in: article))
      ])
  }

  private func result(_ place: Query.Place, _ article: ReferenceArticle) -> ReferenceResult? {
    guard let tree = article.places, let code = tree.code(of: place, in: article),
      !place.isFocus || code.share >= 5, !place.isNamed || code.isNamed
    else { return nil }
    let spans = article.mentions.filter { tree.counts($0, for: place) }.map(\.span)
    return ReferenceResult(
      spans: Set(spans),
      leaves: [
        ReferenceResult.Leaf(query: .place(place), occurrences: [], share: Double(code.share) / 15)
      ])
  }
}

/// What a query finds in an article that it matches.
package struct ReferenceResult: Equatable, Sendable {
  /// A sequence or a near that matches, with its occurrences.
  package struct Leaf: Equatable, Sendable {
    package var query: Query
    package var occurrences: [ReferenceOccurrence]
    /// Of a place or a date, what part of the greatest score it adds.
    package var share = 0.0

    /// The sum of the weights, which is the term frequency for the score.
    package var frequency: Double { occurrences.reduce(0) { $0 + $1.weight } }
  }

  /// The highlighted spans: first position, one past the last.
  package var spans: Set<Range<Int>> = []
  /// The leaves that match and are not negated, as in the query.
  package var leaves: [Leaf] = []

  static func + (one: ReferenceResult, other: ReferenceResult) -> ReferenceResult {
    ReferenceResult(spans: one.spans.union(other.spans), leaves: one.leaves + other.leaves)
  }
}

/// An occurrence of a leaf, as it counts for the score.
package struct ReferenceOccurrence: Hashable, Sendable {
  /// First position, one past the last; of a sloppy phrase the adjusted positions (position minus slot number).
  package var interval: Range<Int>
  /// 1 for an exact one, less the looser it is.
  package var weight: Double

  package init(interval: Range<Int>, weight: Double) {
    self.interval = interval
    self.weight = weight
  }
}
