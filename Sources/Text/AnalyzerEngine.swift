/// The working parts of an analyzer as one value, so that a text is one access to it.
struct AnalyzerEngine {
  private var rules: WordRules
  private var sink = TokenSink()
  private var segmenter: ICUSegmenter
  /// Bytes that ICU gets at a time, and what follows them up to a place to cut.
  private let stretchBytes: Int

  init(_ analysis: Analysis, folder: ICUFolder, stretchBytes: Int) throws(TextError) {
    rules = WordRules(analysis, folder: folder)
    segmenter = try ICUSegmenter(oneApostrophe: analysis.profile == .news)
    self.stretchBytes = stretchBytes
  }

  /// Appends the tokens of a text and returns the next free position.
  mutating func append(
    _ text: Span<UInt8>, to buffer: inout TokenBuffer, position: UInt32,
    capitals: WordRules.Capitals
  ) throws(TextError) -> UInt32 {
    rules.begin(capitals)
    sink.begin(&buffer, position: position)
    defer { sink.end(&buffer) }
    do {
      try appendStretches(of: text)
    } catch {
      sink.rollBack()
      throw error
    }
    return sink.position
  }

  private mutating func appendStretches(of text: Span<UInt8>) throws(TextError) {
    var start = 0
    while start < text.count {
      let end = Stretch.end(from: min(start + stretchBytes, text.count), in: text)
      try appendStretch(start..<end, of: text)
      start = end
    }
  }

  private mutating func appendStretch(
    _ stretch: Range<Int>, of text: Span<UInt8>
  ) throws(TextError) {
    try segmenter.begin(stretch, of: text)
    while let word = try segmenter.nextWord() { try rules.append(word, of: text, to: &sink) }
  }
}
