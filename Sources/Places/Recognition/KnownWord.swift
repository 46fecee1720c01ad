/// What is known of a term: its word in the gazetteer, and what it is as a small word.
struct KnownWord {
  /// Its number in the gazetteer, 0 for none.
  var number: UInt32 = 0
  var facts: WordFacts = []
  /// The traits, and above them what follows.
  private var bits: UInt32 = 0
  /// Index of the profile of the name that it is alone; -1 until somebody asked.
  var profile: Int32 = -1

  private static let traitBits: UInt32 = 1 << 20 - 1
  private static let sought: UInt32 = 1 << 27
  private static let small: UInt32 = 1 << 28
  private static let states = UInt32(29)

  /// Of which nothing is known yet.
  init() {}

  /// A word with a number in the gazetteer, 0 for none.
  init(_ number: UInt32, traits: ArticleWord.Traits, in gazetteer: Gazetteer) {
    self.number = number
    bits = traits.rawValue
    var state: ArticleWords.State = .isKnown
    if number != 0 {
      facts = gazetteer.facts(of: number)
      let next = gazetteer.step(0, number)
      if next != 0 { state.insert(.startsName) }
      if gazetteer.isName(next) { state.insert(.isName) }
    }
    bits |= UInt32(state.rawValue) << Self.states
  }

  /// Whether something is known of it, a name begins with it, and it is one.
  @inline(__always)
  var state: ArticleWords.State {
    ArticleWords.State(rawValue: UInt8(truncatingIfNeeded: bits &>> Self.states))
  }

  /// Whether a name, a credit or "University of" may begin with it where it begins with a capital, or a hyphen joins it
  /// to what a name may begin with.
  @inline(__always)
  func mayStop(behind gap: Gap) -> Bool {
    let isOrganization =
      facts.isSuperset(of: .organizationEnd) && facts.isDisjoint(with: .placeEnd)
    return state.contains(.startsName) || gap == .hyphen || isOrganization
      || !traits.isDisjoint(with: [.isBy, .isMade, .isAdditional])
  }

  /// What it is as a small word.
  @inline(__always)
  var traits: ArticleWord.Traits { ArticleWord.Traits(rawValue: bits & Self.traitBits) }

  /// Whether the article at hand is searched for it, and whether it was found there written small.
  var isSought: Bool {
    get { bits & Self.sought != 0 }
    set { bits = newValue ? bits | Self.sought : bits & ~(Self.sought | Self.small) }
  }
  var isSmall: Bool {
    get { bits & Self.small != 0 }
    set { bits = newValue ? bits | Self.small : bits & ~Self.small }
  }
}

/// What is known of terms, by their numbers: asked of the gazetteer once for each term.
///
/// Whoever inverts articles has numbered their terms, frequent ones first, so that what most words ask for lies close
/// together, while the gazetteer's tables are larger than the processor's nearer caches.
struct KnownWords: ~Copyable {
  private let gazetteer: Gazetteer
  private let smallWords = SmallWords()
  private(set) var words: [KnownWord] = []

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// Bytes of what is kept.
  var byteCount: Int { words.count * MemoryLayout<KnownWord>.stride }

  /// Forgets everything and keeps the memory.
  mutating func removeAll() { words.removeAll(keepingCapacity: true) }

  /// What is known of a term; `learn` tells it if that is nothing.
  @inline(__always)
  subscript(_ term: UInt32) -> KnownWord {
    Int(term) < words.count ? words[Int(term)] : KnownWord()
  }

  /// Has what is known of the terms of capitals, and of those behind them, at hand soon.
  ///
  /// They stand anywhere in memory: a loop that does nothing else waits for many of them at once.
  ///
  /// - Returns: something of all that was read.
  func touch(_ terms: [UInt32], _ capitals: Span<UInt32>) -> UInt32 {
    var numbers: UInt32 = 0
    for place in capitals.indices {
      let index = Int(capitals[place])
      let (own, next) = (Int(terms[index]), Int(terms[index + 1]))
      if own < words.count { numbers ^= words[own].number }
      if next < words.count { numbers ^= words[next].number }
    }
    return numbers
  }

  /// Asks the gazetteer for a term with this form.
  @inline(never)
  mutating func learn(_ term: UInt32, _ form: Span<UInt8>) -> KnownWord {
    let missing = Int(term) + 1 - words.count
    if missing > 0 { words.append(contentsOf: repeatElement(KnownWord(), count: missing)) }
    let word = KnownWord(
      gazetteer.word(form), traits: smallWords.traits(of: form), in: gazetteer)
    words[Int(term)] = word
    return word
  }

  /// The profile of the name of this word alone, if the name ends in `state`; nil if it is not known.
  @inline(__always)
  func profile(of term: UInt32, _ state: UInt32) -> Int? {
    let word = self[term]
    return word.number == state && word.profile >= 0 ? Int(word.profile) : nil
  }

  /// Notes the profile of the name of this word alone.
  mutating func note(profile: Int, of term: UInt32, _ state: UInt32) {
    if self[term].number == state { words[Int(term)].profile = Int32(truncatingIfNeeded: profile) }
  }

  /// Says that an article is searched for a term.
  mutating func seek(_ term: UInt32, _ isSought: Bool) { words[Int(term)].isSought = isSought }

  /// Says that a term that is sought was found written small.
  mutating func foundSmall(_ term: UInt32) { words[Int(term)].isSmall = true }
}
