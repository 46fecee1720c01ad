import Benchmark
import NewsIndex
import Workloads

/// Places: finding them in a text, looking names up, building and searching an index that has them.
func placeBenchmarks() {
  let text = Array(SyntheticCorpus.prose(words: 100_000, spelling: .placed).utf8)
  Benchmark("places-tag", configuration: .timed()) { benchmark in
    var tagging = try Tagging(text)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(tagging.mentionCount()) }
    benchmark.stopMeasurement()
  }
  let names = [
    "Mali", "Paris, Texas", "northern Mali", "Georgia", "Timbuktu", "São Paulo", "Sahel",
  ]
  Benchmark("places-look-up", configuration: .timed()) { benchmark in
    let lookup = try NamesLookUp()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(try lookup.readingCount(of: names)) }
    benchmark.stopMeasurement()
  }
  measureBuild("build-places", .placed, threads: 1)
  measure("place-count", .placed) { "COUNT\tplace:\(SyntheticCorpus.places[$0])" }
  measure("place-top-10", .placed) { "TOP_10\tplace:\(SyntheticCorpus.places[$0])" }
  measure("place-region-top-10", .placed) { _ in "TOP_10\tplace:Africa place:Sahel" }
  measure("place-slot-top-10", .placed) {
    "TOP_10\t\"\(SyntheticCorpus.word(1 + $0)) in <place:Africa>\""
  }
}
