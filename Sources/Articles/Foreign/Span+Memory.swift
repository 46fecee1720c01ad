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
}

extension Array where Element == UInt8 {
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
