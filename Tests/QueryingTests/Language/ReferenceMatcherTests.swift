import Querying
import TestSupport
import Testing
import Text

/// Holds the brute-force matcher itself to tables made by hand.
struct ReferenceMatcherTests {
  private static func evaluate(
    _ query: String, _ article: ReferenceArticle, _ defaultOperator: QueryParser.Operator = .and
  ) throws -> ReferenceResult? {
    let parsed = try QueryParser(defaultOperator: defaultOperator).parse(
      query, analyzer: QueryFormTests.analyzer())
    return ReferenceMatcher().evaluate(parsed.query, article)
  }

  /// Spans as `0-2 5-6`; `-` where there is no match.
  private static func spans(_ result: ReferenceResult?) -> String {
    guard let result else { return "-" }
    return result.spans.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      .map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ")
  }

  @Test(
    arguments: [
      // Words and phrases; "a b a b c" has positions 0 to 4.
      ("a b a b c", "a", "0-1 2-3"), ("a b a b c", "x", "-"), ("a b a b c", "\"a b\"", "0-2 2-4"),
      ("a b a b c", "\"a b a\"", "0-3"), ("a a a", "\"a a\"", "0-2 1-3"),
      ("a b a b c", "\"a c\"", "-"),
      ("mali mail male", "mali~1", "0-1 1-2 2-3"), ("mali mail male", "mal*", "0-1 2-3"),
      ("peaceful mission peace mission", "\"peace* mission\"", "0-2 2-4"),
      // Slop counts total moves, a transposition costs two.
      ("a x b", "\"a b\"~1", "0-1 2-3"), ("a x x b", "\"a b\"~1", "-"), ("b a", "\"a b\"~1", "-"),
      ("b a", "\"a b\"~2", "0-1 1-2"), ("a x b x c", "\"a b c\"~1", "-"),
      ("a x b x c", "\"a b c\"~2", "0-1 2-3 4-5"), ("a b", "\"a b\"~5", "0-1 1-2"),
      // Repeated words need positions of their own.
      ("a x x", "\"a a\"~5", "-"), ("a x a", "\"a a\"~1", "0-1 2-3"),
      ("a x a x x a", "\"a a\"~1", "0-1 2-3"),
      // Near.
      ("a x b", "a NEAR/2 b", "0-1 2-3"), ("a x b", "a NEAR/1 b", "-"),
      ("b a", "a NEAR/1 b", "0-1 1-2"),
      ("b a", "a ADJ/1 b", "-"), ("a b", "a ADJ/1 b", "0-1 1-2"), ("a a", "a NEAR/1 a", "0-1 1-2"),
      ("a", "a NEAR/5 a", "-"), ("a b c d", "\"a b\" NEAR/1 \"c d\"", "0-2 2-4"),
      ("a b c", "\"a b\" NEAR/5 \"b c\"", "-"), ("a x b x x c", "a NEAR/3 (b OR c)", "0-1 2-3"),
      ("c a x b", "(b OR c) NEAR/2 a", "0-1 1-2 3-4"),
      // Boolean.
      ("a b c", "a b", "0-1 1-2"), ("a b c", "a x", "-"), ("a b c", "a OR x", "0-1"),
      ("a b c", "a OR (b x)", "0-1"), ("a b c", "a -b", "-"), ("a b c", "a -x", "0-1"),
      ("a b c", "*", ""), ("a b c", "* -a", "-"), ("a b c", "* -x", ""),
      ("a b c", "a -(b x)", "0-1"),
    ])
  func plainBody(body: String, query: String, expected: String) throws {
    let result = try Self.evaluate(query, ReferenceArticle(body: body))
    #expect(Self.spans(result) == expected, "\(query) in \(body)")
  }

  @Test(
    arguments: [
      ("\"a b\"", "0-2"), ("\"b c\"", "-"), ("b NEAR/1 c", "-"), ("\"b c\"~3", "-"),
      ("\"c d\"", "2-4"),
      ("b c", "1-2 2-3"), ("a", "0-1 4-5"), ("title:a", "0-1"), ("title:c", "-"),
      ("title:\"a b\"", "0-2"),
      ("source:the", ""), ("source:\"the wire\"", ""), ("source:a", "-"), ("the", "-"),
      ("a source:wire", "0-1 4-5"),
      ("title:*", "0-1 1-2"),
    ])
  func givenTitle(query: String, expected: String) throws {
    let article = ReferenceArticle(title: "a b", body: "c d a", source: "the wire")
    #expect(Self.spans(try Self.evaluate(query, article)) == expected, "\(query)")
  }

  @Test(
    arguments: [
      ("title:a", "0-1"), ("title:\"a b\"", "0-2"), ("title:\"b c\"", "-"), ("\"b c\"", "1-3"),
      ("title:c", "-"),
      ("b NEAR/1 c", "1-2 2-3"),
    ])
  func headline(query: String, expected: String) throws {
    let article = ReferenceArticle(body: "a b c a", headlineTokens: 2)
    #expect(Self.spans(try Self.evaluate(query, article)) == expected, "\(query)")
  }

  @Test
  func optionalPartsOnlyAdd() throws {
    let article = ReferenceArticle(body: "a b")
    #expect(Self.spans(try Self.evaluate("+a b", article, .or)) == "0-1 1-2")
    #expect(Self.spans(try Self.evaluate("+a x", article, .or)) == "0-1")
    #expect(Self.spans(try Self.evaluate("+x b", article, .or)) == "-")
  }

  /// Occurrences as `interval:1/weight`.
  @Test(
    arguments: [
      ("a b a b", "\"a b\"", "0-2:1 2-4:1"),
      ("a x b", "\"a b\"~5", "0-2:2"),
      // The exact pairs hold no other; the swapped one from 1 and 2 (adjusted 0 to 2) holds both exact ones.
      ("a b a b", "\"a b\"~2", "0-1:1 2-3:1"),
      ("b a", "\"a b\"~2", "-1-2:3"),
      ("a a b", "a NEAR/5 b", "1-3:1"),
      ("a b a", "a NEAR/5 b", "0-2:1 1-3:1"),
      ("a x b x x a", "a NEAR/5 b", "0-3:2 2-6:3"),
      // One interval, two pairs: the smaller gap counts.
      ("a b x c", "(a OR \"a b\") NEAR/5 c", "0-4:2"),
    ])
  func weights(body: String, query: String, expected: String) throws {
    let result = try #require(try Self.evaluate(query, ReferenceArticle(body: body)))
    let shown = result.leaves.flatMap(\.occurrences).map {
      "\($0.interval.lowerBound)-\($0.interval.upperBound):\(Int((1 / $0.weight).rounded()))"
    }
    #expect(shown.joined(separator: " ") == expected, "\(query) in \(body)")
  }

  @Test
  func scores() throws {
    // Three articles of 2, 4 and 6 words; "a" is in two of them.
    let articles = ["a b", "a x a x", "b b b b b b"].map { ReferenceArticle(body: $0) }
    let scorer = ReferenceScorer(articles)
    func query(_ text: String) throws -> Query {
      try QueryParser().parse(text, analyzer: QueryFormTests.analyzer()).query
    }
    // idf = ln(1 + 1.5 / 2.5) = 0.4700036; tf 1, length 2 of 4: 2.2 / (1 + 1.2 * 0.625) = 1.2571429;
    // tf 2, length 4 of 4: 4.4 / 3.2 = 1.375.
    let hits = scorer.search(try query("a"))
    #expect(hits.map(\.article) == [1, 0])
    #expect(abs(hits[0].score - 0.646255) < 1e-5)
    #expect(abs(hits[1].score - 0.590862) < 1e-5)
    // A phrase has the sum of its words' idf: "a" and "b" are in two articles each.
    let phrase = scorer.search(try query("\"a b\""))
    #expect(phrase.map(\.article) == [0])
    #expect(abs(phrase[0].score - 2 * 0.590862) < 1e-5)
    #expect(scorer.search(try query("* -a")).map(\.score) == [0])
    #expect(scorer.search(try query("source:a OR a")).map(\.score) == hits.map(\.score))
  }

  /// Laws that hold between forms, on random articles: a check of the matcher by itself.
  @Test
  func formsAgreeWithEachOther() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let corpus = RandomCorpus(count: 40, using: &random)
    let matcher = ReferenceMatcher()
    var found = 0
    for _ in 0..<100 {
      let generator = QueryGenerator(depth: 1)
      let (a, b) = (generator.query(using: &random), generator.query(using: &random))
      for article in corpus.articles {
        let (one, other) = (matcher.evaluate(a, article), matcher.evaluate(b, article))
        if one != nil { found += 1 }
        let both = matcher.evaluate(.conjunction([a, b]), article)
        #expect((both != nil) == (one != nil && other != nil))
        let either = matcher.evaluate(.disjunction([a, b]), article)
        #expect(either?.spans ?? [] == (one?.spans ?? []).union(other?.spans ?? []))
        let without = matcher.evaluate(.conjunction([.all, .negation(a)]), article)
        #expect((without != nil) == (one == nil))
        #expect(without?.spans.isEmpty ?? true)
        let must = matcher.evaluate(.boolean(required: [a], optional: [b]), article)
        #expect((must != nil) == (one != nil))
        for span in one?.spans ?? [] {
          #expect(span.lowerBound >= 0 && span.upperBound <= article.length)
          #expect(
            article.title.isEmpty
              || !(span.lowerBound < article.title.count && span.upperBound > article.title.count))
        }
      }
    }
    #expect(found > 100)
  }
}
