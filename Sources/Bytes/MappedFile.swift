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
  /// A mark for each page, then one for each stretch of the page table.
  @usableFromInline let verified: UnsafeMutablePointer<Atomic<UInt8>>
  private let layout: FileEnvelope.Layout
  /// Where the file stood, and what it was, when it was opened.
  let path: String
  let opened: EntryStatus
  /// What `Mappings.remove` takes.
  private let mapping: UnsafeMutableRawPointer?

  /// Opens and maps `directory/name` and verifies header, footer and the checksums of the page table.
  ///
  /// - Throws: `FileError` where the file cannot be opened or mapped, `IndexCorruption` where its
  ///   envelope is not what a writer wrote, `FormatMismatch` for another format version.
  /// - Complexity: O(1) but for a checksum of 8 bytes for each 64 MiB.
  package init(directory: String, name: String, kind: FileKind, formatVersion: UInt32) throws {
    let path = directory + "/" + name
    let (address, status) = unsafe try Self.map(path)
    let size = status.size
    unsafe self.base = address
    self.path = path
    self.opened = status
    self.name = name
    self.byteCount = size
    self.kind = kind
    self.formatVersion = formatVersion
    // Before the first byte is read: the file may be cut off at any time.
    let mapping = unsafe Mappings.add(address, count: size, name: name)
    unsafe self.mapping = mapping
    do {
      let footer = try unsafe Self.verifyEnvelope(
        UnsafeRawBufferPointer(start: address, count: size), name: name, kind: kind,
        formatVersion: formatVersion)
      layout = FileEnvelope.Layout(payloadEnd: footer.payloadEnd)
      segment = footer.segment
      payloadEnd = footer.payloadEnd
      unsafe verified = try Self.marks(layout.pages + layout.stretches, path: path)
    } catch {
      unsafe Mappings.remove(mapping)
      unsafe munmap(UnsafeMutableRawPointer(mutating: address), size)
      throw error
    }
  }

  deinit {
    unsafe free(verified)
    unsafe Mappings.remove(mapping)
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

  // MARK: Verification

  /// Every page, and every stretch of the page table, whose checksum is wrong; for `newsidx check`.
  ///
  /// Reads the file from front to back, whatever was verified before, and gives its memory back.
  package func damagedPages() -> [IndexCorruption] {
    unsafe madvise(UnsafeMutableRawPointer(mutating: base), byteCount, MADV_SEQUENTIAL)
    defer {
      unsafe madvise(UnsafeMutableRawPointer(mutating: base), byteCount, MADV_NORMAL)
      forgetPages()
    }
    var damaged: [IndexCorruption] = []
    for stretch in 0..<layout.stretches {
      do throws(IndexCorruption) {
        try verifyStretch(stretch)
      } catch {
        damaged.append(error)
        // What it says of its pages is worth nothing.
        continue
      }
      for page in layout.pages(of: stretch) {
        do throws(IndexCorruption) { try verifyPage(page) } catch { damaged.append(error) }
      }
    }
    return damaged
  }

  /// Verifies every page.
  ///
  /// - Throws: `IndexCorruption` for the first damaged page.
  package func verifyAllPages() throws(IndexCorruption) {
    for page in 0..<layout.pages { try verifyPage(page) }
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

  // Once a page: in the loops that ask whether it is verified it would only take their registers.
  @usableFromInline @inline(never)
  func verifyPage(_ page: Int) throws(IndexCorruption) {
    let stretch = page / FileEnvelope.stretchPages
    // Acquires nothing: marks guard bytes that nobody writes.
    if unsafe verified[layout.pages + stretch].load(ordering: .relaxed) == 0 {
      try verifyStretch(stretch)
    }
    let lower = page * FileEnvelope.pageBytes
    let upper = min(lower + FileEnvelope.pageBytes, payloadEnd)
    guard checksum(lower..<upper) == storedChecksum(at: payloadEnd + 8 * page) else {
      throw IndexCorruption(file: name, offset: lower, reason: "checksum of page \(page) is wrong")
    }
    unsafe verified[page].store(1, ordering: .relaxed)
  }

  private func verifyStretch(_ stretch: Int) throws(IndexCorruption) {
    let range = layout.table(of: stretch)
    guard checksum(range) == storedChecksum(at: layout.stretchTable + 8 * stretch) else {
      throw IndexCorruption(
        file: name, offset: range.lowerBound, reason: "the page table is damaged")
    }
    unsafe verified[layout.pages + stretch].store(1, ordering: .relaxed)
  }

  private func checksum(_ range: Range<Int>) -> UInt64 {
    unsafe Checksum.xxh3(
      Span<UInt8>(
        _unsafeBytes: UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)))
  }

  private func storedChecksum(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  // MARK: Opening

  /// Marks that are all 0: many come from the system untouched, so that they cost nothing before their pages are read.
  private static func marks(
    _ count: Int, path: String
  ) throws(FileError) -> UnsafeMutablePointer<Atomic<UInt8>> {
    guard let marks = unsafe calloc(max(1, count), 1) else {
      throw FileError("map", path, code: ENOMEM)
    }
    return unsafe marks.bindMemory(to: Atomic<UInt8>.self, capacity: max(1, count))
  }

  private static func map(_ path: String) throws -> (UnsafeRawPointer, EntryStatus) {
    let file = try OpenFile("open", path, for: .mapping)
    let status = try file.status()
    let size = status.size
    guard status.kind == .file else {
      throw FileError("open", path, reason: "it is not a regular file")
    }
    guard size >= FileEnvelope.headerBytes + FileEnvelope.footerBytes else {
      throw IndexCorruption(
        file: path, offset: size, reason: "the file ends too early (\(size) bytes)")
    }
    return unsafe (try file.map(size: size), status)
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
      case let layout = FileEnvelope.Layout(payloadEnd: Int(payloadEnd)),
      layout.footer == footerStart
    else { throw reader.corruption("the page table has the wrong length") }
    let header = unsafe Array(file[0..<FileEnvelope.headerBytes])
    guard header == FileEnvelope.header(kind: kind, version: version) else {
      throw IndexCorruption(file: name, offset: 0, reason: "the file header is damaged")
    }
    let table = unsafe Array(file[layout.stretchTable..<footerStart])
    guard Checksum.xxh3(table) == tableChecksum else {
      throw IndexCorruption(
        file: name, offset: layout.stretchTable, reason: "the page table's checksums are damaged")
    }
    return (Int(payloadEnd), segment)
  }
}
