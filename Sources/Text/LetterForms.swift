/// What letters and digits of two bytes (U+0080 to U+07FF) are in a normalized form, asked of ICU once each.
///
/// In a word of nothing but such letters, ASCII and apostrophes the normalized form is that of its
/// characters, end to end: without a combining mark nothing is composed or reordered.
struct LetterForms {
  private let analysis: Analysis
  private let folder: ICUFolder
  /// By character: up to six bytes from the lowest on, and the length in the highest; 0 is not asked yet.
  private var forms = [UInt64](repeating: 0, count: 0x800)

  /// Words of more bytes may have too long a normalized form.
  static let longestWord = 300

  private static let longest = 6
  private static let unusual = UInt64(0xFF) << 56

  init(_ analysis: Analysis, folder: ICUFolder) {
    self.analysis = analysis
    self.folder = folder
  }

  /// Writes the normalized form of `word` to `target[offset...]` and returns its length.
  ///
  /// Nil if it is not as simple as that; what is written then has no meaning. At most three bytes are
  /// written per byte of the word.
  mutating func write(
    _ word: Range<Int>, of text: Span<UInt8>, to target: inout [UInt8], at offset: Int
  ) throws(TextError) -> Int? {
    var end = offset
    var index = word.lowerBound
    while index < word.upperBound {
      let byte = text[index]
      if byte < 0x80 {
        target[end] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        end += 1
        index += 1
        continue
      }
      if byte == 0xE2, isApostrophe(at: index, before: word.upperBound, of: text) {
        end += writeApostrophe(at: index, of: text, to: &target, at: end)
        index += 3
        continue
      }
      guard byte < 0xE0, index + 1 < word.upperBound else { return nil }
      let form = try form(of: byte, text[index + 1])
      guard form < Self.unusual else { return nil }
      for place in 0..<form >> 56 {
        target[end] = UInt8(truncatingIfNeeded: form >> (8 * place))
        end += 1
      }
      index += 2
    }
    return end - offset
  }

  /// Whether ‘, ’ or ′ begins at `index`.
  private func isApostrophe(at index: Int, before end: Int, of text: Span<UInt8>) -> Bool {
    index + 2 < end && Apostrophe.length(at: index, in: text) == 3
  }

  /// Writes the apostrophe as the profile has it, and returns the number of bytes.
  private func writeApostrophe(
    at index: Int, of text: Span<UInt8>, to target: inout [UInt8], at end: Int
  ) -> Int {
    if analysis.profile == .news {
      target[end] = Apostrophe.ascii
      return 1
    }
    for place in 0..<3 { target[end + place] = text[index + place] }
    return 3
  }

  private mutating func form(of first: UInt8, _ second: UInt8) throws(TextError) -> UInt64 {
    let code = Int(first & 0x1F) << 6 | Int(second & 0x3F)
    if forms[code] == 0 { forms[code] = try askedForm(of: [first, second], code) }
    return forms[code]
  }

  private func askedForm(of letter: [UInt8], _ code: Int) throws(TextError) -> UInt64 {
    // A mark may be reordered, composed or removed, as the letters around it are.
    let isLetter = ICUCharacters.wordClasses(from: code, count: 1)[0] <= WordTables.Class.numeric
    guard isLetter || analysis.profile == .plain else { return Self.unusual }
    var form = [UInt8](repeating: 0, count: 64)
    let limit = form.count
    let length =
      switch analysis.profile {
      case .plain: try folder.lower(letter.span, into: &form, at: 0, limit: limit)
      case .news:
        try folder.fold(
          letter.span, keepsMarks: analysis.keepsMarks, into: &form, at: 0, limit: limit)
      }
    guard length > 0, length <= Self.longest else { return Self.unusual }
    var packed = UInt64(length) << 56
    for place in 0..<length { packed |= UInt64(form[place]) << UInt64(8 * place) }
    return packed
  }
}
