import Bytes
import Calendar
import Kernels
import Places
import Segments
import Text

/// How hits are sorted; among equals in the order of publication dates, then of ids: see `ArticleOrder`.
package enum HitOrder: String, CaseIterable, Sendable {
  /// Best BM25 score first.
  case relevance
  /// Latest publication date first, doubtful and undated ones last.
  case newest
  /// Earliest publication date first, doubtful and undated ones last.
  case oldest
}

/// Evaluates queries over an open index.
///
/// One per thread; the index is shared.
package final class Searcher {
  package let index: IndexDirectory
  /// Articles of all segments and their tokens, removed ones not counted.
  package let articleCount: Int
  /// See `articleCount`.
  package let tokenCount: Int
  package let analyzer: Analyzer
  /// The memory for scores, kept from search to search.
  private var spareWindow: ScoreWindow?
  /// The same for candidates.
  private var spareCandidates: Candidates?
  /// The same for sets of articles.
  private var sets = SetMemory()
  private let evaluation: ListEvaluation
  private let memory = WindowMemory()
  private let planner: QueryPlanner
  /// Whether the index knows the dates in the text.
  private let hasDates: Bool
  private let ties: ArticleOrder
  /// The numbers of the segments, the largest first: its best hits spare the others most.
  private let largestFirst: [Int]
  /// Opened at the first name of a place.
  private var lookup: PlaceLookup?
  private var lastPlan: (query: Query, plan: QueryPlan)?

  /// - Parameter evaluation: for tests.
  /// - Throws: `UnknownProfile` if the index was made by rules that this program lacks.
  package init(_ index: IndexDirectory, evaluation: ListEvaluation = .byCost) throws {
    self.index = index
    self.evaluation = evaluation
    planner = QueryPlanner(segments: index.segments, pairs: FrequentPairs(index.segments))
    ties = ArticleOrder(index.segments)
    largestFirst = index.segments.indices.sorted {
      index.segments[$0].articleCount > index.segments[$1].articleCount
    }
    articleCount = index.segments.reduce(0) { $0 + $1.liveArticleCount }
    tokenCount = index.segments.reduce(0) { $0 + $1.liveTokens }
    let manifest = index.manifest
    hasDates = manifest.dates != nil
    guard let profile = AnalysisProfile(rawValue: manifest.profile),
      profile.version == manifest.profileVersion
    else { throw UnknownProfile(name: manifest.profile, version: manifest.profileVersion) }
    analyzer = try Analyzer(Analysis(profile: profile, keepsMarks: manifest.keepsMarks))
  }

  /// Reads a query by the rules of the index.
  package func parse(
    _ text: String, defaultOperator: QueryParser.Operator = .and, today: Day? = nil
  ) throws(QueryError) -> ParsedQuery {
    try parse(Array(text.utf8), defaultOperator: defaultOperator, today: today)
  }

  /// The same for bytes that should be UTF-8.
  package func parse(
    _ text: [UInt8], defaultOperator: QueryParser.Operator = .and, today: Day? = nil
  ) throws(QueryError) -> ParsedQuery {
    try QueryParser(defaultOperator: defaultOperator).parse(
      text, analyzer: analyzer, places: placeNames, dates: dateContext(today))
  }

  /// Reads the ends of the days in which articles were published, as they may follow `--since` and `--until`.
  package func parsePublication(
    since: String?, until: String?, today: Day? = nil
  ) throws(QueryError) -> (date: Query.Date, hints: [String]) {
    try QueryParser().parsePublication(since: since, until: until, dates: dateContext(today))
  }

  /// Reads a range of dates, as it may follow `date:`, for the flag `flag`.
  package func parseRange(
    _ text: String, flag: String, today: Day? = nil
  ) throws(QueryError) -> (days: DayInterval, hints: [String]) {
    try QueryParser().parseRange(text, flag: flag, dates: dateContext(today))
  }

  private func dateContext(_ today: Day?) -> DateContext {
    DateContext(today: today, isIndexed: hasDates)
  }

  /// Reads the name of a place, as it may follow `place:`, and looks it up.
  package func parseArea(_ text: String) throws(QueryError) -> (place: Query.Place, hints: [String])
  {
    try QueryParser().parsePlace(text, analyzer: analyzer, places: placeNames)
  }

  /// Where names of places are looked up: the gazetteer that the index carries, else the program's.
  ///
  /// nil where the index holds no places.
  package func placeLookup() throws -> PlaceLookup? {
    guard index.manifest.places != nil else { return nil }
    if let lookup { return lookup }
    let gazetteer = try index.gazetteer.map { try Gazetteer($0.payload) } ?? Gazetteer.shipped()
    let opened = PlaceLookup(gazetteer)
    lookup = opened
    return opened
  }

  private func placeNames() throws -> (any PlaceNames)? { try placeLookup() }

  /// The plan of a query; that of the last one is kept, as hits and their spans come from one query.
  func plan(_ query: Query) throws -> QueryPlan {
    if let lastPlan, lastPlan.query == query { return lastPlan.plan }
    let plan = try planner.plan(query)
    lastPlan = (query, plan)
    return plan
  }

  /// Forgets the plan of the last query: for whoever has no more questions about it.
  package func forgetPlan() { lastPlan = nil }

  /// How many articles match.
  package func count(_ query: Query) throws -> Int {
    try planner.knownCount(query) ?? count(plan(query))
  }

  func count(_ plan: QueryPlan) throws -> Int {
    if let count = try plan.knownCount(in: index.segments) { return count }
    var count = 0
    for number in index.segments.indices { count += try self.count(plan, segment: number) }
    return count
  }

  private func count(_ plan: QueryPlan, segment number: Int) throws -> Int {
    if let known = plan.knownCount(segment: number) { return known }
    let lists = lists(of: number)
    if let union = lists.unionCount(plan) { return try union.count(&sets) }
    if let intersection = lists.intersectionCount(plan) { return try intersection.count(&sets) }
    if var conjunction = lists.conjunction(plan) {
      var candidates = spareCandidates.take() ?? Candidates()
      defer { spareCandidates = candidates }
      return try conjunction.count(&candidates)
    }
    var count = 0
    try forEachWindow(of: plan, segment: number) { matcher, base in
      var matches = BitWindow()
      try matcher.collect(into: &matches, from: base)
      count += matches.count
    }
    return count
  }

  private func lists(of number: Int) -> ListFactory {
    ListFactory(segment: index.segments[number], number: number, evaluation: evaluation)
  }

  /// Offers the best articles of a segment list after list; returns how many match, if that is asked for.
  ///
  /// nil, with nothing offered, if the query has to be evaluated in windows.
  private func searchLists(
    _ plan: QueryPlan, segment number: Int, into top: inout TopArticles, _ scoring: Scoring,
    counting: Bool
  ) throws -> Int? {
    let factory = lists(of: number)
    if var conjunction = factory.conjunction(plan) {
      var candidates = spareCandidates.take() ?? Candidates()
      defer { spareCandidates = candidates }
      return try conjunction.search(into: &top, &candidates, scoring, counting: counting)
    }
    if var union = factory.union(plan, scoring) {
      var candidates = spareCandidates.take() ?? Candidates()
      try union.search(into: &top, &candidates)
      spareCandidates = candidates
      return counting ? try count(plan, segment: number) : 0
    }
    return nil
  }

  /// The best `limit` hits in the given order (all if nil), and how many there are in all.
  ///
  /// - Parameters:
  ///   - counting: whether the second number is wanted; without it hits that cannot be among the best
  ///     are not looked for, and the number means nothing.
  ///   - exhaustive: whether every match is scored: slow, and right by definition.
  package func search(
    _ query: Query, order: HitOrder = .relevance, limit: Int? = 10, bm25: BM25 = BM25(),
    counting: Bool = true, exhaustive: Bool = false
  ) throws -> (hits: [ScoredArticle], total: Int) {
    let plan = try plan(query)
    var top = TopArticles(capacity: limit ?? .max)
    var total = 0
    let average = articleCount == 0 ? 1 : max(1e-9, Double(tokenCount) / Double(articleCount))
    let scoring = Scoring(bm25: bm25, average: average)
    var window = spareWindow.take() ?? ScoreWindow()
    defer { spareWindow = window }
    window.scoring = scoring
    let prunes = order == .relevance && !exhaustive
    let known = prunes && counting ? try plan.knownCount(in: index.segments) : nil
    let counting = counting && known == nil
    for number in largestFirst {
      top.beginSegment()
      let told = prunes && counting ? plan.knownCount(segment: number) : nil
      let counting = counting && told == nil
      total += told ?? 0
      if prunes,
        let found = try searchLists(
          plan, segment: number, into: &top, scoring, counting: counting)
      {
        if counting { total += found }
        continue
      }
      let columns = index.segments[number].columns
      try forEachWindow(of: plan, segment: number, isScored: true) { matcher, base in
        var matches = BitWindow()
        if prunes {
          let found = try matcher.collect(
            into: &matches, from: base, above: top.bar, scoring, counting: counting ? .all : .none)
          if counting { total += found }
        } else {
          try matcher.collect(into: &matches, from: base)
          total += matches.count
        }
        if matches.isEmpty { return }
        try window.start(base: base, columns: columns, matches: matches)
        if prunes {
          try matcher.addScores(to: &window, of: matches, above: top.bar)
        } else {
          try matcher.addScores(to: &window, of: matches)
        }
        if order == .relevance {
          return top.offer(window.scores, segment: number, base: base)
        }
        for index in 0..<window.scores.count {
          let article = base + UInt32(window.scores.offsets[index])
          top.offer(
            ScoredArticle(
              segment: number, article: article, score: window.scores.scores[index],
              key: Self.sortKey(try columns.published(article), order)))
        }
      }
    }
    return (try top.sorted(by: ties), known ?? total)
  }

  /// What of each hit matched, in the order of `hits`: token positions, ascending, each span once.
  package func spans(
    of query: Query, in hits: [ScoredArticle]
  ) throws -> [[MatchSpan]] {
    let plan = try plan(query)
    var found = [[MatchSpan]](repeating: [], count: hits.count)
    let order = hits.indices.sorted {
      (hits[$0].segment, hits[$0].article) < (hits[$1].segment, hits[$1].article)
    }
    var finders: [Int: MatchFinder] = [:]
    for hit in order {
      let number = hits[hit].segment
      if finders[number] == nil {
        finders[number] = try MatchFinder.finder(plan, segment: number)
      }
      guard let finder = finders[number] else { continue }
      var spans: Set<MatchSpan> = []
      let row = try index.segments[number].columns.row(hits[hit].article)
      _ = try finder.collect(in: hits[hit].article, row: row, into: &spans)
      found[hit] = spans.sorted()
    }
    return found
  }

  /// How many articles match, and how many distinct spans in them.
  package func countMatches(_ query: Query) throws -> (articles: Int, spans: Int) {
    let plan = try plan(query)
    var articles = 0
    var total = 0
    for number in index.segments.indices {
      guard let finder = try MatchFinder.finder(plan, segment: number) else { continue }
      let columns = index.segments[number].columns
      var spans: Set<MatchSpan> = []
      try forEachWindow(of: plan, segment: number) { matcher, base in
        var matches = BitWindow()
        try matcher.collect(into: &matches, from: base)
        articles += matches.count
        try matches.forEach { offset in
          let article = base + UInt32(offset)
          spans.removeAll(keepingCapacity: true)
          _ = try finder.collect(in: article, row: try columns.row(article), into: &spans)
          total += spans.count
        }
      }
    }
    return (articles, total)
  }

  /// Calls `body(matcher, base)` for each window of a segment that may hold matches; the matcher finds no removed article.
  func forEachWindow(
    of plan: QueryPlan, segment number: Int, isScored: Bool = false,
    _ body: (any WindowMatcher, UInt32) throws -> Void
  ) throws {
    let segment = index.segments[number]
    let factory = MatcherFactory(
      segment: segment, number: number, isScored: isScored, memory: memory)
    guard var matcher = try factory.matcher(plan) else { return }
    if let removed = segment.removed { matcher = LiveMatcher(matcher, without: removed) }
    let span = UInt32(BitWindow.span)
    var next: UInt32 = 0
    while true {
      next = try matcher.nextCandidate(from: next)
      guard Int(next) < segment.articleCount else { return }
      let base = next / span * span
      try body(matcher, base)
      next = base + span
    }
  }

  /// A number that is greater for what comes first.
  private static func sortKey(_ published: PublishedColumn, _ order: HitOrder) -> Double {
    guard published.precision < PublishedColumn.doubtful else { return -.infinity }
    return order == .newest ? Double(published.seconds) : -Double(published.seconds)
  }
}

/// An index whose analysis profile this program does not have.
package struct UnknownProfile: Error, CustomStringConvertible, Sendable, Equatable {
  package let name: String
  package let version: UInt32

  package var description: String {
    "the index was built with version \(version) of profile '\(name)', which this program does not "
      + "have; build it anew with this program (newsidx build --force)"
  }
}
