extension ArticlePlaces {
  /// Adds to the evidence of a candidate, and counts for its name, what says that it is a company or part of a share
  /// code.
  mutating func weighCompany(
    _ index: Int, _ candidate: Candidate, _ evidence: inout EvidenceSet
  ) {
    let own = evidence
    if isShareCode(candidate)
      || own.contains(.abbreviation) && words.gap(candidate.first) == .other
    {
      evidence.insert(.shareCode)
    } else if isSecondOfDoubleName(index, candidate, own) {
      // Mack-Cali, however large Cali is.
      evidence.insert(.company)
    } else if isCompany(index, candidate) {
      names[candidate.name].asCompany += 1
    }
    if !own.isDisjoint(with: Self.noCompany) { names[candidate.name].isNoCompany = true }
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
  private mutating func isShareCode(_ candidate: Candidate) -> Bool {
    let (first, last) = (candidate.first, candidate.last)
    guard words.shape(first) == .allCapitals, !words.traits(first).contains(.caseless)
    else { return false }
    return isCodeDot(last + 1) && isCode(last + 1) || isCodeDot(first) && isCode(first - 1)
  }

  private mutating func isCode(_ index: Int) -> Bool {
    let shape = words.shape(index)
    return shape.isCapital && shape != .capitalized || shape == .number
  }

  /// Whether nothing but a dot stands before a word.
  private mutating func isCodeDot(_ index: Int) -> Bool {
    words.gap(index) == .period
      && words.start(index) == words.end(index - 1) + 1
  }

  private mutating func isCompany(_ index: Int, _ candidate: Candidate) -> Bool {
    let first = candidate.first
    var next = candidate.last + 1
    if words.followsDirectly(next), words.traits(next).contains(.isShare) {
      return true
    }
    if isShareOf(first) || isFirstOfDoubleName(index, next) { return true }
    var hasCompanyWord = false
    while words.followsDirectly(next), words.traits(next).contains(.isCompany) {
      hasCompanyWord = true
      next += 1
    }
    if isBracketedCode(next) { return isNameBegin(index, first) }
    // Not Bristol Motor Speedway.
    return hasCompanyWord && isNameBegin(index, first)
      && !(words.followsDirectly(next) && words.shape(next).isCapital)
  }

  /// Whether a name begins with a candidate: not with China in Bank of China, but with Nokia in Finnish Nokia.
  private mutating func isNameBegin(_ index: Int, _ first: Int) -> Bool {
    guard words.followsDirectly(first) else { return true }
    let before = words[first - 1]
    if before.traits.contains(.isOf) { return !words.shape(first - 2).isCapital }
    if index > 0, candidates[index - 1].last == first - 1 { return true }
    return !before.shape.isCapital || beginsSentence(first - 1)
  }

  /// Whether a share code in brackets stands here: ( 7203.T ).
  private mutating func isBracketedCode(_ index: Int) -> Bool {
    guard words.gap(index).contains(.opening), words.shape(index) != .lower else { return false }
    return words.traits(index).contains(.isDottedCode) || isCodeDot(index + 1) && isCode(index + 1)
  }

  /// Whether "shares in" or "stake of" stands before a word.
  private mutating func isShareOf(_ first: Int) -> Bool {
    guard first >= 2, words.followsDirectly(first), words.followsDirectly(first - 1)
    else { return false }
    return !words.traits(first - 1).isDisjoint(with: [.isIn, .isOf])
      && words.traits(first - 2).contains(.isShare)
  }

  /// Whether a surname follows that hardly means a place: Bristol-Myers.
  private mutating func isFirstOfDoubleName(_ index: Int, _ next: Int) -> Bool {
    guard words.gap(next) == .hyphen else { return false }
    guard index + 1 < candidates.count, candidates[index + 1].first == next else {
      return isSurname(next)
    }
    let other = profile(ofCandidate: index + 1)
    return other.evidence.contains(.surname) && other.evidence.contains(.alternateOnly)
  }

  /// Whether it follows a surname, with a hyphen: Mack-Cali.
  private mutating func isSecondOfDoubleName(
    _ index: Int, _ candidate: Candidate, _ evidence: EvidenceSet
  ) -> Bool {
    guard !evidence.contains(.demonym) else { return false }
    if evidence.contains(.afterCapitalHyphen) { return isSurname(candidate.first - 1) }
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
    words.shape(index) == .capitalized
      && !facts(index).isDisjoint(with: [.surname, .rareSurname])
      && facts(index).isDisjoint(with: [.common, .veryCommon, .placeEnd])
  }
}
