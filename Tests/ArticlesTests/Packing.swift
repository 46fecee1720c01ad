import CZstd

/// Makes compressed files to read.
enum Packing {
  /// A gzip member in stored blocks: no compression, but everything else of the format.
  static func gzip(_ bytes: [UInt8], blockBytes: Int = 1000) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var start = 0
    repeat {
      let end = min(start + blockBytes, bytes.count)
      let length = UInt16(end - start)
      packed.append(end == bytes.count ? 1 : 0)
      packed += littleEndian(length) + littleEndian(~length) + bytes[start..<end]
      start = end
    } while start < bytes.count
    return packed + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
  }

  static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var packed = [UInt8](repeating: 0, count: czstd_bound(bytes.count))
    let context = czstd_cctx_new()
    defer { czstd_cctx_free(context) }
    let count = czstd_compress(context, &packed, packed.count, bytes, bytes.count, 3)
    precondition(count >= 0, String(cString: czstd_error_name(count)))
    return Array(packed.prefix(Int(count)))
  }

  /// A zstd frame whose header claims a window of `1 << windowLog` bytes, at least `1 << 10`; not compressed.
  static func zstd(_ bytes: [UInt8], windowLog: UInt8) -> [UInt8] {
    [0x28, 0xB5, 0x2F, 0xFD, 0, (windowLog - 10) << 3] + lastRawBlock(bytes)
  }

  /// A zstd frame whose header claims so many bytes of content, in a single segment, and has fewer.
  static func zstd(_ bytes: [UInt8], claiming contentBytes: UInt32) -> [UInt8] {
    [0x28, 0xB5, 0x2F, 0xFD, 0xA0] + littleEndian(contentBytes) + lastRawBlock(bytes)
  }

  private static func lastRawBlock(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < 1 << 17)
    return littleEndian(UInt32(bytes.count << 3 | 1)).prefix(3) + bytes
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  /// CRC-32 of gzip, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1
      }
    }
  }
}
