/// What the beginning of a zstd frame says of the memory that decoding it takes (RFC 8878, 3.1.1.1).
struct ZstdFrameHeader {
  /// Bytes of what was unpacked that the decoder must keep.
  let window: UInt64

  /// The largest window that `zstd --long=31` makes or unpacks, bytes.
  static let largestWindow: UInt64 = 1 << 31

  /// nil where `bytes` do not begin with a frame, or hold too little of it.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]), let flags = bytes.dropFirst(4).first else {
      return nil
    }
    let rest = bytes.dropFirst(5)
    if flags & 0x20 == 0 {
      guard let descriptor = rest.first else { return nil }
      let base = UInt64(1) << (10 + UInt64(descriptor >> 3))
      window = base + base / 8 * UInt64(descriptor & 7)
      return
    }
    // A single segment: all of the content is the window.
    let dictionaryBytes = [0, 1, 2, 4][Int(flags & 3)]
    let sizeBytes = [1, 2, 4, 8][Int(flags >> 6)]
    let size = rest.dropFirst(dictionaryBytes).prefix(sizeBytes)
    guard size.count == sizeBytes else { return nil }
    let value = size.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    window = sizeBytes == 2 ? value + 256 : value
  }
}
