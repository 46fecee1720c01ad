#if canImport(Glibc)
  import Glibc
#endif

/// The file system of the system.
package struct SystemFiles: FileSystem {
  /// Whether mapped memory is compared, as not every system lets a process do.
  private let comparesMemory: Bool

  /// - Parameter comparesMemory: false for tests of what is done without.
  package init(comparesMemory: Bool = true) { self.comparesMemory = comparesMemory }

  package func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFailure) -> Int32 {
    try unsafe check(Glibc.open(path, purpose.flags | O_CLOEXEC, 0o644))
  }

  package func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

  package func write(
    _ bytes: Span<UInt8>, to descriptor: Int32
  ) throws(SystemFailure) -> Int {
    try check(
      unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) })
  }

  package func read(
    _ descriptor: Int32, at offset: Int?, into bytes: inout [UInt8], _ range: Range<Int>
  ) throws(SystemFailure) -> Int {
    try check(
      unsafe bytes.withUnsafeMutableBytes { buffer in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[range])
        guard let offset else {
          return unsafe Glibc.read(descriptor, room.baseAddress, room.count)
        }
        return unsafe pread(descriptor, room.baseAddress, room.count, offset)
      })
  }

  package func synchronize(_ descriptor: Int32) throws(SystemFailure) {
    try check(fsync(descriptor))
  }

  package func beginToSynchronize(_ descriptor: Int32, _ range: Range<Int>) {
    WriteBack.begin(descriptor, range)
  }

  package func empty(_ descriptor: Int32) throws(SystemFailure) {
    try check(ftruncate(descriptor, 0))
  }

  package func lock(_ descriptor: Int32) throws(SystemFailure) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    if errno == EWOULDBLOCK { return false }
    throw SystemFailure(code: errno)
  }

  package func unlock(_ descriptor: Int32) { _ = flock(descriptor, LOCK_UN) }

  package func map(_ descriptor: Int32, size: Int) throws(SystemFailure) -> UnsafeRawPointer {
    let address = unsafe mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw SystemFailure(code: errno)
    }
    return UnsafeRawPointer(address)
  }

  package func compare(_ ends: MappedEnds) throws(SystemFailure) -> Int {
    guard comparesMemory else { throw SystemFailure(code: ENOSYS) }
    return try check(ends.compare())
  }

  package func status(of descriptor: Int32) throws(SystemFailure) -> EntryStatus {
    var record = stat()
    try check(unsafe fstat(descriptor, &record))
    return EntryStatus(record)
  }

  package func status(
    at path: String, following: Bool
  ) throws(SystemFailure) -> EntryStatus {
    var record = stat()
    try check(unsafe following ? stat(path, &record) : lstat(path, &record))
    return EntryStatus(record)
  }

  package func makeFolder(_ path: String) throws(SystemFailure) {
    try check(unsafe mkdir(path, 0o755))
  }

  package func names(in path: String) throws(SystemFailure) -> [String] {
    guard let stream = unsafe opendir(path) else { throw SystemFailure(code: errno) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      // The end of the folder and an error look alike but for this.
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw SystemFailure(code: errno) }
    return names
  }

  package func rename(_ from: String, to: String) throws(SystemFailure) {
    try check(unsafe Glibc.rename(from, to))
  }

  package func removeFile(_ path: String) throws(SystemFailure) { try check(unsafe unlink(path)) }

  package func removeFolder(_ path: String) throws(SystemFailure) { try check(unsafe rmdir(path)) }

  /// The result of a call that says by a negative number that it failed.
  @discardableResult
  private func check<Number: SignedInteger>(_ result: Number) throws(SystemFailure) -> Number {
    guard result >= 0 else { throw SystemFailure(code: errno) }
    return result
  }
}

extension OpeningPurpose {
  fileprivate var flags: Int32 {
    switch self {
    case .reading: O_RDONLY
    case .mapping: O_RDONLY | O_NONBLOCK
    case .creating: O_RDWR | O_CREAT | O_EXCL
    case .locking: O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK
    case .folder: O_RDONLY | O_DIRECTORY
    }
  }
}

extension EntryStatus {
  fileprivate init(_ record: stat) {
    let kind: Kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    self.init(
      kind: kind, size: Int(record.st_size), device: UInt64(record.st_dev),
      node: UInt64(record.st_ino))
  }
}
