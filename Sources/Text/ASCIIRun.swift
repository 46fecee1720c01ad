/// Finds and lower-cases words of ASCII letters and digits, eight bytes at a time.
///
/// The way of the text through an English article, which leaves everything else to its caller: it stops
/// before a word that holds or touches anything but letters, digits, and characters that end a word for
/// certain. (Eight bytes in a register, see Lamport, "Multiple byte processing with full-word instructions",
/// CACM 18, 1975: a word of up to eight letters costs no branch that depends on its length.)
struct ASCIIRun {
  /// Where in the text.
  var index: Int
  /// Bytes of normalized forms written, and tokens.
  var used: Int
  var count = 0
  /// The next position.
  var position: UInt32
  /// What `TokenBuffer.forms` count before the first byte of the normalized forms.
  let base: Int
  let profile: AnalysisProfile

  /// A word must be shorter; there must be room for so many more bytes.
  static let room = 320
  private static let longest = 256

  /// Goes on until a word that is not its matter, the last bytes of the text, or the end of the room.
  mutating func advance(
    _ text: Span<UInt8>, bits: Span<UInt8>, terms: inout [UInt8],
    tokens: inout [TokenBuffer.Token], forms: inout [Range<UInt32>]
  ) {
    var termSpan = terms.mutableSpan
    var terms = unsafe termSpan.mutableBytes
    var tokens = tokens.mutableSpan
    var forms = forms.mutableSpan
    let last = text.count - 8
    while index <= last {
      if bits[Int(text[index])] & (WordTables.word | WordTables.multi) == 0 {
        index += 1
        continue
      }
      guard count < tokens.count, used + Self.room <= terms.byteCount,
        let end = word(text, last: last, bits: bits, terms: &terms)
      else { return }
      let form = UInt32(truncatingIfNeeded: base + used)
      used += end - index
      tokens[count] = TokenBuffer.Token(
        start: UInt32(truncatingIfNeeded: index), end: UInt32(truncatingIfNeeded: end),
        position: position)
      forms[count] = form..<UInt32(truncatingIfNeeded: base + used)
      count += 1
      position &+= 1
      index = end
    }
  }

  /// Writes the word at `index` in lower case and returns its end, or nil if it is not simple.
  @inline(__always)
  private func word(
    _ text: Span<UInt8>, last: Int, bits: Span<UInt8>, terms: inout MutableRawSpan
  ) -> Int? {
    var end = index
    var target = used
    var others: UInt64 = 0
    var length = 8
    var lowered: UInt64 = 0
    while length == 8 {
      guard end <= last, end - index < Self.longest else { return nil }
      let eight = EightBytes(text, at: end)
      terms.storeBytes(of: eight.lowered.littleEndian, toByteOffset: target, as: UInt64.self)
      lowered = eight.lowered
      length = eight.wordLength
      others |= eight.otherThanCapitals
      end += length
      target += length
    }
    guard isEnd(end, of: text, bits: bits) else { return nil }
    if profile == .news, isDelicate(lowered, length: end - index, capitals: others == 0) {
      return nil
    }
    return end
  }

  /// Whether a word ends at `end`, where something other than a letter or digit stands.
  @inline(__always)
  private func isEnd(_ end: Int, of text: Span<UInt8>, bits: Span<UInt8>) -> Bool {
    let stop = bits[Int(text[end])]
    if stop == 0 { return true }
    guard stop & WordTables.middle != 0, end + 1 < text.count else { return false }
    return bits[Int(text[end + 1])] & (WordTables.word | WordTables.multi) == 0
  }

  /// Whether the rules have a say: the s of a possessive, or a listed acronym.
  @inline(__always)
  private func isDelicate(_ lowered: UInt64, length: Int, capitals: Bool) -> Bool {
    if length == 1 { return UInt8(truncatingIfNeeded: lowered) == UInt8(ascii: "s") }
    guard capitals, length <= Acronyms.maximumLength else { return false }
    return Acronyms.contains(packed: lowered.byteSwapped >> (64 - 8 * UInt64(length)))
  }
}

/// Eight bytes of a text, with what each is in the highest bit of its byte.
struct EightBytes {
  /// The bytes with ASCII capitals in lower case, the first byte lowest.
  let lowered: UInt64
  /// How many ASCII letters and digits stand at the beginning.
  let wordLength: Int
  /// Not zero if there is a lower-case letter or digit among these.
  let otherThanCapitals: UInt64

  /// Loads the bytes from `index` on; the caller has checked that there are eight.
  @inline(__always)
  init(_ text: Span<UInt8>, at index: Int) {
    let bytes = UInt64(
      littleEndian: unsafe text.bytes.unsafeLoadUnaligned(
        fromByteOffset: index, as: UInt64.self))
    let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let folded = low | 0x2020_2020_2020_2020
    let ascii = ~bytes & 0x8080_8080_8080_8080
    // Adding carries into the highest bit from the first member of a range on.
    let letters = Self.isAtLeast(0x61, folded) & ~Self.isAtLeast(0x7B, folded) & ascii
    let digits = Self.isAtLeast(0x30, low) & ~Self.isAtLeast(0x3A, low) & ascii
    let capitals = letters & ~(bytes << 2)
    let words = letters | digits
    let stops = ~words & 0x8080_8080_8080_8080
    lowered = bytes | capitals >> 2
    wordLength = stops.trailingZeroBitCount >> 3
    otherThanCapitals = words & ~capitals & (stops &- 1) & ~stops
  }

  /// The highest bit of each byte (below 0x80) that is `first` or more.
  @inline(__always)
  private static func isAtLeast(_ first: UInt64, _ bytes: UInt64) -> UInt64 {
    bytes &+ (0x80 &- first) &* 0x0101_0101_0101_0101
  }
}
