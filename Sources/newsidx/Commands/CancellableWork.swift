import Dispatch
import Synchronization

/// Runs asynchronous work from a program that is not, and cancels it on SIGINT and SIGTERM.
///
/// A program with an asynchronous `main` would pay for its start also where it only searches.
enum CancellableWork {
  /// How long the calling thread waits between two calls of `meanwhile`.
  private static let interval = DispatchTimeInterval.milliseconds(100)

  /// Waits for `work`; the calling thread calls `meanwhile` ten times a second.
  ///
  /// A second signal ends the process at once.
  ///
  /// - Throws: what `work` throws, which should be `CancellationError` after a signal.
  static func wait<Result: Sendable>(
    for work: @escaping @Sendable () async throws -> Result, meanwhile: () -> Void
  ) throws -> Result {
    let outcome = Outcome<Result>()
    let done = DispatchSemaphore(value: 0)
    let task = Task {
      do {
        outcome.set(.success(try await work()))
      } catch {
        outcome.set(.failure(error))
      }
      done.signal()
    }
    let watches = watchSignals { task.cancel() }
    defer { for watch in watches { watch.cancel() } }
    while done.wait(timeout: .now() + interval) == .timedOut { meanwhile() }
    guard let result = outcome.value else { throw CancellationError() }
    return try result.get()
  }

  private static func watchSignals(
    _ interrupt: @escaping @Sendable () -> Void
  ) -> [any DispatchSourceSignal] {
    let count = SignalCount()
    return Terminal.endingSignals.map { number in
      Terminal.ignore(number)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        if count.next() > 1 { Terminal.leave(2) }
        interrupt()
      }
      source.resume()
      return source
    }
  }

  private final class Outcome<Value: Sendable>: Sendable {
    private let stored = Mutex<Result<Value, any Error>?>(nil)

    var value: Result<Value, any Error>? { stored.withLock { $0 } }

    func set(_ value: Result<Value, any Error>) { stored.withLock { $0 = value } }
  }

  private final class SignalCount: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }
}
