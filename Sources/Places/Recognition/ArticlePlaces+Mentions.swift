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

  /// Appends the mentions with a score of `least` or more.
  mutating func tell(
    least: Float, _ title: Span<UInt8>, _ body: Span<UInt8>, to mentions: inout [PlaceMention]
  ) {
    lines.removeAll()
    for index in candidates.indices where candidates[index].score >= least {
      let candidate = candidates[index]
      let isInTitle = candidate.first < words.title.upperBound
      mentions.append(
        mention(candidate, isInTitle ? title : body, isInTitle: isInTitle))
    }
  }

  private mutating func mention(
    _ candidate: Candidate, _ text: Span<UInt8>, isInTitle: Bool
  ) -> PlaceMention {
    let bytes = bytes(of: candidate)
    let isRepeated = lines.isRepeated(
      at: candidate.first, of: text, in: words,
      isAccepted: candidate.score >= PlaceMention.accepted)
    let zone = zone(of: candidate)
    let node = node(of: candidate)
    return PlaceMention(
      node: node, part: part(of: node, candidate), isInTitle: isInTitle,
      start: bytes.lowerBound, end: bytes.upperBound,
      position: words.position(candidate.first),
      length: UInt32(candidate.last - candidate.first + 1), kind: kind(of: candidate),
      zone: zone == .body && lines.isCaption ? .caption : zone, isRepeated: isRepeated,
      score: candidate.score)
  }

  /// The bytes of a candidate in its text.
  mutating func bytes(of candidate: Candidate) -> Range<UInt32> {
    let end = words.end(candidate.last)
    return words.start(candidate.first)..<end + (candidate.isDotted ? 1 : 0)
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
