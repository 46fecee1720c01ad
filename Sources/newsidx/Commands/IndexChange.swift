import ArgumentParser
import NewsIndex

/// Runs work that changes an index, with progress, and tells what an interruption left.
enum IndexChange {
  /// Waits for `work`.
  ///
  /// - Parameters:
  ///   - path: the index.
  ///   - threads: how many do the work.
  /// - Throws: what `work` throws; `ExitCode` for an interruption, about which all is said then.
  static func run<Result: Sendable>(
    on path: String, threads: Int, isQuiet: Bool,
    _ work: @escaping @Sendable (@escaping @Sendable (BuildStatus) -> Void) async throws -> Result
  ) throws -> Result {
    let progress = BuildProgressLine(isQuiet: isQuiet)
    defer { progress.end() }
    do {
      return try CancellableWork.wait(
        threads: threads, for: { try await work { progress.note($0) } },
        meanwhile: { progress.draw() })
    } catch is CancellationError {
      progress.end()
      Messages.note("\(Terminal.interruption); '\(path)' is complete, as its last commit left it")
      throw ExitCode(2)
    }
  }
}
