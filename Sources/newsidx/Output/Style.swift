import ArgumentParser

/// When results are coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether standard output is to be coloured.
  var isColored: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Terminal.isTerminal(Terminal.standardOutput) && Terminal.environment("NO_COLOR") == nil
        && Terminal.environment("TERM") != "dumb"
    }
  }
}

/// Text of articles as it is shown to people: without control characters, marked where asked.
struct Style {
  /// Codes of ECMA-48, "select graphic rendition".
  enum Mark: String {
    case match = "1;31"
    case id = "36"
    case title = "1"
  }

  let isColored: Bool

  /// A text on one line.
  func plain(_ text: String) -> [UInt8] { Self.printable(text.utf8) }

  /// A text on one line, marked as a whole.
  func marked(_ text: String, _ mark: Mark) -> [UInt8] { wrap(plain(text), mark) }

  /// A text on one line with its `spans`, which count bytes from `start` bytes before it, marked.
  func highlighted(_ text: String, start: Int, spans: [Range<Int>], within mark: Mark? = nil)
    -> [UInt8]
  {
    let bytes = Array(text.utf8)
    var shown: [UInt8] = []
    var done = 0
    func append(upTo end: Int, _ mark: Mark?) {
      guard end > done else { return }
      shown += wrap(Self.printable(bytes[done..<end]), mark)
      done = end
    }
    for span in spans {
      append(upTo: min(bytes.count, span.lowerBound - start), mark)
      append(upTo: min(bytes.count, span.upperBound - start), .match)
    }
    append(upTo: bytes.count, mark)
    return shown
  }

  private func wrap(_ bytes: [UInt8], _ mark: Mark?) -> [UInt8] {
    guard isColored, let mark, !bytes.isEmpty else { return bytes }
    return Array("\u{1B}[\(mark.rawValue)m".utf8) + bytes + Array("\u{1B}[0m".utf8)
  }

  /// UTF-8 without what a terminal would obey: a space for each control character (C0, DEL, C1).
  ///
  /// - Parameter keepsLines: whether line ends, tabs and indents stay; otherwise spaces side by side
  ///   become one.
  static func printable(
    _ bytes: some Sequence<UInt8>, keepsLines: Bool = false
  ) -> [UInt8] {
    let space = UInt8(ascii: " ")
    var shown: [UInt8] = []
    for byte in bytes {
      if keepsLines, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") {
        shown.append(byte)
      } else if byte <= space || byte == 0x7F {
        if keepsLines || shown.last != space { shown.append(space) }
      } else if (0x80...0x9F).contains(byte), shown.last == 0xC2 {
        shown[shown.count - 1] = space
      } else {
        shown.append(byte)
      }
    }
    return shown
  }
}
