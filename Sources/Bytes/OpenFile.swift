/// A descriptor on the file system of the task that opened it; goes on after interruptions and short writes.
///
/// Closed with its last owner. Every error says what was done to which path.
final class OpenFile: Sendable {
  let path: String
  private let files: any FileSystem
  private let descriptor: Int32

  /// Opens `path`; `operation` is the verb for errors.
  init(_ operation: String, _ path: String, for purpose: OpeningPurpose) throws(FileError) {
    self.path = path
    let files = FileSystems.current
    self.files = files
    descriptor = try FileError.naming(operation, path) { () throws(SystemFailure) in
      try files.open(path, for: purpose)
    }
  }

  deinit { files.close(descriptor) }

  /// Writes all of `bytes`.
  func write(_ bytes: Span<UInt8>) throws(FileError) {
    var done = 0
    while done < bytes.count {
      done += try attempt("write to") { () throws(SystemFailure) in
        try files.write(bytes.extracting(droppingFirst: done), to: descriptor)
      }
    }
  }

  /// Reads once, up to `range.count` bytes into `bytes[range]`; returns how many, 0 at the end.
  func read(
    at offset: Int?, into bytes: inout [UInt8], _ range: Range<Int>
  ) throws(FileError) -> Int {
    try attempt("read") { () throws(SystemFailure) in
      try files.read(descriptor, at: offset, into: &bytes, range)
    }
  }

  /// Makes bytes or names survive a loss of power.
  func synchronize() throws(FileError) {
    try attempt("synchronize") { () throws(SystemFailure) in try files.synchronize(descriptor) }
  }

  /// Begins with that for bytes that have been written, without waiting.
  func beginToSynchronize(_ range: Range<Int>) {
    files.beginToSynchronize(descriptor, range)
  }

  /// Empties the file.
  func empty() throws(FileError) {
    try attempt("write to") { () throws(SystemFailure) in try files.empty(descriptor) }
  }

  /// Takes the file's lock; false if another has it.
  func lock() throws(FileError) -> Bool {
    try attempt("lock") { () throws(SystemFailure) in try files.lock(descriptor) }
  }

  /// Gives the lock back.
  func unlock() { files.unlock(descriptor) }

  /// Maps the first `size` bytes, not 0.
  func map(size: Int) throws(FileError) -> UnsafeRawPointer {
    unsafe try attempt("map") { () throws(SystemFailure) in
      unsafe try files.map(descriptor, size: size)
    }
  }

  func status() throws(FileError) -> EntryStatus {
    try attempt("read") { () throws(SystemFailure) in try files.status(of: descriptor) }
  }

  private func attempt<Result>(
    _ operation: String, _ body: () throws(SystemFailure) -> Result
  ) throws(FileError) -> Result {
    try FileError.naming(operation, path, body)
  }
}

extension FileError {
  /// Does what `body` does, again after every interruption by a signal; a failure becomes an error for people.
  static func naming<Result>(
    _ operation: String, _ path: String, _ body: () throws(SystemFailure) -> Result
  ) throws(FileError) -> Result {
    while true {
      do throws(SystemFailure) {
        return try body()
      } catch {
        if !error.isInterruption { throw FileError(operation, path, code: error.code) }
      }
    }
  }
}
