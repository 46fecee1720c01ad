extension ArticlePlaces {
  /// Adds to each name's evidence what the other names say of its countries and divisions.
  mutating func weighSupport() {
    support.removeAll()
    var total: Int32 = 0
    for index in names.indices { total += speak(index, for: 1) }
    for index in names.indices {
      let own = speak(index, for: -1)
      names[index].evidence = supportEvidence(of: index, others: total - own)
      _ = speak(index, for: 1)
    }
  }

  private func supportEvidence(of index: Int, others: Int32) -> EvidenceSet {
    var (country, division): (Int32, Int32) = (0, 0)
    let profile = profiles.names[names[index].profile]
    for reading in profile.readings {
      country = max(country, support[profiles.readings[reading].country])
      if profiles.readings[reading].kind != .admin1 {
        division = max(division, support[profiles.readings[reading].division])
      }
    }
    var evidence = EvidenceSet()
    if country >= 3 * Support.one {
      evidence.insert(.strongCountrySupport)
    } else if country >= Support.one / 2 {
      evidence.insert(.countrySupport)
    } else if others >= 3 * Support.one {
      evidence.insert(.noSupport)
    }
    if division >= 5 * Support.one / 2 {
      evidence.insert(.strongDivisionSupport)
    } else if division >= Support.one {
      evidence.insert(.divisionSupport)
    }
    return evidence
  }

  /// Lets a name speak for the countries and divisions that it surely or likely means, `sign` times; returns how
  /// much it says of countries.
  private mutating func speak(_ index: Int, for sign: Int32) -> Int32 {
    let name = names[index]
    let profile = profiles.names[name.profile]
    let count = Int32(min(name.count, 8)) * sign
    var said: Int32 = 0
    if profile.kind == .demonym, let first = profile.readings.first {
      let country = profiles.readings[first].country
      support.add(count * Support.one, to: country)
      return country > 0 ? abs(count) * Support.one : 0
    }
    if profile.traits.contains(.isStrong) || profile.evidence.contains(.englishState)
      || profile.evidence.contains(.state)
    {
      for reading in profile.readings {
        said += speak(profiles.readings[reading], profile, count, isBound: name.around.count > 0)
      }
    }
    if name.inside.readings != 0 { said += speakBound(name, profile, sign) }
    return said
  }

  private mutating func speak(
    _ reading: ReadingProfile, _ profile: NameProfile, _ count: Int32, isBound: Bool
  ) -> Int32 {
    switch reading.kind {
    case .country:
      support.add(count * Support.one, to: reading.country)
      return abs(count) * Support.one
    case .admin1 where !profile.traits.contains(.isFirstName) || isBound:
      guard isBound || !profile.traits.contains(.isAbbreviation) || !reading.isSmall else { break }
      support.add(count * 11, to: reading.country)
      support.add(count * Support.one, to: reading.division)
      return abs(count) * 11
    case .populated where reading.prior >= 6 && reading.form != .alternate:
      support.add(count * 11, to: reading.country)
      support.add(count * 8, to: reading.division)
      return abs(count) * 11
    default: break
    }
    return 0
  }

  /// "Paris, Texas" speaks for Texas.
  private mutating func speakBound(_ name: ArticleName, _ profile: NameProfile, _ sign: Int32)
    -> Int32
  {
    var (country, division): (Int32, Int32) = (0, 0)
    for (offset, reading) in profile.readings.enumerated()
    where name.inside.readings >> UInt64(offset) & 1 == 1 {
      country = country == 0 ? profiles.readings[reading].country : country
      division = division == 0 ? profiles.readings[reading].division : division
    }
    support.add(sign * Support.one, to: country)
    support.add(sign * 24, to: division)
    return Support.one
  }
}
