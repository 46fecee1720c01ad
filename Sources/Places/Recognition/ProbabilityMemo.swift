/// The probabilities of sums that were asked for last: an article has few sums that none before had, and working one out is
/// a chain of thirty operations, each of which waits for the one before.
struct ProbabilityMemo {
  private struct Answer {
    var sum: UInt32 = 0
    var probability: Float = 0
  }

  private var answers = [Answer](repeating: Answer(), count: 1 << bits)

  private static let bits = 11

  init() { answers[Self.slot(0)].probability = EvidenceWeights.probability(0) }

  /// What `EvidenceWeights.probability` says, to the last bit.
  @inline(__always)
  mutating func probability(_ sum: Float) -> Float {
    let key = sum.bitPattern
    let answer = answers[Self.slot(key)]
    return answer.sum == key ? answer.probability : learn(sum)
  }

  @inline(never)
  private mutating func learn(_ sum: Float) -> Float {
    let probability = EvidenceWeights.probability(sum)
    answers[Self.slot(sum.bitPattern)] = Answer(sum: sum.bitPattern, probability: probability)
    return probability
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> UInt32(32 - bits))
  }
}
