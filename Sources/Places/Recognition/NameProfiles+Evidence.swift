extension NameProfiles {
  /// What readings and words say of a name.
  func summary(of range: Range<Int>, _ words: Span<UInt32>) -> NameProfile {
    let readings = readings[range]
    var profile = NameProfile(
      readings: range, kind: .name, sort: .obscure, evidence: EvidenceSet(.always), traits: [])
    guard let first = readings.first else {
      profile.traits = .isExcluded
      return profile
    }
    let largest = describe(readings, into: &profile)
    if words.count == 1 {
      describe(gazetteer.facts(of: words[0]), into: &profile)
    } else {
      describe(words, into: &profile)
    }
    switch first.form {
    case .demonym:
      profile.kind = .demonym
      profile.sort = .people
    case .alias, .weakAlias: profile.kind = .alias
    default: break
    }
    if profile.sort != .people, isKnown(profile.evidence, largest) { profile.sort = .known }
    let strong = EvidenceSet(.country, .englishState, .state)
    if !profile.evidence.isDisjoint(with: strong) || largest >= 1_000_000 {
      profile.traits.insert(.isStrong)
    }
    return profile
  }

  private func isKnown(_ evidence: EvidenceSet, _ largest: Int) -> Bool {
    largest >= 200_000 || evidence.contains(.country) || evidence.contains(.region)
      || evidence.contains(.capital) || evidence.contains(.englishState)
      || evidence.contains(.largeState)
  }

  /// Evidence from the readings; returns the inhabitants of the largest town.
  private func describe(_ readings: ArraySlice<ReadingProfile>, into profile: inout NameProfile)
    -> Int
  {
    var largest = -1
    var isAlternateOnly = true
    for reading in readings {
      if reading.form != .alternate { isAlternateOnly = false }
      if reading.kind == .populated, reading.form != .alternate {
        largest = max(largest, gazetteer.population(of: reading.node))
      }
      if reading.form == .demonym { continue }
      describe(reading, into: &profile)
    }
    let isDemonym = readings.first?.form == .demonym
    profile.evidence.insert(.demonym, if: isDemonym)
    profile.evidence.insert(.alternateOnly, if: isAlternateOnly)
    profile.evidence.insert(.oneReading, if: readings.count == 1)
    profile.evidence.insert(.manyReadings, if: readings.count >= 5)
    if largest >= 0, !isDemonym { profile.evidence.insert(population(largest)) }
    return largest
  }

  private func describe(_ reading: ReadingProfile, into profile: inout NameProfile) {
    switch reading.kind {
    case .world: break
    case .country: profile.evidence.insert(.country)
    case .continent, .subregion, .region, .part: profile.evidence.insert(.region)
    case .admin1:
      let isEnglish = ReadingPrior.isEnglish(gazetteer.countryCode(of: reading.node))
      profile.evidence.insert(isEnglish ? .englishState : .state)
      profile.evidence.insert(
        .largeState, if: gazetteer.population(of: reading.node) > 3_000_000)
    case .admin2: profile.evidence.insert(.county)
    case .feature: profile.evidence.insert(.feature)
    case .site: profile.evidence.insert(.site)
    case .populated:
      profile.evidence.insert(
        .capital, if: reading.form != .alternate && gazetteer.isCapital(reading.node))
    }
    profile.evidence.insert(.weakAlias, if: reading.form == .weakAlias)
    if reading.form == .abbreviation {
      profile.evidence.insert(.abbreviation)
      profile.traits.insert(.isAbbreviation)
    }
  }

  private func population(_ count: Int) -> Evidence {
    switch count {
    case 0: .unknownPopulation
    case ..<2_000: .under2Thousand
    case ..<10_000: .under10Thousand
    case ..<50_000: .under50Thousand
    case ..<200_000: .under200Thousand
    case ..<1_000_000: .underMillion
    default: .overMillion
    }
  }

  /// Evidence from the only word of a name.
  private func describe(_ facts: WordFacts, into profile: inout NameProfile) {
    if facts.contains(.calendar) { profile.traits.insert(.isExcluded) }
    if facts.contains(.common) || facts.contains(.veryCommon) { profile.traits.insert(.isCommon) }
    if facts.contains(.firstName) || facts.contains(.rareFirstName) {
      profile.traits.insert(.isFirstName)
    }
    guard !profile.evidence.contains(.demonym), !profile.evidence.contains(.abbreviation) else {
      return
    }
    let evidence: [(WordFacts, Evidence)] = [
      (.someLowercase, .sometimesSmall), (.common, .commonWord), (.veryCommon, .veryCommonWord),
      (.firstName, .firstName), (.rareFirstName, .rareFirstName), (.surname, .surname),
      (.rareSurname, .rareSurname),
    ]
    for (fact, kind) in evidence { profile.evidence.insert(kind, if: facts.contains(fact)) }
    profile.evidence.insert(.seldomCapital, if: facts.capitalCount <= 3)
    profile.evidence.insert(.oftenCapital, if: facts.capitalCount >= 10)
  }

  /// Evidence from the words of a longer name.
  private func describe(_ words: Span<UInt32>, into profile: inout NameProfile) {
    profile.evidence.insert(words.count == 2 ? .twoWords : .moreWords)
    let last = gazetteer.facts(of: words[words.count - 1])
    let first = gazetteer.facts(of: words[0])
    var (areCommon, areGeneric) = (true, true)
    for index in words.indices {
      let facts = gazetteer.facts(of: words[index])
      areGeneric =
        areGeneric
        && (!facts.isDisjoint(with: [.placeEnd, .placeNoun]) || facts.direction != nil)
      areCommon = areCommon && !facts.isDisjoint(with: [.common, .veryCommon, .connector])
    }
    if profile.evidence.contains(.site) { return }
    profile.evidence.insert(.commonWords, if: areCommon)
    profile.evidence.insert(.genericWords, if: areGeneric)
    profile.evidence.insert(.endsAsPlace, if: last.contains(.placeEnd))
    profile.evidence.insert(
      .endsAsOrganization, if: last.contains(.organizationEnd) && !last.contains(.placeEnd))
    profile.evidence.insert(
      .beginsAsPerson, if: first.contains(.firstName) && !first.contains(.common))
  }
}
