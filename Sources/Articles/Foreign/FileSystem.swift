#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An error number of the system.
struct SystemFault: Error, Equatable {
  var code: Int32

  static var last: SystemFault { SystemFault(code: errno) }

  var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether it is the process or the machine that lacks something, and not the file.
  var isShortage: Bool { [EMFILE, ENFILE, ENOMEM].contains(code) }

  /// The system's words for it.
  var text: String {
    guard let words = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: words)
  }
}

/// A path as the system has it: bytes, not necessarily UTF-8.
struct FilePath: Hashable {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// For people; see `PrintablePath`.
  var text: String { PrintablePath.text(bytes) }

  /// What follows the last slash; slashes at the end do not count.
  var lastComponent: [UInt8] {
    let slash = UInt8(ascii: "/")
    let trimmed = bytes.prefix((bytes.lastIndex { $0 != slash } ?? -1) + 1)
    return Array(trimmed.suffix(from: (trimmed.lastIndex(of: slash) ?? -1) + 1))
  }

  func appending(_ relative: [UInt8]) -> FilePath {
    FilePath(bytes.last == UInt8(ascii: "/") ? bytes + relative : bytes + [0x2F] + relative)
  }

  fileprivate func withCString<R>(_ body: (UnsafePointer<CChar>) -> R) -> R? {
    let text = bytes.map { CChar(bitPattern: $0) } + [0]
    return unsafe text.withUnsafeBufferPointer { unsafe $0.baseAddress.map(body) }
  }
}

/// What stands at a path, symbolic links followed.
struct FileStatus {
  enum Kind {
    case folder, regular, other
  }
  struct Identity: Hashable {
    var device: UInt64
    var node: UInt64
  }
  /// What changes when the content of a file does.
  struct State: Hashable {
    var size: UInt64
    var seconds: Int
    var nanoseconds: Int
    var identity: Identity
  }
  /// What changes also where another file takes the place of one, or its content, and keeps the size and the time.
  ///
  /// It is another one with other rights or another name as well.
  struct Version: Hashable {
    let state: State
    fileprivate let seconds: Int
    fileprivate let nanoseconds: Int
  }
  var kind: Kind
  var size: UInt64
  var identity: Identity
  let version: Version
  var state: State { version.state }

  init(of path: FilePath) throws(SystemFault) {
    var record = stat()
    let result = unsafe path.withCString { unsafe stat($0, &record) }
    guard result == 0 else { throw .last }
    self.init(record)
  }

  /// What an open file is now.
  init(of file: InputFile) throws(SystemFault) {
    var record = stat()
    guard unsafe fstat(file.descriptor, &record) == 0 else { throw .last }
    self.init(record)
  }

  private init(_ record: stat) {
    switch record.st_mode & S_IFMT {
    case S_IFDIR: kind = .folder
    case S_IFREG: kind = .regular
    default: kind = .other
    }
    size = UInt64(max(0, record.st_size))
    identity = Identity(device: UInt64(record.st_dev), node: UInt64(record.st_ino))
    let state = State(
      size: size, seconds: record.st_mtim.tv_sec, nanoseconds: record.st_mtim.tv_nsec,
      identity: identity)
    version = Version(
      state: state, seconds: record.st_ctim.tv_sec, nanoseconds: record.st_ctim.tv_nsec)
  }
}

/// A file that is read from start to end.
final class InputFile {
  fileprivate let descriptor: Int32
  private let isOwned: Bool

  /// Standard input, which stays open.
  init() {
    descriptor = STDIN_FILENO
    isOwned = false
  }

  /// - Parameter waits: whether to wait for the writer of a pipe; a pipe that took the place of a file since the folder
  ///   was read must not hold up everything.
  init(path: FilePath, waits: Bool = true) throws(SystemFault) {
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (waits ? 0 : O_NONBLOCK)
    let opened = unsafe path.withCString { unsafe open($0, flags) }
    guard let opened, opened >= 0 else { throw .last }
    descriptor = opened
    isOwned = true
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Reads into `bytes[range]`; returns the number of bytes, 0 only at the end of the file or when the
  /// task that reads was cancelled while nothing came.
  func read(into bytes: inout [UInt8], _ range: Range<Int>) throws(SystemFault) -> Int {
    while !isReadable {
      if Task.isCancelled { return 0 }
    }
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range])
        #if canImport(Glibc)
          return unsafe Glibc.read(descriptor, room.baseAddress, room.count)
        #else
          return unsafe Musl.read(descriptor, room.baseAddress, room.count)
        #endif
      }
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }
}

extension InputFile {
  /// Whether a read would not wait: bytes are there, or the end, or an error.
  ///
  /// Waits a little for that.
  private var isReadable: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // A signal ends the wait early, which is as good as nothing having come.
    return unsafe poll(&request, 1, Self.patience) > 0
  }

  /// How long to wait between two looks at whether the task was cancelled, milliseconds.
  private static var patience: Int32 { 100 }
}

extension PackedNames {
  /// Lists a folder; the names come in no order, without `.` and `..`.
  init(folder: FilePath) throws(SystemFault) {
    self.init()
    guard let opened = unsafe folder.withCString({ unsafe opendir($0) }),
      let directory = unsafe opened
    else { throw .last }
    defer { unsafe closedir(directory) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(directory) else { break }
      let name = unsafe Self.name(of: entry)
      if name != [0x2E] && name != [0x2E, 0x2E] { append(name) }
    }
    if errno != 0 { throw .last }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
  }
}
