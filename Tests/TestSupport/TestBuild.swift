import Foundation
import Indexing
import Places
import Segments
import Text

/// How tests build indexes: without places, if not said otherwise.
package enum TestBuild {
  /// Places of the program's own gazetteer.
  package static func places() throws -> PlaceFinding { PlaceFinding(try .shipped()) }

  /// Builds an index from `input` at `target`, and reads every list of it again.
  ///
  /// - Throws: `UnsoundIndex` if the check finds anything.
  @discardableResult
  package static func build(
    _ input: String, to target: String, threads: Int = 1,
    change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> BuildReport {
    var options = BuildOptions(
      inputs: [input], target: target,
      budget: MemoryBudget(bytes: MemoryBudget.smallest, threads: threads))
    change(&options)
    let builder = IndexBuilder(options, progress: { _ in })
    let report = try await building.pass { try await builder.build() }
    try check(target)
    return report
  }

  private static let building = Turnstile(2 * ProcessInfo.processInfo.activeProcessorCount)

  /// Reads every list of an index again.
  ///
  /// - Throws: `UnsoundIndex` if the check finds anything.
  package static func check(_ path: String) throws {
    let problems = try IndexCheck(path: path).problems
    if !problems.isEmpty { throw UnsoundIndex(problems: problems) }
  }
}

/// An index that was just written, and in which the check finds something.
package struct UnsoundIndex: Error {
  package let problems: [String]
}
