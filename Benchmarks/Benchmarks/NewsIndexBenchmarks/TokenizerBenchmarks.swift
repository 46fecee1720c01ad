import Benchmark
import Workloads

/// The tokenizer alone, on one text of a synthetic corpus's words.
func tokenizerBenchmarks() {
  measure("tokenizer-ascii", .ascii)
  measure("tokenizer-accents", .accented)
}

private func measure(_ name: String, _ spelling: SyntheticCorpus.Spelling) {
  let text = Array(SyntheticCorpus.prose(words: 200_000, spelling: spelling).utf8)
  Benchmark(name, configuration: .timed()) { benchmark in
    var tokenizing = try Tokenizing()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try tokenizing.tokens(in: text)) }
    benchmark.stopMeasurement()
  }
}
