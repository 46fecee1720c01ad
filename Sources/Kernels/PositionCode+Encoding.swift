extension PositionCode {
  /// Appends ascending positions, all below `extent`, and returns how many bits they took.
  public static func encode(
    _ positions: Span<UInt32>, extent: UInt32, to sink: inout BitSink
  ) -> Int {
    let shape = Shape(frequency: UInt32(truncatingIfNeeded: positions.count), extent: extent)
    sink.reserve(4 &* positions.count &+ 16)
    var run = sink.begin()
    put(positions, 0, UInt32(truncatingIfNeeded: positions.count), shape, to: &run)
    sink.end(run)
    return shape.bitCount
  }

  /// Appends the positions of `articles`, which are `positions` end to end, `frequencies[i]` of each, and
  /// returns how many bits they took.
  ///
  /// - Parameter extents: codes (`SizeCode`) by number of article.
  public static func encode(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, _ positions: Span<UInt32>,
    extents: Span<UInt8>, to sink: inout BitSink
  ) -> Int {
    // No form takes more than the plain one, that takes at most 32 bits for each position.
    sink.reserve(4 &* positions.count &+ 16)
    return NativeLoops.encodePositions(
      articles, frequencies, positions, extents: extents, to: &sink)
  }

  /// One article after the other: the specification of `encode`.
  package static func encodeScalar(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, _ positions: Span<UInt32>,
    extents: Span<UInt8>, to sink: inout BitSink
  ) -> Int {
    sink.reserve(4 &* positions.count &+ 16)
    var run = sink.begin()
    var bits = 0
    var start = 0
    for index in articles.indices {
      let frequency = frequencies[index]
      let extent = SizeCode.decode(extents[Int(articles[index])])
      let shape = Shape(frequency: frequency, extent: extent)
      put(positions, start, frequency, shape, to: &run)
      bits &+= shape.bitCount
      start &+= Int(frequency)
    }
    sink.end(run)
    return bits
  }

  /// Appends the `frequency` positions from index `start` on.
  @inline(__always)
  private static func put(
    _ positions: Span<UInt32>, _ start: Int, _ frequency: UInt32, _ shape: Shape,
    to sink: inout BitRun
  ) {
    let width = shape.width
    let end = start &+ Int(frequency)
    if frequency == 1 {
      sink.put(UInt64(positions[start]), width: width)
    } else if shape.isOneNumber(frequency) {
      var number = pairs(below: UInt64(positions[start &+ 1])) &+ UInt64(positions[start])
      if frequency == 3 { number &+= triples(below: UInt64(positions[start &+ 2])) }
      sink.put(number, width: width)
    } else {
      let mask = shape.upper == 0 ? .max : (1 as UInt32) &<< UInt32(width) &- 1
      for index in start..<end { sink.put(UInt64(positions[index] & mask), width: width) }
      if shape.upper > 0 { putUpper(positions, start..<end, shape, to: &sink) }
    }
  }

  /// Appends a one for each position, behind as many zeros as its high part is beyond that of the one
  /// before, and zeros up to the end.
  @inline(__always)
  private static func putUpper(
    _ positions: Span<UInt32>, _ range: Range<Int>, _ shape: Shape, to sink: inout BitRun
  ) {
    var high: UInt32 = 0
    for index in range {
      let next = positions[index] &>> UInt32(shape.width)
      var zeros = Int(next &- high)
      while zeros > 32 {
        sink.put(0, width: 32)
        zeros &-= 32
      }
      sink.put(1 &<< UInt64(zeros), width: zeros &+ 1)
      high = next
    }
    var zeros = shape.upper &- range.count &- Int(high)
    while zeros > 32 {
      sink.put(0, width: 32)
      zeros &-= 32
    }
    sink.put(0, width: zeros)
  }
}
