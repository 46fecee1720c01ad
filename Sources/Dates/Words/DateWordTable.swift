/// The words of a language that may be part of a date, or tell something about one.
struct DateWordTable {
  /// Keys in slots; a slot without a word has the key 0.
  private var keys: [UInt64]
  private var words: [DateWord]
  /// For each length and first byte, which last bytes words have: what most other words do not pass.
  private(set) var masks = [UInt32](repeating: 0, count: 32 * (longest + 1))
  /// Two powers above the number of words.
  private let shift: UInt64

  /// Longest word in bytes.
  static let longest = 15

  /// - Parameter known: words in lower case without marks, separated by spaces; the first meaning of a word counts.
  init(_ known: [(words: String, meaning: DateWord)]) {
    let count = known.reduce(0) { $0 + $1.words.split(separator: " ").count }
    let bits = max(4, Int.bitWidth - (count * 4).leadingZeroBitCount)
    shift = UInt64(64 - bits)
    keys = [UInt64](repeating: 0, count: 1 << bits)
    words = [DateWord](repeating: DateWord(.plain), count: 1 << bits)
    for (list, meaning) in known {
      for word in list.split(separator: " ") { add(Array(word.utf8), meaning) }
    }
  }

  private mutating func add(_ word: [UInt8], _ meaning: DateWord) {
    guard !word.isEmpty, word.count <= Self.longest else { return }
    let key = Self.key(word.span, 0, word.count)
    var slot = slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    words[slot] = meaning
    masks[Self.row(word.count, word[0])] |= 1 << UInt32(word[word.count - 1] & 31)
  }

  /// What the word of `length` bytes at `start` of `bytes` is, in lower case; asked for what passes the masks.
  func look(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> DateWord {
    let key = Self.key(bytes, start, length)
    var slot = slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key { return words[slot] }
      slot = (slot &+ 1) & (keys.count &- 1)
    }
    return DateWord(.plain)
  }

  @inline(__always)
  static func row(_ length: Int, _ first: UInt8) -> Int { length &* 32 &+ Int(first & 31) }

  /// The bytes of a word of up to fifteen, and its length: two words have the same key only if their second halves
  /// agree once multiplied, which no pair of words in the tables does.
  @inline(__always)
  private static func key(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt64 {
    var key = UInt64(length)
    for index in start..<start &+ min(length, 7) { key = key &<< 8 | UInt64(bytes[index]) }
    if length > 7 {
      var rest: UInt64 = 0
      for index in start &+ 7..<start &+ length { rest = rest &<< 8 | UInt64(bytes[index]) }
      key ^= rest &* 0x9FB2_1C65_1E98_DF25
    }
    return key
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
