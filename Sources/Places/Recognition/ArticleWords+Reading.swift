import Text

extension ArticleWords {
  /// The bytes of a line that wraps only because it is full.
  private static let wrappedLine = 45...110

  /// Gaps that may end a line.
  private static let lines: Gap = [.wrap, .newline]

  /// Appends the words of a text.
  mutating func append(_ text: Span<UInt8>, _ tokens: TokenBuffer) {
    let first = count
    spans.append(contentsOf: tokens.tokens)
    makeRoom()
    let found = notable.find(in: tokens.tokens.span, of: text, lines: Self.lines.rawValue)
    let before = capitals.count
    capitals.append(contentsOf: repeatElement(0, count: found))
    let read = Self.read(
      &notable, 0..<found, tokens.tokens.span, text, into: &marks, from: first, &capitals,
      from: before)
    capitals.removeLast(capitals.count - read)
  }

  /// Marks the words that are not small behind one space, and finds lines without small letters; returns how many
  /// capitals there are then.
  private static func read(
    _ notable: inout NotableTokens, _ places: Range<Int>, _ tokens: Span<TokenBuffer.Token>,
    _ text: Span<UInt8>, into array: inout [Mark], from first: Int,
    _ capitalArray: inout [UInt32], from capitalsBefore: Int
  ) -> Int {
    var marks = array.mutableSpan
    var capitals = capitalArray.mutableSpan
    var capitalCount = capitalsBefore
    // Most words are small, behind one space.
    for index in first..<first + tokens.count { marks[index] = Mark() }
    var line = Line()
    for place in places {
      let look = notable.looks[place]
      let index = Int(look.index)
      var mark = Mark(
        gap: Gap(rawValue: look.gap), shape: ArticleWord.Shape(rawValue: look.shape) ?? .other)
      if look.unsettled != 0 {
        settle(look, &mark, &notable, tokens, text, &line, from: first, &marks)
      }
      line.withoutLower &+= mark.shape == .lower || mark.shape == .capitalized ? 0 : 1
      // There is room for all: no branch depends on what a word is.
      capitals[capitalCount] = UInt32(truncatingIfNeeded: first &+ index)
      capitalCount &+= mark.shape.isCapital ? 1 : 0
      marks[first &+ index] = mark
    }
    endLine(line, before: tokens.count, first, &marks)
    return capitalCount
  }

  /// Finds out what the loop over tokens could not tell.
  private static func settle(
    _ look: NotableTokens.Look, _ mark: inout Mark, _ notable: inout NotableTokens,
    _ tokens: Span<TokenBuffer.Token>, _ text: Span<UInt8>, _ line: inout Line, from first: Int,
    _ marks: inout MutableSpan<Mark>
  ) {
    let index = Int(look.index)
    let range = Int(tokens[index].start)..<Int(tokens[index].end)
    if look.unsettled & NotableTokens.Look.gapIsUnsettled != 0 {
      let end = index > 0 ? Int(tokens[index &- 1].end) : 0
      mark.gap = gap(end, range.lowerBound, text, &notable)
      if !mark.gap.isDisjoint(with: lines) {
        settle(&mark.gap, line: line, end: end)
        endLine(line, before: index, first, &marks)
        line = Line(start: index, startByte: range.lowerBound)
      }
      if index == 0 { mark.gap.insert(.boundary) }
    }
    if look.unsettled & NotableTokens.Look.shapeIsUnsettled != 0 {
      mark.shape = ArticleWord.Shape(text, range)
      if mark.shape == .allCapitals, isDottedCode(text, range) { mark.traits = .isDottedCode }
    }
  }

  /// What stands from the end of one token to the start of the next.
  private static func gap(
    _ end: Int, _ start: Int, _ text: Span<UInt8>, _ notable: inout NotableTokens
  ) -> Gap {
    if start <= end { return start == 0 ? .boundary : .other }
    let gap = Gap(text, end..<start)
    if gap.isDisjoint(with: lines) { notable.note(gap.rawValue, for: end..<start, of: text) }
    return gap
  }

  private static func isDottedCode(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let dot = range.first(where: { text[$0] == UInt8(ascii: ".") }) else { return false }
    return dot > range.lowerBound + 1 && dot + 1 < range.upperBound
  }

  private struct Line {
    /// Its first token, and that one's first byte.
    var start = 0
    var startByte = 0
    /// How many of its words have no small letter.
    var withoutLower = 0
  }

  /// A line that is not full ends for a reason.
  private static func settle(_ gap: inout Gap, line: Line, end: Int) {
    if gap.contains(.newline) || !wrappedLine.contains(end - line.startByte) {
      gap.remove(.wrap)
      gap.insert(.newline)
    }
  }

  private static func endLine(
    _ line: Line, before end: Int, _ first: Int, _ marks: inout MutableSpan<Mark>
  ) {
    guard line.withoutLower == end - line.start else { return }
    for index in line.start..<end { marks[first + index].traits.insert(.caseless) }
  }
}
