/// What the gazetteer said of the steps that were asked for last.
///
/// A text asks for the same few thousand again and again, and the gazetteer's tables are larger than the
/// processor's nearer caches. Answers are the gazetteer's, whatever is kept.
struct StepMemo: ~Copyable {
  private struct Step {
    var key: UInt64 = 0
    var next: UInt32 = 0
  }

  typealias Question = (state: UInt32, word: UInt32)

  private let gazetteer: Gazetteer
  private var steps = [Step](repeating: Step(), count: Self.slots)

  /// A power of two; each step has one slot.
  private static let slots = 1 << 14
  /// Those that what is kept does not answer.
  private var unanswered: [Question] = []
  /// Says that what was read is of use.
  private var touched: UInt32 = 0

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The state behind `state` for a word, as `Gazetteer.step` has it.
  @inline(__always)
  mutating func step(_ state: UInt32, _ word: UInt32) -> UInt32 {
    if word == 0 || state == 0 { return gazetteer.step(state, word) }
    let key = Self.key(state, word)
    let slot = Self.slot(key)
    let kept = steps[slot]
    if kept.key == key { return kept.next }
    let next = gazetteer.step(state, word)
    steps[slot] = Step(key: key, next: next)
    return next
  }

  /// Has the answers to questions ready.
  ///
  /// In rounds, each of which waits for memory once and not for each question: what was kept; where the gazetteer has
  /// the others; those.
  mutating func prepare(_ questions: [Question]) {
    var keys: UInt64 = 0
    for (state, word) in questions { keys ^= steps[Self.slot(Self.key(state, word))].key }
    touched ^= UInt32(truncatingIfNeeded: keys)
    unanswered.removeAll(keepingCapacity: true)
    for (state, word) in questions {
      let key = Self.key(state, word)
      if steps[Self.slot(key)].key != key { unanswered.append((state, word)) }
    }
    for (state, word) in unanswered { touched ^= gazetteer.states.touch(state, word) }
    for (state, word) in unanswered { _ = step(state, word) }
  }

  @inline(__always)
  private static func key(_ state: UInt32, _ word: UInt32) -> UInt64 {
    UInt64(state) << 32 | UInt64(word)
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50)
  }
}
