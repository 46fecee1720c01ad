#if canImport(Glibc)
  import Glibc
#endif

/// A file being written: creates, appends, synchronizes.
///
/// Also reads back what it wrote, for runs.
package final class OutputFile {
  /// The path as given, for errors.
  package let path: String
  /// Bytes written so far.
  package private(set) var byteCount = 0
  private var descriptor: Int32

  /// Creates `path` for writing and reading; an existing file is an error.
  package init(creating path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError("create", path, code: errno) }
  }

  deinit { close() }

  /// Appends all of `bytes`.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  /// Appends all of `bytes`.
  package func write(_ bytes: Span<UInt8>) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let written = unsafe bytes.extracting(droppingFirst: done).withUnsafeBytes { raw in
        unsafe Glibc.write(descriptor, raw.baseAddress, raw.count)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw FileError("write to", path, code: errno)
      }
      done += written
    }
    byteCount += bytes.count
  }

  /// Reads up to `count` bytes at `offset` into `buffer`, replacing what it held.
  package func read(
    at offset: Int, count: Int, into buffer: inout [UInt8]
  ) throws(FileError) {
    if buffer.count != count { buffer = [UInt8](repeating: 0, count: count) }
    var done = 0
    while done < count {
      let got = unsafe buffer.withUnsafeMutableBytes { raw in
        unsafe pread(
          descriptor, raw.baseAddress.map { unsafe $0 + done }, count - done, offset + done)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw FileError("read", path, code: errno)
      }
      if got == 0 { break }
      done += got
    }
    if done < count { buffer.removeLast(count - done) }
  }

  /// Makes what was written survive a loss of power.
  package func synchronize() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError("synchronize", path, code: errno) }
  }

  /// Closes the file, after which writing and reading fail; a closed one stays as it is.
  package func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }
}
