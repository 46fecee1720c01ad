/// Turns UTF-8 text into tokens, as an `Analysis` says.
///
/// Holds ICU's iterators and scratch memory, so there is one per thread. Memory: about 0.3 MiB, and up to
/// 9 MiB after a text with long stretches without white space or other certain end of a word. Such a
/// stretch of more than 1 MiB is cut between two characters.
///
/// Words are the segments of UAX #29 (Unicode Text Segmentation) as ICU finds them for the root locale: the
/// dictionary-based ones of Chinese, Japanese, Thai, Lao, Khmer and Burmese too. Ill-formed UTF-8 is read
/// as U+FFFD, one per maximal ill-formed subsequence, which is part of no word.
package final class Analyzer {
  /// The profile and its options.
  package let analysis: Analysis
  private let segmentation: Segmentation
  private let folder: ICUFolder
  private var engine: AnalyzerEngine
  private var queryBuffer = TokenBuffer()

  /// Longest text in bytes.
  package static let maximumTextBytes = 1 << 28

  /// Case folding and normalization can make one byte up to 12.
  private static let maximumGrowth = 12
  /// Most copies of a text that windows leave in lower case.
  private static let copies = 2

  /// Opens ICU's iterators; throws if its data cannot be read.
  package convenience init(_ analysis: Analysis) throws(TextError) {
    try self.init(analysis, segmentation: .tables)
  }

  /// As above, with the way to find words that tests compare.
  ///
  /// - Parameter stretchBytes: how much text ICU gets at a time, at least.
  package init(
    _ analysis: Analysis, segmentation: Segmentation, stretchBytes: Int = 16 * 1024
  ) throws(TextError) {
    self.analysis = analysis
    self.segmentation = segmentation
    folder = try ICUFolder()
    engine = try AnalyzerEngine(
      analysis, folder: folder,
      forms: segmentation == .tables ? LetterForms(analysis, folder: folder) : nil,
      stretchBytes: stretchBytes)
  }

  /// Appends the tokens of one text, with positions from `firstPosition` on.
  ///
  /// `start` and `end` of a token are byte offsets into `text`; spans ascend, do not overlap and never split a
  /// character. The span of a dotted acronym holds its last dot (`U.N.`), that of a word neither its
  /// possessive `'s` nor what was elided before it. A normalized form has at most 1,024 bytes; a longer
  /// one is cut, its span is not. Returns the next free position. On error `buffer` is as it was.
  /// O(bytes).
  package func append(
    _ text: Span<UInt8>, to buffer: inout TokenBuffer, firstPosition: UInt32
  ) throws(TextError) -> UInt32 {
    let count = text.count
    guard count <= Self.maximumTextBytes else { throw .textTooLong(bytes: count) }
    guard Int(firstPosition) + count <= Int(UInt32.max),
      buffer.terms.count + count * (Self.maximumGrowth + Self.copies) <= Int(UInt32.max)
    else { throw .blockFull }
    return try engine.append(
      text, to: &buffer, position: firstPosition, capitals: .inMixedLines,
      segmentation: segmentation)
  }

  /// The tokens of a piece of a query: a bare word or the inside of a phrase.
  ///
  /// The same rules as for text, but a piece has no line around it: a listed acronym in capitals is the
  /// acronym. In a piece of several words without a lower-case letter, which may come from a headline,
  /// it is also the word (`otherReadings`).
  package func analyzeQuery(_ text: [UInt8]) throws(TextError) -> QueryTokens {
    guard text.count <= Self.maximumTextBytes else { throw .textTooLong(bytes: text.count) }
    let marksAcronyms = analysis.profile == .news
    if segmentation == .tables, let tokens = PlainWords.tokens(of: text) {
      return QueryTokens(plain: tokens, of: text, marksAcronyms: marksAcronyms)
    }
    queryBuffer.removeAll()
    _ = try engine.append(
      text.span, to: &queryBuffer, position: 0, capitals: .always, segmentation: segmentation)
    return QueryTokens(queryBuffer, of: text, marksAcronyms: marksAcronyms)
  }

  /// Folds a literal piece of a wildcard pattern or fuzzy word: case, and in `news` marks and apostrophes.
  ///
  /// No words are looked for, so nothing is dropped or joined.
  package func fold(_ text: [UInt8]) throws(TextError) -> [UInt8] {
    let limit = text.count * Self.maximumGrowth
    var folded = [UInt8](repeating: 0, count: limit)
    let length =
      switch analysis.profile {
      case .plain: try folder.lower(text.span, into: &folded, at: 0, limit: limit)
      case .news:
        try folder.fold(
          text.span, keepsMarks: analysis.keepsMarks, into: &folded, at: 0, limit: limit)
      }
    folded.removeLast(limit - length)
    return folded
  }
}
