#if canImport(Glibc)
  import Glibc
#endif

/// Keeps a second writer out of an index; dies with its process.
package final class DirectoryLock {
  private let descriptor: Int32

  /// Takes the lock `directory/lock`, or says who holds it.
  package init(directory: String) throws(FileError) {
    let path = directory + "/lock"
    let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard opened >= 0 else { throw FileError("open", path, code: errno) }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = Self.holder(of: opened)
      close(opened)
      guard code == EWOULDBLOCK else { throw FileError("lock", path, code: code) }
      throw FileError(
        "write to", directory,
        reason: "another newsidx is writing to it\(holder); wait until it ends")
    }
    descriptor = opened
    ftruncate(descriptor, 0)
    let note = Array("process \(getpid())".utf8)
    _ = unsafe note.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func holder(of descriptor: Int32) -> String {
    var text = [UInt8](repeating: 0, count: 64)
    let count = unsafe text.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    return count > 0 ? " (\(String(decoding: text.prefix(count), as: UTF8.self)))" : ""
  }
}
