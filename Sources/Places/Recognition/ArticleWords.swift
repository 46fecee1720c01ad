import Text

/// The tokens of an article's title and body, one behind the other, with boundaries before, between and behind.
///
/// Made anew for each article in the same memory; what is most common costs next to nothing, and rules look at few words.
/// O(tokens + bytes of gaps that are more than a space).
struct ArticleWords: ~Copyable {
  /// Bytes and positions of the words.
  ///
  /// At least `margin` boundaries stand at both ends and between the texts, so that rules may look that far
  /// without asking where they are.
  var spans: [TokenBuffer.Token] = []
  /// The numbers of their terms, `unnumbered` where nobody gave or asked for one.
  private(set) var terms: [UInt32] = []
  /// What the text says of the words.
  ///
  /// This and `known` never shrink: only as many belong to the article as there are spans.
  var marks: [Mark] = []
  /// What the gazetteer says of those that were looked up.
  private var known: [Known] = []
  /// The words that begin with a capital.
  var capitals: [UInt32] = []
  /// How many of `capitals` are of the title.
  private(set) var capitalsOfTitle = 0
  /// The words of the title, and of the body.
  private(set) var title: Range<Int> = 0..<0
  private(set) var body: Range<Int> = 0..<0
  /// Finds words that are not small behind one space.
  var notable = NotableTokens()

  static let margin = 3
  static let unnumbered = UInt32.max

  /// What the text says of a word.
  struct Mark {
    var gap: Gap = []
    var shape = ArticleWord.Shape.lower
    var state: State = []
    var traits: ArticleWord.Traits = []
  }

  /// What is known of a word besides.
  struct State: OptionSet {
    let rawValue: UInt8
    /// Whether `known` has it.
    static let isKnown = State(rawValue: 1 << 0)
    /// Whether a name begins with it; the state of the automaton behind it is then its number.
    static let startsName = State(rawValue: 1 << 1)
    /// Whether it is a name.
    static let isName = State(rawValue: 1 << 2)
  }

  private struct Known {
    var number: UInt32 = 0
    var facts: WordFacts = []
  }

  /// Words that there is memory for.
  var capacity: Int { marks.count }

  /// Whether the article before was so large that its memory should not be kept.
  var isLarge: Bool { capacity > Self.mostKept }

  /// Words of an article whose memory is kept: 2 MB, and hardly any article has as many.
  static let mostKept = 1 << 16

  mutating func removeAll() {
    spans.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
    capitals.removeAll(keepingCapacity: true)
    capitalsOfTitle = 0
    appendBoundaries(gap: [], at: 0)
    title = count..<count
    body = title
  }

  /// - Parameter terms: the numbers of the tokens' terms, none or all.
  mutating func appendTitle(_ text: Span<UInt8>, _ tokens: TokenBuffer, terms: [UInt32]) {
    let start = count
    append(text, tokens)
    appendTerms(terms)
    title = start..<count
    capitalsOfTitle = capitals.count
    markTitleCase(title)
    appendEnd(of: text, tokens)
    body = count..<count
  }

  /// - Parameters:
  ///   - terms: the numbers of the tokens' terms, none or all.
  ///   - headlineBytes: bytes at the beginning that are a headline.
  mutating func appendBody(
    _ text: Span<UInt8>, _ tokens: TokenBuffer, terms: [UInt32], headlineBytes: Int
  ) {
    let start = count
    append(text, tokens)
    appendTerms(terms)
    body = start..<count
    if headlineBytes > 0 {
      var end = start
      while end < body.upperBound, self.end(end) <= headlineBytes { end += 1 }
      markTitleCase(start..<end)
    }
    appendEnd(of: text, tokens)
  }

  private mutating func appendTerms(_ terms: [UInt32]) {
    self.terms.append(contentsOf: terms)
    let missing = count - self.terms.count
    guard missing > 0 else { return }
    self.terms.append(contentsOf: repeatElement(Self.unnumbered, count: missing))
  }

  /// Marks a headline where nearly all longer words begin with capitals.
  private mutating func markTitleCase(_ range: Range<Int>) {
    var (capitals, small) = (0, 0)
    for index in range where end(index) - start(index) > 3 {
      if shape(index).isCapital { capitals += 1 }
      if shape(index) == .lower { small += 1 }
    }
    guard capitals >= 3, capitals >= 4 * small else { return }
    for index in range where !traits(index).contains(.caseless) {
      marks[index].traits.insert(.titleCased)
    }
  }

  private mutating func appendEnd(of text: Span<UInt8>, _ tokens: TokenBuffer) {
    let end = Int(tokens.tokens.last?.end ?? 0)
    // Enough for a full stop, a possessive or a bracket.
    appendBoundaries(gap: Gap(text, end..<min(text.count, end + 4)), at: end)
  }

  private mutating func appendBoundaries(gap: Gap, at offset: Int) {
    let first = count
    let span = TokenBuffer.Token(
      start: UInt32(offset), end: UInt32(offset), position: 0)
    for _ in 0..<Self.margin {
      spans.append(span)
      terms.append(Self.unnumbered)
    }
    makeRoom()
    for index in first..<count {
      let own = index == first ? gap.union(.boundary) : .boundary
      marks[index] = Mark(gap: own, shape: .other, state: .isKnown)
      known[index] = Known()
    }
  }

  /// Makes sure that there are marks for all spans.
  mutating func makeRoom() {
    let missing = count - marks.count
    guard missing > 0 else { return }
    marks.append(contentsOf: repeatElement(Mark(), count: missing))
    known.append(contentsOf: repeatElement(Known(), count: missing))
  }
}

// MARK: What is known of a word

extension ArticleWords {
  /// Words and boundaries of the article.
  @inline(__always)
  var count: Int { spans.count }

  @inline(__always)
  subscript(_ index: Int) -> ArticleWord {
    ArticleWord(
      start: spans[index].start, end: spans[index].end, number: number(index), facts: facts(index),
      gap: marks[index].gap, shape: marks[index].shape, traits: marks[index].traits)
  }

  @inline(__always)
  func start(_ index: Int) -> UInt32 { spans[index].start }

  @inline(__always)
  func end(_ index: Int) -> UInt32 { spans[index].end }

  /// Its position in the article.
  @inline(__always)
  func position(_ index: Int) -> UInt32 { spans[index].position }

  @inline(__always)
  func gap(_ index: Int) -> Gap { marks[index].gap }

  @inline(__always)
  func shape(_ index: Int) -> ArticleWord.Shape { marks[index].shape }

  @inline(__always)
  func traits(_ index: Int) -> ArticleWord.Traits { marks[index].traits }

  /// Whether nothing but white space stands before it.
  @inline(__always)
  func followsDirectly(_ index: Int) -> Bool { marks[index].gap.isSubset(of: .wrap) }

  @inline(__always)
  func number(_ index: Int) -> UInt32 {
    isKnown(index) ? known[index].number : ArticleWord.notLookedUp
  }

  @inline(__always)
  func facts(_ index: Int) -> WordFacts { isKnown(index) ? known[index].facts : [] }

  /// Whether a word was looked up.
  @inline(__always)
  func isKnown(_ index: Int) -> Bool { marks[index].state.contains(.isKnown) }

  /// Whether a name begins with a word, and whether it is one, of those that were looked up.
  @inline(__always)
  func startsName(_ index: Int) -> Bool { marks[index].state.contains(.startsName) }
  @inline(__always)
  func isName(_ index: Int) -> Bool { marks[index].state.contains(.isName) }

  /// Notes what is known of a word, and of its traits `traits`.
  @inline(__always)
  mutating func note(_ word: KnownWord, _ traits: ArticleWord.Traits, at index: Int) {
    known[index] = Known(number: word.number, facts: word.facts)
    var mark = marks[index]
    mark.traits.formUnion(traits)
    mark.state = word.state
    marks[index] = mark
  }

  /// Notes what is known of the capitals in a range, and puts those to `stops` that may do more than stand there; returns
  /// the first one of which nothing is known, or that stands in a line of capitals.
  mutating func note(
    _ knownWords: borrowing KnownWords, capitals range: Range<Int>, _ stops: inout [UInt32],
    _ stopCount: inout Int
  ) -> Int {
    Self.note(
      knownWords.words.span, range, capitals, terms, &marks, &known, &stops, &stopCount)
  }

  private static func note(
    _ knownWords: Span<KnownWord>, _ range: Range<Int>, _ capitals: [UInt32], _ terms: [UInt32],
    _ markArray: inout [Mark], _ knownArray: inout [Known], _ stopArray: inout [UInt32],
    _ stopCount: inout Int
  ) -> Int {
    var marks = markArray.mutableSpan
    var known = knownArray.mutableSpan
    var stops = stopArray.mutableSpan
    var count = stopCount
    defer { stopCount = count }
    for place in range {
      let index = Int(capitals[place])
      let term = Int(terms[index])
      guard term < knownWords.count else { return place }
      let word = knownWords[term]
      var mark = marks[index]
      guard word.state.contains(.isKnown), !mark.traits.contains(.caseless) else { return place }
      stops[count] = UInt32(truncatingIfNeeded: index)
      // No branch depends on what most words are, so that one is looked at while others are waited for.
      count &+= word.mayStop(behind: mark.gap) ? 1 : 0
      known[index] = Known(number: word.number, facts: word.facts)
      mark.traits.formUnion(word.traits.intersection(.isCompany))
      mark.state = word.state
      marks[index] = mark
    }
    return range.upperBound
  }

  /// Gives a word that has none the number of its term.
  mutating func note(term: UInt32, at index: Int) { terms[index] = term }

  /// Adds to what is known of a word.
  @inline(__always)
  mutating func note(_ traits: ArticleWord.Traits, at index: Int) {
    marks[index].traits.formUnion(traits)
  }

  /// The words of the paragraph around a word; lines that end because they are full do not end it.
  func line(around index: Int) -> Range<Int> {
    var (start, end) = (index, index + 1)
    let ends: Gap = [.newline, .boundary]
    while gap(start).isDisjoint(with: ends) { start -= 1 }
    while gap(end).isDisjoint(with: ends) { end += 1 }
    return start..<end
  }
}
