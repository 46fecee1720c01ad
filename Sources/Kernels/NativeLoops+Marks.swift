import CKernels

extension PositionScan {
  /// Puts `mark` to the line wherever the term stands in the line's articles; false if positions are
  /// damaged.
  ///
  /// The block is given as to `read`; lines ascend.
  public mutating func mark(
    _ mark: UInt8, on line: inout TokenLine, articles: Span<UInt32>, frequencies: Span<UInt32>,
    sizes: RawSpan, first: UInt32, bytes: RawSpan
  ) -> Bool {
    let shapes = PositionCode.shapes
    _ = find(
      line.first, articles, frequencies, sizes, first: first, bytes, shapes.span)
    var scan = ckernels_scan(index: UInt64(index), place: UInt64(place))
    let isWhole = unsafe withBlock(articles, frequencies, sizes, first, bytes) { block in
      unsafe line.withTokens { unsafe ckernels_mark(block, &scan, $0, mark) }
    }
    index = Int(scan.index)
    place = Int(scan.place)
    return isWhole
  }
}

extension TokenLine {
  /// Calls `body` with the line as the loops want it.
  mutating func withTokens<Result>(_ body: (UnsafePointer<ckernels_line>) -> Result) -> Result {
    let (first, count) = (first, starts.count - 1)
    return unsafe starts.withUnsafeBufferPointer { starts in
      unsafe marks.withUnsafeMutableBufferPointer { marks in
        var line = unsafe ckernels_line(
          marks: marks.baseAddress, starts: starts.baseAddress, count: count, first: first)
        return unsafe body(&line)
      }
    }
  }
}
