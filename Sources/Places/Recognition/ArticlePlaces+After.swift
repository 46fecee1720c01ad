extension ArticlePlaces {
  /// Adds what stands behind a candidate to its evidence.
  mutating func weighAfter(
    _ index: Int, _ candidate: Candidate, _ evidence: inout EvidenceSet
  ) {
    let next = candidate.last + 1
    let gap = words.gap(next)
    if gap.contains(.possessive) {
      evidence.insert(.beforePossessive)
    } else if gap == .hyphen {
      let isPlace = index + 1 < candidates.count && candidates[index + 1].first == next
      evidence.insert(
        isPlace
          ? .beforePlaceHyphen
          : words.shape(next).isCapital ? .beforeCapitalHyphen : .beforeSmallHyphen)
    } else if words.followsDirectly(next) || candidate.isDotted && gap == .period {
      weighWordAfter(next, index, &evidence)
    }
    evidence.insert(.beforeClosing, if: gap.contains(.closing))
    evidence.insert(.besideCurrency, if: gap.contains(.currency))
  }

  private mutating func weighWordAfter(_ next: Int, _ index: Int, _ evidence: inout EvidenceSet) {
    let word = words[next]
    evidence.insert(.beforeSpeech, if: word.traits.contains(.isSpeech))
    evidence.insert(.beforeNumber, if: word.shape == .number)
    if word.traits.contains(.isFamily) { weighFamily(&evidence) }
    let facts = facts(next)
    guard word.shape.isCapital,
      word.traits.isDisjoint(with: [.caseless]) || word.traits == .caseless
    else {
      evidence.insert(.beforePlaceNoun, if: facts.contains(.placeNoun))
      evidence.insert(.beforePerson, if: word.traits.contains(.isPerson))
      evidence.insert(.beforeOfficial, if: word.traits.contains(.isOfficial))
      return
    }
    let saysNothing = word.traits.contains(.caseless) || word.traits.contains(.titleCased)
    if facts.contains(.organizationEnd), !facts.contains(.placeEnd) {
      evidence.insert(.beforeOrganization)
    } else if facts.contains(.placeEnd) {
      evidence.insert(.beforePlaceEnd)
    } else if facts.contains(.title) || facts.contains(.softTitle) {
      evidence.insert(.beforeTitle)
    } else if word.shape == .initial {
      evidence.insert(.beforeInitial)
    } else if index + 1 < candidates.count, candidates[index + 1].first == next {
      evidence.insert(.beforePlace)
    } else if !saysNothing {
      evidence.insert(.beforeCapital)
    }
    weighSurname(facts, index, &evidence)
    if !saysNothing { weighPerson(next, facts, &evidence) }
    weighRunAfter(next, &evidence)
  }

  /// A first name before a surname is a person.
  private mutating func weighSurname(
    _ facts: WordFacts, _ index: Int, _ evidence: inout EvidenceSet
  ) {
    let traits = profile(ofCandidate: index).traits
    evidence.insert(
      .beforeSurname,
      if: traits.contains(.isFirstName)
        && !facts.isDisjoint(with: [.surname, .rareSurname])
        && facts.isDisjoint(with: [.organizationEnd, .common, .veryCommon]))
  }

  /// The Bancroft family is somebody's; a Houston family lives there.
  private mutating func weighFamily(_ evidence: inout EvidenceSet) {
    let isSurname = !evidence.isDisjoint(with: EvidenceSet(.surname, .rareSurname))
    evidence.insert(isSurname && evidence.contains(.afterThe) ? .endsPerson : .beforePerson)
  }

  /// A surname that ends a run of capitals is a person's: Mali Johnson.
  private mutating func weighPerson(
    _ next: Int, _ facts: WordFacts, _ evidence: inout EvidenceSet
  ) {
    evidence.insert(
      .beforeFrequentSurname,
      if: facts.contains(.surname) && words.followsDirectly(next)
        && !(words.followsDirectly(next + 1) && words.shape(next + 1).isCapital)
        && facts.isDisjoint(
          with: [.organizationEnd, .placeEnd, .placeNoun, .someLowercase, .common, .veryCommon])
    )
  }

  /// Looks at the capitals behind the next word: Pineville High School.
  private mutating func weighRunAfter(_ next: Int, _ evidence: inout EvidenceSet) {
    for index in next + 1..<min(next + 4, words.count) {
      guard words.shape(index).isCapital, words.followsDirectly(index) else { return }
      let number = words.number(index)
      guard number != ArticleWord.notLookedUp else { return }
      if facts(index).contains(.organizationEnd) {
        evidence.insert(.beforeOrganizationAhead)
        return
      }
    }
  }
}
