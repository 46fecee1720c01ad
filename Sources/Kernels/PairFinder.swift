/// Finds the pairs of neighbours in articles of a `TokenLine`.
public struct PairFinder: Sendable {
  /// The pairs that are looked for.
  private let wanted: PairSet
  /// Those of an article, the first `count`, and room for one more.
  private var found: [UInt16] = [0]
  private var count = 0

  /// A finder of no other pairs than `wanted`.
  public init(_ wanted: PairSet = .all) { self.wanted = wanted }

  /// Finds the pairs in the line's article `index`, from left to right; the token `border` and the one before are none.
  public mutating func find(_ index: Int, of line: TokenLine, border: Int) {
    let (start, end) = (line.starts[index], line.starts[index + 1])
    let middle = min(start + max(0, border), end)
    if found.count <= end - start {
      found = [UInt16](repeating: 0, count: 2 * (end - start) + 1)
    }
    count = 0
    for zone in [start..<middle, middle..<end] {
      count = Self.find(zone, line.marks, wanted.bits, to: &found, from: count)
    }
  }

  /// Calls `body` with the numbers of the pairs that were found (`PairSet.number`).
  public func withPairs<Result, Failure: Error>(
    _ body: (Span<UInt16>) throws(Failure) -> Result
  ) throws(Failure) -> Result { try body(found.span.extracting(0..<count)) }

  /// 64 tokens at a time, of which the last is the first of the next.
  private static func find(
    _ zone: Range<Int>, _ marks: [UInt8], _ wanted: [UInt64], to found: inout [UInt16],
    from count: Int
  ) -> Int {
    var count = count
    let marks = unsafe marks.span.bytes
    let wanted = wanted.span
    var found = found.mutableSpan
    var place = zone.lowerBound
    while place &+ 1 < zone.upperBound {
      var marked = Self.marked(marks, from: place)
      let left = zone.upperBound &- place
      if left < 64 { marked &= (1 &<< UInt64(truncatingIfNeeded: left)) &- 1 }
      var pairs = marked & marked >> 1
      while pairs != 0 {
        let pair = UInt16(
          littleEndian: unsafe marks.unsafeLoadUnaligned(
            fromByteOffset: place &+ pairs.trailingZeroBitCount, as: UInt16.self))
        // Whether the pair is wanted is as good as random, so that no branch depends on it.
        found[count] = pair
        count &+= Int(truncatingIfNeeded: wanted[Int(pair >> 6)] &>> UInt64(pair & 63) & 1)
        pairs &= pairs &- 1
      }
      place &+= 63
    }
    return count
  }

  /// A bit for each of 64 tokens: whether it is marked.
  @inline(__always)
  private static func marked(_ marks: RawSpan, from place: Int) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var bits: UInt64 = 0
    for part in 0..<8 {
      let word = UInt64(
        littleEndian: unsafe marks.unsafeLoadUnaligned(
          fromByteOffset: place &+ 8 &* part, as: UInt64.self))
      // The highest bit of each byte that is not 0, then these eight side by side.
      let highest = ((word & low) &+ low | word) & ~low
      let byte = ((highest >> 7) &* 0x0102_0408_1020_4080) >> 56
      bits |= byte &<< UInt64(truncatingIfNeeded: 8 &* part)
    }
    return bits
  }
}
