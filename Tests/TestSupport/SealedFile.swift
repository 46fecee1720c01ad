import Bytes
import Foundation

/// Files of an index made by hand: any payload, with an envelope that holds.
package enum SealedFile {
  /// The bytes of a file with that payload.
  package static func bytes(
    _ payload: [UInt8], kind: FileKind, version: UInt32, segment: UInt64 = 0
  ) -> [UInt8] {
    let bytes = FileEnvelope.header(kind: kind, version: version) + payload
    let payloadEnd = bytes.count
    var table: [UInt8] = []
    for start in stride(from: 0, to: payloadEnd, by: FileEnvelope.pageBytes) {
      let end = min(start + FileEnvelope.pageBytes, payloadEnd)
      table.appendLittleEndian(Checksum.xxh3(Array(bytes[start..<end])))
    }
    return bytes
      + FileEnvelope.end(
        kind: kind, version: version, payloadEnd: payloadEnd, segment: segment,
        pageChecksums: table)
  }

  /// The file `bytes`, whose footer tells kind and version, with other payload.
  package static func resealed(
    _ bytes: [UInt8], _ change: (inout [UInt8]) -> Void
  ) -> [UInt8] {
    let footer = Array(bytes.suffix(FileEnvelope.footerBytes))
    let kind = FileKind.allCases.first { $0.tag == Array(footer[24..<28]) } ?? .manifest
    let version = (0..<4).reduce(UInt32(0)) { $0 | UInt32(footer[28 + $1]) << UInt32(8 * $1) }
    return resealed(bytes, kind: kind, version: version, change)
  }

  /// The file `bytes` with other payload: `change` gets the one it has.
  package static func resealed(
    _ bytes: [UInt8], kind: FileKind, version: UInt32, _ change: (inout [UInt8]) -> Void
  ) -> [UInt8] {
    let footer = bytes.count - FileEnvelope.footerBytes
    func integer(_ at: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
    }
    var payload = Array(bytes[FileEnvelope.headerBytes..<Int(integer(footer))])
    change(&payload)
    return self.bytes(payload, kind: kind, version: version, segment: integer(footer + 8))
  }

  /// Writes a file of so many pages of zeros, which take no room on the disk, with an envelope that holds.
  ///
  /// - Returns: the offset of its page table.
  @discardableResult
  package static func writeSparse(
    _ path: String, pages: Int, kind: FileKind, version: UInt32, segment: UInt64 = 0
  ) throws -> Int {
    let zeros = [UInt8](repeating: 0, count: FileEnvelope.pageBytes)
    let header = FileEnvelope.header(kind: kind, version: version)
    var table: [UInt8] = []
    table.appendLittleEndian(Checksum.xxh3(header + zeros.dropFirst(header.count)))
    var zeroPage: [UInt8] = []
    zeroPage.appendLittleEndian(Checksum.xxh3(zeros))
    table.reserveCapacity(8 * pages)
    for _ in 1..<max(1, pages) { table += zeroPage }
    let payloadEnd = pages * FileEnvelope.pageBytes
    _ = FileManager.default.createFile(atPath: path, contents: Data(header))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(payloadEnd))
    try file.write(
      contentsOf: Data(
        FileEnvelope.end(
          kind: kind, version: version, payloadEnd: payloadEnd, segment: segment,
          pageChecksums: table)))
    try file.close()
    return payloadEnd
  }

  /// Changes one byte of a file in place.
  package static func flip(_ path: String, at offset: Int) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(offset))
    let byte = try file.read(upToCount: 1)?.first ?? 0
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data([byte ^ 0x20]))
    try file.close()
  }
}
