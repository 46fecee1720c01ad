/// The words of a language that may be part of a date, or tell something about one.
struct DateWordTable {
  /// Keys in slots; a slot without a word has the key 0.
  private var keys: [UInt64]
  /// What lies between the ends of longer words.
  private var middles: [UInt64]
  private var words: [DateWord]
  /// For each length and first byte, which last bytes words have: what many other words do not pass.
  private var masks = [UInt32](repeating: 0, count: 32 * (longest + 1))
  /// The hash's bits that are no slot.
  private let shift: UInt64

  /// Longest word in bytes: seven at its ends and eight between.
  static let longest = 15

  /// - Parameter known: words in lower case without marks, separated by spaces; the first meaning of a word counts.
  init(_ known: [(words: String, meaning: DateWord)]) {
    let count = known.reduce(0) { $0 + $1.words.split(separator: " ").count }
    // At least two slots for each word.
    let bits = max(4, Int.bitWidth - (count * 2).leadingZeroBitCount)
    shift = UInt64(64 - bits)
    keys = [UInt64](repeating: 0, count: 1 << bits)
    middles = keys
    words = [DateWord](repeating: DateWord(.plain), count: 1 << bits)
    for (list, meaning) in known {
      for word in list.split(separator: " ") { add(Array(word.utf8), meaning) }
    }
  }

  private mutating func add(_ word: [UInt8], _ meaning: DateWord) {
    guard !word.isEmpty, word.count <= Self.longest else { return }
    let key = Self.key(word.span, 0, word.count)
    let middle = Self.middle(word.span, 0, word.count)
    var slot = slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key, middles[slot] == middle { return }
      slot = (slot + 1) & (keys.count - 1)
    }
    keys[slot] = key
    middles[slot] = middle
    words[slot] = meaning
    masks[Self.row(word.count, word[0])] |= 1 << UInt32(word[word.count - 1] & 31)
  }

  /// What the word of `length` bytes at `start` of `bytes` is, in lower case.
  func word(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> DateWord {
    length > 0 && length <= Self.longest ? look(bytes, start, length) : DateWord(.plain)
  }

  /// Whether a word of so many bytes may begin and end so.
  @inline(__always)
  func mayHold(_ length: Int, _ first: UInt8, _ last: UInt8) -> Bool {
    masks[Self.row(length, first)] &>> UInt32(last & 31) & 1 == 1
  }

  /// The same as `word`; asked for what `mayHold` passes.
  ///
  /// - Parameter length: from 1 to `longest`.
  @inline(__always)
  func look(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> DateWord {
    let key = Self.key(bytes, start, length)
    var slot = slot(key)
    while keys[slot] != 0 {
      if keys[slot] == key,
        length <= 7 || middles[slot] == Self.middle(bytes, start, length)
      {
        return words[slot]
      }
      slot = (slot &+ 1) & (keys.count &- 1)
    }
    return DateWord(.plain)
  }

  @inline(__always)
  private static func row(_ length: Int, _ first: UInt8) -> Int { length &* 32 &+ Int(first & 31) }

  /// The length, the first four bytes and the last three, which are all of a word of up to seven: read without a loop,
  /// as the lengths of words follow each other without a rule.
  @inline(__always)
  private static func key(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt64 {
    let last = start &+ length &- 1
    let high =
      UInt64(length) &<< 24 | UInt64(bytes[start]) &<< 16
      | UInt64(bytes[min(start &+ 1, last)]) &<< 8 | UInt64(bytes[min(start &+ 2, last)])
    let low =
      UInt64(bytes[min(start &+ 3, last)]) &<< 24
      | UInt64(bytes[max(last &- 2, start)]) &<< 16
      | UInt64(bytes[max(last &- 1, start)]) &<< 8 | UInt64(bytes[last])
    return high &<< 32 | low
  }

  /// The bytes that `key` leaves out.
  private static func middle(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt64 {
    guard length > 7 else { return 0 }
    var middle: UInt64 = 0
    for index in start &+ 4..<start &+ length &- 3 { middle = middle &<< 8 | UInt64(bytes[index]) }
    return middle
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
