/// Paths as text: those that are UTF-8 as they are, the others so that two never look the same.
enum PrintablePath {
  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The bytes as text.
  ///
  /// A byte that is not UTF-8 becomes U+FFFD and its two hexadecimal digits: `caf\u{FFFD}E9.txt` is a name in
  /// Latin-1. So do the bytes of a U+FFFD that stands in the path itself, which keeps different paths different.
  /// O(bytes).
  static func text(_ path: [UInt8]) -> String {
    var text: [UInt8] = []
    var start = 0
    while start < path.count {
      let rest = path.span.extracting(start..<path.count)
      let bad = rest.invalidUTF8()
      append(rest.extracting(0..<(bad?.lowerBound ?? rest.count)), to: &text)
      guard let bad else { break }
      for index in bad { append(rest[index], to: &text) }
      start += bad.upperBound
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether the path is UTF-8.
  static func isText(_ path: [UInt8]) -> Bool { path.span.invalidUTF8() == nil }

  /// `text` for a line of a report: what a terminal would obey is written as an escape.
  static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.reduce(into: "") { line, scalar in
      if isControl(scalar) {
        line += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func append(_ valid: Span<UInt8>, to text: inout [UInt8]) {
    var index = 0
    while index < valid.count {
      if valid[index] == replacement[0], valid.holds(replacement, at: index) {
        for byte in replacement { append(byte, to: &text) }
        index += replacement.count
      } else {
        text.append(valid[index])
        index += 1
      }
    }
  }

  private static func append(_ byte: UInt8, to text: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    text += replacement + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
