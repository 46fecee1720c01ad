/// Which code finds the words of a text.
package enum Segmentation: Sendable {
  /// ICU alone: slow, and right by definition.
  case icu
  /// Tables for ASCII, Latin and other letters of two bytes, and ICU for the rest; about ten times as fast on English.
  case tables
}

/// The working parts of an analyzer as one value, so that a text is one access to it.
struct AnalyzerEngine {
  private var rules: WordRules
  private var sink = TokenSink()
  private var segmenter: ICUSegmenter
  /// Nil until the first text, because making them takes as long as analyzing some kilobytes.
  private var tables: WordTables?
  private let analysis: Analysis
  /// Bytes that ICU gets at a time, and what follows them up to a place to cut.
  private let stretchBytes: Int

  init(
    _ analysis: Analysis, folder: ICUFolder, forms: LetterForms?, stretchBytes: Int
  ) throws(TextError) {
    self.analysis = analysis
    self.stretchBytes = stretchBytes
    rules = WordRules(analysis, folder: folder, forms: forms)
    segmenter = try ICUSegmenter(oneApostrophe: analysis.profile == .news)
  }

  /// Appends the tokens of a text and returns the next free position.
  mutating func append(
    _ text: Span<UInt8>, to buffer: inout TokenBuffer, position: UInt32,
    capitals: WordRules.Capitals, segmentation: Segmentation
  ) throws(TextError) -> UInt32 {
    rules.begin(capitals)
    sink.begin(&buffer, position: position)
    defer { sink.end(&buffer) }
    do {
      switch segmentation {
      case .icu: try appendByICU(0..<text.count, of: text)
      case .tables: try appendByTables(text)
      }
    } catch {
      sink.rollBack()
      throw error
    }
    return sink.position
  }

  // MARK: ICU

  private mutating func appendByICU(
    _ range: Range<Int>, of text: Span<UInt8>
  ) throws(TextError) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = Stretch.pieceEnd(
        from: start, bytes: stretchBytes, in: text, limit: range.upperBound)
      try segmenter.begin(start..<end, of: text)
      while let word = try segmenter.nextWord() { try rules.append(word, of: text, to: &sink) }
      start = end
    }
  }

  // MARK: Tables

  private mutating func appendByTables(_ text: Span<UInt8>) throws(TextError) {
    let tables = self.tables ?? WordTables(oneApostrophe: analysis.profile == .news)
    self.tables = tables
    let profile = analysis.profile
    var index = 0
    while true {
      index = sink.commitRun(from: index, of: text, bits: tables.bits.span, profile: profile)
      guard index < text.count else { return }
      let bits = tables.bits[Int(text[index])]
      if bits & WordTables.word != 0 {
        index = try appendWord(at: index, of: text, tables)
      } else if bits & WordTables.multi == 0 {
        index += 1
      } else {
        let character = tables.character(at: index, in: text)
        switch character.kind {
        case WordTables.Class.letter, WordTables.Class.numeric:
          index = try appendWord(at: index, of: text, tables)
        case WordTables.Class.special: index = try appendSpecial(index, from: index, of: text)
        default: index += character.length
        }
      }
    }
  }

  /// Appends the word that begins at `start` and returns where to go on.
  private mutating func appendWord(
    at start: Int, of text: Span<UInt8>, _ tables: WordTables
  ) throws(TextError) -> Int {
    let word = tables.word(at: start, in: text)
    if word.isSpecial { return try appendSpecial(word.end, from: start, of: text) }
    let range = start..<word.end
    switch Shape(word.bits, length: range.count, profile: analysis.profile) {
    case .none: break
    case .ascii: sink.commitLowered(range, of: text)
    case .letters:
      try rules.appendSimple(range, of: text, to: &sink)
    case .intricate: try rules.append(range, of: text, to: &sink)
    }
    return word.end
  }

  /// Lets ICU find the words from `start`, where one may begin, to a place behind the special character.
  private mutating func appendSpecial(
    _ special: Int, from start: Int, of text: Span<UInt8>
  ) throws(TextError) -> Int {
    let end = Stretch.specialEnd(from: special + 1, in: text)
    try appendByICU(start..<end, of: text)
    return end
  }
}

/// How much work the normalized form of a word is.
enum Shape {
  /// None: it is no word, only `_` and `@`.
  case none
  /// ASCII to be lower-cased.
  case ascii
  /// Letters to be folded one by one.
  case letters
  /// A matter for `WordRules`.
  case intricate

  @inline(__always)
  init(_ bits: UInt8, length: Int, profile: AnalysisProfile) {
    let letters = WordTables.lower | WordTables.upper | WordTables.multi
    if bits & (letters | WordTables.digit) == 0 {
      self = .none
    } else if length > LetterForms.longestWord {
      self = .intricate
    } else if bits & (WordTables.multi | WordTables.wideMiddle) != 0 {
      self = profile == .news && bits & WordTables.middle != 0 ? .intricate : .letters
    } else if profile == .plain {
      self = .ascii
    } else if bits & WordTables.middle != 0, bits & letters != 0 {
      self = .intricate
    } else {
      // Short words may be a possessive or, in capitals, a listed acronym.
      let isCapitals = bits == WordTables.word | WordTables.upper
      let mayCollide = length <= Acronyms.maximumLength && isCapitals || length == 1
      self = mayCollide ? .intricate : .ascii
    }
  }
}
