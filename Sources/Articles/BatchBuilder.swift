/// Collects the articles of one chunk.
///
/// For each article the strings are written in one order: path, id, places, then title, date, source, url and
/// body with a NUL between two, so that the content hash is that of one stretch of bytes.
struct BatchBuilder {
  /// An article that is being written.
  struct Draft {
    /// Where its bytes begin.
    fileprivate let mark: Int
    let record: RecordPosition
    let path: Range<Int>
    var id = 0..<0
    var places = 0..<0
    var title = 0..<0
    var date = 0..<0
    var source = 0..<0
    var url = 0..<0
    var body = 0..<0
    var headlineLength = 0
  }

  /// Where a record stands in its file.
  struct RecordPosition {
    var offset: UInt64
    /// From 1.
    var line: Int
    /// From 1.
    var number: Int
  }

  /// So many problems of a chunk are listed one by one, two for each record of most.
  private static let problemLimit = 2 * ArticleLimits.chunkRecords

  private(set) var batch: ArticleBatch
  private let articleBytes: Int
  private let dates: PublicationFinder
  private var file = CorpusFileName(shown: "", cited: "")
  private var isAlone = false
  private var position = FilePosition()

  init(sequence: Int, articleBytes: Int, dates: PublicationFinder) {
    batch = ArticleBatch(sequence: sequence)
    self.articleBytes = articleBytes
    self.dates = dates
  }

  /// Makes room for about so many bytes.
  mutating func reserve(_ count: Int) {
    batch.bytes.reserveCapacity(count)
  }

  /// What follows comes from `piece`.
  mutating func begin(_ piece: CorpusChunk.Piece) {
    file = piece.file
    isAlone = piece.isAlone
    position = piece.position
  }

  /// The place of a record that has so many bytes, line ends and records before it in its piece.
  func place(offset: Int, lines: Int, records: Int) -> RecordPosition {
    RecordPosition(
      offset: position.offset + UInt64(offset), line: position.lines + lines + 1,
      number: position.records + records + 1)
  }

  mutating func report(
    _ reason: InputProblem.Reason, _ detail: String, at record: RecordPosition,
    byte: Int? = nil
  ) {
    let byte = byte.map { Int(clamping: record.offset) + $0 }
    // One stretch may hold millions of broken records.
    if let last = batch.problems.last, batch.problems.count >= Self.problemLimit,
      last.reason == reason, last.path == file.shown
    {
      return batch.problems[batch.problems.count - 1].count += 1
    }
    batch.problems.append(
      InputProblem(
        path: file.shown, line: record.line, byte: byte, reason: reason, detail: detail))
  }

  /// Reports something about the file as a whole.
  mutating func reportFile(
    _ reason: InputProblem.Reason, _ detail: String, byte: Int? = nil
  ) {
    batch.problems.append(
      InputProblem(path: file.shown, byte: byte, reason: reason, detail: detail))
  }

  /// Begins an article; ended by `finish` or `discard`.
  mutating func draft(at record: RecordPosition) -> Draft {
    let mark = batch.bytes.count
    batch.bytes += Self.head
    let path = write { [file] in $0 += file.cited.utf8 }
    return Draft(mark: mark, record: record, path: path)
  }

  private static let head = [UInt8](repeating: 0, count: ArticleBatch.headBytes)

  /// Writes one string and returns where it stands.
  mutating func write(_ body: (inout [UInt8]) -> Void) -> Range<Int> {
    let start = batch.bytes.count
    body(&batch.bytes)
    return start..<batch.bytes.count
  }

  /// Writes one of the strings that are hashed, other than the last, and what parts it from the next.
  mutating func writeHashed(_ body: (inout [UInt8]) -> Void) -> Range<Int> {
    let range = write(body)
    endHashed()
    return range
  }

  /// Writes the id of an article that has none: the file's path, and the record's number if there are
  /// several.
  mutating func writeGeneratedID(_ record: RecordPosition) -> Range<Int> {
    write { [file, isAlone] bytes in
      bytes += file.cited.utf8
      if !isAlone { bytes += "#\(record.number)".utf8 }
    }
  }

  /// Writes what parts a string that is hashed from the next.
  mutating func endHashed() { batch.bytes.append(0) }

  func withBytes<R>(_ body: (Span<UInt8>) -> R) -> R {
    body(batch.bytes.span)
  }

  /// Takes back what was written of an article.
  mutating func discard(_ draft: Draft) {
    batch.bytes.removeLast(batch.bytes.count - draft.mark)
  }

  /// Adds the article, or reports why it is none.
  ///
  /// `emptyDetail` is said of one without text.
  mutating func finish(_ draft: Draft, emptyDetail: @autoclosure () -> String) {
    if let problem = refusal(of: draft, emptyDetail) {
      discard(draft)
      return report(problem.reason, problem.detail, at: draft.record)
    }
    let (hash, given, found) = withBytes { bytes in
      let hash = ContentHash.hash(bytes.extracting(draft.title.lowerBound..<draft.body.upperBound))
      let given = PublicationFinder.given(bytes.extracting(draft.date))
      return (hash, given, dates.find(bytes, draft, given: given?.date))
    }
    if let order = found.order {
      batch.order.add(order, metadata: found.date.basis == .metadata)
    }
    let badDate = given?.isWhole == true || draft.date.isEmpty ? nil : excerpt(draft.date)
    batch.articles.append(
      ArticleSlice(
        record: draft.mark..<draft.body.upperBound, id: draft.id, title: draft.title,
        date: draft.date, source: draft.source, url: draft.url,
        places: draft.places, body: draft.body, path: draft.path, offset: draft.record.offset,
        hash: hash,
        headlineLength: draft.headlineLength, published: found.date, open: found.open))
    if let badDate {
      reportDate(badDate, hasDay: given != nil, isDated: found.date != .none, draft.record)
    }
  }

  private func refusal(
    of draft: Draft, _ emptyDetail: () -> String
  ) -> (reason: InputProblem.Reason, detail: String)? {
    if draft.body.upperBound - draft.path.upperBound > articleBytes {
      return (.tooLong, "an article of more than \(articleBytes) bytes, skipped")
    }
    if draft.id.count > ArticleLimits.idBytes {
      return (.tooLong, "an id of more than \(ArticleLimits.idBytes) bytes, skipped")
    }
    return batch.bytes.span.isBlank(draft.body) ? (.emptyBody, emptyDetail()) : nil
  }

  private func excerpt(_ range: Range<Int>) -> String {
    String(decoding: batch.bytes[range].prefix(40), as: UTF8.self)
  }

  private mutating func reportDate(
    _ text: String, hasDay: Bool, isDated: Bool, _ record: RecordPosition
  ) {
    report(
      .badDate,
      hasDay
        ? "the time of day in \"\(text)\" is not understood; the day is"
        : "the date \"\(text)\" is not understood; the article is "
          + (isDated ? "dated by other signs" : "undated"),
      at: record)
  }
}
