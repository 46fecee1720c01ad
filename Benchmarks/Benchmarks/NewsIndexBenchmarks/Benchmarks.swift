import Benchmark

let benchmarks: @Sendable () -> Void = {
  tokenizerBenchmarks()
  codecBenchmarks()
  buildBenchmarks()
  queryBenchmarks()
  placeBenchmarks()
  dateBenchmarks()
}

extension Benchmark.Configuration {
  /// Wall clock alone, for three seconds.
  ///
  /// What is stored as a threshold is the 90th percentile. What is slower by more than the tolerance,
  /// in per cent, fails the check; a percentile this high varies by a tenth on a quiet machine.
  static func timed() -> Benchmark.Configuration {
    .init(
      metrics: [.wallClock],
      timeUnits: .microseconds,
      warmupIterations: 3,
      maxDuration: .seconds(3),
      maxIterations: 2_000,
      thresholds: [.wallClock: .init(relative: [.p90: 25])])
  }
}
