import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A process of the real program, begun to be killed.
///
/// Not by way of Foundation, which was seen to read freed memory where several threads begin processes.
struct Victim {
  private let process: pid_t
  private let began: ContinuousClock.Instant
  /// The end for reading of a pipe of which it holds the other: that one goes with it.
  private let life: Int32

  /// Begins `newsidx` with `arguments`; it says nothing.
  init(_ arguments: [String]) throws {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let program = bundle.deletingLastPathComponent().appendingPathComponent("newsidx").path
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, mode) in [(0, O_RDONLY), (1, O_WRONLY), (2, O_WRONLY)] as [(Int32, Int32)] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", mode, 0)
    }
    var pipe: [Int32] = [-1, -1]
    guard Glibc.pipe(&pipe) == 0 else { throw Self.error(errno) }
    defer { close(pipe[1]) }
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    posix_spawn_file_actions_adddup2(&actions, pipe[1], 3)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    began = ContinuousClock.now
    let code = posix_spawn(&process, program, &actions, nil, &words, environ)
    guard code == 0 else {
      close(pipe[0])
      throw Self.error(code)
    }
    self.process = process
    life = pipe[0]
  }

  private static func error(_ code: Int32) -> POSIXError {
    POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO)
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
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status & 0x7F != 0, (status >> 8) & 0xFF)
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
