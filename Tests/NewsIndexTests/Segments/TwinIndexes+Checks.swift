import Calendar
import NewsIndex
import Querying
import Segments
import TestSupport
import Testing

extension TwinIndexes {
  /// Checks that both indexes are sound and say the same of themselves and of each article.
  func checkContents() throws {
    #expect(try IndexCheck(path: cut.path).problems == [])
    #expect(try IndexCheck(path: whole.path).problems == [])
    let (one, other) = (try cut.index.info(), try whole.index.info())
    #expect(one.articles == other.articles && one.articles == ids.count)
    #expect(one.undated == other.undated && one.titled == other.titled)
    #expect(one.tokens == other.tokens)
    #expect(one.terms == other.terms)
    #expect("\(one.published)" == "\(other.published)")
    #expect(
      [one.places?.nodes, one.places?.mentions] == [other.places?.nodes, other.places?.mentions])
    #expect([one.dates?.dates, one.dates?.nodes] == [other.dates?.dates, other.dates?.nodes])
    #expect("\(one.dates?.kinds ?? [])" == "\(other.dates?.kinds ?? [])")
    for id in ids {
      var article = try #require(try cut.index.article(withID: id))
      let same = try #require(try whole.index.article(withID: id))
      // Where a record stands depends on the file that it was read from.
      article.offset = same.offset
      #expect("\(article)" == "\(same)")
    }
    for id in removed { #expect(try cut.index.article(withID: id) == nil) }
  }

  /// Checks that both indexes answer the same to all that can be asked about `query`.
  func check(_ query: Query, using random: inout SeededGenerator) throws {
    let note = Comment(rawValue: query.written)
    let bm25 = BM25(k1: random.pick([1.2, 1.2, 0, 2]), b: random.pick([0.75, 0.75, 0, 1]))
    for limit in [1, 3, 10, nil] {
      for order in HitOrder.allCases {
        try checkHits(query, order, limit, bm25, counting: true, exhaustive: false)
      }
      try checkHits(query, .relevance, limit, bm25, counting: false, exhaustive: false)
      try checkHits(query, .relevance, limit, bm25, counting: true, exhaustive: true)
    }
    #expect(try cut.searcher.count(query) == whole.searcher.count(query), note)
    #expect(try cut.searcher.countMatches(query) == whole.searcher.countMatches(query), note)
    #expect(try spans(cut, query) == spans(whole, query), note)
    #expect(
      try cut.searcher.publicationHints(query) == whole.searcher.publicationHints(query), note)
    #expect(try explanation(cut, query) == explanation(whole, query), note)
  }

  private func checkHits(
    _ query: Query, _ order: HitOrder, _ limit: Int?, _ bm25: BM25, counting: Bool,
    exhaustive: Bool
  ) throws {
    func found(_ twin: Twin) throws -> (hits: [String], total: Int) {
      let found = try twin.searcher.search(
        query, order: order, limit: limit, bm25: bm25, counting: counting, exhaustive: exhaustive)
      // The description of a number tells it from all others.
      return (found.hits.map { "\(twin.id($0))=\($0.score)" }, counting ? found.total : 0)
    }
    let (one, other) = (try found(cut), try found(whole))
    #expect(
      one == other, "\(query.written) \(order) \(limit ?? -1) \(counting) \(exhaustive) \(bm25)")
  }

  private func spans(_ twin: Twin, _ query: Query) throws -> [String] {
    let hits = try twin.searcher.search(query, limit: 20).hits
    return zip(hits, try twin.searcher.spans(of: query, in: hits)).map {
      "\(twin.id($0)): \($1.map { "\($0.lower)..<\($0.upper)" })"
    }
  }

  /// Without the numbers of nodes and of lists, which are those of segments.
  private func explanation(_ twin: Twin, _ query: Query) throws -> [String] {
    try twin.searcher.explain(query).map { line in
      for end in [" of it, ", "  node", "  (in no"] {
        if let range = line.firstRange(of: end) { return String(line[..<range.lowerBound]) }
      }
      return line
    }
  }

  /// Checks timelines, places and dates of what `query` finds.
  func checkTallies(_ query: Query, using random: inout SeededGenerator) throws {
    let note = Comment(rawValue: query.written)
    for subject in Timeline.Subject.allCases {
      let unit = random.pick(CalendarPeriod.Unit.allCases)
      let one = try cut.searcher.timeline(query, of: subject, by: unit)
      let other = try whole.searcher.timeline(query, of: subject, by: unit)
      #expect(one.figures == other.figures, note)
      // Described, thousands of empty days would take longer than all else.
      #expect(one.rows.map(\.period) == other.rows.map(\.period), note)
      #expect(one.rows.map(\.articles) == other.rows.map(\.articles), note)
    }
    let places = random.pick(PlaceTally.Grouping.allCases)
    func placeTally(_ twin: Twin) throws -> String {
      "\(try twin.searcher.tallyPlaces(query, by: places))"
    }
    #expect(try placeTally(cut) == placeTally(whole), note)
    let dates = random.pick(DateTally.Grouping.allCases)
    func dateTally(_ twin: Twin) throws -> String {
      "\(try twin.searcher.tallyDates(query, by: dates))"
    }
    #expect(try dateTally(cut) == dateTally(whole), note)
  }

  /// Checks what users see of a query as it is typed.
  func checkTyped(_ text: String) throws {
    func answers(_ twin: Twin) throws -> [String] {
      let query = QueryText(text, joinsWithOr: true)
      var answers: [String] = []
      try twin.index.search(SearchRequest(query), start: { answers.append("\($0)") }) { hit in
        var hit = hit
        hit.offset = 0
        answers.append("\(hit)")
      }
      answers.append("\(try twin.index.countMatches(query))")
      answers.append("\(try twin.index.timeline(TimelineRequest(query)))")
      let line = Array("IDS\t\(text)".utf8)
      let fields = twin.index.batchAnswer(line[...], joinsWithOr: true).line.split(separator: "\t")
      // The second one is a time.
      answers += fields.enumerated().filter { $0.offset != 1 }.map { String($0.element) }
      return answers
    }
    #expect(try answers(cut) == answers(whole), "\(text)")
  }
}

extension Timeline {
  /// All but the rows.
  fileprivate var figures: [Int] { [articles, coarser, doubtful, undated, outside] }
}
