import Benchmark
import Workloads

/// The codes of lists, on numbers that are spread as in lists of news.
func codecBenchmarks() {
  Benchmark("codec-patched", configuration: .timed()) { benchmark in
    var random = SplitMix64(state: 1)
    // Mostly small gaps, some large ones.
    let blocks = PatchedBlocks((0..<1 << 17).map { _ in UInt32(1 << random.below(7)) / 3 })
    measure(benchmark) { blackHole(blocks.decode()) }
  }
  Benchmark("codec-positions", configuration: .timed()) { benchmark in
    var random = SplitMix64(state: 2)
    let articles = (0..<10_000).map { _ in
      Set((0...random.below(8)).map { _ in UInt32(random.below(500)) }).sorted()
    }
    let positions = CodedPositions(articles, extent: 500)
    measure(benchmark) { blackHole(positions.decode()) }
  }
  Benchmark("codec-bits", configuration: .timed()) { benchmark in
    var random = SplitMix64(state: 3)
    let set = DenseSet((0..<1 << 16).filter { _ in random.below(4) == 0 }, below: 1 << 16)
    measure(benchmark) { blackHole(set.decode()) }
  }
}

/// Repeats work that was prepared outside of the measured time.
private func measure(_ benchmark: Benchmark, _ work: () -> Void) {
  benchmark.startMeasurement()
  for _ in benchmark.scaledIterations { work() }
  benchmark.stopMeasurement()
}
