extension ArticlePlaces {
  /// Most words of a credit.
  private static let longestCredit = 60

  /// Remembers the words that say who wrote, if they begin here: "By Jane Doe", "(Reporting by …".
  mutating func noteCredit(at index: Int, until end: Int, _ forms: Forms) {
    let word = words[index]
    guard word.shape == .capitalized, word.gap.beginsSentence || word.gap.contains(.period),
      mayBeginCredit(index), beginsCredit(index, end, forms),
      (credits.last?.upperBound ?? 0) <= index
    else { return }
    let isBracketed = word.gap.contains(.opening)
    var last = index + 1
    while last < min(end, index + Self.longestCredit), !words.gap(last).contains(.newline),
      !(isBracketed && words.gap(last).contains(.closing))
    {
      last += 1
    }
    credits.append(index..<last)
  }

  /// Whether lengths and capitals are those of "By Jane Doe", "Reporting by" or "Additional reporting": most words
  /// go no further.
  private mutating func mayBeginCredit(_ index: Int) -> Bool {
    let length = words.end(index) - words.start(index)
    let next = words[index + 1]
    if length == 2 { return next.shape.isCapital }
    return next.shape == .lower && (next.end - next.start == 2 || length == 10)
  }

  private mutating func beginsCredit(_ index: Int, _ end: Int, _ forms: Forms) -> Bool {
    let traits = smallTraits(index, forms)
    guard index + 2 < end else { return false }
    if traits.contains(.isBy) {
      // Not "By Tuesday the army".
      return !words.gap(index).isDisjoint(with: [.newline, .boundary])
        && words.shape(index + 1).isCapital && words.shape(index + 2).isCapital
        && words.followsDirectly(index + 1) && words.followsDirectly(index + 2)
    }
    guard traits.contains(.isMade) || traits.contains(.isAdditional) else { return false }
    let next = smallTraits(index + 1, forms)
    return next.contains(.isBy) || traits.contains(.isAdditional) && next.contains(.isMade)
  }
}
