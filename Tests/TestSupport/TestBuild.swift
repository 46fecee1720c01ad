import Indexing
import Segments
import Text

/// How tests build indexes.
package enum TestBuild {
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
