// swift-tools-version: 6.1
import PackageDescription

// Micro benchmarks. A package of its own: its dependencies reach no user of newsidx.

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "newsidx", path: ".."),
    // Without its default traits, which count allocations by intercepting them.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "NewsIndexBenchmarks",
      dependencies: [
        .product(name: "NewsIndex", package: "newsidx"),
        .product(name: "Workloads", package: "newsidx"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/NewsIndexBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
