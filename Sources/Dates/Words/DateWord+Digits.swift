extension DateWord {
  /// What a word is that begins with a digit: "13", "3rd", "1990s", "10am", "2.5", "1,500".
  init(digits bytes: Span<UInt8>, _ start: Int, _ length: Int) {
    var value = 0
    var index = start
    let end = start + length
    while index < end, bytes[index] &- 0x30 < 10, index - start < 8 {
      value = value * 10 + Int(bytes[index] &- 0x30)
      index += 1
    }
    let count = index - start
    if index == end {
      self.init(.number, value, detail: count)
      return
    }
    switch bytes[index] {
    case UInt8(ascii: "."): self = Self.decimal(bytes, index + 1..<end, whole: value)
    case UInt8(ascii: ","): self.init(.grouped, Self.grouped(bytes, start..<end), detail: count)
    default: self = Self.suffixed(bytes, index..<end, value, count)
    }
  }

  /// 2.5, and 10.30 where a clock is meant.
  private static func decimal(_ bytes: Span<UInt8>, _ range: Range<Int>, whole: Int) -> DateWord {
    var fraction = 0
    if let dotted = dotted(bytes, range, first: whole) { return dotted }
    for index in range {
      guard bytes[index] &- 0x30 < 10, range.count <= 2 else { return DateWord(.plain) }
      fraction = fraction * 10 + Int(bytes[index] &- 0x30)
    }
    guard !range.isEmpty, whole < 100_000 else { return DateWord(.plain) }
    // Tenths, or hundredths.
    return DateWord(
      .decimal, whole * (range.count == 1 ? 10 : 100) + fraction, detail: range.count)
  }

  /// 13.03.2014: what stands behind the first dot.
  private static func dotted(
    _ bytes: Span<UInt8>, _ range: Range<Int>, first: Int
  ) -> DateWord? {
    var numbers = (0, 0)
    var dots = 0
    for index in range {
      if bytes[index] == UInt8(ascii: ".") {
        dots += 1
      } else if bytes[index] &- 0x30 >= 10 || range.count > 7 {
        return nil
      } else if dots == 0 {
        numbers.0 = numbers.0 * 10 + Int(bytes[index] &- 0x30)
      } else {
        numbers.1 = numbers.1 * 10 + Int(bytes[index] &- 0x30)
      }
    }
    guard dots == 1, (1000...2200).contains(numbers.1), (1...31).contains(numbers.0),
      (1...31).contains(first)
    else { return nil }
    return DateWord(.dotted, numbers.1 * 10_000 + numbers.0 * 100 + first)
  }

  /// The number of digits with commas; -1 where the groups are none of three.
  private static func grouped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var (value, group) = (0, 3)
    for index in range {
      if bytes[index] == UInt8(ascii: ",") {
        guard index == range.lowerBound + group || group == 3 else { return -1 }
        group = 0
      } else {
        guard bytes[index] &- 0x30 < 10, value < 1_000_000_000 else { return -1 }
        value = value * 10 + Int(bytes[index] &- 0x30)
        group += 1
      }
    }
    return group == 3 ? value : -1
  }

  /// Digits with letters behind them.
  private static func suffixed(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ value: Int, _ count: Int
  ) -> DateWord {
    let first = bytes[range.lowerBound]
    let last = bytes[range.upperBound - 1]
    if range.count == 1, first == UInt8(ascii: "s") { return plural(value, count) }
    if let word = DateWord(frenchSuffix: bytes, range, value, count) { return word }
    // 2020-01-27T14
    if range.count == 3, first | 0x20 == UInt8(ascii: "t"), last &- 0x30 < 10 {
      return DateWord(.number, value, detail: count)
    }
    guard range.count == 2 else { return DateWord(.plain) }
    switch (first, last) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return count <= 2 ? DateWord(.ordinal, value, detail: count) : DateWord(.plain)
    case (UInt8(ascii: "a"), UInt8(ascii: "m")) where value < 60:
      return DateWord(.clock, value * 2, detail: count)
    case (UInt8(ascii: "p"), UInt8(ascii: "m")) where value < 60:
      return DateWord(.clock, value * 2 + 1, detail: count)
    default: return DateWord(.plain)
    }
  }

  /// 1990s, 90s, 1900s.
  private static func plural(_ value: Int, _ count: Int) -> DateWord {
    if count == 4, value % 100 == 0, (1000...1900).contains(value) {
      return DateWord(.century, value / 100)
    }
    if count == 4, value % 10 == 0, (1000...2090).contains(value) {
      return DateWord(.decade, value / 10)
    }
    if count == 2, value % 10 == 0, value >= 20 {
      return DateWord(.decade, value / 10, detail: 2)
    }
    return DateWord(.plain)
  }
}
