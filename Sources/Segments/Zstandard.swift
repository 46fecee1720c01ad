import CZstd

/// Zstandard for whole blocks; the one place in this room that calls the library.
///
/// One per thread.
@safe package final class Zstandard {
  private let compressor: OpaquePointer?
  private let decompressor: OpaquePointer?

  /// Level that costs about as much time as tokenizing the same text.
  package static let level: Int32 = 3

  /// Contexts of the library, made once and used again for each block.
  package init() {
    unsafe compressor = czstd_cctx_new()
    unsafe decompressor = czstd_dctx_new()
  }

  deinit {
    unsafe czstd_cctx_free(compressor)
    unsafe czstd_dctx_free(decompressor)
  }

  /// Appends the compressed form of `bytes` to `output`; nil when memory is short.
  package func compress(
    _ bytes: Span<UInt8>, level: Int32 = Zstandard.level, to output: inout [UInt8]
  ) -> Int? {
    let start = output.count
    let bound = czstd_bound(bytes.count)
    output.append(contentsOf: repeatElement(0, count: bound))
    let size = unsafe output.withUnsafeMutableBytes { target in
      unsafe bytes.withUnsafeBytes { source in
        unsafe czstd_compress(
          compressor, target.baseAddress.map { unsafe $0 + start }, bound, source.baseAddress,
          source.count, level)
      }
    }
    output.removeLast(output.count - start - Int(max(0, size)))
    return size < 0 ? nil : Int(size)
  }

  /// The `count` bytes that `bytes` unpacks to; nil if it does not.
  package func decompress(_ bytes: Span<UInt8>, count: Int) -> [UInt8]? {
    unsafe decompress(bytes.bytes, count: count)
  }

  /// The `count` bytes that `bytes` unpacks to; nil if it does not.
  package func decompress(_ bytes: RawSpan, count: Int) -> [UInt8]? {
    let output = unsafe [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      let size = unsafe bytes.withUnsafeBytes { source in
        unsafe czstd_decompress(
          decompressor, target.baseAddress, count, source.baseAddress, source.count)
      }
      filled = size == Int64(count) ? count : 0
    }
    return output.count == count ? output : nil
  }
}
