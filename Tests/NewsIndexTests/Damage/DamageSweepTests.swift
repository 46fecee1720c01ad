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
      #expect(files.contains { $0.name.hasSuffix(".removed") } && files.count == 38)
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
    for ((name, bytes), place) in chosen {
      var damaged = bytes
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      try expected.index.write(name, damaged)
      expected.hold("byte \(place) of \(name)")
      try expected.index.write(name, bytes)
    }
    if TestScale.isFull { print("flipped \(chosen.count) bytes of \(expected.files.count) files") }
    #expect(try expected.isWhole())
  }

  @Test
  func everyTruncationIsFound() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let expected = try await Expected()
    for (name, bytes) in expected.files {
      let lengths =
        TestScale.isFull
        ? Array(bytes.indices) : [0, bytes.count - 1, Int.random(in: bytes.indices, using: &random)]
      for length in lengths {
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
      if let foreign = try other.files().first(where: { $0.name == name })?.bytes, foreign != bytes {
        try expected.index.write(name, foreign)
        expected.hold("\(name) of another index", depth: .envelopes)
      }
      let others = expected.files.filter { $0.name != name && $0.bytes != bytes }
      for swapped in TestScale.isFull ? others : [random.pick(others)] {
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
    let rounds = TestScale.count(120, full: 40_000)
    for round in 0..<rounds {
      let (name, bytes) = files[round % files.count]
      let damaged = SealedFile.resealed(bytes) { payload in
        for _ in 0..<Int.random(in: 1...3, using: &random) { Self.damage(&payload, &random) }
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
    #expect(found > rounds / 2)
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

  private static func damage(_ payload: inout [UInt8], _ random: inout SeededGenerator) {
    guard !payload.isEmpty else { return payload.append(UInt8(truncatingIfNeeded: random.next())) }
    // Trailers and tables stand at the end: half of the damage goes there.
    let first = random.chance(0.5) ? max(0, payload.count - 64) : 0
    let place = Int.random(in: first..<payload.count, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: payload[place] = 0xFF
    case 1: payload[place] = 0x80
    case 2: for byte in place..<min(payload.count, place + 8) { payload[byte] = 0xFF }
    case 3:
      for byte in place..<min(payload.count, place + 8) { payload[byte] = byte & 7 == 7 ? 0x7F : 0xFF }
    case 4: payload.removeLast(Int.random(in: 1...min(16, payload.count), using: &random))
    case 5: payload.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 6: payload[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    default: payload[place] = UInt8(truncatingIfNeeded: random.next())
    }
  }
}
