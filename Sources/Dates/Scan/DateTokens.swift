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

  /// - Parameter terms: what the tokens' terms are and the number of each, or no numbers.
  mutating func appendTitle(
    _ text: Span<UInt8>, _ buffer: TokenBuffer, _ words: DateWordTable, _ terms: TermsOfTokens
  ) {
    let start = count
    append(text, buffer, words, terms)
    title = start..<count
    appendBoundary()
    body = count..<count
  }

  /// - Parameter terms: as for the title.
  mutating func appendBody(
    _ text: Span<UInt8>, _ buffer: TokenBuffer, _ words: DateWordTable, _ terms: TermsOfTokens
  ) {
    let start = count
    append(text, buffer, words, terms)
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
    _ text: Span<UInt8>, _ buffer: TokenBuffer, _ words: DateWordTable, _ terms: TermsOfTokens
  ) {
    let number = min(buffer.tokens.count, buffer.forms.count)
    makeRoom(for: number)
    let first = count
    var found = triggers
    var named = holidays
    triggers = []
    holidays = HolidayMatches()
    var span = tokens.mutableSpan
    let isWhole = Self.fill(
      &span, from: first, number, text, buffer, words, terms, triggers: &found, holidays: &named)
    if isWhole { count += number }
    triggers = found
    holidays = named
  }

  /// Returns whether the tokens are those of the text.
  private static func fill(
    _ tokens: inout MutableSpan<DateToken>, from first: Int, _ number: Int, _ text: Span<UInt8>,
    _ buffer: TokenBuffer, _ words: DateWordTable, _ given: TermsOfTokens,
    triggers: inout [Int32], holidays: inout HolidayMatches
  ) -> Bool {
    // Held here: each token would pay for taking hold of them.
    let (tokenArray, formArray, termArray) = (buffer.tokens, buffer.forms, buffer.terms)
    let spans = tokenArray.span
    let forms = formArray.span
    let terms = termArray.span
    let (numberArray, knownArray) = (given.numbers, given.known)
    let numbers = numberArray.span
    let known = knownArray.span
    let isNumbered = numbers.count == number
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
      let term =
        isNumbered ? known[Int(numbers[index])] : TermDate(terms, place, length, words)
      var word = term.word
      if word.kind == .holiday {
        holidays.append(word.value, index, buffer, text, from: first)
        word = DateWord(.plain)
      }
      if term.ending.contains(.past) {
        if !marks.contains(.capital) { marks.insert(.ed) }
      } else if term.ending != [] {
        word.detail = DateWord.frenchEnding(term.ending, length, text, token)
      }
      if word.isTrigger { triggers.append(Int32(truncatingIfNeeded: first &+ index)) }
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

/// The numbers of a text's terms, and what each is to dates; no numbers where nobody gave them.
struct TermsOfTokens {
  var numbers: [UInt32] = []
  var known: [TermDate] = []
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
