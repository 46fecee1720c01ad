import Dispatch

/// Waits between two looks at something, until the user ends that.
struct Pause {
  private let never = DispatchSemaphore(value: 0)
  private static let step = DispatchTimeInterval.milliseconds(50)

  /// Makes signals end the wait.
  init() { Terminal.countInterruptions() }

  /// Waits; false if the user asked the program to end.
  func wait(_ duration: Duration) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + duration
    while Terminal.interruptions == 0 {
      if clock.now >= end { return true }
      _ = never.wait(timeout: .now() + Self.step)
    }
    return false
  }
}
