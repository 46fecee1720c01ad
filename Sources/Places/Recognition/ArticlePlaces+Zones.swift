extension ArticlePlaces {
  /// Most words between a place and the dash of its dateline.
  static let longestDateline = 12

  /// Finds the datelines among the candidates of the body, and adds them to the evidence.
  ///
  /// A dateline stands at the beginning of a line: a place, perhaps others, a date, an agency, and a dash (BAMAKO,
  /// Jan 26 (AFP) -), or an agency in brackets without one.
  mutating func findDatelines() {
    for index in candidates.indices {
      let first = candidates[index].first
      if let last = datelines.last, last.contains(first) {
        candidates[index].evidence.insert(.dateline)
      } else if first >= headlineEnd, let range = dateline(from: first, candidates[index].last) {
        datelines.append(range)
        candidates[index].evidence.insert(.dateline)
      }
    }
  }

  /// Whether a dateline may begin with a word, by how it is written and what stands before it.
  mutating func mayBeginDateline(_ index: Int) -> Bool {
    words.shape(index) == .allCapitals
      || !words.gap(index).isDisjoint(with: [.newline, .boundary])
  }

  private mutating func dateline(from start: Int, _ end: Int) -> Range<Int>? {
    guard mayBeginDateline(start) else { return nil }
    let first = words[start]
    let isCapitals = first.shape == .allCapitals && !first.traits.contains(.caseless)
    let isLineStart = !first.gap.isDisjoint(with: [.newline, .boundary])
    guard isLineStart || isCapitals else { return nil }
    var isBracketed = false
    for index in end + 1..<end + Self.longestDateline {
      guard index < words.count else { return nil }
      let word = words[index]
      let gap = word.gap
      if !gap.isDisjoint(with: [.newline, .stop, .boundary, .quote]) { return nil }
      if gap.contains(.opening) { isBracketed = true }
      if gap.contains(.dash), gap.isDisjoint(with: .opening) {
        return isText(word) ? start..<index : nil
      }
      if gap.contains(.closing) {
        if isCapitals, word.shape.isCapital { return start..<index }
        isBracketed = false
      }
      if word.shape == .lower, !isBracketed, !word.traits.contains(.isAnd) { return nil }
      if gap.isEmpty, index == end + 1, word.shape == .capitalized, !isLineStart {
        return nil
      }
    }
    return nil
  }

  /// Whether a sentence begins with a word.
  private mutating func isText(_ word: ArticleWord) -> Bool {
    word.shape != .lower && word.shape != .other
  }

  /// The zone of an accepted mention.
  mutating func zone(of candidate: Candidate) -> PlaceMention.Zone {
    if candidate.first < headlineEnd { return .title }
    if !datelines.isEmpty,
      datelines.lastRange(from: candidate.first)?.lowerBound == candidate.first
    {
      return .dateline
    }
    return isInCredit(candidate.first) ? .caption : .body
  }
}
