#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Span where Element == UInt8 {
  /// The first index at or after `start` that holds `byte`.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    // The C library's search is an order of magnitude faster than a loop over bytes.
    unsafe withUnsafeBufferPointer { buffer in
      guard start >= 0, start < buffer.count, let base = buffer.baseAddress,
        let hit = unsafe memchr(base + start, Int32(byte), buffer.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
  }

  /// The first index in `range` that holds an ASCII digit; eight bytes are looked at at once.
  func firstDigit(in range: Range<Int>) -> Int? {
    unsafe withUnsafeBytes { buffer in
      guard range.lowerBound >= 0, range.upperBound <= buffer.count else { return nil }
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        // Digits become less than ten: the lowest of them is marked rightly.
        let distance = word ^ 0x3030_3030_3030_3030
        let marks = (distance &- 0x0A0A_0A0A_0A0A_0A0A) & ~distance & 0x8080_8080_8080_8080
        if marks != 0 { return index + marks.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < range.upperBound {
        if unsafe buffer[index] &- 0x30 < 10 { return index }
        index += 1
      }
      return nil
    }
  }
}

extension Array where Element == UInt8 {
  /// Memory for `count` bytes, of which nothing is said: what is read before it is written must not matter.
  init(room count: Int) {
    unsafe self.init(unsafeUninitializedCapacity: count) { $1 = count }
  }

  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
