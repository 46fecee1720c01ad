import Calendar

/// The day in a dateline: `BAMAKO, Jan 26 (AFP) -`, `PARIS, 3 mars -`, `BAMAKO, 26 January 2013 (IRIN) -`.
enum Dateline {
  /// How far from the start of its line the day may begin.
  private static let reach = 64
  /// How many lines with text are looked at.
  private static let lines = 4

  enum Found: Equatable {
    case date(WrittenDate)
    case dayOfMonth(month: Int, day: Int)
  }

  /// nil if none of the first lines begins with a dateline that has a day.
  static func find(in text: Span<UInt8>) -> Found? {
    var lines = TextLines(text.count)
    for _ in 0..<Self.lines {
      guard let line = lines.next(in: text) else { return nil }
      if let found = read(text, line) { return found }
    }
    return nil
  }

  private static func read(_ text: Span<UInt8>, _ line: Range<Int>) -> Found? {
    var open = 0
    guard line.count > 8, isUppercase(text, line) else { return nil }
    var index = line.lowerBound
    let end = min(line.upperBound, index + reach)
    while index + 2 < end {
      defer { index += 1 }
      if text[index] == UInt8(ascii: "(") { open += 1 }
      if text[index] == UInt8(ascii: ")") { open -= 1 }
      // In parentheses stand the days of a life.
      guard open == 0, text[index] == UInt8(ascii: ","), text[index + 1] == 0x20 else { continue }
      let start = text.holds(article, at: index + 2) ? index + 2 + article.count : index + 2
      if let date = WrittenDate.read(text, at: start), !date.isAmbiguous,
        ends(text, start + date.byteCount, line)
      {
        return .date(date)
      }
      if let found = WrittenDate.readDayOfMonth(text, at: start),
        ends(text, start + found.byteCount, line)
      {
        return .dayOfMonth(month: found.month, day: found.day)
      }
    }
    return nil
  }

  /// Whether the first word has two letters and more, all of them Latin capitals.
  private static func isUppercase(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    var letters = 0
    while index + 1 < line.upperBound {
      if (0x41...0x5A).contains(text[index]) {
        index += 1
      } else if text[index] == 0xC3, (0x80...0x9E).contains(text[index + 1]) {
        index += 2
      } else {
        break
      }
      letters += 1
    }
    // A word of two-byte letters may be all of the line, and the line the end of the text.
    guard letters >= 2, index < line.upperBound else { return false }
    return text[index] < 0x80 && !(0x61...0x7A).contains(text[index])
  }

  /// Whether a dateline ends behind its day: a dash, perhaps after the name of an agency in parentheses or slashes.
  private static func ends(_ text: Span<UInt8>, _ start: Int, _ line: Range<Int>) -> Bool {
    var index = start
    func skipSpace() { while index < line.upperBound, text[index] == 0x20 { index += 1 } }
    skipSpace()
    guard index < line.upperBound else { return false }
    let closing: UInt8? =
      switch text[index] {
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "/"): UInt8(ascii: "/")
      default: nil
      }
    if let closing {
      index += 1
      let bound = min(line.upperBound, index + 24)
      while index < bound, text[index] != closing { index += 1 }
      guard index < bound else { return false }
      index += 1
      skipSpace()
    }
    guard let dash = dashes.first(where: { text.holds($0, at: index) }) else { return false }
    let next = index + dash.count
    return next >= line.upperBound || !(0x30...0x39).contains(text[next])
  }

  private static let article = Array("le ".utf8)
  private static let dashes = ["-", "\u{2013}", "\u{2014}", "\u{2015}"].map { Array($0.utf8) }
}

/// The lines of a text that hold something, one after the other.
struct TextLines {
  private var position = 0
  private let end: Int

  /// - Parameter count: bytes of the text.
  init(_ count: Int) { end = count }

  /// The next line without white space at its ends; nil at the end of the text.
  mutating func next(in text: Span<UInt8>) -> Range<Int>? {
    guard let start = text.firstNonSpace(in: position..<end) else { return nil }
    let stop = min(text.firstIndex(of: UInt8(0x0A), from: start) ?? end, end)
    position = min(stop + 1, end)
    return text.trimmed(start..<stop)
  }
}
