extension ArticlePlaces {
  /// Remembers where the title or headline ends.
  mutating func noteHeadline(_ headlineBytes: Int) {
    headlineEnd = words.title.upperBound
    guard headlineBytes > 0 else { return }
    headlineEnd = words.body.lowerBound
    while headlineEnd < words.body.upperBound, words.end(headlineEnd) <= headlineBytes {
      headlineEnd += 1
    }
  }

  /// The node that a candidate means: what its name means in the article, unless what stands behind this mention says
  /// otherwise.
  mutating func node(of candidate: Candidate) -> UInt32 {
    let readings = profiles.names[names[candidate.name].profile].readings
    let chosen = max(names[candidate.name].reading, readings.lowerBound)
    let says = candidate.inside != 0 ? candidate.inside : candidate.around
    guard says != 0, says >> UInt64(chosen - readings.lowerBound) & 1 == 0 else {
      return profiles.readings[chosen].node
    }
    let offset = says.trailingZeroBitCount
    return profiles.readings[readings.lowerBound + offset].node
  }

  mutating func kind(of candidate: Candidate) -> PlaceMention.Kind {
    profiles.names[names[candidate.name].profile].kind
  }

  /// The part of a country that a direction before it names (northern Mali), else the node itself.
  mutating func part(of node: UInt32, _ candidate: Candidate) -> UInt32 {
    let before = candidate.first - 1
    guard kind(of: candidate) == .name, gazetteer.kind(of: node) == .country,
      words.followsDirectly(candidate.first), let direction = facts(before).direction
    else { return node }
    return gazetteer.part(of: node, direction) ?? node
  }
}
