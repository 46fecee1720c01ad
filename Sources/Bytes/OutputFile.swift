/// A file being written: creates, appends, synchronizes.
///
/// Also reads back what it wrote, for runs.
package final class OutputFile {
  /// The path as given, for errors.
  package let path: String
  /// Bytes written so far.
  package private(set) var byteCount = 0
  /// Nil once it is closed.
  private var file: OpenFile?

  /// Creates `path` for writing and reading; an existing file is an error.
  package init(creating path: String) throws(FileError) {
    self.path = path
    file = try OpenFile("create", path, for: .creating)
  }

  /// Appends all of `bytes`.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes.span)
  }

  /// Appends all of `bytes`.
  package func write(_ bytes: Span<UInt8>) throws(FileError) {
    try opened("write to").write(bytes)
    byteCount += bytes.count
  }

  /// Reads up to `count` bytes at `offset` into `buffer`, replacing what it held.
  package func read(
    at offset: Int, count: Int, into buffer: inout [UInt8]
  ) throws(FileError) {
    let file = try opened("read")
    if buffer.count != count { buffer = [UInt8](repeating: 0, count: count) }
    var done = 0
    while done < count {
      let got = try file.read(at: offset + done, into: &buffer, done..<count)
      if got == 0 { break }
      done += got
    }
    if done < count { buffer.removeLast(count - done) }
  }

  /// Makes what was written survive a loss of power.
  package func synchronize() throws(FileError) {
    try opened("synchronize").synchronize()
  }

  /// Begins with that for bytes that were written, without waiting: the disk works while more is made.
  package func beginToSynchronize(_ range: Range<Int>) { file?.beginToSynchronize(range) }

  /// Closes the file, after which writing and reading fail; a closed one stays as it is.
  package func close() { file = nil }

  private func opened(_ operation: String) throws(FileError) -> OpenFile {
    guard let file else { throw FileError(operation, path, reason: "the file is closed") }
    return file
  }
}
