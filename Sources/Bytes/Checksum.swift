import CXXHash

/// XXH3 with 64 bits (xxHash 0.8, https://xxhash.com): page checksums, content and id hashes.
package enum Checksum {
  /// The XXH3-64 of `bytes`; about 10 GB/s on baseline x86-64.
  package static func xxh3(_ bytes: Span<UInt8>) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { raw in
      unsafe cxxhash64(raw.baseAddress, raw.count)
    }
  }

  /// The XXH3-64 of `bytes` with a seed: another hash of the same.
  package static func xxh3(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { raw in
      unsafe cxxhash64_seeded(raw.baseAddress, raw.count, seed)
    }
  }

  /// The XXH3-64 of an array's bytes.
  package static func xxh3(_ bytes: [UInt8]) -> UInt64 {
    xxh3(bytes.span)
  }
}
