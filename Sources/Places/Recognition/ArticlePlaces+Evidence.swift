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
      count(index)
    }
    weighSupport()
    for index in candidates.indices { weighAlone(index) }
    for index in candidates.indices { finish(index) }
  }

  /// What the name and its spelling say.
  private func ownEvidence(of index: Int) -> EvidenceSet {
    let candidate = candidates[index]
    let word = words.words[candidate.first]
    var evidence = profiles.names[names[candidate.name].profile].evidence
    evidence.formUnion(candidate.evidence)
    let isWord = candidate.first == candidate.last
    evidence.insert(.shortWord, if: isWord && word.end - word.start <= 3)
    evidence.insert(.caseless, if: word.traits.contains(.caseless))
    evidence.insert(.titleCased, if: word.traits.contains(.titleCased))
    evidence.insert(
      .allCapitals,
      if: word.shape == .allCapitals && word.end - word.start > 3 && !word.traits.contains(.caseless))
    evidence.insert(.inTitle, if: candidate.first < headlineEnd)
    evidence.insert(.credit, if: isInCredit(candidate.first))
    return evidence
  }

  func isInCredit(_ word: Int) -> Bool {
    guard !credits.isEmpty else { return false }
    return credits.contains { $0.contains(word) }
  }

  private static let personEvidence = EvidenceSet(
    .afterTitle, .afterFirstName, .afterInitial, .endsPerson, .beforeSurname)
  private static let placeEvidence = EvidenceSet(
    .afterIn, .afterPreposition, .afterDirection, .insideNext, .afterPlaceNounOf, .dateline)
  private static let organizationEvidence = EvidenceSet(
    .beforeOrganization, .beforeOrganizationAhead, .afterOrganizationOf, .afterOrganization)

  /// Counts a candidate for its name.
  private mutating func count(_ index: Int) {
    let candidate = candidates[index]
    let evidence = candidate.evidence
    if !evidence.isDisjoint(with: Self.personEvidence) { names[candidate.name].asPerson += 1 }
    if !evidence.isDisjoint(with: Self.placeEvidence) { names[candidate.name].asPlace += 1 }
    if !evidence.isDisjoint(with: Self.organizationEvidence) {
      names[candidate.name].asOrganization += 1
    }
  }

  /// Weighs a candidate as if its name stood nowhere else.
  private mutating func weighAlone(_ index: Int) {
    let name = candidates[index].name
    candidates[index].evidence.formUnion(names[name].evidence)
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
    let candidate = candidates[index]
    let name = names[candidate.name]
    let profile = profiles.names[name.profile]
    var evidence = candidate.evidence
    let own = evidence
    if name.count > 1 {
      evidence.insert(Self.others((name.sum - candidate.sum) / Float(name.count - 1)))
      evidence.insert(name.count > 3 ? .oftenRepeated : .repeated)
      evidence.insert(
        .placeElsewhere, if: name.asPlace > (own.isDisjoint(with: Self.placeEvidence) ? 0 : 1))
      evidence.insert(
        .personElsewhere, if: name.asPerson > (own.isDisjoint(with: Self.personEvidence) ? 0 : 1))
      evidence.insert(
        .organizationElsewhere,
        if: name.asOrganization > (own.isDisjoint(with: Self.organizationEvidence) ? 0 : 1))
    }
    candidates[index].evidence = evidence
    candidates[index].sum = weights.sum(evidence, profile.sort)
    if candidates[index].sum >= 0 { names[candidate.name].accepted += 1 }
  }
}
