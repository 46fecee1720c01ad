import Text

/// The tokens of an article's title and body, one behind the other, with boundaries before, between and behind.
///
/// Made anew for each article in the same memory. O(bytes of gaps + tokens).
struct ArticleWords: ~Copyable {
  /// At least `margin` boundaries stand at both ends and between the texts, so that rules may look that far
  /// without asking where they are.
  ///
  /// Only the first `count` belong to the article: the array never shrinks, so that it is hardly ever filled anew.
  private(set) var words: [ArticleWord] = []
  private var count = 0
  /// The words of the title, and of the body.
  private(set) var title: Range<Int> = 0..<0
  private(set) var body: Range<Int> = 0..<0

  static let margin = 3

  /// Whether the article before was so large that its memory should not be kept.
  var isLarge: Bool { words.count > Self.mostKept }

  /// Words of an article whose memory is kept: 1.5 MB, and hardly any article has as many.
  static let mostKept = 1 << 16

  /// The bytes of a line that wraps only because it is full.
  private static let wrappedLine = 45...110

  mutating func removeAll() {
    count = 0
    appendBoundaries(gap: [], at: 0)
    title = count..<count
    body = title
  }

  mutating func appendTitle(_ text: Span<UInt8>, _ tokens: TokenBuffer) {
    let start = count
    append(text, tokens)
    title = start..<count
    markTitleCase(title)
    appendEnd(of: text, tokens)
    body = count..<count
  }

  /// - Parameter headlineBytes: bytes at the beginning that are a headline.
  mutating func appendBody(_ text: Span<UInt8>, _ tokens: TokenBuffer, headlineBytes: Int) {
    let start = count
    append(text, tokens)
    body = start..<count
    if headlineBytes > 0 {
      var end = start
      while end < body.upperBound, words[end].end <= headlineBytes { end += 1 }
      markTitleCase(start..<end)
    }
    appendEnd(of: text, tokens)
  }

  /// The words of the paragraph around a word; lines that end because they are full do not end it.
  func line(around index: Int) -> Range<Int> {
    var (start, end) = (index, index + 1)
    let ends: Gap = [.newline, .boundary]
    while words[start].gap.isDisjoint(with: ends) { start -= 1 }
    while words[end].gap.isDisjoint(with: ends) { end += 1 }
    return start..<end
  }

  /// Notes the number of a word in the gazetteer, and what is known of it there.
  @inline(__always)
  mutating func note(_ number: UInt32, _ facts: WordFacts, at index: Int) {
    words[index].number = number
    words[index].facts = facts
  }

  /// Adds to what is known of a word.
  @inline(__always)
  mutating func note(_ traits: ArticleWord.Traits, at index: Int) {
    words[index].traits.formUnion(traits)
  }

  private mutating func append(_ text: Span<UInt8>, _ tokens: TokenBuffer) {
    let first = count
    makeRoom(for: tokens.tokens.count)
    count += tokens.tokens.count
    var span = words.mutableSpan
    Self.fill(&span, from: first, text, tokens.tokens.span)
  }

  private static func fill(
    _ words: inout MutableSpan<ArticleWord>, from first: Int, _ text: Span<UInt8>,
    _ tokens: Span<TokenBuffer.Token>
  ) {
    var line = Line(start: first)
    var end = 0
    for index in tokens.indices {
      let token = tokens[index]
      let start = Int(token.start)
      // Most words are small, behind one space.
      if start == end + 1, index > 0, text[end] == 0x20, text[start] &- 0x61 < 26 {
        words[first + index] = ArticleWord(
          start: token.start, end: token.end, gap: [], shape: .lower)
        line.hasLower = true
        end = Int(token.end)
        continue
      }
      var gap: Gap
      if start == end + 1, text[end] == 0x20 {
        gap = []
      } else if start <= end {
        gap = start == 0 ? .boundary : .other
      } else {
        gap = Gap(text, end..<start)
        if !gap.isDisjoint(with: [.wrap, .newline]) {
          settle(&gap, line: line, end: end)
          endLine(line, at: first + index, of: &words)
          line = Line(start: first + index, startByte: start)
        }
      }
      if index == 0 { gap.insert(.boundary) }
      let shape = ArticleWord.Shape(text, start..<Int(token.end))
      line.hasLower = line.hasLower || shape == .lower || shape == .capitalized
      words[first + index] = ArticleWord(
        start: token.start, end: token.end, gap: gap, shape: shape,
        traits: shape == .allCapitals && isDottedCode(text, start..<Int(token.end))
          ? .isDottedCode : [])
      end = Int(token.end)
    }
    endLine(line, at: first + tokens.count, of: &words)
  }

  private static func isDottedCode(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let dot = range.first(where: { text[$0] == UInt8(ascii: ".") }) else { return false }
    return dot > range.lowerBound + 1 && dot + 1 < range.upperBound
  }

  private struct Line {
    var start: Int
    var startByte = 0
    var hasLower = false
  }

  /// A line that is not full ends for a reason.
  private static func settle(_ gap: inout Gap, line: Line, end: Int) {
    if gap.contains(.newline) || !wrappedLine.contains(end - line.startByte) {
      gap.remove(.wrap)
      gap.insert(.newline)
    }
  }

  private static func endLine(
    _ line: Line, at end: Int, of words: inout MutableSpan<ArticleWord>
  ) {
    guard !line.hasLower else { return }
    for index in line.start..<end { words[index].traits.insert(.caseless) }
  }

  /// Marks a headline where nearly all longer words begin with capitals.
  private mutating func markTitleCase(_ range: Range<Int>) {
    var (capitals, small) = (0, 0)
    for index in range where words[index].end - words[index].start > 3 {
      if words[index].shape.isCapital { capitals += 1 }
      if words[index].shape == .lower { small += 1 }
    }
    guard capitals >= 3, capitals >= 4 * small else { return }
    for index in range where !words[index].traits.contains(.caseless) {
      words[index].traits.insert(.titleCased)
    }
  }

  private mutating func appendEnd(of text: Span<UInt8>, _ tokens: TokenBuffer) {
    let end = Int(tokens.tokens.last?.end ?? 0)
    // Enough for a full stop, a possessive or a bracket.
    appendBoundaries(gap: Gap(text, end..<min(text.count, end + 4)), at: end)
  }

  private mutating func appendBoundaries(gap: Gap, at offset: Int) {
    makeRoom(for: Self.margin)
    for index in 0..<Self.margin {
      words[count + index] = .boundary(gap: index == 0 ? gap : [], at: offset)
    }
    count += Self.margin
  }

  private mutating func makeRoom(for more: Int) {
    let missing = count + more - words.count
    if missing > 0 { words.append(contentsOf: repeatElement(.boundary(), count: missing)) }
  }
}

extension ArticleWord.Shape {
  /// How the letters at `range` of `text` are written.
  @inline(__always)
  init(_ text: Span<UInt8>, _ range: Range<Int>) {
    let first = text[range.lowerBound]
    if first &- 0x61 < 26 {
      self = .lower
    } else if first &- 0x41 < 26 {
      self = Self(afterCapital: text, range.lowerBound + 1..<range.upperBound)
    } else if first &- 0x30 < 10 {
      self = .number
    } else {
      self = Self(beyondASCII: text, range)
    }
  }

  private init(afterCapital text: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else {
      self = .initial
      return
    }
    for index in range {
      let byte = text[index]
      if byte &- 0x61 < 26
        || byte &- 0xC3 < 15 && index + 1 < range.upperBound
          && !Self.isCapital(byte, text[index + 1], text[range.upperBound - 1])
      {
        self = .capitalized
        return
      }
    }
    self = .allCapitals
  }

  /// Capitals of the Latin, Greek and Cyrillic alphabets; other letters have no case that matters here.
  private init(beyondASCII text: Span<UInt8>, _ range: Range<Int>) {
    guard range.count > 1 else {
      self = .other
      return
    }
    let (lead, trail) = (text[range.lowerBound], text[range.lowerBound + 1])
    guard Self.isCapital(lead, trail, text[min(range.lowerBound + 2, range.upperBound - 1)]) else {
      self = lead >= 0xC3 && lead <= 0xD1 ? .lower : .other
      return
    }
    self = Self(afterCapital: text, range.lowerBound + 2..<range.upperBound)
  }

  /// Whether a letter of two bytes (or three, Latin with more marks) is a capital.
  private static func isCapital(_ lead: UInt8, _ trail: UInt8, _ third: UInt8) -> Bool {
    switch lead {
    case 0xC3: trail <= 0x9E && trail != 0x97
    case 0xC4: trail & 1 == (trail >= 0xB9 ? 1 : 0)
    case 0xC5: trail & 1 == (trail <= 0x88 || trail >= 0xB9 ? 1 : 0)
    case 0xC8: trail & 1 == 0
    case 0xCE: (0x91...0xA9).contains(trail)
    case 0xD0: (0x80...0xAF).contains(trail)
    case 0xE1: third & 1 == 0
    default: false
    }
  }
}
