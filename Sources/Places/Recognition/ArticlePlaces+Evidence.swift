extension ArticlePlaces {
  /// Gathers the evidence of all candidates and weighs it.
  ///
  /// - Complexity: O(candidates x readings of a name).
  mutating func weigh() {
    for index in candidates.indices { candidates[index].evidence = ownEvidence(of: index) }
    relate()
    for index in candidates.indices {
      weighBefore(index)
      weighAfter(index)
      weighAbbreviation(index)
      weighCompany(index)
      count(index)
    }
    weighSupport()
    for index in candidates.indices { weighAlone(index) }
    for index in candidates.indices { finish(index) }
  }

  /// What the name and its spelling say.
  private mutating func ownEvidence(of index: Int) -> EvidenceSet {
    let first = candidates[index].first
    let word = words[first]
    var evidence = profile(ofCandidate: index).evidence
    evidence.formUnion(candidates[index].evidence)
    let isWord = first == candidates[index].last
    evidence.insert(.shortWord, if: isWord && word.end - word.start <= 3)
    evidence.insert(.caseless, if: word.traits.contains(.caseless))
    evidence.insert(.titleCased, if: word.traits.contains(.titleCased))
    evidence.insert(
      .allCapitals,
      if: word.shape == .allCapitals && word.end - word.start > 3
        && !word.traits.contains(.caseless))
    evidence.insert(
      .loud,
      if: evidence.contains(.allCapitals) && !evidence.contains(.dateline)
        && !evidence.contains(.abbreviation))
    evidence.insert(.inTitle, if: first < headlineEnd)
    evidence.insert(.credit, if: isInCredit(first))
    return evidence
  }

  mutating func isInCredit(_ word: Int) -> Bool {
    credits.lastRange(from: word)?.contains(word) ?? false
  }

  private static let personEvidence = EvidenceSet(
    .afterTitle, .afterFirstName, .afterInitial, .endsPerson, .beforeSurname)
  private static let placeEvidence = EvidenceSet(
    .afterIn, .afterPreposition, .afterDirection, .insideNext, .afterPlaceNounOf, .dateline)
  private static let countrySupport = EvidenceSet(.countrySupport, .strongCountrySupport)
  private static let organizationEvidence = EvidenceSet(
    .beforeOrganization, .beforeOrganizationAhead, .afterOrganizationOf, .afterOrganization)

  private mutating func weighAbbreviation(_ index: Int) {
    let evidence = candidates[index].evidence
    guard evidence.contains(.abbreviation), !evidence.contains(.country),
      candidates[index].around == 0, !evidence.contains(.afterParty)
    else { return }
    let bytes = words.end(candidates[index].last) - words.start(candidates[index].first)
    candidates[index].evidence.insert(.looseAbbreviation, if: bytes <= 3)
  }

  /// Counts a candidate for its name.
  private mutating func count(_ index: Int) {
    let name = candidates[index].name
    let evidence = candidates[index].evidence
    if !evidence.isDisjoint(with: Self.personEvidence) { names[name].asPerson += 1 }
    if !evidence.isDisjoint(with: Self.placeEvidence) { names[name].asPlace += 1 }
    if !evidence.isDisjoint(with: Self.organizationEvidence) { names[name].asOrganization += 1 }
  }

  /// Weighs a candidate as if its name stood nowhere else.
  private mutating func weighAlone(_ index: Int) {
    let name = candidates[index].name
    candidates[index].evidence.formUnion(names[name].evidence)
    candidates[index].evidence.formUnion(companyEvidence(of: name))
    candidates[index].evidence.insert(
      .caselessSupport,
      if: candidates[index].evidence.contains(.caseless)
        && !candidates[index].evidence.isDisjoint(with: Self.countrySupport))
    guard names[name].count > 1 else { return }
    let sort = profiles.names[names[name].profile].sort
    candidates[index].sum = min(4, max(-4, weights.sum(candidates[index].evidence, sort)))
    names[name].sum += candidates[index].sum
  }

  private static func others(_ mean: Float) -> Evidence {
    if mean > 1.5 { return .othersSurely }
    if mean > 0 { return .othersLikely }
    return mean > -1.5 ? .othersUnlikely : .othersHardly
  }

  /// Adds what the other mentions of its name say, and weighs.
  private mutating func finish(_ index: Int) {
    let name = candidates[index].name
    if names[name].count > 1 { weighOthers(index, name) }
    let sum = weights.sum(candidates[index].evidence, profile(ofCandidate: index).sort)
    candidates[index].sum = sum
    candidates[index].score = EvidenceWeights.probability(sum)
    if candidates[index].score >= PlaceMention.accepted { names[name].accepted += 1 }
  }

  private mutating func weighOthers(_ index: Int, _ name: Int) {
    let own = candidates[index].evidence
    var evidence = own
    let count = names[name].count
    let mean = (names[name].sum - candidates[index].sum) / Float(count - 1)
    evidence.insert(Self.others(mean))
    if names[name].asPlace == 0 {
      evidence.insert(count > 3 ? .oftenNeverAsPlace : .neverAsPlace)
    }
    evidence.insert(count > 3 ? .oftenRepeated : .repeated)
    evidence.insert(.placeElsewhere, if: names[name].asPlace > own.count(of: Self.placeEvidence))
    evidence.insert(.personElsewhere, if: names[name].asPerson > own.count(of: Self.personEvidence))
    evidence.insert(
      .organizationElsewhere,
      if: names[name].asOrganization > own.count(of: Self.organizationEvidence))
    candidates[index].evidence = evidence
  }
}

extension EvidenceSet {
  /// 1 if some of it is in the other set, else 0.
  fileprivate func count(of other: EvidenceSet) -> Int32 { isDisjoint(with: other) ? 0 : 1 }
}

extension [Range<Int>] {
  /// The last of these ascending ranges that begins at `position` or before.
  ///
  /// O(log n).
  func lastRange(from position: Int) -> Range<Int>? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lowerBound <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? self[low - 1] : nil
  }
}
