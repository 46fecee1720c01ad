import Articles
import Calendar
import Segments
import Text

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  /// Folders, files, or `-` for standard input, in the order given.
  package var inputs: [String]
  /// Folder of the index.
  package var target: String
  /// How the corpus is read.
  package var reading = ReadingOptions()
  /// The same as it was said, which the index keeps for articles that are added.
  package var configuration = Manifest.Reading()
  /// How text becomes tokens.
  package var analysis = Analysis()
  /// Whether bodies are kept, for snippets and `show`.
  package var storesText = true
  /// How places are found in the text; nil if they are not.
  package var places: PlaceFinding?
  /// How dates are found in the text; nil if they are not.
  package var dates: DateFinding?
  /// Memory and threads.
  package var budget: MemoryBudget
  /// Whether an index that stands at `target` is replaced.
  package var replaces = false

  /// A build with the usual options.
  package init(inputs: [String], target: String, budget: MemoryBudget) {
    self.inputs = inputs
    self.target = target
    self.budget = budget
  }
}

/// Where a build stands; for a progress line.
package struct BuildProgress: Sendable {
  /// The steps of a build, in order: reading and sorting, inverting, merging lists, and if places and dates are found the
  /// lists of these.
  package enum Phase: String, Sendable {
    case read, index, merge, places, dates
  }

  /// The step that is under way.
  package var phase: Phase
  /// Articles read or indexed so far.
  package var articles: Int
  /// Bytes of input read, of text indexed, of lists merged, or of places and dates read, so far and in all; nil if unknown.
  package var bytes: UInt64
  /// See `bytes`.
  package var total: UInt64?
}

/// What a build did.
package struct BuildReport: Sendable {
  /// Articles in the index.
  package var articles = 0
  /// Those without a publication date.
  package var undated = 0
  /// How publication dates were found, and how exact they are.
  package var published = PublishedCounts()
  /// What stands first in 03/04/2013, given or told by the corpus; nil if neither.
  package var dateOrder: DayMonthOrder?
  /// Articles whose date could be read in both orders.
  package var openOrders = 0
  /// What the corpus tells of that.
  package var orderEvidence = OrderEvidence()
  /// Tokens of titles and bodies.
  package var tokens = 0
  /// Distinct terms of titles and bodies.
  package var terms = 0
  /// Mentions of places, and distinct places with all around them.
  package var mentions = 0
  /// See `mentions`.
  package var placeNodes = 0
  /// Dates in titles and bodies, and distinct ones with all around them.
  package var dates = 0
  /// See `dates`.
  package var dateNodes = 0
  /// Bytes of text (records) that were indexed.
  package var textBytes: UInt64 = 0
  /// Bytes of input as read from disk.
  package var inputBytes: UInt64 = 0
  /// Sizes of the index by component, in the order of writing.
  package var components: [(name: String, bytes: Int)] = []
  /// What could not be read: counts by reason, and the first of each.
  package var problems = ProblemList()
  /// What could not be read of the user's gazetteer, a line each.
  package var gazetteerProblems: [String] = []
  /// Ids that were there already with the same content.
  package var repeated = 0
  /// Articles that were renamed because their id was taken.
  package var renamed = 0
  /// Articles that were left out as another version of them came later.
  package var superseded = 0
  /// How long the build took.
  package var seconds = 0.0
  /// Peak resident memory, bytes.
  package var peakMemory = 0
}

/// The problems of a build: every one counted, the first of each kind kept.
package struct ProblemList: Sendable {
  /// How many of each kind are kept.
  package static let keptOfEach = 10_000

  /// The first `keptOfEach` of each kind, in the order in which they were met.
  package private(set) var kept: [InputProblem] = []
  /// How many there were, by kind.
  package private(set) var counts: [InputProblem.Reason: Int] = [:]

  /// No problems.
  package init() {}

  /// Problems in all.
  package var total: Int { counts.values.reduce(0, +) }
  /// Those for which something was left out of the index.
  package var skipped: Int {
    counts.reduce(0) { $0 + ($1.key.leavesNothingOut ? 0 : $1.value) }
  }

  /// Counts a problem, and keeps it if it is among the first of its kind.
  package mutating func add(_ problem: InputProblem) {
    counts[problem.reason, default: 0] += problem.count
    if counts[problem.reason, default: 0] <= Self.keptOfEach { kept.append(problem) }
  }
}
