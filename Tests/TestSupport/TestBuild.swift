import Indexing
import Places
import Segments
import Text

/// How tests build indexes: without places, if not said otherwise.
package enum TestBuild {
  /// Places of the program's own gazetteer.
  package static func places() throws -> PlaceFinding { PlaceFinding(try .shipped()) }

  /// Builds an index from `input` at `target`.
  @discardableResult
  package static func build(
    _ input: String, to target: String, threads: Int = 1,
    change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> BuildReport {
    var options = BuildOptions(
      inputs: [input], target: target,
      budget: MemoryBudget(bytes: MemoryBudget.smallest, threads: threads))
    change(&options)
    return try await IndexBuilder(options, progress: { _ in }).build()
  }
}
