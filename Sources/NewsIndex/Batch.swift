import Querying

extension NewsIndex {
  /// Answers a line `COMMAND<TAB>QUERY` of `newsidx batch`, which comes as bytes without its end; never throws.
  ///
  /// `COUNT`, `TOP_10`, `TOP_100` and `TOP_10_COUNT` answer `count<TAB>microseconds` (`TOP_n` has the
  /// count 1), `IDS` adds `<TAB>id=score` for the best ten, a mistake answers `ERROR<TAB>message`.
  /// `IDS_10` is `IDS` without counting all hits: its count is that of the ids. `IDS_EXHAUSTIVE` is `IDS`
  /// with every match scored; all three give the same ids and scores.
  /// The time is that of parsing and searching, without input and output.
  public func batchAnswer(_ line: ArraySlice<UInt8>, joinsWithOr: Bool) -> String {
    batchAnswer(line, like: QueryText("", joinsWithOr: joinsWithOr))
  }

  /// The same with all that `template` says of queries but their text.
  public func batchAnswer(_ line: ArraySlice<UInt8>, like template: QueryText) -> String {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else {
      return "ERROR\tno tab between command and query"
    }
    let command = String(decoding: line[..<tab], as: UTF8.self)
    var query = template
    query.text = String(decoding: line[(tab + 1)...], as: UTF8.self)
    do {
      let clock = ContinuousClock()
      let start = clock.now
      let answer = try answer(command, query)
      let elapsed = (clock.now - start).components
      let microseconds = elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000
      guard let answer else { return "ERROR\tunknown command '\(command)'" }
      var result = "\(answer.count)\t\(microseconds)"
      for hit in answer.hits {
        let metadata = try directory.segments[hit.segment].metadata(
          of: hit.article, with: zstandard)
        result += "\t\(oneLine(text(metadata.id)))=\(hit.score)"
      }
      return result
    } catch let error as QueryError {
      return "ERROR\t\(oneLine(error.message))"
    } catch {
      return "ERROR\t\(oneLine("\(error)"))"
    }
  }

  private func answer(
    _ command: String, _ query: QueryText
  ) throws -> (count: Int, hits: [ScoredArticle])? {
    switch command {
    case "COUNT": return (try searcher.count(try parse(query).query), [])
    case "TOP_10":
      _ = try top(10, query, counting: false)
      return (1, [])
    case "TOP_100":
      _ = try top(100, query, counting: false)
      return (1, [])
    case "TOP_10_COUNT": return (try top(10, query).total, [])
    case "IDS":
      let found = try top(10, query)
      return (found.total, found.hits)
    case "IDS_10":
      let found = try top(10, query, counting: false)
      return (found.hits.count, found.hits)
    case "IDS_EXHAUSTIVE":
      let found = try top(10, query, exhaustive: true)
      return (found.total, found.hits)
    default: return nil
    }
  }

  private func top(
    _ limit: Int, _ query: QueryText, counting: Bool = true, exhaustive: Bool = false
  ) throws -> (hits: [ScoredArticle], total: Int) {
    try searcher.search(
      try parse(query).query, limit: limit, counting: counting, exhaustive: exhaustive)
  }

  private func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
