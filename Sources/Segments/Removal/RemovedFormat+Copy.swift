import Bytes

extension RemovedFormat {
  /// Writes what is in `file` to `path` as the file of another number, which it says itself, and makes it durable.
  ///
  /// - Parameter progress: called after each piece with its bytes; what it throws ends the copy.
  /// - Throws: `IndexCorruption`, `FileError`.
  static func copy(
    _ file: MappedFile, to path: String, number: Int, progress: (Int) throws -> Void
  ) throws {
    let payload = file.payload
    let trailer = payload.count - trailerBytes
    guard trailer >= 0 else { throw payload.corruption("the file is too short", at: 0) }
    let writer = try FileWriter(path: path, kind: .removed, version: version)
    var next = 0
    while next < trailer {
      let count = min(trailer - next, 16 * FileEnvelope.pageBytes)
      try writer.append(try payload.copy(from: next, count: count))
      next += count
      try progress(count)
    }
    try writer.append(littleEndian: UInt64(number))
    try writer.append(try payload.copy(from: trailer + 8, count: trailerBytes - 8))
    try progress(try writer.finish(segment: file.segment) - next)
  }
}
