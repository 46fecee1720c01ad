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
  private var runs = WordRuns()
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
    var index = 0
    while index < text.count {
      index =
        tables.agreeWithRuns
        ? try appendWindow(from: index, of: text, tables)
        : try appendStep(at: index, of: text, tables)
    }
  }

  /// Appends the words of a window from `start` on and returns where the next one begins.
  private mutating func appendWindow(
    from start: Int, of text: Span<UInt8>, _ tables: WordTables
  ) throws(TextError) -> Int {
    let window = start..<min(start + WordRuns.windowBytes, text.count)
    sink.begin(window, of: text, profile: analysis.profile, runs: &runs)
    var index = start
    var next = sink.commit(&runs, from: 0, start: start)
    while next < runs.count {
      let run = runs.run(next)
      // What the end of the window cuts is left to the next one, unless it is all of this one.
      if start + run.upperBound == window.upperBound, window.upperBound < text.count,
        run.lowerBound > 0, index <= start + run.lowerBound
      {
        return start + run.lowerBound
      }
      let suspicion = runs.suspicion(of: run)
      if suspicion == .none || suspicion == .capitals && !sink.isAcronym(run) {
        sink.commit(run, start: start)
        index = start + run.upperBound
      } else if index <= start + run.lowerBound,
        let token = CommonForms.token(
          of: start + run.lowerBound..<start + run.upperBound, in: text, bits: tables.bits.span,
          profile: analysis.profile)
      {
        sink.commit(token.lowerBound - start..<token.upperBound - start, start: start)
        index = start + run.upperBound
      } else {
        index = max(index, start + run.lowerBound)
        while index < start + run.upperBound { index = try appendStep(at: index, of: text, tables) }
      }
      next += 1
      // The rules may have gone on into the next runs.
      while next < runs.count, start + runs.run(next).lowerBound < index {
        while index < start + runs.run(next).upperBound {
          index = try appendStep(at: index, of: text, tables)
        }
        next += 1
      }
      next = sink.commit(&runs, from: next, start: start)
    }
    return max(index, window.upperBound)
  }

  /// Appends the word at `index`, if there is one, and returns where to go on.
  private mutating func appendStep(
    at index: Int, of text: Span<UInt8>, _ tables: WordTables
  ) throws(TextError) -> Int {
    let bits = tables.bits[Int(text[index])]
    if bits & WordTables.word != 0 { return try appendWord(at: index, of: text, tables) }
    if bits & WordTables.multi == 0 { return index + 1 }
    let character = tables.character(at: index, in: text)
    switch character.kind {
    case WordTables.Class.letter, WordTables.Class.numeric:
      return try appendWord(at: index, of: text, tables)
    case WordTables.Class.special: return try appendSpecial(index, from: index, of: text)
    default: return index + character.length
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
