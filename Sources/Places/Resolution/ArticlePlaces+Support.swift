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
      let end = index + 1 < names.count ? Int(names[index + 1].saysFrom) : said.count
      names[index].evidence = supportEvidence(
        of: index, without: Int(names[index].saysFrom)..<end, others: total)
    }
  }

  /// What is said for a region, without some of it.
  @inline(__always)
  private func support(of place: Int32, without own: Range<Int>) -> Int32 {
    let region = profiles.regions[Int(place)]
    var amount = support[region]
    for word in own where said[word].region == region { amount -= said[word].amount }
    return amount
  }

  private mutating func supportEvidence(
    of index: Int, without own: Range<Int>, others: Int32
  ) -> EvidenceSet {
    var (country, division): (Int32, Int32) = (0, 0)
    let voice = profiles.voices[names[index].profile]
    for place in voice.countries { country = max(country, support(of: place, without: own)) }
    for place in voice.divisions { division = max(division, support(of: place, without: own)) }
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
    for place in profiles.voices[names[index].profile].statements {
      let statement = profiles.statements[Int(place)]
      if statement.needsPlaceInside, names[index].around.count == 0 { continue }
      said.append(Word(region: statement.region, amount: count * statement.amount))
      if statement.isForCountry { total += count * statement.amount }
    }
    let inside = names[index].inside.readings
    if inside != 0 { total += speakBound(inside, profile) }
    return total
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
