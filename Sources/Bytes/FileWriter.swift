/// Writes a file of an index from front to back: header, payload, checksums, footer.
///
/// Nothing of it is valid before `finish`. Holds one buffer of 256 KiB.
package final class FileWriter {
  /// The file being written, for errors.
  package let path: String
  private let kind: FileKind
  private let version: UInt32
  private let file: OutputFile
  private var buffer: [UInt8] = []
  private var pageChecksums: [UInt8] = []
  private var flushed = 0
  /// So many bytes are on their way to the disk.
  private var begun = 0

  private static let bufferBytes = 4 * FileEnvelope.pageBytes
  /// Bytes go to the disk by so many, while more are made: all at the end took a fiftieth of a build.
  private static let stepBytes = 4 << 20

  /// Creates `path`, which must not exist.
  package init(path: String, kind: FileKind, version: UInt32) throws(FileError) {
    self.path = path
    self.kind = kind
    self.version = version
    self.file = try OutputFile(creating: path)
    buffer.reserveCapacity(Self.bufferBytes + FileEnvelope.pageBytes)
    buffer += FileEnvelope.header(kind: kind, version: version)
  }

  /// Offset of the next byte in the payload (the header is not counted).
  package var offset: Int { flushed + buffer.count - FileEnvelope.headerBytes }

  /// Appends bytes to the payload.
  package func append(_ bytes: [UInt8]) throws(FileError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferBytes { try flushPages() }
  }

  /// Appends a fixed-width integer, little-endian.
  package func append<Value: FixedWidthInteger & UnsignedInteger>(
    littleEndian value: Value
  ) throws(FileError) {
    buffer.appendLittleEndian(value)
    if buffer.count >= Self.bufferBytes { try flushPages() }
  }

  /// Writes what is left, the checksums and the footer, and makes the file durable.
  ///
  /// - Parameter segment: identity of the segment.
  /// - Returns: size of the file in bytes.
  @discardableResult
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try flushPages()
    let payloadEnd = flushed + buffer.count
    if !buffer.isEmpty {
      pageChecksums.appendLittleEndian(Checksum.xxh3(buffer))
      try file.write(buffer)
    }
    let end = FileEnvelope.end(
      kind: kind, version: version, payloadEnd: payloadEnd, segment: segment,
      pageChecksums: pageChecksums)
    try file.write(end)
    try file.synchronize()
    file.close()
    return payloadEnd + end.count
  }

  private func flushPages() throws(FileError) {
    let whole = buffer.count / FileEnvelope.pageBytes * FileEnvelope.pageBytes
    guard whole > 0 else { return }
    var pages: [UInt8] = []
    swap(&pages, &buffer)
    for page in stride(from: 0, to: whole, by: FileEnvelope.pageBytes) {
      pageChecksums.appendLittleEndian(
        Checksum.xxh3(pages.span.extracting(page..<(page + FileEnvelope.pageBytes))))
    }
    try file.write(pages.span.extracting(0..<whole))
    pages.removeFirst(whole)
    swap(&pages, &buffer)
    flushed += whole
    if flushed - begun >= Self.stepBytes {
      file.beginToSynchronize(begun..<flushed)
      begun = flushed
    }
  }
}
