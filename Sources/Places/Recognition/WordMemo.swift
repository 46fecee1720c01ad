/// What the gazetteer said of the words and steps that were asked for last.
///
/// A text asks for the same few thousand words again and again, and the gazetteer's tables are larger than the
/// processor's nearer caches. Answers are the gazetteer's, whatever is kept. Two words count as the same if all 64 bits
/// of their hashes agree.
struct WordMemo: ~Copyable {
  /// What is known of a word.
  struct Word {
    fileprivate var hash: UInt64 = 0
    /// Its number in the gazetteer, 0 for none.
    var number: UInt32 = 0
    var facts: WordFacts = []
    /// What it is as a small word.
    var traits: ArticleWord.Traits = []
  }

  private struct Step {
    var key: UInt64 = 0
    var next: UInt32 = 0
  }

  private let gazetteer: Gazetteer
  private let smallWords = SmallWords()
  private var words = [Word](repeating: Word(), count: Self.wordSlots)
  private var steps = [Step](repeating: Step(), count: Self.stepSlots)

  /// Powers of two; each word or step has one slot.
  private static let wordSlots = 1 << 14
  private static let stepSlots = 1 << 14

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// What is known of a normalized form.
  @inline(__always)
  mutating func word(_ form: Span<UInt8>) -> Word {
    let hash = TokenHash.of(form)
    let slot = Int(truncatingIfNeeded: hash) & (Self.wordSlots &- 1)
    let kept = words[slot]
    return kept.hash == hash ? kept : look(hash, form, slot)
  }

  @inline(never)
  private mutating func look(_ hash: UInt64, _ form: Span<UInt8>, _ slot: Int) -> Word {
    let number = gazetteer.word(hash: hash)
    let word = Word(
      hash: hash, number: number, facts: number == 0 ? [] : gazetteer.facts(of: number),
      traits: smallWords.traits(of: form))
    words[slot] = word
    return word
  }

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
