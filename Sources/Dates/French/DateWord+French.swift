extension DateWord {
  /// What a word is that begins with digits and goes on in French: "1er", "19e", "10h30"; nil if it is none of them.
  ///
  /// - Parameters:
  ///   - range: what stands behind the digits.
  ///   - value: the number, of `count` digits.
  init?(frenchSuffix bytes: Span<UInt8>, _ range: Range<Int>, _ value: Int, _ count: Int) {
    guard count <= 2, let first = range.first else { return nil }
    switch bytes[first] {
    case UInt8(ascii: "h"):
      guard value <= 24, let minute = Self.minutes(bytes, first + 1..<range.upperBound) else {
        return nil
      }
      self.init(.frenchClock, value * 60 + minute)
    case UInt8(ascii: "e"):
      // 1er, 19e, 19eme.
      guard range.count == 1 || range.count == 2 || range.count == 3 else { return nil }
      let last = bytes[range.upperBound - 1]
      switch (range.count, last) {
      case (1, _), (3, UInt8(ascii: "e")): self.init(.frenchOrdinal, value)
      case (2, UInt8(ascii: "r")) where value == 1: self.init(.frenchOrdinal, 1, detail: 1)
      default: return nil
      }
    default: return nil
    }
  }

  /// The minutes of 10h30; none of 10h.
  private static func minutes(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    if range.isEmpty { return 0 }
    guard range.count == 2 else { return nil }
    var value = 0
    for index in range {
      guard bytes[index] &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(bytes[index] &- 0x30)
    }
    return value < 60 ? value : nil
  }
}
