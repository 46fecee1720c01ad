import Benchmark
import NewsIndex
import Workloads

/// Dates: finding them in a text, building and searching an index that has them.
func dateBenchmarks() {
  let text = Array(SyntheticCorpus.prose(words: 100_000, spelling: .dated).utf8)
  Benchmark("dates-tag", configuration: .timed()) { benchmark in
    var tagging = try DateTagging(text)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(tagging.expressionCount()) }
    benchmark.stopMeasurement()
  }
  measureBuild("build-dates", .dated, threads: 1)
  measure("date-month-top-10", .dated) { "TOP_10\tdate:201\($0 % 10)-0\(1 + $0 % 9)" }
  measure("date-years-count", .dated) { "COUNT\tdate-in:20\(10 + $0 % 5)..2017" }
  measure("date-slot-top-10", .dated) { "TOP_10\t\"\(SyntheticCorpus.word(1 + $0)) on <date>\"" }
  measure("published-month-top-10", .dated) {
    "TOP_10\t+published:201\($0 % 10)-0\(1 + $0 % 9) +(\(SyntheticCorpus.word(20 + $0)))"
  }
}
