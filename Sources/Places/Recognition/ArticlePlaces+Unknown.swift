import Text

extension ArticlePlaces {
  /// Finds words that one text writes small, among the names of one word of which the gazetteer knows nothing else: a
  /// user's gazetteer may have places called Some or Wani.
  ///
  /// - Complexity: O(candidates), and O(words) where there are such names.
  mutating func findSmallWords(_ title: Forms, _ body: Forms) {
    // Says of nearly all other terms that they are not sought.
    var filter: UInt64 = 0
    for candidate in candidates where isUnknown(candidate) {
      let term = words.terms[candidate.first]
      known.seek(term, true)
      filter |= 1 << UInt64(term & 63)
    }
    guard filter != 0 else { return }
    if !termsAreGiven {
      number(words.title, title)
      number(words.body, body)
    }
    let isFound = findSmall(in: words.title, filter)
    let isFoundInBody = findSmall(in: words.body, filter)
    for index in candidates.indices where isUnknown(candidates[index]) {
      let term = words.terms[candidates[index].first]
      candidates[index].evidence.insert(
        .smallElsewhere, if: (isFound || isFoundInBody) && known[term].isSmall)
    }
    for candidate in candidates where isUnknown(candidate) {
      known.seek(words.terms[candidate.first], false)
    }
    lookUpLinks(title, body)
  }

  /// Whether the gazetteer knows nothing else of a candidate's only word.
  ///
  /// An acronym of a headline has the number of another term.
  private mutating func isUnknown(_ candidate: Candidate) -> Bool {
    let first = candidate.first
    return first == candidate.last && words.facts(first).isEmpty
      && known[words.terms[first]].number == words.number(first)
  }

  /// Gives all small words the numbers of their terms.
  private mutating func number(_ range: Range<Int>, _ forms: Forms) {
    for index in range where words.shape(index) == .lower { _ = smallTraits(index, forms) }
  }

  /// Marks the terms that are sought and that a text writes small; returns whether there are any.
  private mutating func findSmall(in range: Range<Int>, _ filter: UInt64) -> Bool {
    var isFound = false
    for index in range where filter &>> UInt64(words.terms[index] & 63) & 1 != 0 {
      let term = words.terms[index]
      guard known[term].isSought, words.shape(index) == .lower else { continue }
      known.foundSmall(term)
      isFound = true
    }
    return isFound
  }

  /// Looks up small words that may be the "and" of a list or of a dateline.
  ///
  /// Only where there are unknown names: so it came about, and weights were fitted with it.
  private mutating func lookUpLinks(_ title: Forms, _ body: Forms) {
    for index in candidates.indices {
      let (first, last) = (candidates[index].first, candidates[index].last)
      if index + 1 < candidates.count, candidates[index + 1].first == last + 2 {
        lookUpSmall(last + 1, title, body)
      }
      guard mayBeginDateline(first) else { continue }
      for word in last + 1..<min(last + Self.longestDateline, words.count) {
        if !words.gap(word).isDisjoint(with: [.newline, .boundary]) { break }
        lookUpSmall(word, title, body)
      }
    }
  }

  private mutating func lookUpSmall(_ index: Int, _ title: Forms, _ body: Forms) {
    guard words.shape(index) == .lower, !words.isKnown(index) else { return }
    _ = lookUp(index, index < words.title.upperBound ? title : body)
  }
}
