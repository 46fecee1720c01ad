extension MappedFile {
  /// Writes the whole file to `path`, verified page by page, and makes it durable.
  ///
  /// - Parameter progress: called after each piece with its bytes; what it throws ends the copy.
  /// - Throws: `IndexCorruption` also if the file was cut off meanwhile.
  package func copy(to path: String, progress: (Int) throws -> Void) throws {
    let file = try OutputFile(creating: path)
    var next = 0
    while next < byteCount {
      let end = min(next + 16 * FileEnvelope.pageBytes, byteCount)
      // What lies behind the payload was verified when the file was opened.
      if next < payloadEnd { try verify(next..<min(end, payloadEnd)) }
      try unsafe file.write(
        Span<UInt8>(_unsafeBytes: UnsafeRawBufferPointer(start: base + next, count: end - next)))
      try progress(end - next)
      next = end
    }
    try file.synchronize()
    file.close()
    try confirm()
  }

  /// The last bytes of the file, which hold checksums of all others.
  package var seal: [UInt8] {
    unsafe Array(
      UnsafeRawBufferPointer(
        start: base + byteCount - FileEnvelope.footerBytes, count: FileEnvelope.footerBytes))
  }
}
