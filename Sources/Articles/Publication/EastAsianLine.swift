/// Lines with a date such as `2014年3月3日`: their scripts part no words by spaces, so that a sentence looks like a name.
enum EastAsianLine {
  /// Whether such a date stands in more than a line of its own.
  ///
  /// It does if text goes on right behind it, if there is a mark of a sentence, or too much beside it.
  static func goesOn(
    _ text: Span<UInt8>, _ line: Range<Int>, date: Range<Int>
  ) -> Bool {
    guard date.contains(where: { text[$0] >= 0xE3 }) else { return false }
    if line.count - date.count > mostBeside { return true }
    let ends = line.contains { index in sentenceMarks.contains { text.holds($0, at: index) } }
    guard !ends, date.upperBound < line.upperBound else { return ends }
    guard text[date.upperBound] >= 0xE3 else { return false }
    return !beside.contains { text.holds($0, at: date.upperBound) }
  }

  /// Bytes of a label, a source and a time of day.
  private static let mostBeside = 60
  private static let sentenceMarks = ["。", "，", "、", "；", "！", "？"].map { Array($0.utf8) }
  /// What may stand right behind a date: days of the week, an ideographic space, brackets, a bar.
  private static let beside = ["星期", "周", "\u{3000}", "（", "【", "［", "｜", "："]
    .map { Array($0.utf8) }
}
