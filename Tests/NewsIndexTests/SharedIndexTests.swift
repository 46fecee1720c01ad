import NewsIndex
import Querying
import Segments
import TestSupport
import Testing

/// One open index, searched by several tasks at once.
struct SharedIndexTests {
  @Test
  func searchesDoNotDisturbEachOther() async throws {
    let index = try await SmallIndex()
    let directory = try IndexDirectory(opening: index.path)
    let expected = try Self.scores(directory)
    #expect(expected.contains { !$0.isEmpty })
    for _ in 0..<20 {
      // A fresh one, so that its pages are first touched by all of them together.
      let shared = try IndexDirectory(opening: index.path)
      try await withThrowingTaskGroup(of: [[ScoredArticle]].self) { group in
        for _ in 0..<4 { group.addTask { try Self.scores(shared) } }
        for try await found in group { #expect(found == expected) }
      }
    }
    #expect(try IndexCheck(path: index.path).problems == [])
  }

  private static func scores(_ directory: IndexDirectory) throws -> [[ScoredArticle]] {
    let searcher = try Searcher(directory)
    return try SmallIndex.queries.map { text in
      let query = try searcher.parse(text).query
      let hits = try searcher.search(query).hits
      _ = try searcher.spans(of: query, in: hits)
      return hits
    }
  }
}
