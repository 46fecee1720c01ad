import Text

extension ArticlePlaces {
  /// Words of the longest name.
  private static let longestName = 8

  /// Finds the longest names in one text, from left to right; none overlap.
  ///
  /// - Complexity: O(words x words of the longest name).
  ///
  /// - Parameter capitals: which of the words' capitals are in `range`.
  mutating func scan(_ range: Range<Int>, _ capitals: Range<Int>, _ forms: Forms) {
    let count = lookUp(capitals: capitals, forms, until: range.upperBound)
    var next = range.lowerBound
    for stop in 0..<count {
      let index = Int(stops[stop])
      guard index >= next else { continue }
      if words.gap(index) != [] { noteCredit(at: index, until: range.upperBound, forms) }
      // Most capitals are no words of the gazetteer, but what a hyphen joins to one may be.
      if words.number(index) == 0, words.gap(index) != .hyphen { continue }
      guard let match = match(around: index, in: range, forms) else { continue }
      append(match, in: range, forms)
      next = match.last + 1
    }
  }

  /// The forms of one text's words.
  struct Forms {
    let terms: [UInt8]
    let ranges: [Range<UInt32>]
    /// The first word.
    let first: Int

    init(_ tokens: TokenBuffer, first: Int) {
      terms = tokens.terms
      ranges = tokens.forms
      self.first = first
    }

    /// Where the normalized form of a word stands in `terms`.
    @inline(__always)
    func range(_ index: Int) -> Range<Int> {
      let range = ranges[index - first]
      return Int(range.lowerBound)..<Int(range.upperBound)
    }
  }

  private struct Match {
    var first: Int
    var last: Int
    var state: UInt32
  }

  /// The longest name from a capital on, or from the word with which a hyphen joins it (al-Hasakah).
  private mutating func match(around index: Int, in range: Range<Int>, _ forms: Forms) -> Match? {
    if index > range.lowerBound, words.gap(index) == .hyphen,
      !words.shape(index - 1).isCapital, (candidates.last?.last ?? -1) < index - 1,
      let match = match(from: index - 1, in: range, forms), match.last >= index
    {
      return match
    }
    return match(from: index, in: range, forms)
  }

  /// The longest name that begins with a word.
  ///
  /// - Parameter isWhole: whether an article at its beginning belongs to it.
  private mutating func match(
    from first: Int, in range: Range<Int>, _ forms: Forms, isWhole: Bool = false
  ) -> Match? {
    var state: UInt32 = 0
    var best: Match?
    var shorter: Match?
    var index = first
    let end = min(range.upperBound, first + Self.longestName)
    guard lookUp(first, forms) != 0 else { return nil }
    if beginsOrganization(first, in: range, forms) { return nil }
    while index < end {
      if index > first, !mayGoOn(at: index) { break }
      let word = lookUp(index, forms)
      state = index > first ? step(state, word) : words.startsName(first) ? word : 0
      guard state != 0 else { break }
      if words.shape(index) != .lower,
        index > first ? gazetteer.isName(state) : words.isName(first)
      {
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
    if !isWhole, let found = best, found.last > first, words.number(first) == article {
      return withoutArticle(found, in: range, forms)
    }
    return best
  }

  /// The Philippines are Philippines, but The Hague is no Hague.
  private mutating func withoutArticle(_ name: Match, in range: Range<Int>, _ forms: Forms) -> Match
  {
    // Only one article: else "The The The …" would go as deep as it is long.
    guard let rest = match(from: name.first + 1, in: range, forms, isWhole: true),
      rest.last == name.last,
      let reading = gazetteer.readingRange(at: rest.state).first,
      let full = gazetteer.readingRange(at: name.state).first,
      gazetteer.reading(reading).node == gazetteer.reading(full).node,
      gazetteer.reading(reading).form != .alternate
    else { return name }
    return rest
  }

  /// Whether "University of" or the like stands here: the place is what follows.
  private mutating func beginsOrganization(_ index: Int, in range: Range<Int>, _ forms: Forms)
    -> Bool
  {
    // Lengths first: hardly any word goes further.
    guard index + 1 < range.upperBound, words.end(index + 1) - words.start(index + 1) == 2 else {
      return false
    }
    let facts = facts(index)
    guard facts.contains(.organizationEnd), !facts.contains(.placeEnd) else { return false }
    _ = lookUp(index + 1, forms)
    return words.traits(index + 1).contains(.isOf)
  }

  /// Whether a name is no place's first name.
  private mutating func isAlternate(_ state: UInt32) -> Bool {
    gazetteer.readingRange(at: state).allSatisfy { gazetteer.reading($0).form == .alternate }
  }

  /// Whether the last word of a match rather belongs to what follows: Dublin | City Council.
  private mutating func belongsToOrganization(_ last: Int, _ forms: Forms, until end: Int) -> Bool {
    let own = facts(last)
    guard last + 1 < end, own.contains(.placeEnd) || own.contains(.organizationEnd),
      words.shape(last + 1).isCapital, words.followsDirectly(last + 1),
      !words.traits(last).contains(.caseless)
    else { return false }
    _ = lookUp(last + 1, forms)
    return facts(last + 1).contains(.organizationEnd)
  }

  /// Whether a name may go on with a word, by what stands before it and how it is written.
  private mutating func mayGoOn(at index: Int) -> Bool {
    let gap = words.gap(index)
    // St. Louis, but not "in Mali. Burkina".
    return gap.joinsName
      && (!gap.contains(.period) || words.end(index - 1) - words.start(index - 1) <= 3)
  }

  private mutating func append(_ match: Match, in range: Range<Int>, _ forms: Forms) {
    lookUpNeighbours(of: match, in: range, forms)
    let profile = profile(of: match)
    let traits = profiles.names[profile].traits
    guard !traits.contains(.isExcluded), !isWordInCapitals(match, traits) else { return }
    let name = name(withProfile: profile)
    names[name].count += 1
    var candidate = Candidate(first: match.first, last: match.last, name: name)
    candidate.isDotted =
      traits.contains(.isAbbreviation)
      && words.shape(match.last) == .capitalized
      && words.gap(match.last + 1).contains(.period)
    candidates.append(candidate)
  }

  /// The index of a match's profile, which may depend on how it is spelled.
  private mutating func profile(of match: Match) -> Int {
    let index = profile(of: match, isShort: false)
    guard profiles.names[index].traits.contains(.hasShortForm), isSpelledShort(match) else {
      return index
    }
    return profile(of: match, isShort: true)
  }

  private mutating func profile(of match: Match, isShort: Bool) -> Int {
    let term = words.terms[match.first]
    let isOneWord = match.first == match.last && !isShort
    if isOneWord, let index = known.profile(of: term, match.state) { return index }
    let index =
      profiles.index(of: match.state, isShort: isShort)
      ?? profiles.append(
        match.state, words: (match.first...match.last).map { words.number($0) }, isShort: isShort)
    if isOneWord { known.note(profile: index, of: term, match.state) }
    return index
  }

  /// Whether a match is rather a word of a headline in capitals (IN, OR, OK) than an abbreviation behind a comma.
  private mutating func isWordInCapitals(_ match: Match, _ traits: NameProfile.Traits) -> Bool {
    let word = words[match.first]
    return traits.contains(.isAbbreviation) && word.traits.contains(.caseless)
      && word.end - word.start <= 3 && !word.gap.contains(.comma)
      && !(facts(match.first).isDisjoint(with: [.common, .veryCommon, .placePreposition])
        && word.traits == .caseless)
  }

  /// Looks up the small words beside a match; capitals are looked up anyhow.
  private mutating func lookUpNeighbours(of match: Match, in range: Range<Int>, _ forms: Forms) {
    let (before, after) = (match.first - 1, match.last + 1)
    if before >= range.lowerBound,
      words.followsDirectly(match.first)
        || words.gap(match.first) == .hyphen
    {
      _ = lookUp(before, forms)
      if words.gap(match.first) == .hyphen {
        words.note(smallTraits(before, forms), at: before)
      }
      if !words.traits(before).isDisjoint(with: [.isOf, .isIn]), before > range.lowerBound {
        _ = lookUp(before - 1, forms)
      }
    }
    if after < range.upperBound, words.gap(after).isSubset(of: [.wrap, .period, .hyphen]) {
      _ = lookUp(after, forms)
    }
  }

  /// Whether a match has capitals only, or a full stop behind it: Calif., PA.
  private mutating func isSpelledShort(_ match: Match) -> Bool {
    words.shape(match.last) == .allCapitals
      || words.gap(match.last + 1).contains(.period)
  }
}
