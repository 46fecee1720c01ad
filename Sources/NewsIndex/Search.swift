import Calendar
import Querying
import Segments

/// A search: which articles, in which order, how many of them.
public struct SearchRequest: Sendable {
  /// How hits are sorted.
  public enum Order: String, CaseIterable, Sendable {
    case relevance, newest, oldest
  }

  public var query: QueryText
  public var order: Order = .relevance
  /// Most hits to give, nil for all.
  public var limit: Int? = 10
  /// Hits to pass over first.
  public var offset = 0
  /// BM25's parameters.
  public var k1 = 1.2
  public var b = 0.75
  /// Most snippets for each hit.
  public var snippets = 3

  public init(_ query: QueryText) { self.query = query }
}

/// A hit.
public struct SearchHit: Sendable {
  public var id: String
  public var title: String
  /// The publication date as given; empty if there is none.
  public var date: String
  /// What is known of it; nil if nothing is.
  public var published: Publication?
  public var source: String
  public var url: String
  public var score: Double
  /// Number of distinct stretches of the article that matched.
  public var matches: Int
  /// Pieces of the article around matches; empty if the index holds no text.
  public var snippets: [SearchSnippet]
  /// The input that the article came from, the offset of its record there in bytes, and the XXH3 of
  /// its content in hexadecimal: for citations.
  public var path: String
  public var offset: UInt64
  public var hash: String
}

/// When an article was published.
public struct Publication: Hashable, Sendable {
  /// The first of the days in which it was, ISO 8601.
  public var from: String
  /// The last of them.
  public var to: String
  /// Where the date was found: `metadata`, `pattern`, `header`, `url`, `path` or `dateline`.
  public var basis: String
  /// Whether it is not doubtful.
  public var reliable: Bool

  /// The days in the shortest form that a query takes: `2013-01-15`, `2013-01`, `2013`, `2013-01-03..2013-01-05`.
  public var days: String {
    guard let first = Self.day(from), let last = Self.day(to), let days = DayInterval(first, last)
    else { return from == to ? from : "\(from)..\(to)" }
    return days.name
  }

  private static func day(_ text: String) -> Day? {
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    return numbers.count == 3 ? Day(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
  }
}

/// A piece of an article.
public struct SearchSnippet: Sendable {
  /// `title` or `body`.
  public var field: String
  public var text: String
  /// Where the piece begins in the field, bytes.
  public var start: Int
  /// Whether nothing but white space follows it in the field.
  public var endsText: Bool
  /// The matches in it: byte ranges of the field.
  public var spans: [Range<Int>]
}

/// What a search found, besides the hits.
public struct SearchSummary: Sendable {
  /// Articles that match in all.
  public var total: Int
  /// Hits that were given.
  public var shown: Int
  /// What the author of the query may want to know, a line each.
  public var hints: [String]
}

extension NewsIndex {
  /// Whether the index holds the text itself, from which snippets are cut.
  public var storesText: Bool { directory.manifest.storesText }

  /// Searches and calls `body` with each hit in order.
  ///
  /// - Parameter start: called once before the first hit, with the summary.
  public func search(
    _ request: SearchRequest, start: (SearchSummary) throws -> Void = { _ in },
    _ body: (SearchHit) throws -> Void
  ) throws {
    let parsed = try confirming { try parse(request.query) }
    let wanted = request.limit.map { limit in
      let (sum, overflow) = max(0, limit).addingReportingOverflow(max(0, request.offset))
      return overflow ? Int.max : sum
    }
    let (found, hints) = try confirming {
      let found = try searcher.search(
        parsed.query, order: HitOrder(rawValue: request.order.rawValue) ?? .relevance,
        limit: wanted, bm25: BM25(k1: request.k1, b: request.b))
      return (found, try self.hints(of: parsed))
    }
    let hits = found.hits.dropFirst(max(0, request.offset))
    try start(SearchSummary(total: found.total, shown: hits.count, hints: hints))
    var rest = hits
    while !rest.isEmpty {
      let some = Array(rest.prefix(Self.detailedAtOnce))
      rest = rest.dropFirst(some.count)
      let described = try confirming {
        let spans = try searcher.spans(of: parsed.query, in: some)
        return try describe(some, spans: spans, snippets: request.snippets)
      }
      for hit in described { try body(hit) }
    }
  }

  /// Hits whose matches are looked up in one pass over the lists, and which are held at once.
  private static let detailedAtOnce = 1000

  /// Describes hits, by the numbers of their articles, as those are unpacked many at a time.
  private func describe(
    _ hits: [ScoredArticle], spans: [[MatchSpan]], snippets limit: Int
  ) throws -> [SearchHit] {
    let order = hits.indices.sorted {
      (hits[$0].segment, hits[$0].article) < (hits[$1].segment, hits[$1].article)
    }
    var readers = articleReaders
    var described: [(place: Int, hit: SearchHit)] = []
    for place in order {
      let hit = try describe(
        hits[place], spans: spans[place], snippets: limit, &readers[hits[place].segment])
      described.append((place, hit))
    }
    return described.sorted { $0.place < $1.place }.map(\.hit)
  }

  /// What reads the articles of each segment.
  var articleReaders: [ArticleReader] {
    directory.segments.map { ArticleReader($0, with: zstandard) }
  }

  /// - Parameter reader: of the hit's segment.
  func describe(
    _ hit: ScoredArticle, spans: [MatchSpan], snippets limit: Int, _ reader: inout ArticleReader
  ) throws -> SearchHit {
    let metadata = try reader.metadata(of: hit.article)
    let body = limit > 0 ? try reader.body(of: hit.article) : nil
    let row = try directory.segments[hit.segment].columns.row(hit.article)
    return SearchHit(
      id: text(metadata.id), title: text(metadata.title), date: text(metadata.date),
      published: publication(row.published), source: text(metadata.source),
      url: text(metadata.url), score: hit.score,
      matches: spans.count,
      snippets: try snippets(spans, metadata: metadata, body: body, row: row, limit: limit),
      path: text(metadata.path), offset: metadata.offset, hash: hexadecimal(metadata.hash))
  }

  private func snippets(
    _ spans: [MatchSpan], metadata: ArticleMetadata, body: [UInt8]?, row: ArticleRow, limit: Int
  ) throws -> [SearchSnippet] {
    guard let body, limit > 0 else { return [] }
    let title = metadata.titleIsGiven ? metadata.title : []
    var cutter = try cutter.take() ?? SnippetCutter(searcher.analyzer)
    defer { self.cutter = cutter }
    let ranges = try cutter.byteRanges(
      of: spans, title: title, body: body, titleTokens: row.titleIsGiven ? row.titleTokens : 0)
    var cut = cutter.whole(title, field: .title, around: ranges.title)
    cut += try cutter.cut(body, field: .body, around: ranges.body, limit: limit - cut.count)
    if cut.isEmpty { cut = [try cutter.opening(body, field: .body)] }
    return cut.map {
      SearchSnippet(
        field: $0.field.rawValue, text: text($0.text), start: $0.start, endsText: $0.endsText,
        spans: $0.spans)
    }
  }

  func publication(_ published: PublishedColumn) -> Publication? {
    guard let days = published.interval else { return nil }
    let basis =
      Self.bases.indices.contains(Int(published.basis))
      ? Self.bases[Int(published.basis)] : "none"
    return Publication(
      from: "\(days.first)", to: "\(days.last)", basis: basis,
      reliable: published.precision != PublishedColumn.doubtful)
  }

  /// By the numbers of `PublishedColumn.basis`.
  private static let bases = [
    "none", "metadata", "pattern", "header", "url", "path", "dateline",
  ]

  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  func hexadecimal(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
