import CXXHash

/// XXH3, 64 bits, seed 0: the identity of contents.
enum ContentHash {
  static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { unsafe cxxhash64($0.baseAddress, $0.count) }
  }
}
