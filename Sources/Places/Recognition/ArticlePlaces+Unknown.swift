import Text

extension ArticlePlaces {
  /// Finds words that one text writes small, among the names of one word of which the gazetteer knows nothing else: a
  /// user's gazetteer may have places called Some or Wani.
  ///
  /// - Complexity: O(candidates), and O(words) where there are such names.
  mutating func findSmallWords(in range: Range<Int>, _ tokens: TokenBuffer) {
    var unknown: Set<UInt32> = []
    for candidate in candidates where candidate.first == candidate.last {
      let word = words[candidate.first]
      if word.facts.isEmpty { unknown.insert(word.number) }
    }
    guard !unknown.isEmpty else { return }
    let forms = Forms(terms: tokens.terms, ranges: tokens.forms, first: range.lowerBound)
    var small: Set<UInt32> = []
    for index in range where words.shape(index) == .lower {
      let number = lookUp(index, forms)
      if unknown.contains(number) { small.insert(number) }
    }
    guard !small.isEmpty else { return }
    for index in candidates.indices where candidates[index].first == candidates[index].last {
      let number = words.number(candidates[index].first)
      candidates[index].evidence.insert(.smallElsewhere, if: small.contains(number))
    }
  }
}
