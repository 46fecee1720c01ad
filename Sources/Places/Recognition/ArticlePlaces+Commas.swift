extension ArticlePlaces {
  /// Finds places that lie in the place named behind them: "Paris, Texas", and lists of names.
  mutating func relate() {
    guard candidates.count > 1 else { return }
    for index in 1..<candidates.count {
      let (before, after) = (candidates[index - 1], candidates[index])
      let isNext = after.first == before.last + 1
      let isJoined =
        after.first == before.last + 2 && words.traits(before.last + 1).contains(.isAnd)
      guard isNext || isJoined else { continue }
      let gap = words.gap(after.first).subtracting([.wrap, .period])
      let isComma = gap == .comma || gap == .opening
      if isNext, isComma || gap.isEmpty { contain(index - 1, index) }
      if isJoined || isNext && (gap == .comma || gap == .slash) {
        if candidates[index].around == 0 {
          candidates[index].evidence.insert(.listed)
          candidates[index - 1].evidence.insert(.listed)
          noteNeighbours(candidates[index - 1].name, candidates[index].name)
        }
      }
    }
  }

  /// Notes which readings of one candidate lie inside readings of the next.
  private mutating func contain(_ small: Int, _ large: Int) {
    let smallName = candidates[small].name
    let largeName = candidates[large].name
    guard smallName != largeName else { return }
    let inner = profiles.names[names[smallName].profile]
    let outer = profiles.names[names[largeName].profile]
    guard inner.kind != .demonym, outer.kind != .demonym else { return }
    var (inside, around): (ReadingSet, ReadingSet) = (0, 0)
    for outerIndex in outer.readings {
      let region = profiles.readings[outerIndex]
      guard region.kind == .country || region.kind == .admin1 || region.kind == .admin2 else {
        continue
      }
      for innerIndex in inner.readings
      where isInside(profiles.readings[innerIndex], region)
        && isMeant(profiles.readings[innerIndex], inner, in: region)
      {
        inside |= 1 << UInt64(innerIndex - inner.readings.lowerBound)
        around |= 1 << UInt64(outerIndex - outer.readings.lowerBound)
      }
    }
    guard inside != 0 else { return }
    candidates[small].inside = inside
    candidates[small].evidence.insert(.insideNext)
    candidates[large].around = around
    candidates[large].evidence.insert(.aroundPrevious)
    names[smallName].inside.note(inside)
    names[largeName].around.note(around)
  }

  private mutating func noteNeighbours(_ one: Int, _ other: Int) {
    names[one].neighbours.1 = Int32(other)
    names[other].neighbours.0 = Int32(one)
  }

  /// Whether a reading that lies in a region is meant to: a town called like a state before the name of a state stands
  /// in a list of states, unless it is the larger.
  private mutating func isMeant(
    _ place: ReadingProfile, _ inner: NameProfile, in region: ReadingProfile
  ) -> Bool {
    guard place.kind != .admin1, place.kind != .country else { return true }
    for index in inner.readings {
      let rival = profiles.readings[index]
      if rival.kind == region.kind, rival.kind == .country || rival.country == region.country,
        rival.prior > place.prior
      {
        return false
      }
    }
    return true
  }

  private mutating func isInside(_ place: ReadingProfile, _ region: ReadingProfile) -> Bool {
    place.node > region.node && place.node < region.end && place.kind != .feature
  }
}
