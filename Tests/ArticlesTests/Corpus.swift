import Articles

/// An article with its strings, for comparing.
struct Article: Equatable {
  var id = ""
  var title = ""
  var date = ""
  var source = ""
  var url = ""
  var places = ""
  var body = ""
  var path = ""
  var offset: UInt64 = 0
  var hash: UInt64 = 0
  var headline = ""
  var published = PublicationDate.none
}

/// What became of some inputs.
struct Corpus {
  var articles: [Article] = []
  var problems: [InputProblem] = []
  var chunks = 0
  var bytesRead: UInt64 = 0
  var bytesTotal: UInt64?

  var bodies: [String] { articles.map(\.body) }
  var ids: [String] { articles.map(\.id) }
  var reasons: [InputProblem.Reason] { problems.map(\.reason) }
  /// Problems that cost an article.
  var skipped: [InputProblem] { problems.filter { !$0.reason.keepsArticle } }

  init(
    _ inputs: [String], fields: FieldNames = FieldNames(), chunkBytes: Int? = nil,
    lineBytes: Int? = nil, articleBytes: Int = ArticleLimits.articleBytes
  ) throws {
    let options = ReadingOptions(fields: fields)
    var limits = CorpusReader.Limits()
    if let chunkBytes { limits.chunkBytes = chunkBytes }
    if let lineBytes { limits.lineBytes = lineBytes }
    let reader = try CorpusReader(inputs: inputs, options: options, limits: limits)
    let parser = try ChunkParser(options: options, articleBytes: articleBytes)
    while let chunk = try reader.next() {
      problems += reader.takeProblems()
      let batch = parser.parse(chunk)
      precondition(batch.sequence == chunks)
      chunks += 1
      articles += batch.articles.map { Article($0, in: batch.bytes) }
      problems += batch.problems
    }
    problems += reader.takeProblems()
    bytesRead = reader.bytesRead
    bytesTotal = reader.bytesTotal
  }
}

extension Article {
  init(_ slice: ArticleSlice, in bytes: [UInt8]) {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    id = text(slice.id)
    title = text(slice.title)
    date = text(slice.date)
    source = text(slice.source)
    url = text(slice.url)
    places = text(slice.places)
    body = text(slice.body)
    path = text(slice.path)
    offset = slice.offset
    hash = slice.hash
    headline = text(slice.body.lowerBound..<slice.body.lowerBound + slice.headlineLength)
    published = slice.published
  }
}
