import Bytes
import NewsIndex
import Segments
import TestSupport
import Testing

/// A writer is killed at any moment: the state before or the one after is there, and readers never see another.
///
/// 30 kills; `NEWSIDX_FULL=1 swift test --filter KillTests` makes 500.
@Suite struct KillTests {
  /// What is killed, and the number of the state that it leads to; nil for the one that is there.
  private struct Work {
    var arguments: [String]
    var target: Int?
  }

  @Test func aKilledWriterLeavesACommittedState() async throws {
    let folder = try TemporaryFolder()
    let first = try TrustCorpus.write(TrustCorpus.first, as: "corpora/first.jsonl", in: folder)
    let second = try TrustCorpus.write(TrustCorpus.second, as: "corpora/second.jsonl", in: folder)
    let wire = folder.path + "/wire"
    let works = [
      Work(arguments: ["build", first, "-o", wire, "--force"], target: 0),
      Work(arguments: ["add", "-i", wire, second], target: 1),
      Work(arguments: ["merge", "-i", wire], target: nil),
    ]
    var states: [Answers] = []
    var durations: [Duration] = []
    for work in works {
      let start = ContinuousClock.now
      let end = try Victim(work.arguments).wait()
      durations.append(ContinuousClock.now - start)
      try #require(end == (false, 0), "newsidx \(work.arguments)")
      let answers = try #require(try Answers.checked(wire))
      if work.target != nil { states.append(answers) }
      #expect(answers == states.last)
    }
    try #require(states.count == 2 && states[0] != states[1])
    let reader = Task { [states] in try Self.read(wire, expecting: states) }
    let tally = try await kill(works, durations, wire, states)
    reader.cancel()
    let reads = try await reader.value
    #expect(reads > 0 && tally.killed > 0)
    print(
      "Kills: \(tally.killed) of \(tally.rounds) in time, \(tally.changed) after the commit; "
        + "\(reads) reads meanwhile")
  }

  private func kill(
    _ works: [Work], _ durations: [Duration], _ wire: String, _ states: [Answers]
  ) async throws -> (rounds: Int, killed: Int, changed: Int) {
    var random = SeededGenerator(seed: TestSeed.current)
    var (current, killed, changed) = (1, 0, 0)
    let rounds = TestScale.count(30, full: 500)
    for round in 0..<rounds {
      // What is there already is left alone by "add": the other state first.
      let choice = current == 0 ? random.pick([0, 1, 1]) : random.pick([0, 0, 2])
      let moment = durations[choice] * Double.random(in: 0..<1.1, using: &random)
      let victim = try Victim(works[choice].arguments)
      try await Task.sleep(for: moment)
      victim.kill()
      let end = victim.wait()
      killed += end.isKilled ? 1 : 0
      let what = "round \(round), \(works[choice].arguments[0]) killed after \(moment)"
      let target = works[choice].target ?? current
      let found = try #require(try Answers.checked(wire), "\(what)")
      #expect(found == states[current] || found == states[target], "\(what): a third state")
      if !end.isKilled { #expect(end.status == 0 && found == states[target], "\(what)") }
      if found == states[target], target != current {
        current = target
        changed += 1
      }
      try expectTidying(wire, what)
    }
    #expect(try Answers.checked(wire) == states[current])
    return (rounds, killed, changed)
  }

  /// The next writer removes what the killed one left.
  private func expectTidying(_ wire: String, _ what: String) throws {
    withExtendedLifetime(try IndexWriter(updating: wire, command: "test")) {}
    let manifest = try IndexDirectory.readManifest(at: wire)
    let expected = Set(manifest.fileNames + [Manifest.fileName, "lock"])
    #expect(Set(try Directory.names(in: wire)) == expected, "\(what): left-overs")
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
