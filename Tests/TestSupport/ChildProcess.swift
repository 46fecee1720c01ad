import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A process whose streams are files.
///
/// Begun by `posix_spawn` and not by way of Foundation, whose processes were seen to read freed memory and to write beyond
/// their memory where many tests begin some at a time, and hold descriptors and threads of the test's process for each.
package struct ChildProcess: Sendable {
  package enum End: Sendable, Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  /// The path of the program.
  package var program: String
  package var arguments: [String]
  /// Where it runs; where the test does without.
  package var folder: String?
  /// Its variables; those of the test without.
  package var environment: [String: String]?
  package var input = "/dev/null"
  package var output = "/dev/null"
  /// Where its standard error goes.
  package var messages = "/dev/null"

  package init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// Runs it to its end.
  ///
  /// Twice as many as there are processors run at a time; the others wait, and hold nothing.
  package func run() async throws -> End {
    try await withCheckedThrowingContinuation { end in
      Self.running.addOperation { end.resume(with: Result { Self.end(of: try begin()) }) }
    }
  }

  private static let running: OperationQueue = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2 * ProcessInfo.processInfo.activeProcessorCount
    return queue
  }()

  /// Begins it; `end(of:)` is to be called once with what is returned.
  ///
  /// - Parameter kept: a descriptor that it has as number 3.
  package func begin(keeping kept: Int32? = nil) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let streams = [(input, O_RDONLY), (output, O_WRONLY | O_CREAT), (messages, O_WRONLY | O_CREAT)]
    for (stream, (path, mode)) in streams.enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(stream), path, mode, 0o644)
    }
    if let kept { posix_spawn_file_actions_adddup2(&actions, kept, 3) }
    var attributes = Self.withDefaultSignals()
    defer { posix_spawnattr_destroy(&attributes) }
    // Swift sees no action that changes the folder.
    let line = (folder.map { ["/usr/bin/env", "-C", $0] } ?? []) + [program] + arguments
    var words = Self.copies(line)
    defer { words.forEach { free($0) } }
    var variables = Self.copies(environment?.map { "\($0)=\($1)" } ?? [])
    defer { variables.forEach { free($0) } }
    var process = pid_t()
    let code = variables.withUnsafeMutableBufferPointer {
      posix_spawn(
        &process, line[0], &actions, &attributes, &words,
        environment == nil ? environ : $0.baseAddress)
    }
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return process
  }

  /// Waits in the kernel until it has ended.
  package static func end(of process: pid_t) -> End {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
  }

  /// The thread that begins a process may have signals blocked or ignored, and a process inherits that.
  private static func withDefaultSignals() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    return attributes
  }

  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }
}
