import Bytes
import NewsIndex
import Segments
import TestSupport
import Testing

/// A writer is killed at any moment: the state before or the one after is there, and readers never see another.
///
/// 30 kills, and 8 of first builds; `NEWSIDX_FULL=1 swift test --filter KillTests` makes 500 and 200.
@Suite struct KillTests {
  /// What is killed, and the number of the state that it leads to; nil for the one that is there.
  private struct Work {
    var arguments: [String]
    var target: Int?
  }

  private struct Tally: CustomStringConvertible {
    var rounds = 0
    /// Of those that were killed in time, by command.
    var killed: [String: Int] = [:]
    var changes = 0
    var killedAfterCommit = 0

    var description: String {
      "\(killed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }) of \(rounds) rounds; "
        + "\(changes) changes, \(killedAfterCommit) of them with the writer killed after its commit"
    }
  }

  /// Commands of the three of which at least one run is to be killed in time.
  private static let commandsToHit = TestScale.count(1, full: 3)
  /// Rounds that are tried until some are.
  private static let mostRounds = TestScale.count(400, full: 1000)

  @Test func aKilledWriterLeavesACommittedState() throws {
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
      durations.append((ContinuousClock.now - start) * 1.3)
      try #require(end == (false, 0), "newsidx \(work.arguments)")
      let answers = try #require(try Answers.checked(wire))
      if work.target != nil { states.append(answers) }
      #expect(answers == states.last)
    }
    try #require(states.count == 2 && states[0] != states[1])
    let reader = Reader(of: wire, expecting: states)
    let tally = try kill(works, durations, wire, states)
    let reads = try reader.stop()
    #expect(reads > 0 && tally.killed.count >= Self.commandsToHit)
    print("Kills: \(tally); \(reads) reads meanwhile")
  }

  private func kill(
    _ works: [Work], _ durations: [Duration], _ wire: String, _ states: [Answers]
  ) throws -> Tally {
    var random = SeededGenerator(seed: TestSeed.current)
    var tally = Tally()
    var durations = durations
    var (current, isMerged) = (1, true)
    // What the durations were measured on may have been slow for reasons of its own: more rounds until enough are hit.
    let wanted = TestScale.count(30, full: 500)
    while tally.rounds < wanted
      || tally.killed.count < Self.commandsToHit && tally.rounds < Self.mostRounds
    {
      let round = tally.rounds
      // What is there already is left alone by "add" and "merge": other things first.
      let choice = current == 0 ? random.pick([0, 1, 1]) : isMerged ? 0 : random.pick([0, 2, 2])
      let moment = durations[choice] * Double.random(in: 0..<1, using: &random)
      let end = try Victim(works[choice].arguments).wait(killingAfter: moment)
      // As long as it takes now: some are to end in time.
      durations[choice] = durations[choice] * (end.isKilled ? 1.15 : 0.8)
      tally.rounds += 1
      if end.isKilled { tally.killed[works[choice].arguments[0], default: 0] += 1 }
      let what = "round \(round), \(works[choice].arguments[0]) killed after \(moment)"
      let target = works[choice].target ?? current
      let found = try #require(try Answers.checked(wire), "\(what)")
      #expect(found == states[current] || found == states[target], "\(what): a third state")
      if !end.isKilled { #expect(end.status == 0 && found == states[target], "\(what)") }
      if found == states[target], target != current {
        current = target
        tally.changes += 1
        if end.isKilled { tally.killedAfterCommit += 1 }
      }
      isMerged = try IndexDirectory.readManifest(at: wire).segments.count == 1
      try expectTidying(wire, what)
    }
    #expect(try Answers.checked(wire) == states[current])
    return tally
  }

  /// Where nothing stood before there is nothing to be seen until all of it is there, and the command may be given again.
  @Test func aKilledFirstBuildLeavesNothingOrTheIndex() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    let first = try TrustCorpus.write(TrustCorpus.first, as: "corpora/first.jsonl", in: folder)
    let wire = folder.path + "/wire"
    let build = ["build", first, "-o", wire]
    let start = ContinuousClock.now
    try #require(try Victim(build).wait() == (false, 0))
    var duration = (ContinuousClock.now - start) * 1.3
    let expected = try #require(try Answers.checked(wire))
    var tally = (rounds: 0, killed: 0, leftFolder: 0, leftIndex: 0)
    // The first build may have been slow for reasons of its own: more rounds until one is hit.
    let wanted = TestScale.count(8, full: 200)
    while tally.rounds < wanted || tally.killed == 0 && tally.rounds < Self.mostRounds {
      let round = tally.rounds
      try folder.remove("wire")
      let moment = duration * Double.random(in: 0..<1, using: &random)
      let end = try Victim(build).wait(killingAfter: moment)
      duration = duration * (end.isKilled ? 1.15 : 0.7)
      tally.rounds += 1
      if end.isKilled { tally.killed += 1 }
      let what = "round \(round), killed after \(moment)"
      if let found = try Answers.checked(wire) {
        #expect(found == expected, "\(what): half an index")
        if end.isKilled { tally.leftIndex += 1 }
      } else {
        #expect(end.isKilled, "\(what): no index")
        if folder.has("wire") { tally.leftFolder += 1 }
        #expect(try Victim(build).wait() == (false, 0), "\(what): not built again")
        #expect(try Answers.checked(wire) == expected, "\(what): built again")
      }
      try expectTidying(wire, what)
    }
    #expect(tally.killed > 0)
    print("Kills of first builds: \(tally)")
  }

  /// The next writer removes what the killed one left.
  private func expectTidying(_ wire: String, _ what: String) throws {
    withExtendedLifetime(try IndexWriter(updating: wire, command: "test")) {}
    let manifest = try IndexDirectory.readManifest(at: wire)
    let expected = Set(manifest.fileNames + [Manifest.fileName, "lock"])
    #expect(Set(try Directory.names(in: wire)) == expected, "\(what): left-overs")
  }
}
