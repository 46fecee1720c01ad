/// What the gazetteer said of the steps that were asked for last.
///
/// A text asks for the same few thousand again and again, and the gazetteer's tables are larger than the
/// processor's nearer caches. Answers are the gazetteer's, whatever is kept.
struct StepMemo: ~Copyable {
  private struct Step {
    var key: UInt64 = 0
    var next: UInt32 = 0
  }

  private let gazetteer: Gazetteer
  private var steps = [Step](repeating: Step(), count: Self.slots)

  /// A power of two; each step has one slot.
  private static let slots = 1 << 14

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The state behind `state` for a word, as `Gazetteer.step` has it.
  @inline(__always)
  mutating func step(_ state: UInt32, _ word: UInt32) -> UInt32 {
    if word == 0 || state == 0 { return gazetteer.step(state, word) }
    let key = UInt64(state) << 32 | UInt64(word)
    let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50)
    let kept = steps[slot]
    if kept.key == key { return kept.next }
    let next = gazetteer.step(state, word)
    steps[slot] = Step(key: key, next: next)
    return next
  }
}
