extension ArticlePlaces {
  /// What a name says for a country or division, in sixteenths of a name.
  struct Word {
    var region: Int32
    var amount: Int32
  }

  /// Adds to each name's evidence what the other names say of its countries and divisions.
  mutating func weighSupport() {
    support.removeAll()
    said.removeAll(keepingCapacity: true)
    var total: Int32 = 0
    for index in names.indices {
      names[index].saysFrom = Int32(said.count)
      total += speak(index)
    }
    for word in said { support.add(word.amount, to: word.region) }
    for index in names.indices {
      let words =
        Int(
          names[index].saysFrom)..<(index + 1 < names.count
        ? Int(names[index + 1].saysFrom) : said.count)
      for word in words { support.add(-said[word].amount, to: said[word].region) }
      names[index].evidence = supportEvidence(of: index, others: total)
      for word in words { support.add(said[word].amount, to: said[word].region) }
    }
  }

  private mutating func supportEvidence(of index: Int, others: Int32) -> EvidenceSet {
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

  /// Lets a name speak for the countries and divisions that it surely or likely means; returns how much it says of
  /// countries.
  private mutating func speak(_ index: Int) -> Int32 {
    let profile = profiles.names[names[index].profile]
    let count = min(names[index].count, 8)
    if profile.kind == .demonym, let first = profile.readings.first {
      return say(count * Support.one, for: profiles.readings[first].country)
    }
    var total: Int32 = 0
    if profile.traits.contains(.isStrong) {
      for reading in profile.readings {
        total += speak(
          profiles.readings[reading], profile, count, isBound: names[index].around.count > 0)
      }
    }
    let inside = names[index].inside.readings
    if inside != 0 { total += speakBound(inside, profile) }
    return total
  }

  private mutating func speak(
    _ reading: ReadingProfile, _ profile: NameProfile, _ count: Int32, isBound: Bool
  ) -> Int32 {
    switch reading.kind {
    case .country: return say(count * Support.one, for: reading.country)
    case .admin1 where !profile.traits.contains(.isFirstName) || isBound:
      _ = say(count * Support.one, for: reading.division)
      return say(count * 11, for: reading.country)
    case .populated where reading.prior >= 6 && reading.form != .alternate:
      _ = say(count * 8, for: reading.division)
      return say(count * 11, for: reading.country)
    default: return 0
    }
  }

  /// "Paris, Texas" speaks for Texas.
  private mutating func speakBound(_ inside: ReadingSet, _ profile: NameProfile) -> Int32 {
    var (country, division): (Int32, Int32) = (0, 0)
    for (offset, reading) in profile.readings.enumerated()
    where inside >> UInt64(offset) & 1 == 1 {
      country = country == 0 ? profiles.readings[reading].country : country
      division = division == 0 ? profiles.readings[reading].division : division
    }
    _ = say(24, for: division)
    return say(Support.one, for: country)
  }

  private mutating func say(_ amount: Int32, for region: Int32) -> Int32 {
    guard region > 0 else { return 0 }
    said.append(Word(region: region, amount: amount))
    return amount
  }
}
