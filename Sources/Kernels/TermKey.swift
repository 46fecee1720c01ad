import CKernels

/// What a look-up of a term needs to know of it: its first sixteen bytes, its length and its hash.
///
/// Two terms of up to sixteen bytes are equal if their keys are; longer ones only if the rest is. The keys of a
/// block of terms are made in C (`ckernels_find_terms`), for which this is the specification.
@safe struct TermKey {
  /// Bytes that are in the key itself.
  static let byteCount = 16

  /// The first eight bytes and the next eight, the first byte lowest, filled up with zeros.
  let first: UInt64
  let second: UInt64
  let hash: UInt64
  /// The length up to 255, and bits of the hash that do not choose the slot.
  let tag: UInt32

  /// The key of `bytes[range]`.
  @inline(never)
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    let start = min(range.lowerBound + 8, range.upperBound)
    let first = unsafe Self.eightBytes(bytes, range)
    let second = unsafe Self.eightBytes(bytes, start..<range.upperBound)
    var hash = Self.hash(first, second, range.count)
    if range.count > Self.byteCount {
      hash = unsafe Self.hash(bytes, (range.lowerBound + Self.byteCount)..<range.upperBound, hash)
    }
    self.init(first: first, second: second, hash: hash, count: range.count)
  }

  /// The key that `ckernels_find_terms` made, nil if it made none.
  init?(_ made: ckernels_key) {
    guard made.tag != 0 else { return nil }
    first = made.first
    second = made.second
    hash = made.hash
    tag = made.tag
  }

  @inline(__always)
  private init(first: UInt64, second: UInt64, hash: UInt64, count: Int) {
    self.first = first
    self.second = second
    self.hash = hash
    tag =
      UInt32(truncatingIfNeeded: hash &>> 32) & ~0xFF | UInt32(truncatingIfNeeded: min(count, 255))
  }

  /// The first eight of `bytes[range]`, the first byte lowest, zeros behind its end.
  static func eightBytes(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
    let count = range.count
    var value: UInt64 = 0
    for offset in 0..<min(count, 8) {
      value |= UInt64(unsafe bytes[range.lowerBound &+ offset]) &<< UInt64(8 &* offset)
    }
    return value
  }

  /// Multiply-and-fold (after wyhash, Wang Yi); its quality suffices for a table whose keys are compared
  /// in full.
  @inline(__always)
  private static func hash(_ first: UInt64, _ second: UInt64, _ count: Int) -> UInt64 {
    fold(
      first ^ 0xA076_1D64_78BD_642F,
      second ^ 0xE703_7ED1_A0B4_28DB ^ UInt64(truncatingIfNeeded: count))
  }

  /// Goes on with the hash of a long term.
  private static func hash(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ hash: UInt64
  ) -> UInt64 {
    var hash = hash
    var start = range.lowerBound
    while start < range.upperBound {
      let part = unsafe eightBytes(bytes, start..<range.upperBound)
      hash = fold(hash ^ part, 0x8EBC_6AF0_9C88_C6E3)
      start &+= 8
    }
    return hash
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
