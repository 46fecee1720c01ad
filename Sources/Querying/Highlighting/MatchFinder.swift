import Segments

/// Finds what in an article a query really matched, from positions; articles come in ascending order.
///
/// A phrase is one span, sloppy phrases and NEAR give their members, places and dates their mentions; excluded parts, sources and
/// publication dates none.
final class MatchFinder {
  private indirect enum Node {
    case all
    case sequence(SequenceReader)
    case near(NearReader)
    case annotation(CodedCursor, AnnotationSpans)
    case restricted(ArticleRanges, MatchFinder)
    case and(required: [MatchFinder], excluded: [MatchFinder])
    case or([MatchFinder])
    case optional(required: MatchFinder, optional: MatchFinder)
  }

  private var node: Node

  private init(_ node: Node) { self.node = node }

  /// The finder of a plan in segment `number`; nil if nothing in the segment can match.
  static func finder(_ plan: QueryPlan, segment number: Int) throws -> MatchFinder? {
    switch plan {
    case .all: return MatchFinder(.all)
    case .nothing: return nil
    case .sequence(let sequence):
      return try sequence.bound(to: number).map { MatchFinder(.sequence(try SequenceReader($0))) }
    case .near(let near):
      return try near.bound(to: number).map { MatchFinder(.near(try NearReader($0))) }
    case .annotation(let planned):
      return planned.segments[number].map {
        MatchFinder(.annotation(CodedCursor($0), AnnotationSpans($0)))
      }
    case .published(let publication):
      return MatchFinder(.restricted(publication.segments[number], MatchFinder(.all)))
    case .restricted(let publication, let part):
      return try finder(part, segment: number).map {
        MatchFinder(.restricted(publication.segments[number], $0))
      }
    case .and(let required, let excluded):
      let parts = try required.compactMap { try finder($0, segment: number) }
      guard parts.count == required.count else { return nil }
      return MatchFinder(
        .and(
          required: parts, excluded: try excluded.compactMap { try finder($0, segment: number) }))
    case .or(let parts):
      let found = try parts.compactMap { try finder($0, segment: number) }
      return found.isEmpty ? nil : MatchFinder(.or(found))
    case .optional(let required, let optional):
      guard let required = try finder(required, segment: number) else { return nil }
      guard let optional = try finder(optional, segment: number) else { return required }
      return MatchFinder(.optional(required: required, optional: optional))
    }
  }

  /// Inserts the spans in `article` into `spans`; tells whether it matches (if not, none are inserted).
  func collect(
    in article: UInt32, row: ArticleRow, into spans: inout Set<MatchSpan>
  ) throws -> Bool {
    switch node {
    case .all: return true
    case .sequence: return try collectSequence(in: article, row: row, into: &spans)
    case .near: return try collectNear(in: article, row: row, into: &spans)
    case .annotation: return try collectAnnotation(in: article, into: &spans)
    case .restricted(let ranges, let part):
      return try ranges.contains(article) && part.collect(in: article, row: row, into: &spans)
    case .and(let required, let excluded):
      var found: Set<MatchSpan> = []
      for part in required where !(try part.collect(in: article, row: row, into: &found)) {
        return false
      }
      var ignored: Set<MatchSpan> = []
      for part in excluded where try part.collect(in: article, row: row, into: &ignored) {
        return false
      }
      spans.formUnion(found)
      return true
    case .or(let parts):
      var matches = false
      for part in parts where try part.collect(in: article, row: row, into: &spans) {
        matches = true
      }
      return matches
    case .optional(let required, let optional):
      guard try required.collect(in: article, row: row, into: &spans) else { return false }
      _ = try optional.collect(in: article, row: row, into: &spans)
      return true
    }
  }

  private func collectSequence(
    in article: UInt32, row: ArticleRow, into spans: inout Set<MatchSpan>
  ) throws -> Bool {
    guard case .sequence(var reader) = node else { return false }
    node = .all
    defer { node = .sequence(reader) }
    let zones = Zones(row, field: reader.sequence.field)
    let isSource = reader.sequence.field == .source
    var matches = false
    try reader.forEachSpan(in: article, zones: zones) { span in
      matches = true
      if !isSource { spans.insert(span) }
    }
    return matches
  }

  private func collectNear(
    in article: UInt32, row: ArticleRow, into spans: inout Set<MatchSpan>
  ) throws -> Bool {
    guard case .near(var reader) = node else { return false }
    node = .all
    defer { node = .near(reader) }
    let occurrences = try reader.occurrences(in: article, row: row)
    if reader.field != .source { occurrences.forEachMember { spans.insert($0) } }
    return occurrences.exist
  }

  private func collectAnnotation(
    in article: UInt32, into spans: inout Set<MatchSpan>
  ) throws -> Bool {
    guard case .annotation(var articles, var mentions) = node else { return false }
    node = .all
    defer { node = .annotation(articles, mentions) }
    guard try articles.contains(article) else { return false }
    try mentions.forEachSpan(in: article) { spans.insert($0) }
    return true
  }
}
