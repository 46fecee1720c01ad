import Foundation
import NewsIndex
import Places
import Segments
import TestSupport
import Testing
import Text

/// Whatever happens to the gazetteer that an index brings along, a check tells, and every question is refused or answered
/// as before.
///
/// The large one by samples, the small one byte by byte with NEWSIDX_FULL=1.
struct GazetteerSweepTests {
  /// What a good index answers, and the means to hold a damaged one against it.
  private struct Expected {
    let index: StoredGazetteer
    let answers: [String: String]

    init(_ index: StoredGazetteer) throws {
      self.index = index
      let found = try #require(index.answers())
      answers = Dictionary(
        uniqueKeysWithValues: found.map { ($0.question, (try? $0.answer.get()) ?? "") })
      // A name that no place has is refused; the number of a place that a user did not give may be one, too.
      #expect(answers.count > 12 && answers.values.count { $0.isEmpty } <= 3, "\(answers)")
      #expect(try IndexCheck(path: index.path).problems == [])
    }

    /// Holds the damaged index to what it may do; `what` names the damage.
    func hold(_ what: String, depth: IndexCheck.Depth = .bytes) throws {
      let problems = try IndexCheck(path: index.path, depth: depth).problems
      if problems.isEmpty { Issue.record("check misses \(what)") }
      for (question, answer) in index.answers() ?? [] {
        if case .success(let answer) = answer, answer != answers[question] {
          Issue.record("\(what) changes the answer to \(question): \(answer)")
        }
      }
    }

    func isWhole() throws -> Bool {
      try IndexCheck(path: index.path).problems.isEmpty
        && (index.answers() ?? []).allSatisfy {
          ((try? $0.answer.get()) ?? "") == answers[$0.question]
        }
    }
  }

  @Test(arguments: [true, false])
  func everyFlippedByteIsFound(isLarge: Bool) async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await isLarge ? StoredGazetteer.large() : .small()
    let expected = try Expected(index)
    let count = index.bytes.count
    // The envelope's header, footer and page table decide most.
    var places = [5, 17, count - 1, count - 30]
    if TestScale.isFull {
      places = isLarge ? Array(0..<64) + Array(count - 1600..<count) : Array(0..<count)
    }
    if isLarge || !TestScale.isFull {
      let more = TestScale.count(8, full: 3_000)
      places += (0..<more).map { _ in Int.random(in: 0..<count, using: &random) }
    }
    for place in TestScale.part(of: places) {
      // In the file that stands, as damage comes; the same change again takes it back.
      try SealedFile.flip(index.file, at: place)
      try expected.hold("byte \(place) of \(count)")
      try SealedFile.flip(index.file, at: place)
    }
    #expect(try expected.isWhole())
  }

  @Test(arguments: [true, false])
  func everyTruncationIsFound(isLarge: Bool) async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await isLarge ? StoredGazetteer.large() : .small()
    let expected = try Expected(index)
    let count = index.bytes.count
    var lengths = [0, 1, 63, count - 1]
    if TestScale.isFull, !isLarge {
      lengths = Array(0..<count)
    } else {
      let more = TestScale.count(6, full: 500)
      lengths += (0..<more).map { _ in Int.random(in: 0..<count, using: &random) }
    }
    // The longest first, so that the file is written once.
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: index.file))
    for length in TestScale.part(of: lengths.sorted(by: >)) {
      try file.truncate(atOffset: UInt64(length))
      try expected.hold("\(length) bytes of \(count)", depth: .envelopes)
    }
    try file.close()
    try index.restore()
    #expect(try expected.isWhole())
    try index.folder.remove("index/" + index.name)
    try expected.hold("no gazetteer", depth: .envelopes)
    try index.restore()
    #expect(try expected.isWhole())
  }

  /// Damage with checksums that fit: wrong answers are allowed, but no trap, no endless loop, and places in texts are looked
  /// for as well.
  @Test(.timeLimit(.minutes(60)))
  func sealedDamageNeverTraps() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await StoredGazetteer.small()
    for _ in 0..<TestScale.count(150, full: 20_000) {
      var payload: [UInt8] = []
      let damaged = SealedFile.resealed(index.bytes) {
        for _ in 0..<Int.random(in: 1...3, using: &random) { PayloadDamage.apply(to: &$0, &random) }
        payload = $0
      }
      try index.folder.write("index/" + index.name, damaged)
      _ = try IndexCheck(path: index.path).problems
      _ = index.answers()
      try Self.tag(payload)
    }
    try index.restore()
    #expect(try IndexCheck(path: index.path).problems == [])
  }

  /// Looks for places with a damaged gazetteer, as `add` would.
  private static func tag(_ damaged: [UInt8]) throws {
    guard let gazetteer = try? Gazetteer(bytes: damaged) else { return }
    let analyzer = try Analyzer(Analysis())
    let body = Array(
      "GAO, Mali (Wire) - Mr. Gao left Tabango Vieux in northern Mali for the Sahel. Malian troops from Niger stay."
        .utf8)
    var tokens = TokenBuffer()
    _ = try analyzer.append(body.span, to: &tokens, firstPosition: 0)
    var mentions: [PlaceMention] = []
    let title: [UInt8] = []
    PlaceTagger(gazetteer).tag(
      title: title.span, titleTokens: TokenBuffer(), body: body.span, bodyTokens: tokens,
      headlineBytes: 0, least: PlaceMention.told, into: &mentions)
    for mention in mentions {
      #expect(mention.start <= mention.end && Int(mention.end) <= body.count)
    }
  }
}
