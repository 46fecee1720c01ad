/// What all files of an index share: header, page checksums, footer.
///
/// Grammar (integers little-endian; offsets in bytes):
/// ```
/// File      := Header Payload PageTable Stretches Footer
/// Header    := "NWSX" kind:4 bytes formatVersion:u32 zero:u32          (16 bytes)
/// PageTable := checksum:u64 ...     XXH3-64 of each page; pages are cut every 65,536 bytes from the
///                                   start of the file, the last one ends where PageTable begins
/// Stretches := checksum:u64 ...     XXH3-64 of each stretch of PageTable, which is cut every 1,024 checksums
///                                   (64 MiB of the file)
/// Footer    := payloadEnd:u64       offset of PageTable
///              segment:u64          identity of the segment, the same in all its files
///              tableChecksum:u64    XXH3-64 of Stretches
///              kind:4 bytes formatVersion:u32
///              footerChecksum:u64   XXH3-64 of the 32 footer bytes before it
///              "NWSXEND."                                               (48 bytes)
/// ```
/// A reader trusts nothing before the footer and the checksums of stretches are verified, at open, and a page's bytes
/// before the page and its stretch of the table are, when they are first touched: opening takes the same time whatever
/// the size.
///
/// History: indexes of version 5 (`Manifest`): stretches; the footer had the checksum of the whole page table.
package enum FileEnvelope {
  /// Size of a page with a checksum of its own, bytes; a power of two.
  package static let pageBytes = 1 << 16
  /// Pages whose checksums have a checksum in common.
  package static let stretchPages = 1 << 10
  /// Size of the header, bytes.
  package static let headerBytes = 16
  /// Size of the footer, bytes.
  package static let footerBytes = 48
  /// The first bytes of every file.
  package static let magic: [UInt8] = Array("NWSX".utf8)
  /// The last bytes of every file: one that was cut off does not have them.
  package static let endMagic: [UInt8] = Array("NWSXEND.".utf8)

  /// Where things are in a file whose page table begins at `payloadEnd`, bytes from its start.
  struct Layout {
    let payloadEnd: Int
    /// How many pages and stretches there are.
    let pages: Int
    let stretches: Int

    init(payloadEnd: Int) {
      self.payloadEnd = payloadEnd
      pages = (payloadEnd + FileEnvelope.pageBytes - 1) / FileEnvelope.pageBytes
      stretches = (pages + FileEnvelope.stretchPages - 1) / FileEnvelope.stretchPages
    }

    var stretchTable: Int { payloadEnd + 8 * pages }
    var footer: Int { stretchTable + 8 * stretches }

    /// The pages of a stretch.
    func pages(of stretch: Int) -> Range<Int> {
      let first = stretch * FileEnvelope.stretchPages
      return first..<min(pages, first + FileEnvelope.stretchPages)
    }

    /// Where the checksums of a stretch's pages are.
    func table(of stretch: Int) -> Range<Int> {
      let pages = pages(of: stretch)
      return payloadEnd + 8 * pages.lowerBound..<payloadEnd + 8 * pages.upperBound
    }
  }

  /// What stands behind the payload of a file: checksums of pages and stretches, and the footer.
  ///
  /// - Parameters:
  ///   - payloadEnd: offset in the file where the page table begins.
  ///   - pageChecksums: XXH3-64 of each page, 8 bytes each.
  package static func end(
    kind: FileKind, version: UInt32, payloadEnd: Int, segment: UInt64, pageChecksums: [UInt8]
  ) -> [UInt8] {
    var stretches: [UInt8] = []
    for start in stride(from: 0, to: pageChecksums.count, by: 8 * stretchPages) {
      let end = min(pageChecksums.count, start + 8 * stretchPages)
      stretches.appendLittleEndian(Checksum.xxh3(pageChecksums.span.extracting(start..<end)))
    }
    return pageChecksums + stretches
      + footer(
        kind: kind, version: version, payloadEnd: payloadEnd, segment: segment,
        tableChecksum: Checksum.xxh3(stretches))
  }

  /// The header of a file: `headerBytes` bytes.
  package static func header(kind: FileKind, version: UInt32) -> [UInt8] {
    var bytes = magic + kind.tag
    bytes.appendLittleEndian(version)
    bytes.appendLittleEndian(UInt32(0))
    return bytes
  }

  /// The footer of a file: `footerBytes` bytes, sealed by a checksum of its own.
  ///
  /// - Parameters:
  ///   - payloadEnd: offset in the file where the page table begins.
  ///   - tableChecksum: XXH3-64 of the checksums of stretches.
  package static func footer(
    kind: FileKind, version: UInt32, payloadEnd: Int, segment: UInt64, tableChecksum: UInt64
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendLittleEndian(UInt64(payloadEnd))
    bytes.appendLittleEndian(segment)
    bytes.appendLittleEndian(tableChecksum)
    bytes += kind.tag
    bytes.appendLittleEndian(version)
    bytes.appendLittleEndian(Checksum.xxh3(bytes))
    return bytes + endMagic
  }
}

/// The kinds of files, each with its four-letter tag and file name extension.
package enum FileKind: String, CaseIterable, Sendable {
  case manifest, terms, postings, positions, pairterms, pairs
  case placeterms, places, placenodes, mentions
  case dateterms, datelists, datenodes, dates
  case articles, ids, metadata, text, gazetteer, removed

  /// Four ASCII bytes in header and footer.
  package var tag: [UInt8] {
    switch self {
    case .manifest: Array("mani".utf8)
    case .terms: Array("term".utf8)
    case .postings: Array("post".utf8)
    case .positions: Array("posi".utf8)
    case .pairterms: Array("ptrm".utf8)
    case .pairs: Array("pair".utf8)
    case .placeterms: Array("plte".utf8)
    case .places: Array("plac".utf8)
    case .placenodes: Array("plno".utf8)
    case .mentions: Array("ment".utf8)
    case .dateterms: Array("dter".utf8)
    case .datelists: Array("dlis".utf8)
    case .datenodes: Array("dnod".utf8)
    case .dates: Array("date".utf8)
    case .articles: Array("arti".utf8)
    case .ids: Array("iden".utf8)
    case .metadata: Array("meta".utf8)
    case .text: Array("text".utf8)
    case .gazetteer: Array("gaze".utf8)
    case .removed: Array("remo".utf8)
    }
  }
}
