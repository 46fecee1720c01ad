/// Finds where sentences begin, by the rules of UAX #29 as ICU has them for the root locale.
///
/// On top of those a sentence does not end after an abbreviation that a name or number follows as a rule:
/// `Mr.`, `Gen.`, `St.`, `No.` and the like, single capitals (`J.`) and dotted acronyms (`U.S.`). So a sentence
/// that really ends in `U.S.` runs into the next one: for cutting snippets the lesser evil. Not for two
/// threads at once, as it holds ICU's iterator.
package final class Sentences {
  private let breaks: ICUBreaks
  private var pairs = [UInt32](repeating: 0, count: 512)

  /// Opens ICU's iterator; throws if its data cannot be read.
  package init() throws(TextError) { breaks = try ICUBreaks(.sentences) }

  /// The byte offsets at which sentences begin, ascending; the first is 0 unless the text is empty.
  ///
  /// White space after a sentence belongs to it. O(bytes); memory as an analyzer's.
  package func starts(in text: Span<UInt8>) throws(TextError) -> [Int] {
    let count = text.count
    guard count <= Analyzer.maximumTextBytes else { throw .textTooLong(bytes: count) }
    var starts: [Int] = []
    var piece = 0
    while piece < count {
      let end = pieceEnd(from: piece, in: text)
      try appendStarts(of: piece..<end, in: text, to: &starts)
      piece = end
    }
    return starts
  }

  private func appendStarts(
    of piece: Range<Int>, in text: Span<UInt8>, to starts: inout [Int]
  ) throws(TextError) {
    try breaks.setText(text.extracting(piece), oneApostrophe: false)
    while true {
      let available = try breaks.read(into: &pairs)
      if available == 0 { return }
      for pair in 0..<available {
        let start = piece.lowerBound + Int(pairs[2 * pair])
        if start == 0 || !Abbreviation.ends(before: start, in: text) { starts.append(start) }
      }
    }
  }

  /// A place to cut some 64 KiB after `start`: after a line feed, which always ends a sentence, or, in a line
  /// longer than 1 MiB, between any two characters.
  private func pieceEnd(from start: Int, in text: Span<UInt8>) -> Int {
    let last = min(start + Stretch.longestPiece, text.count)
    var end = min(start + 64 * 1024, last)
    while end < last, text[end - 1] != 0x0A { end += 1 }
    return end < text.count ? Stretch.characterStart(before: end, in: text) : end
  }
}

/// Words whose dot does not end a sentence.
enum Abbreviation {
  /// Whether an abbreviation, its dot and white space stand right before `end`, on one line.
  static func ends(before end: Int, in text: Span<UInt8>) -> Bool {
    var dot = end - 1
    while dot > 0, text[dot] == UInt8(ascii: " ") { dot -= 1 }
    guard dot > 0, text[dot] == UInt8(ascii: ".") else { return false }
    var start = dot
    while start > 0, isPart(text[start - 1]), dot - start <= longest { start -= 1 }
    return isAbbreviation(text.extracting(start..<dot))
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: ".") || byte >= 0x80
  }

  private static func isAbbreviation(_ word: Span<UInt8>) -> Bool {
    if isCapitalsWithDots(word) { return true }
    return words.contains { candidate in
      let letters = candidate.utf8.span
      guard letters.count == word.count else { return false }
      return letters.indices.allSatisfy { letters[$0] == word[$0] }
    }
  }

  /// Whether the bytes are a capital, or capitals with a dot between them.
  private static func isCapitalsWithDots(_ word: Span<UInt8>) -> Bool {
    guard word.count % 2 == 1 else { return false }
    return word.indices.allSatisfy {
      $0 % 2 == 0 ? word[$0] &- 0x41 < 26 : word[$0] == UInt8(ascii: ".")
    }
  }

  private static let longest = 12

  private static let words = [
    "Mr", "Mrs", "Ms", "Messrs", "Dr", "Prof", "Rev", "Hon", "Gov", "Sen", "Rep", "Pres", "Gen",
    "Lt",
    "Col", "Maj", "Capt", "Cmdr", "Adm", "Sgt", "Cpl", "Pvt", "Brig", "St", "Ste", "Mt", "Ft", "No",
    "Nos", "vs", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Mme", "Mlle", "Mgr", "MM",
  ]
}
