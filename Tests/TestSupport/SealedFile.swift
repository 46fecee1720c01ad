import Bytes

/// Files of an index made by hand: any payload, with an envelope that holds.
package enum SealedFile {
  /// The bytes of a file with that payload.
  package static func bytes(
    _ payload: [UInt8], kind: FileKind, version: UInt32, segment: UInt64 = 0
  ) -> [UInt8] {
    var bytes = FileEnvelope.header(kind: kind, version: version) + payload
    let payloadEnd = bytes.count
    var table: [UInt8] = []
    for start in stride(from: 0, to: payloadEnd, by: FileEnvelope.pageBytes) {
      let end = min(start + FileEnvelope.pageBytes, payloadEnd)
      table.appendLittleEndian(Checksum.xxh3(Array(bytes[start..<end])))
    }
    bytes += table
    return bytes
      + FileEnvelope.footer(
        kind: kind, version: version, payloadEnd: payloadEnd, segment: segment,
        tableChecksum: Checksum.xxh3(table))
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
}
