import Benchmark
import NewsIndex

/// Builds of small corpora: reading, tokens, inversion, lists.
func buildBenchmarks() {
  measureBuild("build-ascii", .ascii, threads: 1)
  measureBuild("build-accents", .accented, threads: 1)
  measureBuild("build-two-threads", .ascii, threads: 2)
}

/// Measures builds of 4,000 articles.
func measureBuild(
  _ name: String, _ spelling: SyntheticCorpus.Spelling, threads: Int
) {
  Benchmark(name, configuration: .timed()) { (benchmark: Benchmark, corpus: SyntheticCorpus) in
    for _ in benchmark.scaledIterations {
      blackHole(try await build(corpus, spelling, threads: threads))
    }
  } setup: {
    try SyntheticCorpus(articles: 4_000, words: 400, spelling: spelling)
  } teardown: {
    try SyntheticCorpus.removeAll()
  }
}

/// Builds an index beside the corpus, without stored text and with what its spelling is for; replaces the one that is
/// there.
///
/// - Returns: the folder of the index.
func build(
  _ corpus: SyntheticCorpus, _ spelling: SyntheticCorpus.Spelling, threads: Int
) async throws -> String {
  let target = corpus.path + ".index"
  var request = BuildRequest(inputs: [corpus.path], target: target, threads: threads)
  request.storesText = false
  request.replaces = true
  request.findsPlaces = spelling == .placed
  request.findsDates = spelling == .dated
  _ = try await NewsIndex.build(request) { _ in }
  return target
}
