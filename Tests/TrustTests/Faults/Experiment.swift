import Bytes
import Foundation
import NewsIndex
import Segments
import TestSupport
import Testing

/// What the folders of a disk answer; nil where there is no index.
typealias DiskState = [Answers?]

/// A scenario with what is before and after it, to be disturbed again and again.
struct Experiment {
  let scenario: Scenario
  /// The operations of a run that nothing disturbs.
  let trace: [Operation]
  private let folder: TemporaryFolder
  private let before: DiskState
  private let after: DiskState

  private var template: String { folder.path + "/template" }

  /// Runs the scenario without faults.
  init(_ scenario: Scenario) async throws {
    self.scenario = scenario
    folder = try TemporaryFolder()
    _ = try TrustCorpus.write(TrustCorpus.first, as: "corpora/first.jsonl", in: folder)
    _ = try TrustCorpus.write(TrustCorpus.second, as: "corpora/second.jsonl", in: folder)
    let template = folder.path + "/template"
    try Directory.create(template)
    try await scenario.prepare(folder.path + "/corpora", template)
    before = try Self.state(of: template)
    let bench = try Bench(template: template)
    let files = try bench.files()
    try await FileSystems.$current.withValue(files) { [corpora = folder.path + "/corpora"] in
      try await scenario.run(corpora, bench.disk)
    }
    trace = files.trace
    after = try Self.state(of: bench.disk)
    try #require((after != before) == scenario.changesAnswers)
    try #require(!after.allSatisfy { $0 == nil })
  }

  private static func state(of disk: String) throws -> DiskState {
    try Scenario.folders.map { try Answers.checked("\(disk)/\($0)") }
  }

  private func run(on bench: Bench, _ files: FaultyFileSystem) async throws {
    try await FileSystems.$current.withValue(files) {
      try await scenario.run(folder.path + "/corpora", bench.disk)
    }
  }

  /// Lets operation `point` go wrong and looks at everything afterwards.
  ///
  /// - Returns: whether the run came to that operation.
  func disturb(_ fault: Fault, at point: Int, seed: UInt64) async throws -> Bool {
    let bench = try Bench(template: template)
    let files = try bench.files(fault, at: point)
    var failure: (any Error)?
    do { try await run(on: bench, files) } catch { failure = error }
    guard let victim = files.victim else {
      #expect(failure == nil)
      return false
    }
    let what = "\(scenario.name), \(fault) at operation \(point) (\(victim)), seed \(seed)"
    var random = SeededGenerator(seed: seed &+ UInt64(point))
    do {
      if fault != .powerLoss {
        let now = try Self.state(of: bench.disk)
        try hold(now, failure, what)
        // What is visible may be lost with the power, but for what was said to be done.
        for loss in losses(&random) {
          try expectSurvival(files, bench, loss, failure, &random, "\(what), then \(loss) lost")
        }
        files.mend()
        try await expectTidying(bench.disk, files, bench, &random, what)
      } else {
        let losses = ModelDisk.Loss.allCases
        for loss in TestScale.isFull ? losses : [random.pick(losses)] {
          let disk = try expectSurvival(
            files, bench, loss, failure, &random, "\(what), \(loss) lost")
          try await expectTidying(
            disk, try bench.files(on: disk), bench, &random, "\(what), \(loss) lost")
        }
      }
    } catch {
      Issue.record("\(what): \(error); the run \(failure.map { "threw: \($0)" } ?? "succeeded")")
    }
    return true
  }

  /// What is tried where nothing was said to be lost; one of both by default.
  private func losses(_ random: inout SeededGenerator) -> [ModelDisk.Loss] {
    let losses = [ModelDisk.Loss.everything, .some]
    return TestScale.isFull ? losses : [random.pick(losses)]
  }

  /// What is visible after a failure that is not the power's.
  private func hold(_ now: DiskState, _ failure: (any Error)?, _ what: String) throws {
    switch failure {
    case nil: #expect(now == after, "\(what): it was said to be done, and is not")
    case is UnsettledCommit: #expect(now == after, "\(what): neither")
    case .some(let failure):
      #expect(now == before || now == after && scenario.commitsTwice, "\(what): \(failure)")
      #expect("\(failure)".contains("cannot "), "\(what): \(failure)")
    }
  }

  @discardableResult
  private func expectSurvival(
    _ files: FaultyFileSystem, _ bench: Bench, _ loss: ModelDisk.Loss, _ failure: (any Error)?,
    _ random: inout SeededGenerator, _ what: String
  ) throws -> String {
    let disk = try bench.restart(files, after: loss, using: &random)
    do {
      let found = try Self.state(of: disk)
      #expect(found == after || failure != nil && found == before, "\(what): neither old nor new")
    } catch {
      Issue.record("\(what): \(error)")
    }
    return disk
  }

  /// The next writer finds its way, leaves no left-overs, and what it leaves survives a loss of power.
  private func expectTidying(
    _ disk: String, _ files: FaultyFileSystem, _ bench: Bench, _ random: inout SeededGenerator,
    _ what: String
  ) async throws {
    let state = try Self.state(of: disk)
    try await FileSystems.$current.withValue(files) {
      for name in Scenario.folders where Directory.exists("\(disk)/\(name)") {
        if NewsIndex.isIndex("\(disk)/\(name)") {
          withExtendedLifetime(
            try IndexWriter(updating: "\(disk)/\(name)", command: "test")
          ) {}
        } else {
          try await scenario.run(folder.path + "/corpora", disk)
        }
      }
    }
    for name in Scenario.folders where Directory.exists("\(disk)/\(name)") {
      let manifest = try IndexDirectory.readManifest(at: "\(disk)/\(name)")
      let expected = Set(manifest.fileNames + [Manifest.fileName, "lock"])
      let found = Set(try Directory.names(in: "\(disk)/\(name)"))
      #expect(found == expected, "\(what): left-overs in \(name)")
    }
    let tidied = try Self.state(of: disk)
    #expect(tidied == state || tidied == after, "\(what): the next writer changed it")
    for loss in losses(&random) {
      let rest = try bench.restart(files, after: loss, using: &random)
      #expect(try Self.state(of: rest) == tidied, "\(what), next writer, \(loss) lost")
    }
  }

  /// Runs the scenario where every operation is interrupted first and does half of what it is asked to.
  func interrupt() async throws {
    let bench = try Bench(template: template)
    let files = try bench.files(interrupts: true)
    try await run(on: bench, files)
    #expect(try Self.state(of: bench.disk) == after)
  }

  /// Whether the scenario's result survives a loss of power on a disk that does not write what it says it does.
  func survivesForgetfulDisk() async throws -> Bool {
    let bench = try Bench(template: template)
    let files = try bench.files(forgets: true)
    try await run(on: bench, files)
    var random = SeededGenerator(seed: 1)
    let disk = try bench.restart(files, after: .everything, using: &random)
    return try Self.state(of: disk) == after
  }
}
