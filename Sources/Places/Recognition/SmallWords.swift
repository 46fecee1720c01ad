/// Small words that tell what a name beside them is.
struct SmallWords {
  /// Words by the first eight bytes of their forms, in a hash table; 0 where nothing is.
  private var keys = [UInt64](repeating: 0, count: Self.slots)
  private var traits = [ArticleWord.Traits](repeating: [], count: Self.slots)

  /// More than twice as many as words, and a power of two.
  private static let slots = 256

  init() {
    for (trait, words) in Self.groups {
      for word in words { insert(FormBeginning.packed(word), trait) }
    }
  }

  /// What a word is, by its normalized form.
  func traits(of form: Span<UInt8>) -> ArticleWord.Traits {
    guard form.count <= Self.longest else { return [] }
    let key = FormBeginning.packed(form)
    var slot = Self.home(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return traits[slot] }
      slot = (slot + 1) & (Self.slots - 1)
    }
    return []
  }

  private mutating func insert(_ key: UInt64, _ trait: ArticleWord.Traits) {
    var slot = Self.home(key)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (Self.slots - 1) }
    keys[slot] = key
    traits[slot].formUnion(trait)
  }

  private static func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }

  /// Bytes of the longest word below.
  private static let longest = 11

  /// Words of more than eight letters are told by their first eight.
  private static let groups: [(ArticleWord.Traits, [StaticString])] = [
    (.isIn, ["in"]), (.isOf, ["of"]), (.isThe, ["the"]), (.isAnd, ["and", "or"]),
    (.isSpeech, ["said", "says", "told", "tells", "added", "asked"]),
    (.isTransforming, ["sub", "trans"]),
    (
      .isPrefix,
      ["pro", "anti", "non", "ex", "post", "pre", "intra", "inter", "un", "all", "half", "neo"]
    ),
    (
      .isPerson,
      [
        "man", "woman", "men", "women", "couple", "boy", "girl", "teen", "teenager", "native",
        "mother", "father", "people", "voters", "students", "parents", "resident",
        "homeowner",
      ]
    ),
    (
      .isOfficial,
      [
        "police", "officers", "officials", "government", "authorities", "president", "troops",
        "forces", "soldiers", "army", "firm", "mayor", "company",
      ]
    ),
    (
      .isCompany,
      [
        "inc", "corp", "corporation", "ltd", "plc", "ag", "nv", "motor", "motors", "holdings",
        "funds", "securities", "industries", "bancorp", "realty",
      ]
    ),
    (.isFamily, ["family"]), (.isShare, ["share", "shares", "stake", "stakes", "stock", "crude"]),
    (.isBy, ["by"]), (.isAdditional, ["additional"]),
    (.isMade, ["reporting", "writing", "editing", "compiled", "photo", "photograph"]),
  ]
}

/// The first eight bytes of a normalized form as a number, the first one highest.
enum FormBeginning {
  static func packed(_ form: Span<UInt8>) -> UInt64 {
    var packed: UInt64 = 0
    for index in 0..<min(8, form.count) { packed = packed << 8 | UInt64(form[index]) }
    return packed
  }

  static func packed(_ text: StaticString) -> UInt64 {
    text.description.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
