/// Finds where paragraphs begin.
package enum Paragraphs {
  /// The byte offsets at which paragraphs begin, ascending; the first is 0 unless the text is empty.
  ///
  /// A paragraph ends after a blank line (nothing but spaces and tabs), as plain text is usually set; in a
  /// text without any blank line between other lines it ends after every line. A line ends at LF, CR LF
  /// or CR. Blank lines belong to the paragraph before them, those at the beginning to the first one.
  /// O(bytes).
  package static func starts(in text: Span<UInt8>) -> [Int] {
    guard !text.isEmpty else { return [] }
    var lines = [0]
    var paragraphs = [0]
    var sawWords = false
    var sawBlank = false
    var start = 0
    while start < text.count {
      let line = Line(from: start, in: text)
      if line.isBlank {
        sawBlank = sawBlank || sawWords
      } else {
        if sawWords { lines.append(start) }
        if sawBlank { paragraphs.append(start) }
        sawWords = true
        sawBlank = false
      }
      start = line.next
    }
    return paragraphs.count > 1 ? paragraphs : lines
  }

  /// One line: where the next one begins, and whether it holds anything.
  private struct Line {
    var next: Int
    var isBlank = true

    init(from start: Int, in text: Span<UInt8>) {
      next = start
      while next < text.count {
        let byte = text[next]
        next += 1
        if byte == 0x0A { return }
        if byte == 0x0D {
          if next < text.count, text[next] == 0x0A { next += 1 }
          return
        }
        isBlank = isBlank && (byte == 0x20 || byte == 0x09)
      }
    }
  }
}
