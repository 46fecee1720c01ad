extension ArticlePlaces {
  /// Gathers the evidence of all candidates and weighs it.
  ///
  /// - Parameter least: from what score on candidates are told; of those that are neither told nor accepted the score
  ///   stays 0.
  /// - Complexity: O(candidates x readings of a name).
  mutating func weigh(least: Float) {
    for index in names.indices { profiles.touchLists(names[index].profile) }
    for index in candidates.indices { candidates[index].evidence = ownEvidence(of: index) }
    relate()
    for index in candidates.indices {
      let candidate = candidates[index]
      var evidence = candidate.evidence
      weighBefore(index, candidate, &evidence)
      weighAfter(index, candidate, &evidence)
      weighAbbreviation(candidate, &evidence)
      weighCompany(index, candidate, &evidence)
      candidates[index].evidence = evidence
      count(candidate.name, evidence)
    }
    weighSupport()
    for index in candidates.indices { weighAlone(index) }
    let leastSum: Float = least < PlaceMention.accepted ? -.infinity : Self.hopeless
    for index in candidates.indices { finish(index, leastSum) }
  }

  /// A sum whose probability is surely not that of an accepted mention, which is 0 or more.
  private static let hopeless: Float = -0.01

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
    !credits.isEmpty && credits.lastRange(from: word)?.contains(word) ?? false
  }

  private static let personEvidence = EvidenceSet(
    .afterTitle, .afterFirstName, .afterInitial, .endsPerson, .beforeSurname)
  private static let placeEvidence = EvidenceSet(
    .afterIn, .afterPreposition, .afterDirection, .insideNext, .afterPlaceNounOf, .dateline)
  private static let countrySupport = EvidenceSet(.countrySupport, .strongCountrySupport)
  private static let organizationEvidence = EvidenceSet(
    .beforeOrganization, .beforeOrganizationAhead, .afterOrganizationOf, .afterOrganization)

  private mutating func weighAbbreviation(_ candidate: Candidate, _ evidence: inout EvidenceSet) {
    guard evidence.contains(.abbreviation), !evidence.contains(.country),
      candidate.around == 0, !evidence.contains(.afterParty)
    else { return }
    let bytes = words.end(candidate.last) - words.start(candidate.first)
    evidence.insert(.looseAbbreviation, if: bytes <= 3)
  }

  /// Counts the evidence of a mention for its name.
  private mutating func count(_ name: Int, _ evidence: EvidenceSet) {
    let person = evidence.count(of: Self.personEvidence)
    let place = evidence.count(of: Self.placeEvidence)
    let organization = evidence.count(of: Self.organizationEvidence)
    guard person | place | organization != 0 else { return }
    names[name].count(asPlace: place, asPerson: person, asOrganization: organization)
  }

  /// Weighs a candidate as if its name stood nowhere else.
  private mutating func weighAlone(_ index: Int) {
    let name = candidates[index].name
    var evidence = candidates[index].evidence
    evidence.formUnion(names[name].evidence)
    evidence.formUnion(companyEvidence(of: name))
    evidence.insert(
      .caselessSupport,
      if: evidence.contains(.caseless) && !evidence.isDisjoint(with: Self.countrySupport))
    candidates[index].evidence = evidence
    guard names[name].count > 1 else { return }
    let sum = min(4, max(-4, weights.sum(evidence, of: profiles.names[names[name].profile])))
    candidates[index].sum = sum
    names[name].sum += sum
  }

  private static func others(_ mean: Float) -> Evidence {
    if mean > 1.5 { return .othersSurely }
    if mean > 0 { return .othersLikely }
    return mean > -1.5 ? .othersUnlikely : .othersHardly
  }

  /// Adds what the other mentions of its name say, and weighs.
  private mutating func finish(_ index: Int, _ least: Float) {
    var candidate = candidates[index]
    let name = candidate.name
    if names[name].count > 1 { weighOthers(names[name], &candidate) }
    candidate.sum = weights.sum(candidate.evidence, of: profiles.names[names[name].profile])
    if candidate.sum >= least { candidate.score = probabilities.probability(candidate.sum) }
    candidates[index] = candidate
    if candidate.score >= PlaceMention.accepted { names[name].accepted += 1 }
  }

  private mutating func weighOthers(_ name: ArticleName, _ candidate: inout Candidate) {
    let own = candidate.evidence
    var evidence = own
    let mean = (name.sum - candidate.sum) / Float(name.count - 1)
    evidence.insert(Self.others(mean))
    if name.asPlace == 0 { evidence.insert(name.count > 3 ? .oftenNeverAsPlace : .neverAsPlace) }
    evidence.insert(name.count > 3 ? .oftenRepeated : .repeated)
    evidence.insert(.placeElsewhere, if: name.asPlace > own.count(of: Self.placeEvidence))
    evidence.insert(.personElsewhere, if: name.asPerson > own.count(of: Self.personEvidence))
    evidence.insert(
      .organizationElsewhere, if: name.asOrganization > own.count(of: Self.organizationEvidence))
    candidate.evidence = evidence
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
