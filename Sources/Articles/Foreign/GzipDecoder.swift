import CZlib

/// What became of one step of decompression.
struct DecodingStep {
  enum State: Equatable {
    /// A member or frame ended here: the file may end.
    case atEnd
    case inside
    /// The frame wants more memory than is given, though nothing may be wrong with it.
    case windowTooLarge
    case failed(String)
  }
  var consumed = 0
  var produced = 0
  var state = State.inside
}

/// Decodes gzip files of any number of members, by zlib.
@safe final class GzipDecoder {
  private let stream: OpaquePointer

  /// Throws `CorpusError.outOfMemory`.
  init() throws(CorpusError) {
    guard let stream = unsafe czlib_stream_new() else { throw .outOfMemory(part: "gzip decoder") }
    unsafe self.stream = stream
  }

  deinit {
    unsafe czlib_stream_free(stream)
  }

  /// Decodes from `source[range]` into `target[room]`, at most to the end of a member.
  func decode(
    _ source: [UInt8], _ range: Range<Int>, into target: inout [UInt8], _ room: Range<Int>
  ) -> DecodingStep {
    var step = DecodingStep()
    let result = unsafe source.withUnsafeBufferPointer { source in
      let source = unsafe UnsafeBufferPointer(rebasing: source[range])
      return unsafe target.withUnsafeMutableBufferPointer { target in
        let room = unsafe UnsafeMutableBufferPointer(rebasing: target[room])
        return unsafe czlib_decompress(
          stream, source.baseAddress, source.count, &step.consumed, room.baseAddress, room.count,
          &step.produced)
      }
    }
    switch Int(result) {
    case CZLIB_MEMBER_ENDED: step.state = .atEnd
    case CZLIB_INSIDE_MEMBER: step.state = .inside
    case CZLIB_NO_MEMORY: step.state = .failed("not enough memory")
    default: step.state = .failed(unsafe String(cString: czlib_error_name(stream)))
    }
    return step
  }
}
