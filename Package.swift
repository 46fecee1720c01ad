// swift-tools-version: 6.2
import PackageDescription

// The rooms and the arrows between them; `Tests/ArchitectureTests` holds `import` lines to this table.
// C shims first: each is the only code that includes its library's headers.

/// libFuzzer's library, which `Tests/Fuzzing/run` names; nil but for fuzzing, for which all code counts where it goes.
let fuzzer = Context.environment["NEWSIDX_FUZZ"]
let counted: [SwiftSetting] =
  fuzzer == nil ? [] : [.unsafeFlags(["-Xfrontend", "-sanitize=fuzzer"])]

/// Swift settings of the rooms that may use unsafe code; every use there is marked.
let quarantined: [SwiftSetting] = [.strictMemorySafety()] + counted

func shim(
  _ name: String, links libraries: [String] = [], without excluded: [String] = []
) -> Target {
  .target(
    name: name,
    exclude: excluded,
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

func room(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: quarantined)
}

func tests(
  _ name: String, _ imports: [Target.Dependency], without excluded: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: imports, exclude: excluded)
}

let package = Package(
  name: "newsidx",
  products: [
    .library(name: "NewsIndex", targets: ["NewsIndex"]),
    .executable(name: "newsidx", targets: ["newsidx"]),
    // For `Benchmarks` alone: nobody else should use it, and nothing about it is promised.
    .library(name: "Workloads", targets: ["Workloads"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    shim("CICU", links: ["icui18n", "icuuc"]),
    shim("CZlib", links: ["z"]),
    shim("CZstd", links: ["zstd"]),
    shim("CSimdjson", links: ["simdjson"]),
    shim("CXXHash"),
    shim("CMemory"),
    shim("CMappings"),
    shim("CKernels"),
    shim("CWords"),
    shim("CGazetteer", without: ["gazetteer.bin", "NOTICE.md"]),
    shim("CDemo", without: ["corpus", "list-corpus.sh", "README.md"]),

    room("Bytes", ["CXXHash", "CMappings"]),
    room("Kernels", ["CKernels", "CMemory"]),
    room("Text", ["CICU", "CWords"]),
    room("Calendar", []),
    room("Articles", ["Calendar", "Bytes", "CICU", "CZlib", "CZstd", "CSimdjson", "CXXHash"]),
    room("Places", ["CGazetteer", "Text", "Bytes"]),
    room("Dates", ["Calendar", "Text", "Bytes"]),
    room("Postings", ["Bytes", "Kernels"]),
    room("Segments", ["Calendar", "Postings", "Bytes", "Kernels", "CZstd"]),
    room(
      "Indexing",
      [
        "CMemory", "Articles", "Text", "Places", "Dates", "Calendar", "Segments", "Postings",
        "Kernels", "Bytes",
        .product(name: "HeapModule", package: "swift-collections"),
      ]),
    room(
      "Querying",
      [
        "Text", "Places", "Dates", "Calendar", "Segments", "Postings", "Kernels", "Bytes",
        .product(name: "HeapModule", package: "swift-collections"),
      ]),
    room(
      "NewsIndex",
      [
        "Indexing", "Querying", "Articles", "Text", "Places", "Dates", "Calendar", "Segments",
        "Bytes", "CDemo",
      ]),
    .executableTarget(
      name: "newsidx",
      dependencies: [
        // Signals are the program's own: only its file for the system speaks to that shim.
        "NewsIndex", "CMappings",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: quarantined),

    // Makes the gazetteer that is part of the program: see Sources/gazetteer/make.sh.
    .executableTarget(
      name: "gazetteer", dependencies: ["Places", "Articles", "Text", "Bytes", "CICU"],
      exclude: ["Tables", "make.sh"], swiftSettings: quarantined),

    // Fits and tries out the weights of evidence for places: see Sources/placefit/fit.py.
    .executableTarget(
      name: "placefit", dependencies: ["Places", "Articles", "Text"], exclude: ["fit.py"],
      swiftSettings: quarantined),

    .target(
      name: "Workloads", dependencies: ["Kernels", "Text", "Places", "Dates", "Calendar"],
      path: "Benchmarks/Workloads"),

    .target(
      name: "TestSupport",
      dependencies: [
        "Text", "Places", "Dates", "Calendar", "Querying", "Indexing", "Segments", "Kernels",
        "Bytes",
      ],
      path: "Tests/TestSupport"),
    .target(
      name: "FuzzSubjects",
      dependencies: [
        "Articles", "Indexing", "Querying", "Text", "Places", "Dates", "Calendar", "Segments",
        "Bytes", "TestSupport",
      ],
      path: "Tests/Fuzzing/Subjects"),
    tests("FuzzingTests", ["FuzzSubjects", "TestSupport"]),
    tests("ArchitectureTests", []),
    tests("CDemoTests", ["CDemo"]),
    tests("BytesTests", ["Bytes", "TestSupport"]),
    tests("KernelsTests", ["Kernels", "CKernels", "TestSupport"]),
    tests("TextTests", ["Text", "CWords"]),
    tests("PlacesTests", ["Places", "Text", "Bytes", "TestSupport"]),
    tests("CalendarTests", ["Calendar", "TestSupport"]),
    tests("DatesTests", ["Dates", "Calendar", "Text", "TestSupport"]),
    tests("ArticlesTests", ["Articles", "Calendar", "CZstd", "CXXHash"]),
    tests("PostingsTests", ["Postings", "Kernels", "Bytes", "TestSupport"]),
    tests(
      "SegmentsTests",
      ["Segments", "Calendar", "Postings", "Kernels", "Bytes", "Text", "TestSupport"]),
    tests(
      "IndexingTests",
      [
        "Indexing", "Articles", "Dates", "Calendar", "Segments", "Postings", "Kernels", "Bytes",
        "Text", "TestSupport",
      ]),
    tests("CommandTests", ["newsidx", "TestSupport"]),
    tests(
      "QueryingTests",
      [
        "Querying", "Places", "Dates", "Calendar", "Segments", "Kernels", "Bytes", "Text",
        "TestSupport",
      ]),
    tests(
      "NewsIndexTests",
      [
        "NewsIndex", "Querying", "Indexing", "Places", "Dates", "Calendar", "Segments", "Postings",
        "Kernels", "Bytes",
        "Text", "TestSupport",
      ]),
    tests(
      "TrustTests", ["newsidx", "NewsIndex", "Segments", "Bytes", "TestSupport"],
      without: ["README.md"]),
  ],
  cxxLanguageStandard: .cxx17
)

if let fuzzer {
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
  package.targets += [
    .target(name: "CLibFuzzer", path: "Tests/Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CLibFuzzer", "FuzzSubjects"], path: "Tests/Fuzzing/Driver",
      linkerSettings: [
        .unsafeFlags([fuzzer]), .linkedLibrary("stdc++"), .linkedLibrary("m"),
      ]),
  ]
}
