import Articles
import Bytes
import Kernels
import Postings
import Segments
import Text

/// A stretch of articles in their final order.
struct ArticleStretch: Sendable {
  /// Number of the first one.
  let firstArticle: UInt32
  /// Holds their records (`ArticleRecord`), and perhaps those of other stretches.
  let records: ByteStore
  /// Where each record begins.
  let starts: [Int]
  /// Bytes of their records.
  let byteCount: Int
  /// The ids of renamed ones, by index in the stretch.
  let renamed: [Int: [UInt8]]
  /// Regions of memory that nobody needs once this stretch and those before it are inverted.
  let spent: [Int]
}

/// What a worker made of a stretch, besides the occurrences that it keeps.
struct InvertedStretch: Sendable {
  var rows: [ArticleRow] = []
  var idHashes: [UInt32] = []
  var metadata: [RecordPacker.Block] = []
  var text: [RecordPacker.Block] = []
  /// Bytes of the records, and of the titles and bodies in them.
  var byteCount = 0
  var textBytes = 0
  /// nil where places are not looked for.
  var places: TreeStretch?
  /// nil where dates in the text are not looked for.
  var dates: TreeStretch?
  /// As the articles' stretch has it.
  var spent: [Int] = []
}

/// Tokenizes articles and inverts them; one for each thread.
///
/// Sendable because the pipeline gives it to one task at a time.
final class ArticleInverter: @unchecked Sendable {
  private let analyzer: Analyzer
  private var occurrences: OccurrenceArena
  private let limit: Int
  private let storesText: Bool
  private let file: OutputFile
  private(set) var runs: [OccurrenceRun] = []
  private let zstandard = Zstandard()
  /// The tokens of the article at hand.
  private var title = TokenBuffer()
  private var body = TokenBuffer()
  private var numbers: [NumberRun] = []
  private var numberFinder = NumberFinder()
  /// The dictionary's terms for numbers, by the number of their tokens.
  private static let numberTerms = (0...Numbers.longest).map(FieldPrefix.number)
  /// Their numbers among `occurrences`, plus one; 0 for one that has not been met.
  private var numbersOfTerms = [UInt32](repeating: 0, count: Numbers.longest + 1)
  private var places: PlaceInverter?
  private var dates: DateInverter?
  /// What places and dates are found in, where the index has other tokens.
  private let news: NewsTokens?
  /// The numbers of the article's terms among `occurrences`.
  private var terms = TokenTerms()
  private var marker: TokenMarker
  /// The last source, and the dictionary's terms for its words: most articles have that of the one before.
  private var source: [UInt8] = []
  private var sourceTerms: [[UInt8]] = []

  /// - Parameters:
  ///   - dates: finds dates in the text; nil if that is not wanted.
  ///   - memory: bytes of occurrences that are held before they are spilled.
  ///   - scratch: path of the scratch file for runs.
  ///   - spent: memory that may be used for occurrences.
  ///   - tokens: takes the articles' tokens.
  init(
    analysis: Analysis, places: PlaceFinding?, dates: DateInverter?, storesText: Bool, memory: Int,
    scratch: String, spent: SpentRegions, tokens: TokenRecord
  ) throws {
    occurrences = OccurrenceArena(spent: spent)
    analyzer = try Analyzer(analysis)
    self.places = places.map { PlaceInverter($0) }
    self.dates = dates
    news = places == nil && dates == nil ? nil : try NewsTokens(unless: analysis)
    self.storesText = storesText
    marker = TokenMarker(tokens)
    limit = memory
    file = try OutputFile(creating: scratch)
  }

  /// So much of an article is fetched while the one before it is inverted: they stand in the order of arrival.
  private static let fetchedBytes = 4096

  /// Inverts one stretch.
  func invert(_ stretch: ArticleStretch) throws -> InvertedStretch {
    var output = InvertedStretch()
    var metadata = MetadataPacker()
    var text = RecordPacker()
    try stretch.records.withBytes { records in
      for (index, start) in stretch.starts.enumerated() {
        if index + 1 < stretch.starts.count {
          stretch.records.prefetch(from: stretch.starts[index + 1], count: Self.fetchedBytes)
        }
        let layout = ArticleRecordLayout(records, at: start)
        let article = stretch.firstArticle + UInt32(index)
        output.rows.append(try invert(layout, of: records, as: article))
        let parts = describe(layout, of: records)
        let name = stretch.renamed[index]
        output.idHashes.append(
          name.map(IdentifiersFormat.hash) ?? IdentifiersFormat.hash(records.extracting(layout.id)))
        try metadata.add(parts, of: records, as: name, with: zstandard)
        if storesText {
          try text.add(with: zstandard) { bytes in
            bytes.append(copying: records.extracting(layout.body))
          }
        }
        output.textBytes += layout.title.count + layout.body.count
      }
    }
    marker.endStretch(occurrences)
    output.metadata = try metadata.takeBlocks(with: zstandard)
    output.text = try text.takeBlocks(with: zstandard)
    output.places = places?.takeStretch()
    output.dates = dates?.takeStretch()
    output.byteCount = stretch.byteCount
    output.spent = stretch.spent
    let termBytes = (places?.termBytes ?? 0) + (dates?.termBytes ?? 0) + numberFinder.termBytes
    if occurrences.byteCount + termBytes > limit { try spill() }
    return output
  }

  /// Prepares `readers`; nothing can be inverted after that.
  func sortTerms() { occurrences.sortTerms() }

  /// Readers of the runs, and of what has not been spilled.
  func readers(pageBytes: Int) throws -> [OccurrenceRunReader] {
    let spilled = try runs.map {
      try OccurrenceRunReader(file: file, run: $0, pageBytes: pageBytes)
    }
    return occurrences.termCount == 0
      ? spilled : spilled + [try OccurrenceRunReader(occurrences)]
  }

  /// Bytes of occurrences that are held until the scratch file is removed.
  var heldBytes: Int { runs.isEmpty ? occurrences.byteCount : limit }

  /// Ends the search for places and gives back its memory; tells which nodes of the gazetteer there were.
  func endPlaces() -> PlaceUses? {
    defer { places = nil }
    return places?.uses
  }

  /// Ends the search for dates and gives back its memory; tells which there were.
  func endDates() -> DateNumbering? {
    defer { dates = nil }
    return dates?.numbering
  }

  /// Gives back all memory and removes the scratch file.
  func removeScratch() throws {
    occurrences = OccurrenceArena()
    file.close()
    try Directory.removeFile(file.path)
  }

  private func spill() throws {
    runs.append(try OccurrenceRun.write(occurrences, to: file))
    marker.forget()
    places?.forgetTerms()
    dates?.forgetTerms()
    numberFinder.forgetTerms()
    for index in numbersOfTerms.indices { numbersOfTerms[index] = 0 }
  }

  /// Posts the article's words, with places also its numbers, and gives its row.
  private func invert(
    _ layout: ArticleRecordLayout, of records: Span<UInt8>, as article: UInt32
  ) throws -> ArticleRow {
    let titleText = records.extracting(layout.title)
    let bodyText = records.extracting(layout.body)
    title.removeAll()
    body.removeAll()
    let isGiven = !layout.title.isEmpty
    let isTagged = places != nil || dates != nil
    title.hasSpans = isTagged
    // The end of a headline that is part of the body is a matter of spans, too.
    body.hasSpans = isTagged || !isGiven && layout.headlineLength > 0
    let titleEnd = try analyzer.append(titleText, to: &title, firstPosition: 0)
    let length = try analyzer.append(bodyText, to: &body, firstPosition: titleEnd)
    post(title, of: titleText, article, firstPosition: 0, numbers: &terms.title)
    post(body, of: bodyText, article, firstPosition: titleEnd, numbers: &terms.body)
    marker.add(article, length: length, from: occurrences)
    let titleTokens = isGiven ? titleEnd : body.positions(within: layout.headlineLength)
    let published = PublishedColumn(layout.published)
    try news?.read(title: titleText, body: bodyText)
    places?.add(
      title: titleText, titleTokens: title, body: bodyText, bodyTokens: body, news: news,
      terms: terms, headlineBytes: isGiven ? 0 : layout.headlineLength, titleEnd: titleTokens)
    dates?.add(
      title: titleText, titleTokens: title, body: bodyText, bodyTokens: body, news: news,
      terms: terms, titleEnd: titleTokens, published: published)
    let sourceEnd = try postSource(records.extracting(layout.source), article)
    return ArticleRow(
      length: length, titleTokens: titleTokens, titleIsGiven: isGiven,
      published: published, extent: max(length, sourceEnd))
  }

  private func post(
    _ tokens: TokenBuffer, of text: Span<UInt8>, _ article: UInt32, firstPosition: UInt32,
    numbers terms: inout [UInt32]
  ) {
    let (forms, bytes) = (tokens.forms, tokens.terms)
    guard places != nil || dates != nil else {
      occurrences.add(forms.span, of: bytes.span, article: article, firstPosition: firstPosition)
      return
    }
    occurrences.add(
      forms.span, of: bytes.span, article: article, firstPosition: firstPosition,
      numbers: &terms)
    guard places != nil else { return }
    numberFinder.find(in: tokens, terms: terms, of: text, into: &numbers)
    postNumbers(article, firstPosition: firstPosition)
  }

  private func postNumbers(_ article: UInt32, firstPosition: UInt32) {
    let (runs, occurrences) = (numbers, occurrences)
    var terms: [UInt32] = []
    swap(&terms, &numbersOfTerms)
    for number in runs {
      if terms[number.tokens] == 0 {
        let term = Self.numberTerms[number.tokens]
        terms[number.tokens] = occurrences.number(of: term.span) + 1
      }
      occurrences.add(
        terms[number.tokens] - 1, article: article,
        position: firstPosition + UInt32(number.first))
    }
    swap(&terms, &numbersOfTerms)
  }

  /// Posts the words of the source and returns the position after the last.
  private func postSource(_ source: Span<UInt8>, _ article: UInt32) throws -> UInt32 {
    guard !source.isEmpty else { return 0 }
    if !isLastSource(source) {
      var tokens = TokenBuffer()
      _ = try analyzer.append(source, to: &tokens, firstPosition: 0)
      sourceTerms = (0..<tokens.count).map { index in
        FieldPrefix.source(Array(tokens.terms[tokens.termRange(index)]))
      }
      self.source = Array(copying: source)
    }
    for (position, term) in sourceTerms.enumerated() {
      occurrences.add(term.span, article: article, position: UInt32(position))
    }
    return UInt32(sourceTerms.count)
  }

  private func isLastSource(_ source: Span<UInt8>) -> Bool {
    guard source.count == self.source.count else { return false }
    for index in source.indices where source[index] != self.source[index] { return false }
    return true
  }

  private func describe(
    _ layout: ArticleRecordLayout, of records: Span<UInt8>
  ) -> ArticleMetadata.Parts {
    let isGiven = !layout.title.isEmpty
    let headline = layout.body.lowerBound..<(layout.body.lowerBound + layout.headlineLength)
    return ArticleMetadata.Parts(
      id: layout.id, title: isGiven ? layout.title : records.trimmed(headline),
      titleIsGiven: isGiven, date: layout.date, source: layout.source, url: layout.url,
      places: layout.places, path: layout.path, offset: layout.offset, hash: layout.hash)
  }
}

extension PublishedColumn {
  init(_ date: PublicationDate) {
    self.init(
      seconds: date.start, precision: date.precision.rawValue, days: UInt32(clamping: date.days),
      hasTime: date.hasTime, basis: date.basis.rawValue)
  }
}

extension Span where Element == UInt8 {
  /// The range without white space and control characters at its ends.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, self[lower] <= 0x20 { lower += 1 }
    while lower < upper, self[upper - 1] <= 0x20 { upper -= 1 }
    return lower..<upper
  }
}
