import Foundation
import Synchronization

/// Lets a thread wait for a task.
final class FuzzGate: Sendable {
  private let condition = NSCondition()
  private let outcome = Mutex<(isOpen: Bool, error: (any Error)?)>((false, nil))

  func open(_ error: (any Error)?) {
    condition.lock()
    outcome.withLock { $0 = (true, error) }
    condition.broadcast()
    condition.unlock()
  }

  /// What the gate was opened with.
  func wait() -> (any Error)? {
    condition.lock()
    defer { condition.unlock() }
    while !outcome.withLock({ $0.isOpen }) { condition.wait() }
    return outcome.withLock { $0.error }
  }
}
