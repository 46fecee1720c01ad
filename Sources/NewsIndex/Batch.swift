import Querying

/// What `newsidx batch` says to a line.
public struct BatchAnswer: Sendable {
  /// The answer, without the end of line.
  public let line: String
  /// Whether it tells of damage or another failure of the index, not of the query.
  public let isFailure: Bool

  fileprivate init(_ line: String, isFailure: Bool = false) {
    self.line = line
    self.isFailure = isFailure
  }

  fileprivate static func error(_ message: String, isFailure: Bool = false) -> BatchAnswer {
    let message = NewsIndex.oneLine(message)
    return BatchAnswer("ERROR\t\(message)", isFailure: isFailure)
  }
}

extension NewsIndex {
  /// Answers a line `COMMAND<TAB>QUERY` of `newsidx batch`, which comes as bytes without its end; never throws.
  ///
  /// `COUNT`, `TOP_10`, `TOP_100` and `TOP_10_COUNT` answer `count<TAB>microseconds` (`TOP_n` has the
  /// count 1), `IDS` adds `<TAB>id=score` for the best ten, a mistake answers `ERROR<TAB>message`.
  /// `IDS_10` is `IDS` without counting all hits: its count is that of the ids. `IDS_EXHAUSTIVE` is `IDS`
  /// with every match scored; all three give the same ids and scores.
  /// The time, to a tenth, is that of parsing and searching, without input and output, and without the look at the
  /// ends of the files that follows.
  public func batchAnswer(_ line: ArraySlice<UInt8>, joinsWithOr: Bool) -> BatchAnswer {
    batchAnswer(line, like: QueryText("", joinsWithOr: joinsWithOr))
  }

  /// The same with all that `template` says of queries but their text.
  public func batchAnswer(_ line: ArraySlice<UInt8>, like template: QueryText) -> BatchAnswer {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else {
      return .error("no tab between command and query")
    }
    let name = String(decoding: line[..<tab], as: UTF8.self)
    guard let command = Command(rawValue: name) else {
      return .error("unknown command '\(name)'")
    }
    let text = Array(String(decoding: line[(tab + 1)...], as: UTF8.self).utf8)
    do {
      let clock = ContinuousClock()
      let start = clock.now
      let answer = try answer(command, text, like: template)
      let elapsed = (clock.now - start).components
      // The next line asks something else.
      searcher.forgetPlan()
      let tenths = elapsed.seconds * 10_000_000 + elapsed.attoseconds / 100_000_000_000
      var result = "\(answer.count)\t\(tenths / 10).\(tenths % 10)"
      for hit in answer.hits {
        let metadata = try directory.segments[hit.segment].metadata(
          of: hit.article, with: zstandard)
        result += "\t\(Self.oneLine(self.text(metadata.id)))=\(hit.score)"
      }
      try directory.confirm()
      return BatchAnswer(result)
    } catch {
      return mistake(error)
    }
  }

  /// What is said of an error: of the query, or else of the index.
  private func mistake(_ error: any Error) -> BatchAnswer {
    do {
      try directory.confirm()
    } catch {
      return .error("\(error)", isFailure: true)
    }
    if let error = error as? QueryError { return .error(error.message) }
    return .error("\(error)", isFailure: true)
  }

  /// What a line of a batch asks for.
  private enum Command: String {
    case count = "COUNT"
    case top10 = "TOP_10"
    case top100 = "TOP_100"
    case top10AndCount = "TOP_10_COUNT"
    case ids = "IDS"
    case ids10 = "IDS_10"
    case idsExhaustively = "IDS_EXHAUSTIVE"
  }

  private func answer(
    _ command: Command, _ text: [UInt8], like template: QueryText
  ) throws -> (count: Int, hits: [ScoredArticle]) {
    let query = try parse(text, like: template).query
    switch command {
    case .count: return (try searcher.count(query), [])
    case .top10:
      _ = try searcher.search(query, counting: false)
      return (1, [])
    case .top100:
      _ = try searcher.search(query, limit: 100, counting: false)
      return (1, [])
    case .top10AndCount: return (try searcher.search(query).total, [])
    case .ids:
      let found = try searcher.search(query)
      return (found.total, found.hits)
    case .ids10:
      let found = try searcher.search(query, counting: false)
      return (found.hits.count, found.hits)
    case .idsExhaustively:
      let found = try searcher.search(query, exhaustive: true)
      return (found.total, found.hits)
    }
  }

  fileprivate static func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
