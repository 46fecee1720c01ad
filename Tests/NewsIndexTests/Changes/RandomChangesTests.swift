import Indexing
import NewsIndex
import TestSupport
import Testing

/// An index that is added to, corrected, thinned out and merged, held against one that is built of what it should have.
struct RandomChangesTests {
  @Test(arguments: 0..<4)
  func answersAreThoseOfAFreshIndex(part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 700 &+ part)
    let folder = try TemporaryFolder()
    let path = folder.path + "/index"
    var archive = Archive()
    let first = archive.draw(Int.random(in: 5...40, using: &random), using: &random)
    archive.take(first)
    let corpus = try folder.write("first.jsonl", Archive.lines(first))
    let storesText = random.chance(0.5)
    try await build(corpus, to: path, storesText: storesText)
    for step in 0..<8 {
      try await change(&archive, path, step, in: folder, using: &random)
      #expect(try NewsIndex.check(path: path).problems == [], "step \(step)")
      guard !archive.articles.isEmpty else { continue }
      let whole = try folder.write("whole\(step).jsonl", Archive.lines(archive.all))
      try await build(whole, to: "\(folder.path)/fresh\(step)", storesText: storesText)
      let expected = try Answers.all("\(folder.path)/fresh\(step)", archive)
      let found = try Answers.all(path, archive)
      for (answer, right) in zip(found, expected) { #expect(answer == right, "step \(step)") }
    }
  }

  private func build(_ corpus: String, to path: String, storesText: Bool) async throws {
    var request = BuildRequest(inputs: [corpus], target: path, threads: 1)
    request.storesText = storesText
    _ = try await NewsIndex.build(request) { _ in }
  }

  /// Adds, removes or merges at random.
  private func change(
    _ archive: inout Archive, _ path: String, _ step: Int, in folder: TemporaryFolder,
    using random: inout SeededGenerator
  ) async throws {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<6:
      let batch = archive.draw(Int.random(in: 1...12, using: &random), using: &random)
      let standing = archive.take(batch)
      let file = try folder.write("add\(step).jsonl", Archive.lines(batch))
      var request = AddRequest(inputs: [file], to: path, threads: 1)
      request.merges = random.chance(0.5)
      let summary = try await NewsIndex.add(request)
      #expect(summary.added == standing.new && summary.replaced == standing.changed)
      #expect(summary.present == standing.same && summary.articles == archive.articles.count)
    case 6..<9:
      var request = RemoveRequest(from: path, threads: 1)
      let word = random.pick(Archive.words)
      request.query = random.chance(0.5) ? QueryText(word) : nil
      request.ids = (0..<2).map { _ in random.pick(archive.ids) }
      request.mayEmpty = true
      request.merges = random.chance(0.5)
      let query = request.query
      let gone = archive.remove { article in
        request.ids.contains(article.id) || query != nil && article.words.contains(word)
      }
      let summary = try await NewsIndex.remove(request)
      #expect(summary.removed == gone && summary.articles == archive.articles.count)
    default: _ = try await NewsIndex.merge(path: path, threads: 2)
    }
  }
}

/// What an index should hold.
private struct Archive {
  struct Article: Equatable {
    var id: String
    var date: String
    var words: [String]

    var line: String {
      let date = date.isEmpty ? "" : #""date":"\#(date)","#
      return #"{"id":"\#(id)",\#(date)"body":"\#(words.joined(separator: " "))."}"#
    }
  }

  static let words = [
    "army", "peace", "Kidal", "Mali", "Niger", "talks", "the", "of", "said", "Gao", "market",
    "in", "March", "2012", "Monday", "1", "to", "Paris",
  ]
  private static let dates = ["", "2013", "2013-01", "2013-01-05", "2013-01-06", "2012-12-30"]

  /// By id.
  private(set) var articles: [String: Article] = [:]
  let ids = (0..<60).map { "\($0 % 2 == 0 ? "a" : "é")/\($0)" }

  var all: [Article] { articles.values.sorted { $0.id < $1.id } }

  static func lines(_ articles: [Article]) -> String {
    articles.map(\.line).joined(separator: "\n") + "\n"
  }

  /// Articles with different ids, some of them as they are there.
  func draw(_ count: Int, using random: inout SeededGenerator) -> [Article] {
    ids.shuffled(using: &random).prefix(count).map { id in
      if let known = articles[id], random.chance(0.4) { return known }
      return Article(
        id: id, date: random.pick(Self.dates),
        words: (0..<Int.random(in: 1...14, using: &random)).map { _ in random.pick(Self.words) })
    }
  }

  /// Puts articles in; tells how many are new, have changed, and were there.
  @discardableResult
  mutating func take(_ batch: [Article]) -> (new: Int, changed: Int, same: Int) {
    var counts = (new: 0, changed: 0, same: 0)
    for article in batch {
      switch articles[article.id] {
      case nil: counts.new += 1
      case article: counts.same += 1
      default: counts.changed += 1
      }
      articles[article.id] = article
    }
    return counts
  }

  /// Takes out what fulfils `isGone`; tells how many that were.
  mutating func remove(where isGone: (Article) -> Bool) -> Int {
    let before = articles.count
    articles = articles.filter { !isGone($0.value) }
    return before - articles.count
  }
}

/// Everything that can be asked, as text.
private enum Answers {
  private static let queries = [
    "*", "army", "the OR of", "\"of the\"", "peace kidal", "said -army", "\"in march\"",
    "place:Mali",
    "about:Niger", "date:2012", "date:2012-03 OR peace", "published:2013", "published:none army",
    "\"the <place>\"", "\"in <date>\"", "army NEAR/3 peace", "m*", "talks~1", "<number>",
    "(the of said to) place:Africa", "* -published:2013-01", "published:2013-01-05..2013-01-06 the",
  ]

  static func all(_ path: String, _ archive: Archive) throws -> [String] {
    let index = try NewsIndex(path: path)
    var answers: [String] = []
    for query in queries {
      let text = QueryText(query)
      for order in SearchRequest.Order.allCases {
        for limit in [1, 4, nil] {
          var request = SearchRequest(text)
          request.order = order
          request.limit = limit
          var hits: [String] = []
          var total = 0
          try index.search(request, start: { total = $0.total }) {
            hits.append("\($0.id) \($0.score) \($0.matches)")
          }
          answers.append("\(query) \(order) \(limit ?? 0): \(total) \(hits)")
        }
      }
      let matches = try index.countMatches(text)
      answers.append("\(query): \(try index.count(text).articles) \(matches.matches)")
      for subject in TimelineRequest.Subject.allCases {
        var request = TimelineRequest(text)
        request.subject = subject
        answers.append("\(query) \(subject): \(try index.timeline(request).rows)")
      }
      answers.append("\(query): \(try index.places(PlacesRequest(text)).places)")
      answers.append("\(query): \(try index.dates(DatesRequest(text)).dates)")
    }
    for id in archive.ids {
      let article = try index.article(withID: id)
      answers.append("\(id): \(article?.hash ?? "none") \(article?.tokens ?? 0)")
    }
    let info = try index.info()
    answers.append(
      "\(info.articles) \(info.undated) \(info.titled) \(info.tokens) \(info.terms) "
        + "\(String(describing: info.published)) \(info.places?.nodes ?? 0) \(info.places?.mentions ?? 0) "
        + "\(info.dates?.dates ?? 0) \(info.dates?.nodes ?? 0)")
    return answers
  }
}
