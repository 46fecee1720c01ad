extension DateToken.Marks {
  /// What stands at `range` of `text`, between two tokens.
  ///
  /// - Parameter isWrapped: whether a line end there is only where the line is full.
  init(_ text: Span<UInt8>, _ range: Range<Int>, isWrapped: Bool) {
    self.init()
    if range.isEmpty {
      insert(.glued)
      return
    }
    var lines = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      switch byte {
      case 0x20, 0x09, 0x0D: break
      case 0x0A:
        lines += 1
        if lines > 1 || !isWrapped { insert(.newline) }
      case UInt8(ascii: "."): insert(.dot)
      case UInt8(ascii: ","): insert(.comma)
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): insert(.stop)
      case UInt8(ascii: ":"): insert(.colon)
      case UInt8(ascii: "/"): insert(.slash)
      case UInt8(ascii: "-"): insert(range.count == 1 ? .hyphen : .dash)
      case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "%"): insert(.currency)
      case UInt8(ascii: "("), UInt8(ascii: "["): insert(.opening)
      case UInt8(ascii: "'"): insertApostrophe(index, index + 1, in: range)
      case UInt8(ascii: "`"): insert(index + 1 == range.upperBound ? .apostrophe : .other)
      case UInt8(ascii: "s"), UInt8(ascii: "S"):
        // The possessive's own letter.
        if !contains(.possessive) { insert(.other) }
      case 0x80...:
        index += insertSymbol(text, index, in: range) - 1
      default: insert(.other)
      }
      index += 1
    }
  }

  private mutating func insertApostrophe(_ start: Int, _ end: Int, in range: Range<Int>) {
    if start == range.lowerBound, end < range.upperBound {
      insert(.possessive)
    } else {
      insert(end == range.upperBound ? .apostrophe : .other)
    }
  }

  /// A character beyond ASCII; returns its bytes.
  private mutating func insertSymbol(
    _ text: Span<UInt8>, _ index: Int, in range: Range<Int>
  ) -> Int {
    if text[index] == 0xC2, index + 1 < range.upperBound {
      switch text[index + 1] {
      case 0xA0: break
      case 0xA3, 0xA5: insert(.currency)
      default: insert(.other)
      }
      return 2
    }
    guard text[index] == 0xE2, index + 2 < range.upperBound else {
      insert(.other)
      return 1
    }
    switch (text[index + 1], text[index + 2]) {
    case (0x80, 0x90), (0x80, 0x91), (0x80, 0x93): insert(range.count == 3 ? .hyphen : .dash)
    case (0x80, 0x92...0x95): insert(.dash)
    case (0x80, 0x98), (0x80, 0x99): insertApostrophe(index, index + 3, in: range)
    case (0x80, 0x80...0x8B), (0x80, 0xAF): break
    case (0x82, 0xAC): insert(.currency)
    default: insert(.other)
    }
    return 3
  }
}
