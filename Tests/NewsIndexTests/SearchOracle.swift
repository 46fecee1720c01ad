import NewsIndex
import Querying
import Segments
import TestSupport
import Testing

/// Holds an index to the brute-force matcher over the articles that it was built from.
struct SearchOracle {
  let articles: [WrittenArticle]
  let path: String
  /// Keeps the files.
  private let folder: TemporaryFolder
  let searcher: Searcher
  private let index: NewsIndex
  private let segment: Segment

  /// - Parameter folder: holds the index as `index`.
  init(_ corpus: WrittenCorpus, in folder: TemporaryFolder) throws {
    articles = corpus.articles
    self.folder = folder
    path = folder.path + "/index"
    let directory = try IndexDirectory(opening: path)
    searcher = try Searcher(directory)
    index = try NewsIndex(path: path)
    segment = try #require(directory.segments.first)
  }

  /// Checks that the index is sound and numbers the articles in their order.
  func checkArticles() throws {
    let problems = try IndexCheck(path: path).problems
    #expect(problems == [])
    #expect(searcher.articleCount == articles.count)
    let zstandard = Zstandard()
    var ids: [[UInt8]] = []
    for block in 0..<segment.metadata.blockCount {
      let articles = try segment.metadata.block(block, with: zstandard)
      for index in 0..<articles.count {
        ids.append(articles[index].id)
      }
    }
    #expect(ids == articles.map { Array($0.id.utf8) })
    for (number, article) in articles.enumerated() {
      let length = try segment.columns.length(UInt32(number))
      if Int(length) != article.reference.length { Issue.record("length of \(article)") }
    }
  }

  func parse(_ text: String) throws -> Query { try searcher.parse(text).query }

  /// Checks everything that can be asked about `query`.
  func check(_ query: Query, using random: inout SeededGenerator) throws {
    let k1 = random.pick([1.2, 1.2, 0, 2])
    let b = random.pick([0.75, 0.75, 0, 1])
    let expected = ReferenceScorer(articles.map(\.reference), k1: k1, b: b).search(query)
    let note = Comment(rawValue: query.written)
    let found = try searcher.search(query, limit: nil, bm25: BM25(k1: k1, b: b))
    try checkHits(found.hits, expected, note)
    #expect(found.total == expected.count, note)
    #expect(try searcher.count(query) == expected.count, note)
    let matches = try searcher.countMatches(query)
    #expect(matches.articles == expected.count, note)
    #expect(matches.spans == expected.reduce(0) { $0 + $1.result.spans.count }, note)
    try checkSpans(query, expected, found.hits, note, using: &random)
    let limit = Int.random(in: 0...expected.count + 1, using: &random)
    let some = try searcher.search(query, limit: limit, bm25: BM25(k1: k1, b: b))
    #expect(some.hits == Array(found.hits.prefix(limit)) && some.total == found.total, note)
    let best = try searcher.search(
      query, limit: limit, bm25: BM25(k1: k1, b: b), counting: false)
    #expect(best.hits == some.hits, note)
    try checkDates(query, expected, note)
  }

  /// The same articles, every score as it should be, in the order of the scores.
  private func checkHits(
    _ hits: [ScoredArticle], _ expected: [ReferenceScorer.Hit], _ note: Comment
  ) throws {
    let scores = Dictionary(uniqueKeysWithValues: expected.map { ($0.article, $0.score) })
    #expect(hits.map { Int($0.article) }.sorted() == scores.keys.sorted(), note)
    for hit in hits {
      let score = scores[Int(hit.article)] ?? .nan
      #expect(abs(hit.score - score) <= 1e-9 * max(1, abs(score)), note)
    }
    for (one, other) in zip(hits, hits.dropFirst()) {
      #expect((one.score, other.article) > (other.score, one.article), note)
    }
  }

  private func checkSpans(
    _ query: Query, _ expected: [ReferenceScorer.Hit], _ hits: [ScoredArticle], _ note: Comment,
    using random: inout SeededGenerator
  ) throws {
    let results = Dictionary(uniqueKeysWithValues: expected.map { ($0.article, $0.result) })
    let some = hits.shuffled(using: &random).prefix(20)
    for (hit, spans) in zip(some, try searcher.spans(of: query, in: Array(some))) {
      let wanted = results[Int(hit.article)]?.spans ?? []
      let sorted = wanted.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      #expect(spans.map { Int($0.lower)..<Int($0.upper) } == sorted, note)
    }
  }

  private func checkDates(
    _ query: Query, _ expected: [ReferenceScorer.Hit], _ note: Comment
  ) throws {
    let matching = expected.map(\.article).sorted()
    let undated = matching.filter { articles[$0].date == nil }
    func start(_ article: Int) -> String { articles[article].date?.start ?? "" }
    let dated = matching.filter { articles[$0].date != nil }
    let oldest = dated.sorted { (start($0), $0) < (start($1), $1) } + undated
    let newest = dated.sorted { (start($0), $1) > (start($1), $0) } + undated
    let numbers = { (order: HitOrder) in
      try searcher.search(query, order: order, limit: nil).hits.map { Int($0.article) }
    }
    #expect(try numbers(.oldest) == oldest, note)
    #expect(try numbers(.newest) == newest, note)
  }

  // MARK: The public face

  /// Checks ids, offset, number of matches and snippets of the query as it is typed.
  func checkTyped(_ query: Query, using random: inout SeededGenerator) throws {
    let expected = ReferenceScorer(articles.map(\.reference)).search(query)
    let note = Comment(rawValue: query.written)
    let all = try searcher.search(query, limit: nil).hits
    var request = SearchRequest(QueryText(query.written, joinsWithOr: true))
    request.offset = Int.random(in: 0...3, using: &random)
    request.limit = random.chance(0.5) ? nil : Int.random(in: 0...5, using: &random)
    let wanted = all.dropFirst(request.offset).prefix(request.limit ?? .max)
    let results = Dictionary(uniqueKeysWithValues: expected.map { ($0.article, $0.result) })
    var hits: [SearchHit] = []
    try index.search(request, start: { #expect($0.total == all.count, note) }) { hits.append($0) }
    #expect(hits.map(\.id) == wanted.map { articles[Int($0.article)].id }, note)
    for (hit, place) in zip(hits, wanted) {
      let spans = results[Int(place.article)]?.spans ?? []
      #expect(hit.matches == spans.count && hit.score == place.score, note)
      checkSnippets(hit, of: articles[Int(place.article)], spans, note)
    }
  }

  private func checkSnippets(
    _ hit: SearchHit, of article: WrittenArticle, _ spans: Set<Range<Int>>, _ note: Comment
  ) {
    if !index.storesText { return #expect(hit.snippets.isEmpty, note) }
    let titleCount = article.reference.title.count
    var highlighted = 0
    for snippet in hit.snippets {
      let text = Array((snippet.field == "title" ? article.title : article.body).utf8)
      let shown = Array(snippet.text.utf8)
      #expect(text[snippet.start...].starts(with: shown), note)
      for span in snippet.spans {
        #expect(span.lowerBound >= snippet.start, note)
        #expect(span.upperBound <= snippet.start + shown.count, note)
        let isMatch = spans.contains { positions in
          (positions.lowerBound < titleCount) == (snippet.field == "title")
            && article.words[positions.lowerBound].lowerBound == span.lowerBound
            && article.words[positions.upperBound - 1].upperBound == span.upperBound
        }
        #expect(isMatch, note)
        highlighted += 1
      }
    }
    #expect(spans.isEmpty || highlighted > 0, note)
    #expect(!hit.snippets.isEmpty, note)
  }
}
