extension ArticleWord.Shape {
  /// How the letters at `range` of `text` are written.
  @inline(__always)
  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    let first = text[range.lowerBound]
    if first &- 0x61 < 26 {
      self = .lower
    } else if first &- 0x41 < 26 {
      let isShort = range.count < 2 || text[range.lowerBound &+ 1] &- 0x61 >= 26
      self =
        isShort ? Self(afterCapital: text, range.lowerBound + 1..<range.upperBound) : .capitalized
    } else if first &- 0x30 < 10 {
      self = .number
    } else {
      self = Self(beyondASCII: text, range)
    }
  }

  private init(afterCapital text: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else {
      self = .initial
      return
    }
    for index in range {
      let byte = text[index]
      if byte &- 0x61 < 26
        || byte &- 0xC3 < 15 && index + 1 < range.upperBound
          && !Self.isCapital(byte, text[index + 1], text[range.upperBound - 1])
      {
        self = .capitalized
        return
      }
    }
    self = .allCapitals
  }

  /// Capitals of the Latin, Greek and Cyrillic alphabets; other letters have no case that matters here.
  private init(beyondASCII text: Span<UInt8>, _ range: Range<Int>) {
    guard range.count > 1 else {
      self = .other
      return
    }
    let (lead, trail) = (text[range.lowerBound], text[range.lowerBound + 1])
    guard Self.isCapital(lead, trail, text[min(range.lowerBound + 2, range.upperBound - 1)]) else {
      self = lead >= 0xC3 && lead <= 0xD1 ? .lower : .other
      return
    }
    self = Self(afterCapital: text, range.lowerBound + 2..<range.upperBound)
  }

  /// Whether a letter of two bytes (or three, Latin with more marks) is a capital.
  private static func isCapital(_ lead: UInt8, _ trail: UInt8, _ third: UInt8) -> Bool {
    switch lead {
    case 0xC3: trail <= 0x9E && trail != 0x97
    case 0xC4: trail & 1 == (trail >= 0xB9 ? 1 : 0)
    case 0xC5: trail & 1 == (trail <= 0x88 || trail >= 0xB9 ? 1 : 0)
    case 0xC8: trail & 1 == 0
    case 0xCE: (0x91...0xA9).contains(trail)
    case 0xD0: (0x80...0xAF).contains(trail)
    case 0xE1: third & 1 == 0
    default: false
    }
  }
}
