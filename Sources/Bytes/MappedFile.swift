import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A file of an index, mapped read-only; its envelope is verified at open, each page at first touch.
///
/// Immutable but for the marks of verified pages, which only ever go from 0 to 1 and are atomic: safe
/// to share between threads. The mapping lives as long as the object; the descriptor is closed at
/// once.
@safe public final class MappedFile: @unchecked Sendable {
  /// File name within the index, for errors.
  package let name: String
  /// The kind that header and footer name.
  package let kind: FileKind
  /// The version that header and footer name.
  package let formatVersion: UInt32
  /// Identity of the segment that the file belongs to.
  package let segment: UInt64
  /// Offset of the page table: header and payload lie below.
  package let payloadEnd: Int
  /// Size of the file.
  package let byteCount: Int

  @usableFromInline let base: UnsafeRawPointer
  @usableFromInline let verified: UnsafeMutablePointer<Atomic<UInt8>>
  private let pageCount: Int

  /// Opens and maps `directory/name` and verifies header, footer and page table.
  ///
  /// - Throws: `FileError` where the file cannot be opened or mapped, `IndexCorruption` where its
  ///   envelope is not what a writer wrote, `FormatMismatch` for another format version.
  /// - Complexity: O(size / 64 KiB) for the page table.
  package init(directory: String, name: String, kind: FileKind, formatVersion: UInt32) throws {
    let path = directory + "/" + name
    let (address, size) = unsafe try Self.map(path)
    unsafe self.base = address
    self.name = name
    self.byteCount = size
    self.kind = kind
    self.formatVersion = formatVersion
    do {
      let footer = try unsafe Self.verifyEnvelope(
        UnsafeRawBufferPointer(start: address, count: size), name: name, kind: kind,
        formatVersion: formatVersion)
      self.payloadEnd = footer.payloadEnd
      self.segment = footer.segment
    } catch {
      unsafe munmap(UnsafeMutableRawPointer(mutating: address), size)
      throw error
    }
    self.pageCount = (payloadEnd + FileEnvelope.pageBytes - 1) / FileEnvelope.pageBytes
    unsafe self.verified = .allocate(capacity: max(1, pageCount))
    for page in 0..<max(1, pageCount) {
      unsafe (verified + page).initialize(to: Atomic(0))
    }
  }

  deinit {
    unsafe verified.deallocate()
    unsafe munmap(UnsafeMutableRawPointer(mutating: base), byteCount)
  }

  /// The payload, header excluded.
  package var payload: ByteRegion {
    ByteRegion(
      file: self, lower: FileEnvelope.headerBytes, count: payloadEnd - FileEnvelope.headerBytes)
  }

  /// Gives back the memory of the pages that have been read; reading them again finds them in the system's cache.
  ///
  /// For whoever passes through a file once and has to bound the memory of the process. May be called while
  /// others read.
  package func forgetPages() {
    unsafe madvise(UnsafeMutableRawPointer(mutating: base), byteCount, MADV_DONTNEED)
  }

  /// Every page whose checksum is wrong; for `newsidx check`.
  package func damagedPages() -> [IndexCorruption] {
    (0..<pageCount).compactMap { page in
      do throws(IndexCorruption) {
        try verifyPage(page)
        return nil
      } catch {
        return error
      }
    }
  }

  /// Verifies every page.
  ///
  /// - Throws: `IndexCorruption` for the first damaged page.
  package func verifyAllPages() throws(IndexCorruption) {
    for page in 0..<pageCount { try verifyPage(page) }
  }

  /// Makes sure that the pages of a byte range are verified.
  @inlinable
  func verify(_ range: Range<Int>) throws(IndexCorruption) {
    var page = range.lowerBound >> 16
    let last = (range.upperBound &- 1) >> 16
    while page <= last {
      if unsafe verified[page].load(ordering: .relaxed) == 0 { try verifyPage(page) }
      page &+= 1
    }
  }

  @usableFromInline
  func verifyPage(_ page: Int) throws(IndexCorruption) {
    let lower = page * FileEnvelope.pageBytes
    let upper = min(lower + FileEnvelope.pageBytes, payloadEnd)
    let found = unsafe Checksum.xxh3(
      Span<UInt8>(
        _unsafeBytes: UnsafeRawBufferPointer(start: base + lower, count: upper - lower)))
    let expected = unsafe (base + payloadEnd).loadUnaligned(
      fromByteOffset: page * 8, as: UInt64.self)
    guard found == UInt64(littleEndian: expected) else {
      throw IndexCorruption(file: name, offset: lower, reason: "checksum of page \(page) is wrong")
    }
    unsafe verified[page].store(1, ordering: .relaxed)
  }

  private static func map(_ path: String) throws -> (UnsafeRawPointer, Int) {
    let file = try OpenFile("open", path, for: .reading)
    let status = try file.status()
    let size = status.size
    guard status.kind == .file else {
      throw FileError("open", path, reason: "it is not a regular file")
    }
    guard size >= FileEnvelope.headerBytes + FileEnvelope.footerBytes else {
      throw IndexCorruption(
        file: path, offset: size, reason: "the file ends too early (\(size) bytes)")
    }
    return unsafe (try file.map(size: size), size)
  }

  private static func verifyEnvelope(
    _ file: UnsafeRawBufferPointer, name: String, kind: FileKind, formatVersion: UInt32
  ) throws -> (payloadEnd: Int, segment: UInt64) {
    let footerStart = file.count - FileEnvelope.footerBytes
    let footer = unsafe Array(file[footerStart...])
    var reader = ByteReader(footer, file: name, base: footerStart)
    let payloadEnd = try reader.littleEndian(UInt64.self)
    let segment = try reader.littleEndian(UInt64.self)
    let tableChecksum = try reader.littleEndian(UInt64.self)
    let tag = try reader.take(4)
    let version = try reader.littleEndian(UInt32.self)
    guard Array(footer.suffix(8)) == FileEnvelope.endMagic,
      Checksum.xxh3(Array(footer[0..<32])) == (try reader.littleEndian(UInt64.self))
    else { throw reader.corruption("the end of the file is missing or damaged") }
    guard Array(tag) == kind.tag else {
      throw reader.corruption("this is not a file of kind '\(kind.rawValue)'")
    }
    guard version == formatVersion else {
      throw FormatMismatch(file: name, found: version, readable: formatVersion)
    }
    guard payloadEnd >= UInt64(FileEnvelope.headerBytes), payloadEnd <= UInt64(footerStart),
      case let pages = (Int(payloadEnd) + FileEnvelope.pageBytes - 1) / FileEnvelope.pageBytes,
      Int(payloadEnd) + pages * 8 == footerStart
    else { throw reader.corruption("the page table has the wrong length") }
    let header = unsafe Array(file[0..<FileEnvelope.headerBytes])
    guard header == FileEnvelope.header(kind: kind, version: version) else {
      throw IndexCorruption(file: name, offset: 0, reason: "the file header is damaged")
    }
    let table = unsafe Array(file[Int(payloadEnd)..<footerStart])
    guard Checksum.xxh3(table) == tableChecksum else {
      throw IndexCorruption(
        file: name, offset: Int(payloadEnd), reason: "the page table is damaged")
    }
    return (Int(payloadEnd), segment)
  }
}

/// A file of a format version that this program does not read.
package struct FormatMismatch: Error, CustomStringConvertible, Sendable, Equatable {
  /// File name within the index.
  package let file: String
  /// The version that the file has.
  package let found: UInt32
  /// The version that this program was made for.
  package let readable: UInt32

  /// One line: file, both versions, and what to do.
  package var description: String {
    "\(file) has format version \(found), this program reads version \(readable); "
      + "build the index anew with this program (newsidx build --force)"
  }
}
