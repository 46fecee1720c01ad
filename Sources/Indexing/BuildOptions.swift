import Articles
import Text

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  /// Folders, files, or `-` for standard input, in the order given.
  package var inputs: [String]
  /// Folder of the index.
  package var target: String
  package var reading = ReadingOptions()
  package var analysis = Analysis()
  package var storesText = true
  package var budget: MemoryBudget
  /// Whether an index that stands at `target` is replaced.
  package var replaces = false

  package init(inputs: [String], target: String, budget: MemoryBudget) {
    self.inputs = inputs
    self.target = target
    self.budget = budget
  }
}

/// Where a build stands; for a progress line.
package struct BuildProgress: Sendable {
  package enum Phase: String, Sendable {
    case read, index, merge
  }

  package var phase: Phase
  /// Articles read or indexed so far.
  package var articles: Int
  /// Bytes of input read, of text indexed, or of lists merged, so far and in all; nil if unknown.
  package var bytes: UInt64
  package var total: UInt64?
}

/// What a build did.
package struct BuildReport: Sendable {
  package var articles = 0
  package var undated = 0
  package var tokens = 0
  package var terms = 0
  /// Bytes of text (records) that were indexed.
  package var textBytes: UInt64 = 0
  /// Bytes of input as read from disk.
  package var inputBytes: UInt64 = 0
  /// Sizes of the index by component, in the order of writing.
  package var components: [(name: String, bytes: Int)] = []
  /// What could not be read: counts by reason, and the first of each.
  package var problems = ProblemList()
  /// Ids that were there already with the same content.
  package var repeated = 0
  /// Articles that were renamed because their id was taken.
  package var renamed = 0
  package var seconds = 0.0
  package var peakMemory = 0
}

/// The problems of a build: every one counted, the first of each kind kept.
package struct ProblemList: Sendable {
  /// How many of each kind are kept.
  package static let keptOfEach = 10_000

  package private(set) var kept: [InputProblem] = []
  package private(set) var counts: [InputProblem.Reason: Int] = [:]

  /// Problems in all.
  package var total: Int { counts.values.reduce(0, +) }
  /// Those for which something was left out of the index.
  package var skipped: Int {
    counts.reduce(0) { $0 + ($1.key.leavesNothingOut ? 0 : $1.value) }
  }

  package mutating func add(_ problem: InputProblem) {
    counts[problem.reason, default: 0] += 1
    if counts[problem.reason, default: 0] <= Self.keptOfEach { kept.append(problem) }
  }
}
