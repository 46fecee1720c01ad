extension Span where Element == UInt8 {
  /// How many bytes at the start are those of `other`, `most` at most; eight are compared at once.
  ///
  /// Neither may be shorter than `most`.
  package func sharedStart(with other: Span<UInt8>, most: Int) -> Int {
    unsafe withUnsafeBytes { one in
      unsafe other.withUnsafeBytes { two in
        let most = Swift.min(most, one.count, two.count)
        var count = 0
        while count + 8 <= most {
          let first = unsafe one.loadUnaligned(fromByteOffset: count, as: UInt64.self)
          let second = unsafe two.loadUnaligned(fromByteOffset: count, as: UInt64.self)
          let difference = (first ^ second).littleEndian
          if difference != 0 { return count + difference.trailingZeroBitCount / 8 }
          count += 8
        }
        while count < most, unsafe one[count] == two[count] { count += 1 }
        return count
      }
    }
  }

  /// The same at the end.
  package func sharedEnd(with other: Span<UInt8>, most: Int) -> Int {
    unsafe withUnsafeBytes { one in
      unsafe other.withUnsafeBytes { two in
        let most = Swift.min(most, one.count, two.count)
        var count = 0
        while count + 8 <= most {
          let first = unsafe one.loadUnaligned(
            fromByteOffset: one.count - count - 8, as: UInt64.self)
          let second = unsafe two.loadUnaligned(
            fromByteOffset: two.count - count - 8, as: UInt64.self)
          let difference = (first ^ second).littleEndian
          if difference != 0 { return count + difference.leadingZeroBitCount / 8 }
          count += 8
        }
        while count < most, unsafe one[one.count - 1 - count] == two[two.count - 1 - count] {
          count += 1
        }
        return count
      }
    }
  }
}
