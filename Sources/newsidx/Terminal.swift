import CMappings
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Signals that asked the program to end.
private let interruptionCount = Atomic(0)
/// Whether the process has used up its time.
private let isOutOfTime = Atomic(false)
/// Whether it was found out that threads can be begun.
private let hasThreads = Atomic(false)

/// The process and its surroundings as the C library has them; the only file here that calls it.
enum Terminal {
  static let standardInput: Int32 = 0
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2

  /// A call of the system that failed; `reason` is the system's.
  struct Failure: Error, CustomStringConvertible {
    var what: String
    var reason: String

    init(_ what: String, code: Int32) {
      self.what = what
      reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    var description: String { "cannot \(what): \(reason)" }
  }

  /// Text that is not UTF-8.
  struct ForeignText: Error, CustomStringConvertible {
    /// Where it stands.
    var what: String
    var bytes: [UInt8]

    var description: String {
      "\(what) \(ShellQuoting.escaped(bytes)) is not UTF-8: set the terminal to UTF-8; a file of such a name is read with "
        + "the folder that it is in, and a folder by way of a link to it (ln -s)"
    }
  }

  /// Threads cannot be given work.
  struct TooFewOpenFiles: Error, CustomStringConvertible {
    /// How many files the process may have open, and how many it must.
    var limit, needed: Int

    var description: String {
      "Too many open files: the process may have \(limit) open, and needs \(needed) at least; raise the limit (ulimit -n)"
    }
  }

  /// Threads cannot be had.
  struct TooFewThreads: Error, CustomStringConvertible {
    /// How many there may be, and how many are needed.
    var most, needed: Int
    var reason: String

    var description: String {
      "cannot begin \(needed) threads, only \(most): \(reason); raise the limit of processes and threads (ulimit -u) or of "
        + "the process's memory (ulimit -v), or lower that of a stack (ulimit -s)"
    }
  }

  /// What the program was called with cannot be known.
  struct NoArguments: Error, CustomStringConvertible {
    var description: String {
      "cannot read what the program was called with: it is told by /proc, which is not there or cannot be read; nothing was done"
    }
  }

  /// Nobody reads any more what is written.
  struct ClosedPipe: Error {}

  /// Writes all of `bytes`.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var start = 0
    while start < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
        #if canImport(Glibc)
          return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
          return unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        throw ClosedPipe()
      } else if errno != EINTR {
        throw Failure("write to standard output", code: errno)
      }
    }
  }

  /// Reads into all of `bytes`; returns the number of bytes, 0 only at the end.
  static func read(into bytes: inout [UInt8], from descriptor: Int32) throws -> Int {
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          return unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          return unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count >= 0 { return count }
      if errno != EINTR { throw Failure("read the input", code: errno) }
    }
  }

  /// Calls `body` with a file that is open for reading.
  static func withFile<Result>(
    _ path: String, _ body: (Int32) throws -> Result
  ) throws -> Result {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure("open '\(path)'", code: errno) }
    defer { close(descriptor) }
    return try body(descriptor)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal behind a descriptor; 80 if they are not known.
  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// What the program was called with, without its own name.
  ///
  /// - Throws: `ForeignText` for an argument that is not UTF-8, which would be taken for another one; `NoArguments`.
  static func arguments() throws -> [String] {
    // The name at least is always there.
    guard CommandLine.argc > 0 else { throw NoArguments() }
    var arguments: [String] = []
    for index in 1..<Int(CommandLine.argc) {
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
      arguments.append(unsafe try text(argument, from: "the argument"))
    }
    return arguments
  }

  /// A variable of the environment; nil if it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// A path in a variable of the environment; nil if it is not set or empty.
  ///
  /// - Throws: `ForeignText`.
  static func path(inEnvironment name: String) throws -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let path = unsafe try text(value, from: name)
    return path.isEmpty ? nil : path
  }

  private static func text(_ bytes: UnsafePointer<CChar>, from what: String) throws -> String {
    if let text = unsafe String(validatingCString: bytes) { return text }
    let count = unsafe strlen(bytes)
    throw ForeignText(
      what: what, bytes: unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count)))
  }

  /// Today where the user is, ISO 8601.
  static var today: String {
    var now = time(nil)
    var parts = unsafe tm()
    guard unsafe localtime_r(&now, &parts) != nil else { return "1970-01-01" }
    let numbers = unsafe [
      Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday),
    ]
    return numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
  }

  /// Processors that are on line.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Refuses to begin where the process may open hardly a file: threads are given work by way of three, and the library that
  /// does so ends the process where it does not get them.
  static func requireOpenFiles() throws {
    // Negative where there is no limit.
    let most = sysconf(Int32(_SC_OPEN_MAX))
    guard most >= 0 else { return }
    var missing = leastOpenFiles
    var descriptor = 0
    while missing > 0, descriptor < most {
      if fcntl(Int32(clamping: descriptor), F_GETFD) == -1 { missing -= 1 }
      descriptor += 1
    }
    if missing > 0 { throw TooFewOpenFiles(limit: most, needed: most + missing) }
  }

  /// Refuses to begin where the process cannot have the threads that work is given to: the library that begins them would
  /// wait for ever.
  ///
  /// Asked once; later those that did work before are there.
  ///
  /// - Parameter threads: how many do the work; some more read and write meanwhile, as far as there are processors.
  /// - Throws: `TooFewThreads`.
  static func requireThreads(_ threads: Int) throws {
    if hasThreads.exchange(true, ordering: .relaxed) { return }
    // One more wakes them.
    let needed = min(processors, threads + 4) + 1
    let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    unsafe pthread_mutex_init(gate, nil)
    unsafe pthread_mutex_lock(gate)
    var begun: [pthread_t] = []
    var code: Int32 = 0
    while begun.count < needed, code == 0 {
      var thread = pthread_t()
      // Each stays until all are there.
      code = unsafe pthread_create(
        &thread, nil,
        { argument in
          guard let gate = unsafe argument?.assumingMemoryBound(to: pthread_mutex_t.self) else {
            return nil
          }
          unsafe pthread_mutex_lock(gate)
          unsafe pthread_mutex_unlock(gate)
          return nil
        }, gate)
      if code == 0 { begun.append(thread) }
    }
    unsafe pthread_mutex_unlock(gate)
    for thread in begun { pthread_join(thread, nil) }
    unsafe pthread_mutex_destroy(gate)
    unsafe gate.deallocate()
    guard code == 0 else {
      throw TooFewThreads(
        most: begun.count, needed: needed, reason: Failure("begin a thread", code: code).reason)
    }
  }

  /// So many must be left: three more than it takes, as they are opened while the work has begun.
  private static let leastOpenFiles = 6

  /// Puts something in the place of standard streams that are closed, so that no other file gets the number of one, and with it
  /// what is meant for that; to use them stays an error.
  static func occupyStandardStreams() {
    for descriptor in standardInput...standardError where fcntl(descriptor, F_GETFD) == -1 {
      // The least number that is free is this one.
      _ = unsafe open("/dev/null", descriptor == standardInput ? O_WRONLY : O_RDONLY)
    }
  }

  /// Makes writing to a closed pipe, or beyond the largest file that there may be (`ulimit -f`), an error rather than the end
  /// of the process.
  static func ignoreSignalsOfWriting() {
    for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
  }

  /// Makes a file of an index that is cut off while it is open an error that is told, with exit status 2, rather than
  /// the end of the process by SIGBUS.
  static func tellFaults() {
    // Read in the handler of the signal, whenever that comes: never freed.
    let before: StaticString = "newsidx: damaged index: "
    let after: StaticString =
      """
       was cut off or cannot be read while it was open; run 'newsidx check' for the extent, then build the index anew \
      (newsidx build --force)
      """
    // Both end with a zero.
    unsafe cmappings_tell_faults(before.utf8Start, after.utf8Start, 2)
  }

  /// How often the user has asked the program to end, since `countInterruptions`; that its time is used up counts for ever.
  static var interruptions: Int {
    interruptionCount.load(ordering: .relaxed) + (isTimeUsedUp ? 1 : 0)
  }

  /// Whether the process has used up its time: nobody asked for an end.
  static var isTimeUsedUp: Bool { isOutOfTime.load(ordering: .relaxed) }

  /// What has happened then.
  static var interruption: String {
    isTimeUsedUp
      ? "the limit of processor time (ulimit -S -t) is reached" : "interrupted"
  }

  /// Makes SIGINT, SIGTERM, SIGHUP and SIGXCPU count, and only the second of the first three end the process.
  ///
  /// A SIGHUP that whoever started the process ignores, as `nohup` does, stays ignored, and so does SIGXCPU.
  static func countInterruptions() {
    interruptionCount.store(0, ordering: .relaxed)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] + [SIGHUP, SIGXCPU].filter({ !isIgnored($0) }) {
      // Of the functions called here, all may be called in a signal's handler.
      _ = signal(number) { number in
        // That one comes again with every second.
        if number == SIGXCPU { return isOutOfTime.store(true, ordering: .relaxed) }
        let count = interruptionCount.add(1, ordering: .relaxed).newValue
        if count > 1 { _exit(2) }
      }
      unsafe sigaddset(&signals, number)
    }
    // A parent that blocks signals, as threads of Dispatch do, passes that on.
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    // Only setting a handler tells the one before.
    let before = signal(number, SIG_IGN)
    let isIgnored =
      unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    if !isIgnored { _ = signal(number, before) }
    return isIgnored
  }

  /// Whether there is a folder at `path`, or a link to one.
  static func isFolder(_ path: String) -> Bool {
    // Not by opening it: one that may not be read is a folder as well.
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder, sorted; none if it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The absolute path without `.`, `..` and symbolic links; nil if there is nothing.
  static func absolutePath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Makes a new folder for temporary files; its name begins with `prefix`.
  static func makeTemporaryFolder(prefix: String) throws -> String {
    let parent = try path(inEnvironment: "TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
      guard let start = buffer.baseAddress, let path = unsafe mkdtemp(start) else { return nil }
      return unsafe String(cString: path)
    }
    guard let made else { throw Failure("make a folder in '\(parent)'", code: errno) }
    return made
  }
}
