/// Swift source reduced to what is code, so that a rule does not read comments and strings.
///
/// Knows line comments, nested block comments, string literals of every kind and interpolations;
/// bare regex literals count as code.
enum SwiftCode {
  /// `text` with the bytes of comments and string literals replaced by spaces; line ends stay.
  static func blankingCommentsAndStrings(_ text: String) -> String {
    var scanner = Scanner(bytes: Array(text.utf8))
    scanner.scanCode(closing: nil)
    return String(decoding: scanner.bytes, as: UTF8.self)
  }

  private struct Scanner {
    var bytes: [UInt8]
    var at = 0

    /// What may begin a comment, a string or an interpolation, or end one: all else is passed by.
    private static let marks = Set("/*#\"\\()\n".utf8)

    private var isAtMark: Bool { Self.marks.contains(bytes[at]) }

    func sees(_ text: String) -> Bool { sees(Array(text.utf8)) }

    func sees(_ expected: [UInt8]) -> Bool { bytes[at...].starts(with: expected) }

    mutating func blank(_ count: Int) {
      for index in at..<min(at + count, bytes.count) where bytes[index] != UInt8(ascii: "\n") {
        bytes[index] = UInt8(ascii: " ")
      }
      at = min(at + count, bytes.count)
    }

    /// Passes over code up to the end, or past the parenthesis that closes an interpolation.
    mutating func scanCode(closing: UInt8?) {
      var depth = 0
      while at < bytes.count {
        guard isAtMark else {
          at += 1
          continue
        }
        if sees("//") {
          blank((bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) - at)
        } else if sees("/*") {
          blankBlockComment()
        } else if let hashes = stringStart() {
          blankString(hashes: hashes)
        } else {
          if sees("(") { depth += 1 }
          if sees(")") { depth -= 1 }
          at += 1
          if depth < 0, closing != nil { return }
        }
      }
    }

    private mutating func blankBlockComment() {
      var depth = 0
      repeat {
        if !isAtMark {
          blank(1)
        } else if sees("/*") {
          depth += 1
          blank(2)
        } else if sees("*/") {
          depth -= 1
          blank(2)
        } else {
          blank(1)
        }
      } while depth > 0 && at < bytes.count
    }

    /// The number of `#` before a string literal that begins here, if one does.
    private func stringStart() -> Int? {
      let hashes = bytes[at...].prefix { $0 == UInt8(ascii: "#") }.count
      let quote = at + hashes
      return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func blankString(hashes: Int) {
      let fence = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
      blank(hashes)
      let quotes = sees("\"\"\"") ? 3 : 1
      let end = [UInt8](repeating: UInt8(ascii: "\""), count: quotes) + fence
      let escape = [UInt8(ascii: "\\")] + fence
      blank(quotes)
      while at < bytes.count {
        guard isAtMark else {
          blank(1)
          continue
        }
        if sees(end) { return blank(end.count) }
        // An unfinished literal ends with its line.
        if quotes == 1, sees("\n") { return }
        if sees(escape + [UInt8(ascii: "(")]) {
          blank(escape.count + 1)
          scanCode(closing: UInt8(ascii: ")"))
        } else {
          blank(sees(escape) ? escape.count + 1 : 1)
        }
      }
    }
  }
}
