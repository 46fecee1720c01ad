extension PositionScan {
  /// One position at a time: the specification of `appendStarts`.
  ///
  /// Appends the starts of a phrase whose word `shift` this is, in the articles `candidates[range]`
  /// (ascending) that the block holds, as article * 2^32 + start; false if positions are damaged. Leaves
  /// out what is not below 2^31, where no position is.
  package mutating func appendStartsScalar(
    in candidates: Span<UInt32>, _ range: Range<Int>, shift: UInt32, articles: Span<UInt32>,
    frequencies: Span<UInt32>, sizes: RawSpan, first: UInt32, bytes: RawSpan,
    to starts: inout [UInt64]
  ) -> Bool {
    let shapes = PositionCode.shapes
    let table = shapes.span
    for candidate in range {
      let article = candidates[candidate]
      guard find(article, articles, frequencies, sizes, first: first, bytes, table) else {
        continue
      }
      let code = unsafe sizes.unsafeLoad(fromByteOffset: Int(article &- first), as: UInt8.self)
      let frequency = frequencies[index]
      let key = UInt64(article) << 32
      let isWhole = PositionCode.decode(
        bytes, at: place, frequency: frequency, PositionCode.shape(frequency, code: code, table)
      ) { if $0 &- shift <= Int32.max { starts.append(key | UInt64($0 &- shift)) } }
      guard isWhole else { return false }
    }
    return true
  }

  /// One position at a time: the specification of `filterStarts`.
  ///
  /// Moves those of `starts[range]` that have this word `shift` positions on to `starts[kept...]`.
  package mutating func filterStartsScalar(
    _ starts: inout [UInt64], _ range: Range<Int>, kept: inout Int, shift: UInt32,
    articles: Span<UInt32>, frequencies: Span<UInt32>, sizes: RawSpan, first: UInt32,
    bytes: RawSpan
  ) {
    let shapes = PositionCode.shapes
    let table = shapes.span
    var starts = starts.mutableSpan
    var previous = UInt32.max
    var frequency: UInt32 = 0
    var shape = PositionCode.Shape(width: 0, upper: 0, bitCount: 0)
    var next = kept
    for candidate in range {
      let start = starts[candidate]
      let article = UInt32(truncatingIfNeeded: start >> 32)
      if article != previous {
        previous = article
        frequency = 0
        if find(article, articles, frequencies, sizes, first: first, bytes, table) {
          let code = unsafe sizes.unsafeLoad(
            fromByteOffset: Int(article &- first), as: UInt8.self)
          frequency = frequencies[index]
          shape = PositionCode.shape(frequency, code: code, table)
        }
      }
      if frequency > 0,
        PositionCode.contains(
          UInt32(truncatingIfNeeded: start) &+ shift, bytes, at: place, frequency: frequency, shape)
      {
        starts[next] = start
        next &+= 1
      }
    }
    kept = next
  }

  /// One position at a time: the specification of `mark`.
  package mutating func markScalar(
    _ mark: UInt8, on line: inout TokenLine, articles: Span<UInt32>, frequencies: Span<UInt32>,
    sizes: RawSpan, first: UInt32, bytes: RawSpan
  ) -> Bool {
    let shapes = PositionCode.shapes
    let table = shapes.span
    _ = find(line.first, articles, frequencies, sizes, first: first, bytes, table)
    while index < articles.count, articles[index] < line.end {
      let number = Int(articles[index] &- line.first)
      let (start, end) = (line.starts[number], line.starts[number + 1])
      let code = unsafe sizes.unsafeLoad(
        fromByteOffset: Int(articles[index] &- first), as: UInt8.self)
      let shape = PositionCode.shape(frequencies[index], code: code, table)
      let isWhole = PositionCode.decode(
        bytes, at: place, frequency: frequencies[index], shape
      ) { position in
        if start + Int(position) < end { line.marks[start + Int(position)] = mark }
      }
      guard isWhole else { return false }
      place &+= shape.bitCount
      index &+= 1
    }
    return true
  }
}
