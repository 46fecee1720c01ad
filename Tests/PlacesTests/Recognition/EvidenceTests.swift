import TestSupport
import Testing

@testable import Places

@Suite struct EvidenceTests {
  let tagger: TextTagger

  init() throws { tagger = try TextTagger(try SmallWorld.gazetteer()) }

  /// The evidence of the candidate that begins with the mark "|" in the text.
  func evidence(_ marked: String) throws -> Set<String> {
    let before = marked.prefix { $0 != "|" }.utf8.count
    _ = try tagger.tag(marked.filter { $0 != "|" }, least: 0)
    return tagger.evidence.first { Int($0.text.lowerBound) == before }?.kinds ?? ["none"]
  }

  @Test(
    "what is around a name is noticed",
    arguments: [
      ("He went there in |Mali.", "afterIn"), ("He came from |Mali.", "afterPreposition"),
      ("the northern |Mali", "afterDirection"), ("the town of |Kidal", "afterPlaceNounOf"),
      ("the University of |Texas", "afterOrganizationOf"), ("the |Kremlin", "afterThe"),
      ("He saw Gen. |Paris there", "afterTitle"), ("He saw Michael |Paris", "afterFirstName"),
      ("He saw John F. |Paris", "afterInitial"), ("He saw Wal |Paris", "afterCapital"),
      ("The anti-|Malian side", "afterPrefix"), ("The sub-|Saharan side", "afterTransformation"),
      ("The mid-|Ohio side", "afterSmallHyphen"), ("The Wal-|Mali side", "afterCapitalHyphen"),
      ("The Mali-|Niger side", "afterPlaceHyphen"), ("Senator Roe, D-|Ohio", "afterParty"),
      ("|Paris University", "beforeOrganization"), ("|Kidal County", "beforePlaceEnd"),
      ("|Paris Hilton", "beforeSurname"), ("|Paris said so", "beforeSpeech"),
      ("|Mali-based", "beforeSmallHyphen"), ("|Mali's", "beforePossessive"),
      ("a |Paris man", "beforePerson"), ("a |Paris town", "beforePlaceNoun"),
      ("the |Malian government", "beforeOfficial"), ("|US$5", "besideCurrency"),
      ("|Paris, Texas", "insideNext"), ("Paris, |Texas", "aroundPrevious"),
      ("Mali, |Niger and Nigeria", "listed"), ("Mali and |Niger", "listed"),
      ("|MALI AND NIGER", "caseless"), ("the |PARIS man", "loud"),
      ("a |CA man", "looseAbbreviation"),
      ("|Mali. Mali", "repeated"), ("He left |Mali. In Mali", "placeElsewhere"),
      ("He left |Paris. Gen. Paris", "personElsewhere"),
      ("|Paris left. Paris went. Paris came. Paris", "oftenNeverAsPlace"),
      ("|Tbilisi is in Georgia and Georgia and Georgia", "strongCountrySupport"),
    ])
  func kinds(text: String, expected: String) throws {
    let found = try evidence(text)
    #expect(found.contains(expected), "\(text): \(found.sorted())")
  }

  @Test(
    "and what is not there is not",
    arguments: [
      ("A |Paris man", "afterInitial"), ("He left. |Mali stayed", "afterCapital"),
      ("Chicago, |Texas", "aroundPrevious"), ("|Texas, Paris", "insideNext"),
      ("|Oregon, Ohio", "insideNext"), ("Fresno, |CA", "none"), ("THE |PARIS MAN", "loud"),
    ])
  func absent(text: String, unexpected: String) throws {
    #expect(!(try evidence(text).contains(unexpected)) || unexpected == "none")
  }

  @Test("sets of evidence are sets")
  func sets() {
    var set = EvidenceSet()
    #expect(set.members.isEmpty)
    for evidence in Evidence.allCases {
      #expect(!set.contains(evidence))
      set.insert(evidence)
      #expect(set.contains(evidence))
    }
    #expect(set.members == Evidence.allCases)
    #expect(EvidenceSet(.always, .noSupport).members == [.always, .noSupport])
    #expect(EvidenceSet(.country).isDisjoint(with: EvidenceSet(.region)))
  }

  @Test("every kind of evidence has one line in the table of weights")
  func table() {
    #expect(EvidenceWeights.table.map(\.evidence) == Evidence.allCases)
    let weights = EvidenceWeights.fitted
    let sum = weights.sum(EvidenceSet(.always, .noSupport), .known)
    #expect(sum == weights[.always, .known] + weights[.noSupport, .known])
    #expect(EvidenceWeights.probability(0) == 0.5)
  }

  @Test("the sum of a mention is that of all its evidence, to the last bit")
  func sums() {
    var random = SeededGenerator(seed: TestSeed.current)
    let weights = EvidenceWeights.fitted
    for _ in 0..<2_000 {
      var own = EvidenceSet()
      for evidence in Evidence.allCases { own.insert(evidence, if: random.chance(0.1)) }
      var profile = NameProfile(
        readings: 0..<0, kind: .name, sort: random.pick(EvidenceWeights.Sort.allCases),
        evidence: own, traits: [])
      profile.sum = weights.sum(own.ofName, profile.sort)
      var all = own
      for evidence in Evidence.allCases { all.insert(evidence, if: random.chance(0.05)) }
      #expect(weights.sum(all, of: profile) == weights.sum(all, profile.sort), "\(all.members)")
    }
  }

  @Test("what is kept of probabilities is what they are")
  func probabilities() {
    var random = SeededGenerator(seed: TestSeed.current)
    var memo = ProbabilityMemo()
    let sums = (0..<5_000).map { _ in Float.random(in: -12...12, using: &random) } + [0, -0.0]
    for sum in sums + sums.reversed() {
      #expect(memo.probability(sum) == EvidenceWeights.probability(sum), "\(sum)")
    }
  }
}
