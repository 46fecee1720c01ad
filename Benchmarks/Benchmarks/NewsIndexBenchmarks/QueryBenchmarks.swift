import Benchmark
import NewsIndex

/// Queries on a synthetic index; each benchmark asks some of one kind.
func queryBenchmarks() {
  measure("dictionary-word") { "COUNT\t\(word(100 + $0 * 1_900))" }
  measure("dictionary-one-edit") { "COUNT\t\(word(5_000 + $0 * 1_700))~1" }
  measure("intersection-count") { "COUNT\t+\(word(20 + $0)) +\(word(300 + $0))" }
  measure("intersection-top-10") { "TOP_10\t+\(word(20 + $0)) +\(word(300 + $0))" }
  measure("union-count") { "COUNT\t\(word(20 + $0)) \(word(300 + $0))" }
  measure("union-top-10") { "TOP_10\t\(word(20 + $0)) \(word(300 + $0))" }
  measure("union-top-10-count") { "TOP_10_COUNT\t\(word(20 + $0)) \(word(300 + $0))" }
  measure("phrase-frequent-count") { "COUNT\t\"\(word(1 + $0)) \(word(2 + $0))\"" }
  measure("phrase-rare-word-count") { "COUNT\t\"\(word(1 + $0)) \(word(400 + $0))\"" }
  measure("phrase-top-10") { "TOP_10\t\"\(word(50 + $0)) \(word(90 + $0))\"" }
  measureOpening()
}

/// Asks twenty queries at a time; the closure gives the line of each, by its number.
func measure(
  _ name: String, _ spelling: SyntheticCorpus.Spelling = .ascii, line: (Int) -> String
) {
  let lines = (0..<20).map { Array(line($0).utf8)[...] }
  Benchmark(name, configuration: .timed()) { (benchmark: Benchmark, open: OpenIndex) in
    for _ in benchmark.scaledIterations {
      for line in lines { blackHole(open.index.batchAnswer(line, joinsWithOr: true)) }
    }
  } setup: {
    let open = try await OpenIndex(spelling)
    for line in lines { try open.demandAnswer(to: line) }
    return open
  } teardown: {
    try SyntheticCorpus.removeAll()
  }
}

private func measureOpening() {
  Benchmark("open", configuration: .timed()) { (benchmark: Benchmark, open: OpenIndex) in
    for _ in benchmark.scaledIterations { blackHole(try NewsIndex(path: open.index.path)) }
  } setup: {
    try await OpenIndex(.ascii)
  } teardown: {
    try SyntheticCorpus.removeAll()
  }
}

private func word(_ rank: Int) -> String { SyntheticCorpus.word(rank) }

/// An index of a synthetic corpus.
struct OpenIndex {
  let index: NewsIndex

  init(_ spelling: SyntheticCorpus.Spelling) async throws {
    let corpus = try SyntheticCorpus(articles: 20_000, words: 320, spelling: spelling)
    index = try NewsIndex(
      path: try await build(corpus, spelling, threads: 2))
  }

  /// Throws if a line is answered by an error, which would be quick.
  func demandAnswer(to line: ArraySlice<UInt8>) throws {
    let answer = index.batchAnswer(line, joinsWithOr: true).line
    if answer.hasPrefix("ERROR") {
      throw NoAnswer(description: "\(String(decoding: line, as: UTF8.self)): \(answer)")
    }
  }
}

private struct NoAnswer: Error, CustomStringConvertible {
  let description: String
}
