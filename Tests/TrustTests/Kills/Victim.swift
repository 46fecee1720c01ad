import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A process of the real program, begun to be killed.
///
/// Not by way of Foundation, which was seen to read freed memory where several threads begin processes.
struct Victim {
  private let process: pid_t

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
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, nil, &words, environ)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    self.process = process
  }

  /// Ends it at once, if it has not ended.
  func kill() { _ = Glibc.kill(process, SIGKILL) }

  /// Waits until it has ended.
  ///
  /// - Returns: whether a signal ended it, and else its status.
  func wait() -> (isKilled: Bool, status: Int32) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status & 0x7F != 0, (status >> 8) & 0xFF)
  }
}
