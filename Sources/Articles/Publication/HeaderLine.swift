import Calendar

/// The date in a line of its own among the first lines of a text: `date 2020-01-27 advertisement`,
/// `Published: 3 March 2014`, `By Jane Doe | March 3, 2014 | 10:02 AM`.
///
/// A line counts if it has at most twelve words, among them exactly one full date, and if what else stands there is no
/// sentence: words of page furniture, a byline, names of places and papers, or something that a sign sets off. The end of
/// a long first line counts too, if a label such as "date" stands before the date and nothing but furniture behind. Where no
/// line has a day, one that is a month and nothing else counts, `March 2014`, if there is but one of these.
enum HeaderLine {
  private static let lines = 4
  private static let longest = 200
  private static let longestMonth = 24
  private static let years = 1600...2099

  /// nil if there is none.
  ///
  /// Looks at the first lines of `text` only, which is the start of an article.
  static func find(in text: Span<UInt8>) -> WrittenDate? { day(in: text) ?? month(text) }

  /// Like `find`, but only a line with a day.
  static func day(in text: Span<UInt8>) -> WrittenDate? {
    var lines = TextLines(text.count)
    var updated: WrittenDate?
    for number in 0..<Self.lines {
      guard let line = lines.next(in: text) else { break }
      guard line.count <= longest || number == 0, mayHoldDate(text, line) else { continue }
      if line.count <= longest, let words = HeaderWords(text, line) {
        let isWhole = words.labelled != nil || !words.continues(text)
        guard isWhole, let date = words.date else { continue }
        if !words.isUpdate { return date }
        updated = updated ?? date
      } else if number == 0, let date = tail(text, line) {
        return date
      }
    }
    return updated
  }

  /// Whether `day` may find a day of a year that is not in `years`; says of most articles that it does not.
  static func mayTellYear(outside years: ClosedRange<Int>, in text: Span<UInt8>) -> Bool {
    var lines = TextLines(text.count)
    for number in 0..<Self.lines {
      guard let line = lines.next(in: text) else { break }
      guard line.count <= longest || number == 0 else { continue }
      let end = max(line.lowerBound, line.upperBound - longest)..<line.upperBound
      if mayHoldYear(outside: years, text, end) { return true }
    }
    return false
  }

  /// Whether the digits of a line may be a year that is not in `years`.
  ///
  /// A year has four digits, or two where a date has no other; in more digits no date is read.
  private static func mayHoldYear(
    outside years: ClosedRange<Int>, _ text: Span<UInt8>, _ line: Range<Int>
  ) -> Bool {
    var (hasLong, hasShort) = (false, false)
    var index = line.lowerBound
    while let start = text.firstDigit(in: index..<line.upperBound) {
      index = start
      var number = 0
      while index < line.upperBound, text[index] &- 0x30 < 10 {
        number = min(number, 10_000) * 10 + Int(text[index] &- 0x30)
        index += 1
      }
      switch index - start {
      case 2:
        if start > line.lowerBound, text[start - 1] == UInt8(ascii: "/") { return true }
        hasShort = true
      case 4:
        let isNear = years.contains(number) && number < 2500
        if !isNear, HeaderWords.mayBeYear(number) { return true }
        hasLong = true
      // Too long for a year, and yet it may stand where one is looked for.
      case 5...: hasLong = true
      default: continue
      }
    }
    return hasLong && hasShort
  }

  /// The month that is the whole of one of the first lines; nil if several lines of the text are months, as in a chronicle.
  private static func month(_ text: Span<UInt8>) -> WrittenDate? {
    var found: WrittenDate?
    var lines = TextLines(text.count)
    var number = 0
    while let line = lines.next(in: text) {
      number += 1
      guard line.count <= longestMonth, !(0x30...0x39).contains(text[line.lowerBound]),
        let date = WrittenDate.read(whole: text.extracting(line), forms: .coarse),
        date.precision == .month
      else { continue }
      let next = text.firstNonSpace(in: line.upperBound..<text.count)
      let continues = next.map { (0x61...0x7A).contains(text[$0]) } ?? false
      guard found == nil, number <= Self.lines, !continues,
        years.contains(date.interval.first.parts.year)
      else {
        return nil
      }
      found = date
    }
    return found
  }

  /// Whether four digits stand in the line, or a number of two behind a slash: what every full date has.
  private static func mayHoldDate(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var digits = 0
    // A long line is read from its end.
    for index in max(line.lowerBound, line.upperBound - longest)..<line.upperBound {
      let byte = text[index]
      if byte >= 0x30 && byte <= 0x39 {
        digits += 1
        if digits == 4 { return true }
      } else {
        if digits == 2, index > line.lowerBound + 2, text[index - 3] == UInt8(ascii: "/") {
          return true
        }
        digits = 0
      }
    }
    return digits == 2 && line.count > 2 && text[line.upperBound - 3] == UInt8(ascii: "/")
  }

  /// The date at the end of a long line, with a label before it.
  private static func tail(_ text: Span<UInt8>, _ line: Range<Int>) -> WrittenDate? {
    var start = max(line.lowerBound, line.upperBound - longest / 2)
    while start > line.lowerBound, start < line.upperBound, text[start - 1] != 0x20 { start += 1 }
    guard start < line.upperBound, let words = HeaderWords(text, start..<line.upperBound, most: 40)
    else { return nil }
    return words.labelled
  }
}
