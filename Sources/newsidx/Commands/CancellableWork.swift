import Dispatch
import Synchronization

/// Runs asynchronous work from a program that is not, and cancels it on SIGINT, SIGTERM, SIGHUP and SIGXCPU.
///
/// A program with an asynchronous `main` would pay for its start also where it only searches.
enum CancellableWork {
  /// How long the calling thread waits between two looks at the signals.
  private static let interval = DispatchTimeInterval.milliseconds(50)

  /// Rounds of waiting after a signal until the user is told that it was heard.
  private static let patience = 20

  /// Waits for `work`; the calling thread calls `meanwhile` twenty times a second.
  ///
  /// A second signal ends the process at once.
  ///
  /// - Parameter threads: how many do the work.
  /// - Throws: what `work` throws, which should be `CancellationError` after a signal; `Terminal.TooFewOpenFiles`,
  ///   `Terminal.TooFewThreads`.
  static func wait<Result: Sendable>(
    threads: Int, for work: @escaping @Sendable () async throws -> Result, meanwhile: () -> Void
  ) throws -> Result {
    try Terminal.requireOpenFiles()
    try Terminal.requireThreads(threads)
    let outcome = Outcome<Result>()
    let done = DispatchSemaphore(value: 0)
    Terminal.countInterruptions()
    let task = Task {
      do {
        outcome.set(.success(try await work()))
      } catch {
        outcome.set(.failure(error))
      }
      done.signal()
    }
    var rounds = 0
    while done.wait(timeout: .now() + interval) == .timedOut {
      meanwhile()
      guard Terminal.interruptions > 0 else { continue }
      task.cancel()
      rounds += 1
      if rounds == patience { Messages.note("stopping; interrupt again to end at once") }
    }
    guard let result = outcome.value else { throw CancellationError() }
    return try result.get()
  }

  private final class Outcome<Value: Sendable>: Sendable {
    private let stored = Mutex<Result<Value, any Error>?>(nil)

    var value: Result<Value, any Error>? { stored.withLock { $0 } }

    func set(_ value: Result<Value, any Error>) { stored.withLock { $0 = value } }
  }
}
