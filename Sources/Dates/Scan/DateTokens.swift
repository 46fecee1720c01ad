import Text

/// The tokens of an article's title and body, one behind the other, with boundaries before, between and behind.
///
/// Made anew for each article in the same memory. O(tokens + bytes of gaps).
struct DateTokens: ~Copyable {
  /// Only the first `count` belong to the article: the array never shrinks, so that it is hardly ever filled anew.
  private var tokens: [DateToken] = []
  private(set) var count = 0
  /// The tokens of the title, and of the body.
  private(set) var title = 0..<0
  private(set) var body = 0..<0
  /// Indexes of the tokens that a rule may begin with, ascending.
  private(set) var triggers: [Int32] = []

  /// Names of holidays, by their first tokens.
  private(set) var holidays = HolidayMatches()

  /// Tokens of an article whose memory is kept.
  static let mostKept = 1 << 16
  /// The bytes of a line that wraps only because it is full.
  private static let wrappedLine = 45...110

  mutating func removeAll() {
    if tokens.count > Self.mostKept { tokens = [] }
    if triggers.capacity > Self.mostKept { triggers = [] }
    triggers.removeAll(keepingCapacity: true)
    holidays.removeAll()
    count = 0
    appendBoundary()
    title = count..<count
    body = title
  }

  mutating func appendTitle(_ text: Span<UInt8>, _ buffer: TokenBuffer, _ words: DateWordTable) {
    let start = count
    append(text, buffer, words)
    title = start..<count
    appendBoundary()
    body = count..<count
  }

  mutating func appendBody(_ text: Span<UInt8>, _ buffer: TokenBuffer, _ words: DateWordTable) {
    let start = count
    append(text, buffer, words)
    body = start..<count
    appendBoundary()
  }

  /// The token at an index, a boundary outside of the article.
  @inline(__always)
  subscript(index: Int) -> DateToken {
    index >= 0 && index < count ? tokens[index] : .boundary
  }

  private mutating func appendBoundary() {
    makeRoom(for: 1)
    tokens[count] = .boundary
    count += 1
  }

  private mutating func makeRoom(for more: Int) {
    let missing = count + more - tokens.count
    if missing > 0 { tokens.append(contentsOf: repeatElement(.boundary, count: missing)) }
  }

  private mutating func append(
    _ text: Span<UInt8>, _ buffer: TokenBuffer, _ words: DateWordTable
  ) {
    let number = min(buffer.tokens.count, buffer.forms.count)
    makeRoom(for: number)
    let first = count
    var found = triggers
    triggers = []
    var names: [(index: Int, number: Int32)] = []
    var span = tokens.mutableSpan
    let isWhole = Self.fill(
      &span, from: first, number, text, buffer, words, triggers: &found, names: &names)
    triggers = found
    guard isWhole else { return }
    count += number
    for (index, number) in names { holidays.append(number, index, buffer, text, from: first) }
  }

  /// Classifies tokens; returns whether they are those of the text.
  ///
  /// - Parameter names: words that names of holidays are found by.
  private static func fill(
    _ tokens: inout MutableSpan<DateToken>, from first: Int, _ number: Int, _ text: Span<UInt8>,
    _ buffer: TokenBuffer, _ words: DateWordTable, triggers: inout [Int32],
    names: inout [(index: Int, number: Int32)]
  ) -> Bool {
    // Held here: each token would pay for taking hold of them.
    let (tokenArray, formArray, termArray) = (buffer.tokens, buffer.forms, buffer.terms)
    let spans = tokenArray.span
    let forms = formArray.span
    let terms = termArray.span
    let masks = words.masks.span
    var (end, lineStart) = (0, 0)
    for index in 0..<number {
      let token = spans[index]
      let start = Int(token.start)
      guard start >= end, start < Int(token.end), Int(token.end) <= text.count else {
        return false
      }
      var marks: DateToken.Marks = []
      if start != end &+ 1 || text[end] != 0x20 {
        marks = DateToken.Marks(
          text, end..<start, isWrapped: wrappedLine.contains(end - lineStart))
        if hasLineEnd(text, end..<start) { lineStart = start }
      }
      if text[start] &- 0x41 < 26 { marks.insert(.capital) }
      end = Int(token.end)
      let form = forms[index]
      let (place, length) = (Int(form.lowerBound), Int(form.upperBound &- form.lowerBound))
      var word = DateWord(.plain)
      if length > 0, length <= DateWordTable.longest {
        let (initial, last) = (terms[place], terms[place &+ length &- 1])
        if initial &- 0x30 < 10 {
          word = DateWord(digits: terms, place, length)
        } else if masks[DateWordTable.row(length, initial)] &>> UInt32(last & 31) & 1 == 1 {
          word = words.look(terms, place, length)
        }
        if word.kind == .holiday {
          names.append((index, word.value))
          word = DateWord(.plain)
        }
        if word.kind == .plain, length > 3 {
          if last == 0x64 {
            if terms[place &+ length &- 2] == 0x65, terms[place &+ length &- 3] != 0x65,
              !marks.contains(.capital)
            {
              marks.insert(.ed)
            }
          } else {
            word.detail = DateWord.frenchEnding(terms, place &+ length, last, text, token, length)
          }
        }
        if word.isTrigger { triggers.append(Int32(truncatingIfNeeded: first &+ index)) }
      }
      tokens[first &+ index] = DateToken(
        start: token.start, end: token.end, word: word, marks: marks)
    }
    return true
  }

  private static func hasLineEnd(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where text[index] == 0x0A { return true }
    return false
  }

  /// The tokens of the line or paragraph around one, not before `least`.
  func paragraph(around index: Int, notBefore least: Int) -> Range<Int> {
    var (start, end) = (index, index + 1)
    while start > least, !self[start].marks.contains(.newline) { start -= 1 }
    while end < count, !self[end].marks.contains(.newline) { end += 1 }
    return start..<end
  }
}

extension DateWord {
  /// Whether a rule may begin with the word.
  @inline(__always)
  var isTrigger: Bool {
    kind.rawValue <= Kind.time.rawValue
      || kind.rawValue &- Kind.frenchMonth.rawValue <= Kind.frenchPer.rawValue
        - Kind.frenchMonth.rawValue
  }
}
