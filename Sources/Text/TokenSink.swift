/// Where an analyzer puts the tokens of one text.
///
/// Tokens are written to scratch memory first, without a check of capacity for each, and go to the block in
/// pieces. So are normalized forms that take some work; those of simple words are part of a copy of the
/// text in lower case, in the block.
struct TokenSink {
  /// Longest normalized form in bytes; a longer one is cut at the border of a character.
  static let maximumTermBytes = 1024

  private var block = TokenBuffer()
  /// The next free position.
  private(set) var position: UInt32 = 0
  /// One past the last byte of the last token of this text.
  private(set) var lastEnd = -1
  /// Normalized forms on their way; there is always room for two of them after `used`.
  var scratch = [UInt8](repeating: 0, count: scratchBytes)
  private(set) var used = 0
  /// Tokens on their way; there is always room for one after `count`.
  private var tokens = [TokenBuffer.Token](
    repeating: TokenBuffer.Token(start: 0, end: 0, position: 0), count: scratchTokens)
  private var forms = [Range<UInt32>](repeating: 0..<0, count: scratchTokens)
  private var count = 0
  private var spansBefore = 0
  private var tokensBefore = 0
  private var termBytesBefore = 0
  /// The window in lower case, and where it is in the block.
  private var lowered = [UInt8](repeating: 0, count: WordRuns.windowBytes + 64)
  private var windowForms = 0

  private static let scratchBytes = 16 * 1024
  private static let scratchTokens = 1024
  private static let roomBytes = 2 * maximumTermBytes

  /// Takes the block over for one text.
  mutating func begin(_ buffer: inout TokenBuffer, position: UInt32) {
    swap(&block, &buffer)
    spansBefore = block.tokens.count
    tokensBefore = block.forms.count
    termBytesBefore = block.terms.count
    self.position = position
    lastEnd = -1
    used = 0
    count = 0
  }

  /// Gives the block back.
  mutating func end(_ buffer: inout TokenBuffer) {
    flush()
    swap(&block, &buffer)
  }

  /// Forgets the tokens since `begin`.
  mutating func rollBack() {
    block.tokens.removeLast(block.tokens.count - spansBefore)
    block.forms.removeLast(block.forms.count - tokensBefore)
    block.terms.removeLast(block.terms.count - termBytesBefore)
    used = 0
    count = 0
  }

  /// Makes a token of the `length` bytes at `scratch[used]`.
  mutating func commit(start: Int, end: Int, length: Int) {
    let form = UInt32(truncatingIfNeeded: block.terms.count + used)
    tokens[count] = TokenBuffer.Token(
      start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
      position: position)
    forms[count] = form..<form + UInt32(truncatingIfNeeded: length)
    used += length
    count += 1
    position &+= 1
    lastEnd = end
    makeRoom()
  }

  /// Makes a token of an ASCII word of less than `maximumTermBytes` by lower-casing it.
  mutating func commitLowered(_ word: Range<Int>, of text: Span<UInt8>) {
    var end = used
    var target = scratch.mutableSpan
    for index in word {
      let byte = text[index]
      target[end] = byte &- 0x41 < 26 ? byte | 0x20 : byte
      end += 1
    }
    commit(start: word.lowerBound, end: word.upperBound, length: word.count)
  }

  private mutating func makeRoom() {
    if used + Self.roomBytes > Self.scratchBytes || count == Self.scratchTokens { flush() }
  }

  private mutating func flush() {
    guard count > 0 else { return }
    if block.hasSpans { block.tokens.append(contentsOf: tokens[0..<count]) }
    block.forms.append(contentsOf: forms[0..<count])
    if used > 0 { block.terms.append(contentsOf: scratch[0..<used]) }
    used = 0
    count = 0
  }
}

// MARK: Windows

extension TokenSink {
  /// Finds the runs of a window of the text and keeps the window in lower case.
  mutating func begin(
    _ window: Range<Int>, of text: Span<UInt8>, profile: AnalysisProfile, runs: inout WordRuns
  ) {
    // The forms on their way go before those of the window.
    flush()
    runs.scan(
      text.extracting(window), profile: profile, hasMore: window.upperBound < text.count,
      lowered: &lowered)
    windowForms = block.terms.count
    block.terms.append(contentsOf: lowered[0..<window.count])
  }

  /// Makes tokens of the simple runs from number `first` on, up to one that is not, whose number is returned.
  ///
  /// - Parameter start: where the window begins in the text.
  mutating func commit(_ runs: inout WordRuns, from first: Int, start: Int) -> Int {
    var index = first
    while index < runs.count {
      let limit = runs.nextMark(after: Int(runs.edges[2 * index]) - 1)
      let before = count
      let place = Place(
        text: UInt32(start), forms: UInt32(truncatingIfNeeded: windowForms), position: position)
      let first = index
      index = runs.copy(from: first, limit: limit, base: place.forms, to: &forms, from: before)
      count += index - first
      if block.hasSpans {
        Self.putSpans(runs.edges.span, first..<index, place, to: &tokens, from: before)
      }
      position &+= UInt32(truncatingIfNeeded: count &- before)
      if index > first { lastEnd = start + Int(runs.edges[2 * index - 1]) }
      if count == Self.scratchTokens {
        flush()
        continue
      }
      return index
    }
    return index
  }

  /// Puts the spans of the runs in `range` to `tokens`, from index `first` on.
  private static func putSpans(
    _ edges: Span<UInt32>, _ range: Range<Int>, _ place: Place,
    to tokens: inout [TokenBuffer.Token], from first: Int
  ) {
    var tokens = tokens.mutableSpan
    var position = place.position
    for index in range {
      tokens[first &+ index &- range.lowerBound] = TokenBuffer.Token(
        start: place.text &+ edges[2 &* index], end: place.text &+ edges[2 &* index &+ 1],
        position: position)
      position &+= 1
    }
  }

  /// What the positions of a window count from: in the text, in the forms; and the next token's position.
  private struct Place {
    let text: UInt32
    let forms: UInt32
    let position: UInt32
  }

  /// Whether the letters of a run in the window are a listed acronym.
  func isAcronym(_ run: Range<Int>) -> Bool {
    Acronyms.contains(lowered.span.extracting(run))
  }

  /// Makes a token of a run that has turned out to be simple.
  mutating func commit(_ run: Range<Int>, start: Int) {
    tokens[count] = TokenBuffer.Token(
      start: UInt32(start + run.lowerBound), end: UInt32(start + run.upperBound),
      position: position)
    forms[count] = UInt32(windowForms + run.lowerBound)..<UInt32(windowForms + run.upperBound)
    count += 1
    position &+= 1
    lastEnd = start + run.upperBound
    makeRoom()
  }
}
