import Text

extension ArticleWords {
  /// The bytes of a line that wraps only because it is full.
  private static let wrappedLine = 45...110

  /// Appends the words of a text.
  mutating func append(_ text: Span<UInt8>, _ tokens: TokenBuffer) {
    let first = count
    spans.append(contentsOf: tokens.tokens)
    makeRoom()
    let found = NotableTokens.find(in: tokens.tokens.span, of: text, into: &notable)
    let (notable, gaps) = (notable, gaps)
    var capitals: [UInt32] = []
    swap(&capitals, &self.capitals)
    let before = capitals.count
    capitals.append(contentsOf: repeatElement(0, count: found))
    let read = Self.read(
      notable.span.extracting(0..<found), tokens.tokens.span, text, into: &marks, from: first,
      gaps, &capitals, from: before)
    capitals.removeLast(capitals.count - read)
    swap(&capitals, &self.capitals)
  }

  /// Marks the words that are not small behind one space, and finds lines without small letters; returns how many
  /// capitals there are then.
  private static func read(
    _ notable: Span<UInt32>, _ tokens: Span<TokenBuffer.Token>, _ text: Span<UInt8>,
    into array: inout [Mark], from first: Int, _ gaps: GapTable,
    _ capitalArray: inout [UInt32], from capitalsBefore: Int
  ) -> Int {
    var marks = array.mutableSpan
    var capitals = capitalArray.mutableSpan
    var capitalCount = capitalsBefore
    // Most words are small, behind one space.
    for index in first..<first + tokens.count { marks[index] = Mark() }
    var line = Line()
    for place in notable.indices {
      let index = Int(notable[place])
      let token = tokens[index]
      let start = Int(token.start)
      let end = index > 0 ? Int(tokens[index &- 1].end) : 0
      var gap = gaps.gap(text, from: end, to: start)
      if !gap.isDisjoint(with: [.wrap, .newline]) {
        settle(&gap, line: line, end: end)
        endLine(line, before: index, first, &marks)
        line = Line(start: index, startByte: start)
      }
      if index == 0 { gap.insert(.boundary) }
      let shape = ArticleWord.Shape(text, start..<Int(token.end))
      line.withoutLower &+= shape == .lower || shape == .capitalized ? 0 : 1
      // There is room for all: no branch depends on what a word is.
      capitals[capitalCount] = UInt32(truncatingIfNeeded: first &+ index)
      capitalCount &+= shape.isCapital ? 1 : 0
      let isCode = shape == .allCapitals && isDottedCode(text, start..<Int(token.end))
      marks[first &+ index] = Mark(gap: gap, shape: shape, traits: isCode ? .isDottedCode : [])
    }
    endLine(line, before: tokens.count, first, &marks)
    return capitalCount
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
