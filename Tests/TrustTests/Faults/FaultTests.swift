import TestSupport
import Testing

/// The n-th operation on the disk fails, for every n: the old index or the new one is there, whole.
///
/// By default some n of each kind of operation, each with one fault; `NEWSIDX_FULL=1 swift test --filter FaultTests` tries
/// all of them, each with every fault.
@Suite struct FaultTests {
  @Test(arguments: Scenario.chosen)
  func whateverFailsTheOldOrTheNewIsThere(scenario: Scenario) async throws {
    let experiment = try await Experiment(scenario)
    var tally: [Fault: Int] = [:]
    var random = SeededGenerator(seed: TestSeed.current)
    if TestScale.isFull {
      for fault in Fault.allCases {
        var point = 1
        while try await experiment.disturb(fault, at: point, seed: TestSeed.current) { point += 1 }
        #expect(point > experiment.trace.count / 2)
        tally[fault] = point - 1
      }
    } else {
      for point in Self.chosen(experiment.trace, using: &random) {
        let fault = random.pick(Fault.allCases)
        if try await experiment.disturb(fault, at: point, seed: TestSeed.current) {
          tally[fault, default: 0] += 1
        }
      }
      #expect(tally.values.reduce(0, +) > 10)
    }
    let counts = Fault.allCases.map { "\($0) \(tally[$0] ?? 0)" }.joined(separator: ", ")
    print("Faults in \(scenario.name): \(counts); \(experiment.trace.count) operations")
  }

  /// One operation of each kind, and those around the commit.
  private static func chosen(
    _ trace: [Operation], using random: inout SeededGenerator
  ) -> [Int] {
    let kinds = Dictionary(grouping: trace.indices) { trace[$0].kind }
    var points = Set(kinds.values.map { random.pick($0) + 1 })
    for (index, operation) in trace.enumerated() where operation.kind == "rename" {
      points.formUnion((index - 2)...(index + 3))
    }
    return points.sorted()
  }

  @Test(arguments: Scenario.chosen)
  func interruptionsAndShortWritesAreNoFaults(scenario: Scenario) async throws {
    try await Experiment(scenario).interrupt()
  }

  @Test("a disk that lies about what it wrote is found out: this test can fail")
  func forgetfulDisk() async throws {
    for scenario in Scenario.chosen where scenario.changesAnswers {
      #expect(try await Experiment(scenario).survivesForgetfulDisk() == false)
    }
  }
}
