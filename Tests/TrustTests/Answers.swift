import NewsIndex
import Segments
import Testing

/// What an index says to a handful of queries, and every article of it: two indexes that answer the same are the same state.
struct Answers: Equatable, CustomStringConvertible {
  private(set) var lines: [String] = []

  /// Asks an open index.
  init(_ index: NewsIndex) throws {
    for query in TrustCorpus.queries {
      var request = SearchRequest(QueryText(query))
      request.limit = nil
      var total = -1
      var hits: [String] = []
      try index.search(request, start: { total = $0.total }) { hit in
        hits.append("\(hit.id) \(hit.score.bitPattern) \(hit.matches) \(hit.title) \(hit.hash)")
      }
      lines.append("\(query): \(total) \(hits)")
    }
    for id in TrustCorpus.ids {
      guard let article = try index.article(withID: id) else { continue }
      lines.append("\(id): \(article)")
    }
  }

  /// Asks the index at `path`; nil if there is none.
  ///
  /// - Throws: where it cannot be opened or read.
  static func of(_ path: String) throws -> Answers? {
    guard NewsIndex.isIndex(path) else { return nil }
    return try Answers(NewsIndex(path: path))
  }

  /// The same, after a look at every byte.
  static func checked(_ path: String) throws -> Answers? {
    guard NewsIndex.isIndex(path) else { return nil }
    let report = try NewsIndex.check(path: path)
    guard report.isClean else { throw Damage(problems: report.problems) }
    return try of(path)
  }

  var description: String { lines.joined(separator: "\n") }
}

/// A check found something.
struct Damage: Error, CustomStringConvertible {
  let problems: [String]

  var description: String { "damaged: " + problems.joined(separator: "; ") }
}
