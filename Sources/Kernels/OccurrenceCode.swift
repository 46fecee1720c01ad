/// The byte string of a term's occurrences on their way to lists, articles ascending and positions ascending
/// within an article.
///
/// Units of 16 bits, lowest byte first, so that neither writing nor reading depends on the size of a number:
/// ```
/// occurrences  := (Article Step+)*
/// Article      := code(1, gap)     gap: article - the article before (the first: article + 1)
/// Step         := code(0, step)    step: position - the position before in the article (the first: position)
/// code(tag, n) := (n * 2 + tag):u16                   if n < 2^15 - 1
///               | (2^16 - 2 + tag):u16 n:u32          otherwise
/// ```
package enum OccurrenceCode {
  /// Bytes of the longest code.
  package static let mostBytes = 6
  /// Units from this one on have their number behind them.
  static let wideUnit: UInt32 = 0xFFFE

  /// Appends an article that is `gap` beyond the one before.
  package static func append(gap: UInt32, to bytes: inout [UInt8]) {
    append(gap, tag: 1, to: &bytes)
  }

  /// Appends a position that is `step` beyond the one before.
  package static func append(step: UInt32, to bytes: inout [UInt8]) {
    append(step, tag: 0, to: &bytes)
  }

  private static func append(_ number: UInt32, tag: UInt32, to bytes: inout [UInt8]) {
    let (code, count) = code(number, tag: tag)
    if count == 2 {
      bytes.append(UInt8(truncatingIfNeeded: code))
      bytes.append(UInt8(truncatingIfNeeded: code >> 8))
      return
    }
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: code >> UInt64(8 * index))) }
  }

  /// The code at `offset` and where it ends; nil if that is beyond the bytes.
  static func read(
    _ bytes: Span<UInt8>, at offset: Int
  ) -> (number: UInt32, beginsArticle: Bool, end: Int)? {
    func unit(_ place: Int) -> UInt32 { UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 }
    guard offset + 2 <= bytes.count else { return nil }
    let first = unit(offset)
    guard first >= wideUnit else { return (first >> 1, first & 1 == 1, offset + 2) }
    guard offset + mostBytes <= bytes.count else { return nil }
    return (unit(offset + 2) | unit(offset + 4) << 16, first & 1 == 1, offset + mostBytes)
  }

  /// A code, its first byte lowest, and how many bytes it has.
  static func code(_ number: UInt32, tag: UInt32) -> (bytes: UInt64, count: Int) {
    number < wideUnit / 2
      ? (UInt64(number << 1 | tag), 2) : (UInt64(wideUnit | tag) | UInt64(number) << 16, mostBytes)
  }
}
