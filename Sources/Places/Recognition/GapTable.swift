/// What short gaps are, read off once: `Gap` by one or two ASCII bytes.
struct GapTable: Sendable {
  /// Two bytes at the first times 128 plus the second, and behind them one byte.
  private let gaps: [Gap]

  private static let pairs = 1 << 14

  static let shared = GapTable()

  private init() {
    var gaps: [Gap] = []
    gaps.reserveCapacity(Self.pairs + 128)
    for pair in 0..<Self.pairs {
      let bytes = [UInt8(pair >> 7), UInt8(pair & 127)]
      gaps.append(Gap(bytes.span, 0..<2))
    }
    for byte in UInt8(0)..<128 { gaps.append(Gap([byte].span, 0..<1)) }
    self.gaps = gaps
  }

  /// What stands from the end of one token to the start of the next.
  @inline(__always)
  func gap(_ text: Span<UInt8>, from end: Int, to start: Int) -> Gap {
    if start <= end { return start == 0 ? .boundary : .other }
    let first = Int(text[end])
    // The byte behind a gap of one is there: a token begins with it.
    let second = Int(text[end &+ 1])
    let length = start &- end
    guard length <= 2, first < 128, length == 1 || second < 128 else {
      return Gap(text, end..<start)
    }
    return gaps[length == 1 ? Self.pairs &+ first : first &<< 7 | second]
  }
}
