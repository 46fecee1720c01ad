import Text

extension ArticlePlaces {
  /// Words of the longest name.
  private static let longestName = 8

  /// Finds the longest names in one text, from left to right; none overlap.
  ///
  /// - Complexity: O(words x words of the longest name).
  mutating func scan(_ range: Range<Int>, _ tokens: TokenBuffer) {
    let forms = Forms(tokens: tokens, first: range.lowerBound)
    var index = range.lowerBound
    while index < range.upperBound {
      guard words.words[index].shape.isCapital else {
        index += 1
        continue
      }
      if words.words[index].gap != [] { noteCredit(at: index, until: range.upperBound, forms) }
      guard let match = match(around: index, in: range, forms) else {
        index += 1
        continue
      }
      append(match, in: range, forms)
      index = match.last + 1
    }
  }

  /// The forms of one text's words.
  struct Forms {
    let tokens: TokenBuffer
    let first: Int

    /// The first eight bytes of a word's form, the first one highest.
    func beginning(_ index: Int) -> UInt64 {
      guard index - first < tokens.count else { return 0 }
      return FormBeginning.packed(tokens.terms.span.extracting(tokens.termRange(index - first)))
    }
  }

  private struct Match {
    var first: Int
    var last: Int
    var state: UInt32
  }

  /// The number of a word in the gazetteer.
  @inline(__always)
  mutating func lookUp(_ index: Int, _ forms: Forms) -> UInt32 {
    let number = words.words[index].number
    guard number == ArticleWord.notLookedUp else { return number }
    let form = forms.tokens.terms.span.extracting(forms.tokens.termRange(index - forms.first))
    let found = gazetteer.word(form)
    words.note(found, at: index, form)
    return found
  }

  /// The longest name from a capital on, or from the word with which a hyphen joins it (al-Hasakah).
  private mutating func match(around index: Int, in range: Range<Int>, _ forms: Forms) -> Match? {
    if index > range.lowerBound, words.words[index].gap == .hyphen,
      !words.words[index - 1].shape.isCapital, (candidates.last?.last ?? -1) < index - 1,
      let match = match(from: index - 1, in: range, forms), match.last >= index
    {
      return match
    }
    return match(from: index, in: range, forms)
  }

  private mutating func match(from first: Int, in range: Range<Int>, _ forms: Forms) -> Match? {
    var state: UInt32 = 0
    var best: Match?
    var shorter: Match?
    var index = first
    let end = min(range.upperBound, first + Self.longestName)
    while index < end {
      if index > first, !mayGoOn(at: index) { break }
      state = gazetteer.step(state, lookUp(index, forms))
      guard state != 0 else { break }
      if words.words[index].shape != .lower, !gazetteer.readingRange(at: state).isEmpty {
        shorter = best
        best = Match(first: first, last: index, state: state)
      }
      index += 1
    }
    if let found = best, let shorter, isAlternate(found.state),
      belongsToOrganization(found.last, forms, until: range.upperBound)
    {
      return shorter
    }
    return best
  }

  /// Whether a name is no place's first name.
  private func isAlternate(_ state: UInt32) -> Bool {
    gazetteer.readingRange(at: state).allSatisfy { gazetteer.reading($0).form == .alternate }
  }

  /// Whether the last word of a match rather belongs to what follows: Dublin | City Council.
  private mutating func belongsToOrganization(_ last: Int, _ forms: Forms, until end: Int) -> Bool {
    let own = facts(last)
    guard last + 1 < end, own.contains(.placeEnd) || own.contains(.organizationEnd),
      words.words[last + 1].shape.isCapital, words.words[last + 1].followsDirectly,
      !words.words[last].traits.contains(.caseless)
    else { return false }
    _ = lookUp(last + 1, forms)
    return facts(last + 1).contains(.organizationEnd)
  }

  /// Whether a name may go on with a word, by what stands before it and how it is written.
  private func mayGoOn(at index: Int) -> Bool {
    let word = words.words[index]
    guard word.gap.joinsName else { return false }
    if word.gap.contains(.period) {
      // St. Louis, but not "in Mali. Burkina".
      let before = words.words[index - 1]
      guard before.end - before.start <= 3 else { return false }
    }
    return true
  }

  private mutating func append(_ match: Match, in range: Range<Int>, _ forms: Forms) {
    for index in max(range.lowerBound, match.first - 2)..<match.first { _ = lookUp(index, forms) }
    for index in match.last + 1..<min(range.upperBound, match.last + 3) {
      _ = lookUp(index, forms)
    }
    let isShort = isSpelledShort(match)
    let profile =
      profiles.index(of: match.state, isShort: isShort)
      ?? profiles.append(
        match.state, words: words.words[match.first...match.last].map(\.number), isShort: isShort)
    guard !profiles.names[profile].traits.contains(.isExcluded) else { return }
    let name = name(withProfile: profile)
    names[name].count += 1
    var candidate = Candidate(first: match.first, last: match.last, name: name)
    candidate.isDotted =
      profiles.names[profile].traits.contains(.isAbbreviation)
      && words.words[match.last].shape == .capitalized
      && words.words[match.last + 1].gap.contains(.period)
    candidates.append(candidate)
  }

  /// Whether a match has capitals only, or a full stop behind it: Calif., PA.
  private func isSpelledShort(_ match: Match) -> Bool {
    words.words[match.last].shape == .allCapitals
      || words.words[match.last + 1].gap.contains(.period)
  }
}
