/// Counts the pairs of neighbours in articles of a `TokenLine`.
public struct PairCounts: Sendable {
  /// By the first mark and, times 256, the second.
  private var counts = [UInt32](repeating: 0, count: 1 << 16)
  /// The pairs that have been counted, the first `seenCount`.
  private var seen = [UInt16](repeating: 0, count: 1 << 16 + 1)
  private var seenCount = 0

  /// The pairs that are counted.
  private let wanted: PairSet

  /// Counts of nothing yet; of other pairs than `wanted` none will be made.
  public init(_ wanted: PairSet = .all) { self.wanted = wanted }

  /// Counts the neighbours in the line's article `index`; the token `border` and the one before are none.
  public mutating func add(_ index: Int, of line: TokenLine, border: Int) {
    let (start, end) = (line.starts[index], line.starts[index + 1])
    let middle = min(start + max(0, border), end)
    for zone in [start..<middle, middle..<end] where zone.count > 1 {
      seenCount = Self.count(
        zone, line.marks, wanted.bits, to: &counts, &seen, from: seenCount)
    }
  }

  /// Calls `body(first, second, count)` for each pair of marks that was counted, and forgets it.
  public mutating func takeAll<Failure: Error>(
    _ body: (Int, Int, Int) throws(Failure) -> Void
  ) throws(Failure) {
    for index in 0..<seenCount {
      let pair = Int(seen[index])
      try body(pair & 0xFF, pair >> 8, Int(counts[pair]))
      counts[pair] = 0
    }
    seenCount = 0
  }

  /// Eight tokens at a time, of which the last is the first of the next.
  private static func count(
    _ zone: Range<Int>, _ marks: [UInt8], _ wanted: [UInt64], to counts: inout [UInt32],
    _ seen: inout [UInt16], from seenCount: Int
  ) -> Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var next = seenCount
    let marks = unsafe marks.span.bytes
    let wanted = wanted.span
    var counts = counts.mutableSpan
    var seen = seen.mutableSpan
    var place = zone.lowerBound
    while place &+ 1 < zone.upperBound {
      let left = zone.upperBound &- place
      var word = UInt64(
        littleEndian: unsafe marks.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      if left < 8 { word &= (1 &<< UInt64(truncatingIfNeeded: 8 &* left)) &- 1 }
      // The highest bit of each byte that is not 0.
      let marked = ((word & low) &+ low | word) & ~low
      var pairs = marked & marked >> 8
      while pairs != 0 {
        let bit = UInt64(truncatingIfNeeded: pairs.trailingZeroBitCount &- 7)
        let pair = UInt16(truncatingIfNeeded: word &>> bit)
        // Whether the pair is wanted and new is as good as random, so that no branch depends on it.
        let isWanted = wanted[Int(pair >> 6)] &>> UInt64(pair & 63) & 1
        seen[next] = pair
        next &+= counts[Int(pair)] == 0 ? Int(truncatingIfNeeded: isWanted) : 0
        counts[Int(pair)] &+= UInt32(truncatingIfNeeded: isWanted)
        pairs &= pairs &- 1
      }
      place &+= 7
    }
    return next
  }
}
