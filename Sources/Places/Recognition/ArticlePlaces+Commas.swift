extension ArticlePlaces {
  /// Finds places that lie in the place named behind them: "Paris, Texas", and lists of names.
  mutating func relate() {
    guard candidates.count > 1 else { return }
    for index in 1..<candidates.count {
      let (before, after) = (candidates[index - 1], candidates[index])
      let isNext = after.first == before.last + 1
      let isJoined = after.first == before.last + 2 && words.words[before.last + 1].traits.contains(.isAnd)
      guard isNext || isJoined else { continue }
      let gap = words.words[after.first].gap.subtracting([.wrap, .period])
      let isComma = gap == .comma || gap == .opening
      if isNext, isComma || gap.isEmpty { contain(index - 1, index) }
      if isJoined || isNext && (gap == .comma || gap == .slash) {
        if candidates[index].around == 0 {
          candidates[index].evidence.insert(.listed)
          candidates[index - 1].evidence.insert(.listed)
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
      for innerIndex in inner.readings where isInside(profiles.readings[innerIndex], region) {
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

  private func isInside(_ place: ReadingProfile, _ region: ReadingProfile) -> Bool {
    place.node > region.node && place.node < region.end && place.kind != .feature
  }
}
