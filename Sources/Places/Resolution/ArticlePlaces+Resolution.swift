extension ArticlePlaces {
  private static let rounds = 3
  /// Towns that others may be near to; those of a longer list say nothing new.
  private static let mostPoints = 256

  /// Chooses for each name the reading that the article means.
  ///
  /// A reading is as good as it is likely of itself, and better if what stands behind a mention asks for it, if
  /// other names lie in its country or division, or near to it. Names that are accepted speak for each other;
  /// the others are resolved by them.
  ///
  /// - Parameter alsoRejected: whether names without an accepted mention are resolved too.
  /// - Complexity: O(rounds x readings x names).
  mutating func resolve(alsoRejected: Bool) {
    gatherFixed()
    findClusters()
    for round in 0..<Self.rounds {
      var isChanged = false
      for index in names.indices where isOpen(index) {
        let before = names[index].reading
        choose(index, round)
        isChanged = isChanged || names[index].reading != before
      }
      // From the second round on nothing new is said where nothing has changed.
      if round > 0, !isChanged { break }
      gather()
    }
    guard alsoRejected else { return }
    for index in names.indices where names[index].accepted == 0 { choose(index, Self.rounds) }
  }

  private mutating func isOpen(_ index: Int) -> Bool {
    names[index].accepted > 0 && profiles.names[names[index].profile].readings.count > 1
  }

  /// Names with one reading speak from the beginning.
  private mutating func gatherFixed() {
    for index in names.indices {
      let readings = profiles.names[names[index].profile].readings
      names[index].reading = readings.count == 1 ? readings.lowerBound : -1
    }
    gather()
  }

  /// Collects what the accepted names say as they are resolved now.
  private mutating func gather() {
    support.removeAll()
    points.removeAll(keepingCapacity: true)
    for index in names.indices where names[index].accepted > 0 && names[index].reading >= 0 {
      speakResolved(index, sign: 1)
      guard points.count < Self.mostPoints else { continue }
      let reading = profiles.readings[names[index].reading]
      guard reading.kind == .populated || reading.kind == .admin2, !reading.latitude.isNaN else {
        continue
      }
      points.append(Point(latitude: reading.latitude, longitude: reading.longitude, name: index))
    }
  }

  private mutating func speakResolved(_ index: Int, sign: Int32) {
    guard names[index].reading >= 0 else { return }
    let reading = profiles.readings[names[index].reading]
    guard reading.country > 0 else { return }
    let amount =
      sign * min(Support.one + 5 * Int32(min(names[index].accepted, 8) - 1), 2 * Support.one)
    let share = profiles.names[names[index].profile].kind == .demonym ? amount * 3 / 5 : amount
    support.add(reading.isSmall ? share / 2 : share, to: reading.country)
    if reading.division > 0 { support.add(share, to: reading.division) }
  }

  private mutating func choose(_ index: Int, _ round: Int) {
    if names[index].accepted > 0 { speakResolved(index, sign: -1) }
    let readings = profiles.names[names[index].profile].readings
    var best = readings.lowerBound
    var bestValue = -Float.infinity
    for reading in readings {
      let value = value(of: reading, index, round)
      if value > bestValue { (best, bestValue) = (reading, value) }
    }
    names[index].reading = best
    if names[index].accepted > 0 { speakResolved(index, sign: 1) }
  }

  private mutating func value(of index: Int, _ name: Int, _ round: Int) -> Float {
    let reading = profiles.readings[index]
    let offset = index - profiles.names[names[name].profile].readings.lowerBound
    let bit = ReadingSet(1) << UInt64(offset)
    var value = reading.prior
    if names[name].inside.readings & bit != 0 { value += preferences.inside }
    if names[name].around.readings & bit != 0, names[name].around.count == names[name].count {
      value += preferences.around
    }
    if reading.isHome { value += preferences.home }
    let ofCountry = preferences.country * support.logarithm(support[reading.country], limit: 32)
    value += reading.kind == .country ? preferences.ofCountryItself * ofCountry : ofCountry
    if reading.division > 0 {
      let amount = support[reading.division]
      value +=
        preferences.division
        * support.logarithm(reading.isHugeDivision ? amount * 3 / 8 : amount, limit: 48)
    }
    value += kinship(of: reading, name)
    if reading.kind == .populated || reading.kind == .admin2 {
      if names[name].clustersFrom >= 0 {
        value += preferences.cluster * clusters[Int(names[name].clustersFrom) + offset]
      }
      if round > 0 { value += nearness(of: reading, name) }
    } else if round > 0, reading.kind == .feature {
      value += nearness(of: reading, name)
    }
    return value
  }

  /// What its neighbours in lists add: a state is more likely among states.
  private mutating func kinship(of reading: ReadingProfile, _ name: Int) -> Float {
    guard reading.kind == .country || reading.kind == .admin1 else { return 0 }
    return isKin(names[name].neighbours.0, reading) || isKin(names[name].neighbours.1, reading)
      ? preferences.listed : 0
  }

  private mutating func isKin(_ neighbour: Int32, _ reading: ReadingProfile) -> Bool {
    guard neighbour >= 0, names[Int(neighbour)].reading >= 0 else { return false }
    let other = profiles.readings[names[Int(neighbour)].reading]
    return other.kind == reading.kind
      && (other.kind == .country || other.country == reading.country)
  }

  /// What the nearest place of another name adds.
  private mutating func nearness(of reading: ReadingProfile, _ name: Int) -> Float {
    guard !reading.latitude.isNaN else { return 0 }
    var nearest: Float = 400 * 400
    for point in points {
      let north = (point.latitude - reading.latitude) * 111.2
      guard abs(north) < 400, point.name != name else { continue }
      let east = (point.longitude - reading.longitude) * 111.2 * reading.cosine
      nearest = min(nearest, north * north + east * east)
    }
    if nearest < 60 * 60 { return preferences.within60 }
    if nearest < 150 * 150 { return preferences.within150 }
    return nearest < 400 * 400 ? preferences.within400 : 0
  }

  /// Where a resolved name lies.
  struct Point {
    var latitude: Float
    var longitude: Float
    var name: Int
  }
}
