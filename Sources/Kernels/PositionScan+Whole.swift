extension PositionScan {
  /// Puts the positions of all articles of a block to the front of `positions`, which grows if need be.
  ///
  /// Those of one article stand behind those of the other. Returns how many there are; nil if they are damaged.
  ///
  /// The block is given as to `read`. `positions` keeps its memory, and what stands behind the positions is of no meaning.
  /// Those of an article ascend and lie below its extent, so whoever writes them again can rely on that.
  ///
  /// - Complexity: O(positions).
  public mutating func readAll(
    articles: Span<UInt32>, frequencies: Span<UInt32>, sizes: RawSpan, first: UInt32,
    bytes: RawSpan, into positions: inout [UInt32]
  ) -> Int? {
    restart()
    let shapes = PositionCode.shapes
    let table = shapes.span
    guard let count = count(articles, frequencies, sizes, first: first, bytes, table) else {
      return nil
    }
    if positions.count < count {
      positions.append(
        contentsOf: repeatElement(0, count: max(count, 2 * positions.count) - positions.count))
    }
    var place = place
    let isWhole = unsafe positions.withUnsafeMutableBufferPointer { positions in
      var written = 0
      for index in articles.indices {
        let code = unsafe sizes.unsafeLoad(
          fromByteOffset: Int(articles[index] &- first), as: UInt8.self)
        let frequency = frequencies[index]
        let shape = PositionCode.shape(frequency, code: code, table)
        let start = written
        if frequency == 1 {
          unsafe positions[written] = BitFields.load(bytes, at: place, width: shape.width)
          written &+= 1
        } else {
          let isWhole = PositionCode.decode(bytes, at: place, frequency: frequency, shape) {
            unsafe positions[written] = $0
            written &+= 1
          }
          guard isWhole else { return false }
        }
        var isRight = unsafe positions[written &- 1] < SizeCode.decode(code)
        var next = start &+ 1
        while next < written {
          isRight = unsafe isRight && positions[next &- 1] < positions[next]
          next &+= 1
        }
        guard isRight else { return false }
        place &+= shape.bitCount
      }
      return written == count
    }
    return isWhole ? count : nil
  }

  /// How many positions the articles have; nil if they would leave the bytes.
  private func count(
    _ articles: Span<UInt32>, _ frequencies: Span<UInt32>, _ sizes: RawSpan, first: UInt32,
    _ bytes: RawSpan, _ table: Span<UInt32>
  ) -> Int? {
    var count = 0
    var bits = place
    for index in articles.indices {
      let code = unsafe sizes.unsafeLoad(
        fromByteOffset: Int(articles[index] &- first), as: UInt8.self)
      let frequency = frequencies[index]
      let shape = PositionCode.shape(frequency, code: code, table)
      // Several positions of no bits are damage: nothing would bound their number.
      guard frequency > 0, shape.bitCount > 0 || frequency == 1 else { return nil }
      count &+= Int(frequency)
      bits &+= shape.bitCount
    }
    return (bits &+ 7) >> 3 &+ BitFields.padding <= bytes.byteCount ? count : nil
  }
}
