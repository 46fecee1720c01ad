import Foundation
import Testing

/// Opens an index and asks it everything, again and again, on a thread of its own until it is stopped.
///
/// Not a task: the pool of threads for those may have none to spare for long.
final class Reader: @unchecked Sendable {
  private let condition = NSCondition()
  private var isStopped = false
  private var hasEnded = false
  private var reads = 0
  private var failure: (any Error)?

  /// Begins to read the index at `path`, which answers as in one of `states` at any time.
  init(of path: String, expecting states: [Answers]) {
    let thread = Thread { [self] in
      do {
        while try read(path, states) {}
      } catch {
        condition.withLock { failure = error }
      }
      condition.withLock {
        hasEnded = true
        condition.broadcast()
      }
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func read(_ path: String, _ states: [Answers]) throws -> Bool {
    let answers = try Answers.of(path)
    return try condition.withLock {
      guard let answers, states.contains(answers) else {
        throw UnknownState(reads: reads, answers: answers)
      }
      reads += 1
      condition.broadcast()
      return !isStopped
    }
  }

  /// Waits until it has read at least once more, or failed.
  func waitForAnother() {
    condition.withLock {
      let before = reads
      while reads == before, !hasEnded { condition.wait() }
    }
  }

  /// Ends the reading.
  ///
  /// - Returns: how often the index was opened and answered as in one of the states.
  /// - Throws: what went wrong, `UnknownState` if it answered otherwise.
  func stop() throws -> Int {
    try condition.withLock {
      isStopped = true
      while !hasEnded { condition.wait() }
      if let failure { throw failure }
      return reads
    }
  }
}

/// An index answered as no committed state does.
struct UnknownState: Error, CustomStringConvertible {
  let reads: Int
  let answers: Answers?

  var description: String {
    "after \(reads) reads: \(answers.map(\.description) ?? "there is no index")"
  }
}
