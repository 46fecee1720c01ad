import Bytes
import Foundation
import NewsIndex
import Segments
import TestSupport
import Testing

/// Whatever happens to the bytes of an index, a check tells, and every question is refused or answered as before.
///
/// All of it with NEWSIDX_FULL=1; a part that the seed chooses without.
struct DamageSweepTests {
  /// What a good index answers, and the means to hold a damaged one against it.
  private struct Expected {
    let index: SweptIndex
    let files: [(name: String, bytes: [UInt8])]
    let answers: [String: String]

    init() async throws {
      index = try await SweptIndex()
      files = try index.files()
      let found = try #require(SweptIndex.answers(index.path))
      answers = try Dictionary(
        uniqueKeysWithValues: found.map { ($0.question, try $0.answer.get()) })
      #expect(answers.count > 80)
      #expect(try IndexCheck(path: index.path).problems == [])
      let kinds = Set(files.map { String($0.name.split(separator: ".").last ?? "") })
      #expect(kinds == Set(FileKind.allCases.map(\.rawValue)).subtracting(["gazetteer"]))
      #expect(files.reduce(0) { $0 + $1.bytes.count } <= 32 << 10)
    }

    /// Holds the damaged index to what it may do; `what` names the damage.
    func hold(_ what: String, depth: IndexCheck.Depth = .bytes) {
      let problems = try? IndexCheck(path: index.path, depth: depth).problems
      // Without a manifest there is no index, which is an error.
      if let problems, problems.isEmpty { Issue.record("check misses \(what)") }
      for (question, answer) in SweptIndex.answers(index.path) ?? [] {
        if case .success(let answer) = answer, answer != answers[question] {
          Issue.record("\(what) changes the answer to \(question): \(answer)")
        }
      }
    }

    /// Whether the index is whole again.
    func isWhole() throws -> Bool {
      try IndexCheck(path: index.path).problems.isEmpty
        && (SweptIndex.answers(index.path) ?? []).allSatisfy {
          (try? $0.answer.get()) == answers[$0.question]
        }
    }
  }

  @Test
  func everyFlippedByteIsFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let expected = try await Expected()
    let all = expected.files.flatMap { file in file.bytes.indices.map { (file, $0) } }
    // Envelopes and beginnings of all files, and a part of the rest.
    let chosen =
      TestScale.isFull
      ? all : all.filter { $0.1 == 5 || $0.1 == 17 } + (0..<80).map { _ in random.pick(all) }
    for ((name, bytes), place) in TestScale.part(of: chosen) {
      var damaged = bytes
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      try expected.index.write(name, damaged)
      expected.hold("byte \(place) of \(name)")
      try expected.index.write(name, bytes)
    }
    if TestScale.isFull {
      let count = TestScale.part(of: chosen).count
      print("flipped \(count) bytes of \(expected.files.count) files")
    }
    #expect(try expected.isWhole())
  }

  @Test
  func everyTruncationIsFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let expected = try await Expected()
    for (name, bytes) in expected.files {
      let lengths =
        TestScale.isFull
        ? Array(bytes.indices)
        : [0, bytes.count - 1, Int.random(in: bytes.indices, using: &random)]
      for length in TestScale.part(of: lengths) {
        try expected.index.write(name, Array(bytes.prefix(length)))
        expected.hold("\(length) bytes of \(name)", depth: .envelopes)
        #expect(throws: (any Error).self, "\(length) bytes of \(name)") {
          try NewsIndex(path: expected.index.path)
        }
      }
      try expected.index.write(name, bytes + [0])
      expected.hold("a byte behind \(name)", depth: .envelopes)
      try expected.index.write(name, bytes)
    }
    #expect(try expected.isWhole())
  }

  @Test
  func swappedAndMissingFilesAreFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let expected = try await Expected()
    let other = try await SweptIndex(extra: #"{"id": "more", "body": "another one"}"#)
    for (name, bytes) in expected.files {
      try expected.index.folder.remove("index/" + name)
      expected.hold("without \(name)", depth: .envelopes)
      if let foreign = try other.files().first(where: { $0.name == name })?.bytes, foreign != bytes
      {
        try expected.index.write(name, foreign)
        expected.hold("\(name) of another index", depth: .envelopes)
      }
      let others = expected.files.filter { $0.name != name && $0.bytes != bytes }
      for swapped in TestScale.isFull ? TestScale.part(of: others) : [random.pick(others)] {
        try expected.index.write(name, swapped.bytes)
        try expected.index.write(swapped.name, bytes)
        expected.hold("\(name) and \(swapped.name) swapped", depth: .envelopes)
        try expected.index.write(swapped.name, swapped.bytes)
      }
      try expected.index.write(name, bytes)
    }
    #expect(try expected.isWhole())
  }

  /// Damage with checksums that fit, as a faulty writer or an attacker makes it: wrong answers are allowed, but no trap,
  /// no endless loop and no memory without bound.
  @Test(.timeLimit(.minutes(60)))
  func sealedDamageNeverTraps() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await SweptIndex()
    let files = try index.files()
    let before = try Self.peakMemory()
    var found = 0
    let rounds = TestScale.part(of: Array(0..<TestScale.count(120, full: 40_000)))
    for round in rounds {
      let (name, bytes) = files[round % files.count]
      let damaged = SealedFile.resealed(bytes) { payload in
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          PayloadDamage.apply(to: &payload, &random)
        }
      }
      try index.write(name, damaged)
      for depth in IndexCheck.Depth.allCases {
        let problems = try IndexCheck(path: index.path, depth: depth).problems
        if depth == .lists, !problems.isEmpty { found += 1 }
      }
      _ = SweptIndex.answers(index.path)
      try index.write(name, bytes)
    }
    // A changed letter of a title is as good as another.
    #expect(found > rounds.count / 2)
    // Other tests run meanwhile; numbers of the files reach 2^63.
    #expect(try Self.peakMemory() < before + 2 << 30)
    #expect(try IndexCheck(path: index.path).problems == [])
  }

  /// Most memory that the process has had, bytes.
  private static func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber))) << 10
  }
}
