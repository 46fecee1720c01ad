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
    let removed = ["D1", "D3", "A2"]
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
    let readers = (0..<3).map { _ in
      Task { [states] in try Self.read(wire, expecting: states) }
    }
    for round in 0..<TestScale.count(4, full: 200) {
      try await Changes.add("second", corpora, disk, merges: round % 2 == 0)
      #expect(try Answers.of(wire) == states[1], "round \(round)")
      if round % 3 == 0 { try await Changes.merge(disk) }
      try await Changes.remove(removed, disk)
      #expect(try Answers.of(wire) == states[2], "round \(round)")
    }
    for reader in readers { reader.cancel() }
    var reads = 0
    for reader in readers { reads += try await reader.value }
    #expect(reads > 0)
    print("Searches beside changes: \(reads) rounds of \(TrustCorpus.queries.count) queries")
    #expect(try Answers.checked(wire) == states[2])
  }

  /// Opens and asks again and again until it is cancelled; returns how often.
  private static func read(_ path: String, expecting states: [Answers]) throws -> Int {
    var reads = 0
    while !Task.isCancelled {
      let answers = try #require(try Answers.of(path))
      try #require(states.contains(answers), "read \(reads): \(answers)")
      reads += 1
    }
    return reads
  }
}
