import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// A process of the real program, begun to be killed.
struct Victim {
  private let process: pid_t
  private let began: ContinuousClock.Instant
  /// The end for reading of a pipe of which it holds the other: that one goes with it.
  private let life: Int32

  /// Begins `newsidx` with `arguments`; it says nothing.
  init(_ arguments: [String]) throws {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let program = bundle.deletingLastPathComponent().appendingPathComponent("newsidx").path
    var pipe: [Int32] = [-1, -1]
    guard Glibc.pipe(&pipe) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    defer { close(pipe[1]) }
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    began = ContinuousClock.now
    do {
      process = try ChildProcess(program, arguments).begin(keeping: pipe[1])
    } catch {
      close(pipe[0])
      throw error
    }
    life = pipe[0]
  }

  /// Waits until it has ended, and kills it when it has run for that long; to be called once.
  ///
  /// The calling thread waits in the kernel. A task that sleeps goes on only when a thread of the pool is to spare, which may
  /// be long after the process ended.
  ///
  /// - Returns: whether a signal ended it, and else its status.
  func wait(killingAfter moment: Duration? = nil) -> (isKilled: Bool, status: Int32) {
    defer { close(life) }
    if let moment, !hasEnded(by: began + moment) { kill(process, SIGKILL) }
    return switch ChildProcess.end(of: process) {
    case .signal: (true, 0)
    case .exit(let status): (false, status)
    }
  }

  /// Waits until it has ended or the moment has come, and tells whether it has ended.
  private func hasEnded(by moment: ContinuousClock.Instant) -> Bool {
    // No events: that nobody holds the other end is told unasked.
    var end = pollfd(fd: life, events: 0, revents: 0)
    while true {
      let rest = max(.zero, moment - ContinuousClock.now)
      let count = poll(&end, 1, Int32((rest / .milliseconds(1)).rounded(.up)))
      if count >= 0 || errno != EINTR { return count > 0 }
    }
  }
}
