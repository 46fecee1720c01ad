import Bytes
import NewsIndex
import TestSupport
import Testing

/// Searches go on while an index is added to, merged and removed from: each answer is that of a committed state.
///
/// 4 rounds of changes; `NEWSIDX_FULL=1 swift test --filter ConcurrencyTests` makes 200, about a minute's worth.
@Suite struct ConcurrencyTests {
  @Test func searchesBesideChangesSeeCommittedStates() async throws {
    let folder = try TemporaryFolder()
    _ = try TrustCorpus.write(TrustCorpus.first, as: "corpora/first.jsonl", in: folder)
    _ = try TrustCorpus.write(TrustCorpus.second, as: "corpora/second.jsonl", in: folder)
    let (disk, wire, corpora) = (folder.path, folder.path + "/wire", folder.path + "/corpora")
    // Such as come back from the corpus that they were added from.
    let removed = ["D1", "D3", "B1"]
    // What there may be to see, by way of another index.
    var states: [Answers] = []
    try folder.write("model/none", "")
    let model = folder.path + "/model"
    try await Changes.build("first", corpora, model)
    states.append(try #require(try Answers.checked(model + "/wire")))
    try await Changes.add("second", corpora, model)
    states.append(try #require(try Answers.checked(model + "/wire")))
    try await Changes.remove(removed, model)
    states.append(try #require(try Answers.checked(model + "/wire")))
    try await Changes.build("first", corpora, disk)
    let readers = (0..<3).map { _ in Reader(of: wire, expecting: states) }
    let rounds = TestScale.count(4, full: 200)
    for round in 0..<rounds {
      try await unlocked {
        try await Changes.add("second", corpora, disk, merges: round % 2 == 0)
      }
      #expect(try Answers.of(wire) == states[1], "round \(round)")
      if round % 3 == 0 { try await unlocked { try await Changes.merge(disk) } }
      try await unlocked { try await Changes.remove(removed, disk) }
      #expect(try Answers.of(wire) == states[2], "round \(round)")
      for reader in readers { reader.waitForAnother() }
    }
    let reads = try readers.map { try $0.stop() }
    print(
      "Searches beside \(rounds) rounds of add, merge, remove: \(reads) openings, "
        + "\(TrustCorpus.queries.count) queries each")
    #expect(try Answers.checked(wire) == states[2])
  }

  /// Makes a change, again while processes that other tests start hold the lock of the one before, as in `OvertakenTests`.
  private func unlocked(_ change: () async throws -> Void) async throws {
    while true {
      do {
        return try await change()
      } catch let error as FileError where error.isLocked {
        await Task.yield()
      }
    }
  }
}
