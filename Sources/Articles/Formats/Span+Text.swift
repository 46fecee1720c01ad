extension Span where Element == UInt8 {
  /// The first index at or after `start` where `pattern` stands, which must not be empty.
  func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
    var from = start
    while let hit = firstIndex(of: pattern[0], from: from) {
      if holds(pattern, at: hit) { return hit }
      from = hit + 1
    }
    return nil
  }

  /// Whether `pattern` stands at `index`.
  func holds(_ pattern: [UInt8], at index: Int) -> Bool {
    guard index >= 0, pattern.count <= count - index else { return false }
    for offset in 0..<pattern.count where self[index + offset] != pattern[offset] { return false }
    return true
  }

  /// Whether `range` holds nothing but ASCII white space.
  func isWhiteSpace(_ range: Range<Int>) -> Bool {
    for index in range where !self[index].isWhiteSpace { return false }
    return true
  }

  /// The first index in `range` without ASCII white space.
  func firstNonSpace(in range: Range<Int>) -> Int? {
    for index in range where !self[index].isWhiteSpace { return index }
    return nil
  }

  /// `range` without ASCII white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low].isWhiteSpace { low += 1 }
    while high > low, self[high - 1].isWhiteSpace { high -= 1 }
    return low..<high
  }

  /// Whether `range` of UTF-8 shows nothing to a reader: white space, also that of other scripts, byte
  /// order marks, NULs.
  func isBlank(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index].isWhiteSpace || self[index] == 0 {
        index += 1
      } else if let space = Self.wideSpaces.first(where: { holds($0, at: index) }) {
        index += space.count
      } else {
        return false
      }
    }
    return true
  }

  /// How many lines end in `range`.
  func lineEnds(in range: Range<Int>) -> Int {
    var count = 0
    var from = range.lowerBound
    // Not to the end of the span: thousands of records may stand in one line.
    let bound = extracting(0..<range.upperBound)
    while let end = bound.firstIndex(of: UInt8(0x0A), from: from) {
      count += 1
      from = end + 1
    }
    return count
  }

  /// Where the first bytes stand that are not UTF-8; nil if all are.
  func invalidUTF8() -> Range<Int>? {
    do {
      _ = try UTF8Span(validating: self)
      return nil
    } catch {
      return error.byteOffsets
    }
  }

  /// No-break space, zero-width space, byte order mark, ideographic space, next line.
  private static var wideSpaces: [[UInt8]] {
    [[0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF], [0xE3, 0x80, 0x80], [0xC2, 0x85]]
  }
}

extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  var isWhiteSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
