import Querying

/// Where a leaf occurs in an article.
struct ReferenceOccurrences {
  /// The spans to highlight.
  var spans: Set<Range<Int>> = []
  /// The occurrences that count for the score, by place.
  var weighted: [ReferenceOccurrence] = []

  /// Adds what was found in one zone: of `candidates` those count whose interval holds no other one's, and of several
  /// with one interval the one of most weight.
  mutating func add(_ spans: Set<Range<Int>>, _ candidates: [ReferenceOccurrence]) {
    self.spans.formUnion(spans)
    let intervals = Set(candidates.map(\.interval))
    for interval in intervals.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      let holdsAnother = intervals.contains { other in
        other != interval && interval.lowerBound <= other.lowerBound
          && other.upperBound <= interval.upperBound
      }
      if holdsAnother { continue }
      let best = candidates.filter { $0.interval == interval }.map(\.weight).max() ?? 0
      weighted.append(ReferenceOccurrence(interval: interval, weight: best))
    }
  }
}

extension ReferenceMatcher {
  /// The words of a field, and the ranges of positions that no occurrence leaves.
  private func zones(
    _ field: Query.Field, _ article: ReferenceArticle
  ) -> (words: [[UInt8]], zones: [Range<Int>]) {
    switch field {
    case .source: return (article.source, [0..<article.source.count])
    case .title:
      let end = article.title.isEmpty ? article.headlineTokens : article.title.count
      return (article.text, [0..<end])
    case .text:
      return (article.text, [0..<article.title.count, article.title.count..<article.length])
    }
  }

  /// Where `sequence` occurs.
  func occurrences(of sequence: Query.Sequence, in article: ReferenceArticle)
    -> ReferenceOccurrences
  {
    let (words, zones) = zones(sequence.field, article)
    var found = ReferenceOccurrences()
    for zone in zones {
      if sequence.slop == 0 {
        let spans = exactSpans(of: sequence, words, zone, article)
        found.spans.formUnion(spans)
        found.weighted += spans.map { ReferenceOccurrence(interval: $0, weight: 1) }
      } else {
        addSloppy(sequence, words, zone, to: &found)
      }
    }
    return found
  }

  /// The spans in `zone` where the slots stand one after the other.
  private func exactSpans(
    of sequence: Query.Sequence, _ words: [[UInt8]], _ zone: Range<Int>,
    _ article: ReferenceArticle
  ) -> [Range<Int>] {
    zone.flatMap { start in
      var ends: Set = [start]
      for slot in sequence.slots {
        ends = Set(ends.flatMap { self.ends(of: slot, at: $0, words, article) })
      }
      return ends.filter { $0 <= zone.upperBound }.sorted().map { start..<$0 }
    }
  }

  /// Where what stands in `slot` may end if it begins at `start`.
  private func ends(
    of slot: Query.Slot, at start: Int, _ words: [[UInt8]], _ article: ReferenceArticle
  ) -> [Int] {
    switch slot.kind {
    case .place(let place):
      article.mentions.filter {
        $0.span.lowerBound == start && article.places?.counts($0, for: place) == true
      }.map(\.span.upperBound)
    case .date(let date):
      article.dates?.filter { $0.span.lowerBound == start && date.counts($0.meaning) }
        .map(\.span.upperBound) ?? []
    case .number: article.numbers.filter { $0.lowerBound == start }.map(\.upperBound)
    default: start < words.count && slot.isReference(words[start]) ? [start + 1] : []
    }
  }

  /// Adds the sloppy occurrences in `zone`, from every assignment of distinct positions to the slots.
  private func addSloppy(
    _ sequence: Query.Sequence, _ words: [[UInt8]], _ zone: Range<Int>,
    to found: inout ReferenceOccurrences
  ) {
    var assignments: [[Int]] = [[]]
    for slot in sequence.slots {
      assignments = assignments.flatMap { chosen in
        zone.filter { slot.isReference(words[$0]) && !chosen.contains($0) }.map { chosen + [$0] }
      }
    }
    var spans: Set<Range<Int>> = []
    var candidates: [ReferenceOccurrence] = []
    for positions in assignments {
      let adjusted = positions.enumerated().map { $1 - $0 }
      guard let first = adjusted.min(), let last = adjusted.max(), last - first <= sequence.slop
      else {
        continue
      }
      for position in positions { spans.insert(position..<position + 1) }
      candidates.append(
        ReferenceOccurrence(interval: first..<last + 1, weight: 1 / Double(1 + last - first)))
    }
    found.add(spans, candidates)
  }

  /// Where the operands of `near` stand near each other.
  func occurrences(of near: Query.Near, in article: ReferenceArticle) -> ReferenceOccurrences {
    let (words, zones) = zones(near.left[0].field, article)
    var found = ReferenceOccurrences()
    for zone in zones {
      let left = Set(near.left.flatMap { exactSpans(of: $0, words, zone, article) })
      let right = Set(near.right.flatMap { exactSpans(of: $0, words, zone, article) })
      var spans: Set<Range<Int>> = []
      var candidates: [ReferenceOccurrence] = []
      for one in left {
        for other in right {
          guard let gap = gap(one, other, ordered: near.ordered), gap <= near.distance else {
            continue
          }
          spans.formUnion([one, other])
          let interval =
            min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
          candidates.append(ReferenceOccurrence(interval: interval, weight: 1 / Double(gap)))
        }
      }
      found.add(spans, candidates)
    }
    return found
  }

  /// The step from the last word of the earlier span to the first of the later one; nil where they overlap or stand in
  /// the wrong order.
  private func gap(_ left: Range<Int>, _ right: Range<Int>, ordered: Bool) -> Int? {
    if left.upperBound <= right.lowerBound { return right.lowerBound - left.upperBound + 1 }
    if right.upperBound <= left.lowerBound, !ordered {
      return left.lowerBound - right.upperBound + 1
    }
    return nil
  }
}
