/// Turns one segment of a text into tokens, as the profile says; the slow and certain way.
struct WordRules {
  /// When a listed acronym that is written in capitals without dots is the acronym.
  enum Capitals {
    /// In a line with lower-case letters, where capitals say something.
    case inMixedLines
    /// Always: what a query gives in capitals is meant so.
    case always
  }

  let analysis: Analysis
  private var capitals = Capitals.inMixedLines
  let folder: ICUFolder
  /// Nil to ask ICU for every word.
  private var forms: LetterForms?
  private var line = LineCase()

  init(_ analysis: Analysis, folder: ICUFolder, forms: LetterForms?) {
    self.analysis = analysis
    self.folder = folder
    self.forms = forms
  }

  /// Starts a new text.
  mutating func begin(_ capitals: Capitals) {
    self.capitals = capitals
    line = LineCase()
  }

  /// Appends the tokens of one segment that ICU calls a word.
  mutating func append(
    _ segment: Range<Int>, of text: Span<UInt8>, to sink: inout TokenSink
  ) throws(TextError) {
    switch analysis.profile {
    case .plain: try appendSimple(segment, of: text, to: &sink)
    case .news: try appendNews(segment, of: text, to: &sink)
    }
  }

  /// Appends a segment whose normalized form is that of its letters.
  mutating func appendSimple(
    _ segment: Range<Int>, of text: Span<UInt8>, to sink: inout TokenSink
  ) throws(TextError) {
    let length = try normalize(segment, of: text, to: &sink)
    guard length > 0 else { return }
    sink.commit(start: segment.lowerBound, end: segment.upperBound, length: length)
  }

  // MARK: News

  private mutating func appendNews(
    _ segment: Range<Int>, of text: Span<UInt8>, to sink: inout TokenSink
  ) throws(TextError) {
    if Possessive.isStray(segment, of: text, after: sink.lastEnd) { return }
    let base = Possessive.base(of: segment, in: text)
    var rest = base.range
    while let elided = Elision.first(of: rest, in: text) {
      let length = try normalize(elided.prefix, of: text, to: &sink)
      sink.commit(
        start: elided.prefix.lowerBound, end: elided.prefix.upperBound, length: length)
      rest = elided.rest
    }
    let closed = rest.upperBound == segment.upperBound
    try appendWord(rest, of: text, shouted: base.isShouted, mayTakeDot: closed, to: &sink)
  }

  /// Appends a word that has lost what was elided before and possessive after it.
  private mutating func appendWord(
    _ word: Range<Int>, of text: Span<UInt8>, shouted: Bool, mayTakeDot: Bool,
    to sink: inout TokenSink
  ) throws(TextError) {
    var length = try normalize(word, of: text, to: &sink)
    guard length > 0 else { return }
    var end = word.upperBound
    let start = sink.used
    if let letters = DottedAcronym.join(&sink.scratch, start..<start + length) {
      length = markIfListed(letters, in: &sink)
      if mayTakeDot, end < text.count, text[end] == DottedAcronym.dot { end += 1 }
    } else if !shouted, isInCapitals(word, of: text), isAcronym(at: word.lowerBound, in: text) {
      length = markIfListed(length, in: &sink)
    }
    sink.commit(start: word.lowerBound, end: end, length: length)
  }

  /// Adds the dot to the `length` bytes at `sink.scratch[sink.used]` if they are a listed acronym.
  private func markIfListed(_ length: Int, in sink: inout TokenSink) -> Int {
    let end = sink.used + length
    guard Acronyms.contains(sink.scratch.span.extracting(sink.used..<end)) else { return length }
    sink.scratch[end] = DottedAcronym.dot
    return length + 1
  }

  /// Whether the word may be on the list: two letters or more, all of A to Z.
  private func isInCapitals(_ word: Range<Int>, of text: Span<UInt8>) -> Bool {
    guard word.count >= Acronyms.minimumLength, word.count <= Acronyms.maximumLength else {
      return false
    }
    for index in word where text[index] &- 0x41 >= 26 { return false }
    return true
  }

  /// Whether capitals at `index` tell an acronym from a word.
  mutating func isAcronym(at index: Int, in text: Span<UInt8>) -> Bool {
    capitals == .always || line.hasLower(around: index, in: text)
  }

  /// Writes the normalized form of a word to `sink.scratch[sink.used...]` and returns its length.
  private mutating func normalize(
    _ word: Range<Int>, of text: Span<UInt8>, to sink: inout TokenSink
  ) throws(TextError) -> Int {
    if word.count <= LetterForms.longestWord,
      let length = try forms?.write(word, of: text, to: &sink.scratch, at: sink.used)
    {
      return length
    }
    let limit = TokenSink.maximumTermBytes
    return switch analysis.profile {
    case .plain:
      try folder.lower(text.extracting(word), into: &sink.scratch, at: sink.used, limit: limit)
    case .news:
      try folder.fold(
        text.extracting(word), keepsMarks: analysis.keepsMarks, into: &sink.scratch, at: sink.used,
        limit: limit)
    }
  }
}
