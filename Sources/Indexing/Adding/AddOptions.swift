import Articles
import Calendar
import Segments

/// What is to be added to an index.
package struct AddOptions: Sendable {
  /// Folders, files, or `-` for standard input, in the order given.
  package var inputs: [String]
  /// Files that were found before; they take the place of `inputs`.
  package var files: [CorpusFile]?
  /// Folder of the index.
  package var path: String
  /// How the corpus is read, beyond what the index says: takes the place of the same option there.
  package var reading = Manifest.Reading()
  /// What the user expects the index to be; adding is refused if it is something else.
  package var expectations = Expectations()
  /// Whether segments are merged afterwards where the policy says so.
  package var merges = true
  /// Most resident memory, bytes.
  package var memory = MemoryBudget.standard
  /// Number of threads.
  package var threads: Int
  /// How dates are found, if the index has them.
  package var dates = DateFinding()

  /// Adding with the usual options.
  package init(inputs: [String], to path: String, threads: Int) {
    self.inputs = inputs
    self.path = path
    self.threads = threads
  }

  /// Options of a build that an index must have.
  package struct Expectations: Sendable {
    /// Name of the analysis profile.
    package var profile: String?
    /// The user's gazetteer: its path, for messages, and the XXH3-64 of the file.
    package var gazetteer: (path: String, hash: UInt64)?
    /// ISO 3166-1 alpha-2.
    package var homeCountry: String?

    package init() {}
  }
}

/// What an `add` did.
package struct AddReport: Sendable {
  /// What was read and indexed.
  package var build = BuildReport()
  /// Articles that were there already.
  package var present = 0
  /// Articles that took the place of another version.
  package var replaced = 0
  /// Those of them that have no id of their own: they were told by their path.
  package var replacedByPath = 0
  /// What stands first in 03/04/2013, where the index did not know that before; what was there is not read anew.
  package var learnedOrder: LearnedOrder?
  /// How often segments were merged, and into how many articles.
  package var merged = MergeReport()
  /// Segments and articles of the index now.
  package var segments = 0
  /// See `segments`.
  package var articles = 0

  /// Articles that are new.
  package var added: Int { build.articles - replaced }
}

/// An order of day and month that an index did not know.
package struct LearnedOrder: Sendable {
  /// The order; it holds for what is added from now on.
  package let order: DayMonthOrder
  /// Articles from before of which the date is doubtful, as it may be for want of this order.
  package let doubtful: Int
}

/// What merging did.
package struct MergeReport: Sendable {
  /// How often several segments became one.
  package var merges = 0
  /// Articles that were written.
  package var articles = 0
  /// How long it took.
  package var seconds = 0.0

  /// Nothing was merged.
  package init() {}
}
