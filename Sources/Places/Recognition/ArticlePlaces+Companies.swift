extension ArticlePlaces {
  /// Adds to the evidence of a candidate, and counts for its name, what says that it is a company or part of a share
  /// code.
  mutating func weighCompany(_ index: Int) {
    let first = candidates[index].first
    let evidence = candidates[index].evidence
    if isShareCode(index) || evidence.contains(.abbreviation) && words.words[first].gap == .other {
      candidates[index].evidence.insert(.shareCode)
    } else if isSecondOfDoubleName(index) {
      // Mack-Cali, however large Cali is.
      candidates[index].evidence.insert(.company)
    } else if isCompany(index) {
      names[candidates[index].name].asCompany += 1
    }
    if !evidence.isDisjoint(with: Self.noCompany) {
      names[candidates[index].name].isNoCompany = true
    }
  }

  private static let noCompany = EvidenceSet(.dateline, .insideNext)

  /// Names of these are often part of companies' names, and places nevertheless.
  private static let neverCompany = EvidenceSet(
    .country, .region, .englishState, .capital, .overMillion, .demonym, .site)

  /// What the article says of a name's being a company.
  mutating func companyEvidence(of name: Int) -> EvidenceSet {
    guard names[name].asCompany > 0, !names[name].isNoCompany,
      profiles.names[names[name].profile].evidence.isDisjoint(with: Self.neverCompany)
    else { return EvidenceSet() }
    return EvidenceSet(.company)
  }

  /// Whether the words are joined by a dot to others without small letters.
  private func isShareCode(_ index: Int) -> Bool {
    let (first, last) = (candidates[index].first, candidates[index].last)
    guard words.words[first].shape == .allCapitals, !words.words[first].traits.contains(.caseless)
    else { return false }
    return isCodeDot(last + 1) && isCode(last + 1) || isCodeDot(first) && isCode(first - 1)
  }

  private func isCode(_ index: Int) -> Bool {
    let shape = words.words[index].shape
    return shape.isCapital && shape != .capitalized || shape == .number
  }

  /// Whether nothing but a dot stands before a word.
  private func isCodeDot(_ index: Int) -> Bool {
    words.words[index].gap == .period
      && words.words[index].start == words.words[index - 1].end + 1
  }

  private mutating func isCompany(_ index: Int) -> Bool {
    let first = candidates[index].first
    var next = candidates[index].last + 1
    if words.words[next].followsDirectly, words.words[next].traits.contains(.isShare) {
      return true
    }
    if isShareOf(first) || isFirstOfDoubleName(index) { return true }
    var hasCompanyWord = false
    while words.words[next].followsDirectly, words.words[next].traits.contains(.isCompany) {
      hasCompanyWord = true
      next += 1
    }
    if isBracketedCode(next) { return isNameBegin(index) }
    // Not Bristol Motor Speedway.
    return hasCompanyWord && isNameBegin(index)
      && !(words.words[next].followsDirectly && words.words[next].shape.isCapital)
  }

  /// Whether a name begins with a candidate: not with China in Bank of China, but with Nokia in Finnish Nokia.
  private mutating func isNameBegin(_ index: Int) -> Bool {
    let first = candidates[index].first
    guard words.words[first].followsDirectly else { return true }
    let before = words.words[first - 1]
    if before.traits.contains(.isOf) { return !words.words[first - 2].shape.isCapital }
    if index > 0, candidates[index - 1].last == first - 1 { return true }
    return !before.shape.isCapital || beginsSentence(first - 1)
  }

  /// Whether a share code in brackets stands here: ( 7203.T ).
  private func isBracketedCode(_ index: Int) -> Bool {
    let word = words.words[index]
    guard word.gap.contains(.opening), word.shape != .lower else { return false }
    return word.traits.contains(.isDottedCode) || isCodeDot(index + 1) && isCode(index + 1)
  }

  /// Whether "shares in" or "stake of" stands before a word.
  private func isShareOf(_ first: Int) -> Bool {
    guard first >= 2, words.words[first].followsDirectly, words.words[first - 1].followsDirectly
    else { return false }
    return !words.words[first - 1].traits.isDisjoint(with: [.isIn, .isOf])
      && words.words[first - 2].traits.contains(.isShare)
  }

  /// Whether a surname follows that hardly means a place: Bristol-Myers.
  private mutating func isFirstOfDoubleName(_ index: Int) -> Bool {
    let next = candidates[index].last + 1
    guard words.words[next].gap == .hyphen else { return false }
    guard index + 1 < candidates.count, candidates[index + 1].first == next else {
      return isSurname(next)
    }
    let other = profile(ofCandidate: index + 1)
    return other.evidence.contains(.surname) && other.evidence.contains(.alternateOnly)
  }

  /// Whether it follows a surname, with a hyphen: Mack-Cali.
  private mutating func isSecondOfDoubleName(_ index: Int) -> Bool {
    let evidence = candidates[index].evidence
    guard !evidence.contains(.demonym) else { return false }
    if evidence.contains(.afterCapitalHyphen) { return isSurname(candidates[index].first - 1) }
    guard evidence.contains(.afterPlaceHyphen), profile(ofCandidate: index).sort == .known,
      !evidence.contains(.englishState)
    else {
      return false
    }
    let other = profile(ofCandidate: index - 1)
    return other.sort == .obscure && other.evidence.contains(.surname)
      && other.evidence.contains(.firstName)
  }

  /// Whether a word is a surname and hardly anything else.
  private mutating func isSurname(_ index: Int) -> Bool {
    words.words[index].shape == .capitalized
      && !facts(index).isDisjoint(with: [.surname, .rareSurname])
      && facts(index).isDisjoint(with: [.common, .veryCommon, .placeEnd])
  }
}
