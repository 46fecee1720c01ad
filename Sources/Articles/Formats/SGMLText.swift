/// Character data of SGML to UTF-8: Latin-1 (unless the record is UTF-8), entities, no control characters.
struct SGMLText {
  /// Whether the bytes are UTF-8 already.
  let isUTF8: Bool

  private static let longestEntity = 10

  func append(_ source: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      if byte == UInt8(ascii: "&"), let entity = entity(source, index..<range.upperBound) {
        append(entity.scalar, to: &bytes)
        index += entity.length
      } else {
        if isUTF8 && byte >= 0x80 {
          bytes.append(byte)
        } else {
          append(UInt32(byte), to: &bytes)
        }
        index += 1
      }
    }
  }

  /// Also without white space at both ends of what comes out.
  func appendTrimmed(_ source: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8]) {
    var text: [UInt8] = []
    append(source, range, to: &text)
    let kept = text.span.trimmed(0..<text.count)
    bytes += text[kept]
  }

  /// Appends one character, unless it is a control character other than line feed and tab.
  private func append(_ value: UInt32, to bytes: inout [UInt8]) {
    let isControl = value < 0x20 ? value != 0x0A && value != 0x09 : (0x7F...0x9F).contains(value)
    guard !isControl else { return }
    if value < 0x80 { return bytes.append(UInt8(value)) }
    bytes += String(Character(Unicode.Scalar(value) ?? "\u{FFFD}")).utf8
  }

  /// The character reference or one of the five named entities at the start of `range`.
  private func entity(
    _ source: Span<UInt8>, _ range: Range<Int>
  ) -> (scalar: UInt32, length: Int)? {
    let bound = min(range.upperBound, range.lowerBound + Self.longestEntity)
    guard
      let end = source.extracting(0..<bound).firstIndex(
        of: UInt8(ascii: ";"), from: range.lowerBound)
    else { return nil }
    var name: [UInt8] = []
    name.append(copying: source.extracting(range.lowerBound + 1..<end))
    return value(String(decoding: name, as: UTF8.self)).map {
      ($0, end + 1 - range.lowerBound)
    }
  }

  private func value(_ name: String) -> UInt32? {
    switch name {
    case "lt": 0x3C
    case "gt": 0x3E
    case "amp": 0x26
    case "quot": 0x22
    case "apos": 0x27
    default:
      if name.hasPrefix("#x") || name.hasPrefix("#X") {
        UInt32(name.dropFirst(2), radix: 16)
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst())
      } else {
        nil
      }
    }
  }
}
