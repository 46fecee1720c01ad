extension ArticlePlaces {
  /// Adds what stands before a candidate to its evidence.
  mutating func weighBefore(
    _ index: Int, _ candidate: Candidate, _ evidence: inout EvidenceSet
  ) {
    let first = candidate.first
    let gap = words.gap(first)
    evidence.insert(.besideCurrency, if: gap.contains(.currency))
    evidence.insert(.afterOpening, if: gap.contains(.opening))
    evidence.insert(.afterQuote, if: gap.contains(.quote))
    if gap == .hyphen {
      if index > 0, candidates[index - 1].last == first - 1 {
        evidence.insert(.afterPlaceHyphen)
      } else {
        weighHyphenBefore(first, &evidence)
      }
    } else if words.followsDirectly(first) || isBehindAbbreviation(first) {
      weighWordBefore(first, index, &evidence)
    }
    if beginsSentence(first) {
      evidence.insert(.sentenceStart)
      let isCommon = profile(ofCandidate: index).traits.contains(.isCommon)
      evidence.insert(.sentenceStartCommon, if: isCommon)
    }
  }

  /// Whether a sentence, headline or the like begins with a word.
  mutating func beginsSentence(_ index: Int) -> Bool {
    let gap = words.gap(index)
    if gap.beginsSentence { return true }
    return gap.contains(.period) && !isBehindAbbreviation(index)
  }

  /// Whether the full stop before a word ends an abbreviation: of a title, a first name, St Louis.
  mutating func isBehindAbbreviation(_ index: Int) -> Bool {
    guard words.gap(index).subtracting(.wrap) == .period else { return false }
    let before = words[index - 1]
    guard before.shape.isCapital else { return false }
    return before.shape == .initial
      || !facts(index - 1).isDisjoint(with: [.title, .softTitle])
  }

  /// Whether a letter alone begins a name, and is not the word A or I.
  private mutating func isInitial(_ index: Int) -> Bool {
    guard words.shape(index) == .initial else { return false }
    return words.gap(index + 1).contains(.period) || !beginsSentence(index)
  }

  private mutating func weighHyphenBefore(_ first: Int, _ evidence: inout EvidenceSet) {
    let before = words[first - 1]
    if before.traits.contains(.isPrefix) {
      evidence.insert(.afterPrefix)
    } else if before.traits.contains(.isTransforming) {
      evidence.insert(.afterTransformation)
    } else if before.shape == .initial {
      evidence.insert(.afterParty)
    } else {
      evidence.insert(before.shape.isCapital ? .afterCapitalHyphen : .afterSmallHyphen)
    }
  }

  private mutating func weighWordBefore(_ first: Int, _ index: Int, _ evidence: inout EvidenceSet) {
    let word = words[first - 1]
    let facts = facts(first - 1)
    if word.shape == .number { evidence.insert(.afterNumber) }
    if index > 0, candidates[index - 1].last == first - 1 {
      evidence.insert(.afterPlace)
      evidence.insert(
        .afterFirstName, if: !facts.isDisjoint(with: [.firstName, .rareFirstName]))
    } else if word.shape.isCapital, !isSmallWord(first - 1, facts) {
      weighCapitalBefore(first, facts, &evidence)
    } else {
      weighSmallWordBefore(first, facts, &evidence)
    }
    if facts.direction != nil { evidence.insert(.afterDirection) }
  }

  /// Whether a word of a line without small letters would be written small elsewhere.
  private mutating func isSmallWord(_ index: Int, _ facts: WordFacts) -> Bool {
    let traits = words.traits(index)
    guard traits.contains(.caseless) else { return false }
    return traits != .caseless
      || !facts.isDisjoint(with: [.placePreposition, .common, .veryCommon, .placeNoun])
  }

  private mutating func weighSmallWordBefore(
    _ first: Int, _ facts: WordFacts, _ evidence: inout EvidenceSet
  ) {
    let traits = words.traits(first - 1)
    if traits.contains(.isOf) {
      let before = self.facts(first - 2)
      evidence.insert(
        before.contains(.placeNoun)
          ? .afterPlaceNounOf
          : before.contains(.organizationEnd) && words.shape(first - 2).isCapital
            ? .afterOrganizationOf : .afterOf)
    } else if traits.contains(.isIn) {
      evidence.insert(.afterIn)
    } else if facts.contains(.placePreposition) {
      evidence.insert(.afterPreposition)
    }
    evidence.insert(.afterThe, if: traits.contains(.isThe))
    evidence.insert(.afterPlaceNoun, if: facts.contains(.placeNoun))
    evidence.insert(.afterSoftTitle, if: facts.contains(.softTitle))
  }

  private mutating func weighCapitalBefore(
    _ first: Int, _ facts: WordFacts, _ evidence: inout EvidenceSet
  ) {
    let word = words[first - 1]
    if facts.contains(.title) {
      evidence.insert(.afterTitle)
    } else if facts.contains(.softTitle) {
      evidence.insert(.afterSoftTitle)
    } else if isInitial(first - 1) {
      evidence.insert(.afterInitial)
    } else if facts.contains(.placePreposition) {
      evidence.insert(.afterPreposition)
    } else if !facts.isDisjoint(with: [.firstName, .rareFirstName]) {
      evidence.insert(.afterFirstName)
    } else if facts.contains(.placeNoun) {
      evidence.insert(.afterPlaceNoun)
    } else if !word.traits.contains(.caseless), !word.traits.contains(.titleCased) {
      let isSentenceStart = beginsSentence(first - 1)
      let isCommon = !facts.isDisjoint(with: [.common, .veryCommon])
      if !isSentenceStart {
        evidence.insert(.afterCapital)
      } else if !isCommon, words.number(first - 1) == 0 || !facts.contains(.connector) {
        evidence.insert(.afterFirstCapital)
      }
    }
    weighRunBefore(first, &evidence)
  }

  /// Looks at the capitals before: Gen. Jean Paul …, University Hospital …
  private mutating func weighRunBefore(_ first: Int, _ evidence: inout EvidenceSet) {
    var index = first - 1
    let limit = max(0, first - 5)
    while index > limit, words.shape(index).isCapital {
      let facts = facts(index)
      if index < first - 1,
        facts.contains(.title) || facts.contains(.softTitle)
          || facts.contains(.firstName)
      {
        evidence.insert(.endsPerson)
      }
      if facts.contains(.organizationEnd) { evidence.insert(.afterOrganization) }
      guard words.followsDirectly(index) || isBehindAbbreviation(index) else { return }
      index -= 1
    }
  }
}
