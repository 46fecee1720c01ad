/// Where an analyzer puts the tokens of one text.
///
/// Tokens and their normalized forms are written to scratch memory first, in place and without a check of
/// capacity per byte, and go to the block in pieces.
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
  private var tokensBefore = 0
  private var termBytesBefore = 0

  private static let scratchBytes = 16 * 1024
  private static let scratchTokens = 1024
  private static let roomBytes = 2 * maximumTermBytes

  /// Takes the block over for one text.
  mutating func begin(_ buffer: inout TokenBuffer, position: UInt32) {
    swap(&block, &buffer)
    tokensBefore = block.tokens.count
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
    block.tokens.removeLast(block.tokens.count - tokensBefore)
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

  /// Makes tokens of the simple words from `index` on and returns where they end.
  mutating func commitRun(
    from index: Int, of text: Span<UInt8>, bits: Span<UInt8>, profile: AnalysisProfile
  ) -> Int {
    var run = ASCIIRun(
      index: index, used: used, count: count, position: position, base: block.terms.count,
      profile: profile)
    run.advance(text, bits: bits, terms: &scratch, tokens: &tokens, forms: &forms)
    if run.count > count { lastEnd = Int(tokens[run.count - 1].end) }
    count = run.count
    used = run.used
    position = run.position
    makeRoom()
    return run.index
  }

  private mutating func makeRoom() {
    if used + Self.roomBytes > Self.scratchBytes || count == Self.scratchTokens { flush() }
  }

  private mutating func flush() {
    block.tokens.append(contentsOf: tokens[0..<count])
    block.forms.append(contentsOf: forms[0..<count])
    block.terms.append(contentsOf: scratch[0..<used])
    used = 0
    count = 0
  }
}
