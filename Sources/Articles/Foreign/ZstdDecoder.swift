import CZstd

/// Decodes zstd files of any number of frames, by libzstd.
@safe final class ZstdDecoder {
  /// The largest window that is decoded, bytes.
  static let largestWindow: UInt64 = 1 << UInt64(CZSTD_WINDOW_LOG_LIMIT)

  private let stream: OpaquePointer

  /// Throws `CorpusError.outOfMemory`.
  init() throws(CorpusError) {
    guard let stream = unsafe czstd_stream_new() else { throw .outOfMemory(part: "zstd decoder") }
    unsafe self.stream = stream
  }

  deinit {
    unsafe czstd_stream_free(stream)
  }

  /// Bytes of memory held; the file's own window is the larger part of it.
  var byteCount: Int { Int(unsafe czstd_stream_bytes(stream)) }

  /// Decodes from `source[range]` into `target[room]`.
  func decode(
    _ source: [UInt8], _ range: Range<Int>, into target: inout [UInt8], _ room: Range<Int>
  ) -> DecodingStep {
    var step = DecodingStep()
    let result = unsafe source.withUnsafeBufferPointer { source in
      let source = unsafe UnsafeBufferPointer(rebasing: source[range])
      return unsafe target.withUnsafeMutableBufferPointer { target in
        let room = unsafe UnsafeMutableBufferPointer(rebasing: target[room])
        return unsafe czstd_stream_decompress(
          stream, source.baseAddress, source.count, &step.consumed, room.baseAddress, room.count,
          &step.produced)
      }
    }
    if result == Int64(CZSTD_WINDOW_TOO_LARGE) {
      step.state = .windowTooLarge
    } else if result < 0 {
      step.state = .failed(unsafe String(cString: czstd_error_name(result)))
    } else {
      step.state = result == 0 ? .atEnd : .inside
    }
    return step
  }
}
