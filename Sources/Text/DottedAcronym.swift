/// Single letters with dots between them, which profile `news` joins: `U.N` is `un`.
enum DottedAcronym {
  static let dot = UInt8(ascii: ".")

  /// Takes the dots out of a folded word at `range`, if it is two or more single letters with a dot between.
  ///
  /// Returns the number of bytes left, or nil, and then nothing is changed.
  static func join(_ bytes: inout [UInt8], _ range: Range<Int>) -> Int? {
    guard isDotted(bytes.span.extracting(range)) else { return nil }
    var end = range.lowerBound
    for index in range where bytes[index] != dot {
      bytes[end] = bytes[index]
      end += 1
    }
    return end - range.lowerBound
  }

  /// Whether `word` is letter, dot, letter, and so on.
  private static func isDotted(_ word: Span<UInt8>) -> Bool {
    var index = 0
    while true {
      let length = letterLength(at: index, in: word)
      index += length
      guard length > 0 else { return false }
      guard index < word.count else { return index > length }
      guard word[index] == dot else { return false }
      index += 1
    }
  }

  /// Number of bytes of the letter at `index`, or 0.
  private static func letterLength(at index: Int, in word: Span<UInt8>) -> Int {
    guard index < word.count else { return 0 }
    let byte = word[index]
    if byte < 0x80 { return byte &- 0x61 < 26 ? 1 : 0 }
    let length = min(max((~byte).leadingZeroBitCount, 1), word.count - index)
    return ICUCharacters.startsWithLetter(word.extracting(index..<index + length)) ? length : 0
  }
}
