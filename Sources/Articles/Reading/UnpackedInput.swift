/// The bytes of one file after another, unpacked if they are gzip or zstd by their first bytes.
///
/// Holds one buffer, whatever the files hold.
final class UnpackedInput {
  private enum Decoder {
    case none
    case gzip(GzipDecoder)
    case zstd(ZstdDecoder)
  }

  private var file: InputFile?
  private var packed: [UInt8]
  private var unread = 0..<0
  private var isFileAtEnd = false
  private var decoder = Decoder.none
  private var isBetweenFrames = true
  private var fault: StreamFault?
  /// Bytes read from all files so far, as they are on disk.
  private(set) var packedBytes: UInt64 = 0
  /// The same before the current file.
  private var packedBefore: UInt64 = 0
  /// Bytes that came out of the current file.
  private var unpackedBytes: UInt64 = 0
  /// See `ArticleLimits.unpackedBytes`.
  private let unsuspicious: UInt64

  init(_ limits: CorpusReader.Limits = CorpusReader.Limits()) {
    unsuspicious = limits.unpackedBytes
    // As many as tell how a file is packed.
    packed = [UInt8](repeating: 0, count: max(4, limits.bufferBytes))
  }

  /// The most bytes that are unpacked at a time, however large the room: where damage is told must not depend on that.
  private var step: Int { packed.count / 2 }

  /// Whether the current file is compressed.
  var isPacked: Bool { if case .none = decoder { false } else { true } }

  /// Bytes of memory that the decoder of the current file holds.
  var decoderBytes: Int {
    if case .zstd(let decoder) = decoder { decoder.byteCount } else { 0 }
  }

  /// Turns to the next file.
  func open(_ file: InputFile) throws(CorpusError) {
    self.file = file
    unread = 0..<0
    isFileAtEnd = false
    isBetweenFrames = true
    fault = nil
    packedBefore = packedBytes
    unpackedBytes = 0
    while unread.count < 4, !isFileAtEnd, fault == nil { refill() }
    decoder = try chooseDecoder()
  }

  /// Leaves the file; nothing more comes from it.
  func close() {
    file = nil
    unread = 0..<0
    isFileAtEnd = true
    fault = nil
    decoder = .none
  }

  /// Puts at least one byte to `target[position...]`, which must have room; 0 is the end.
  ///
  /// What stands before a fault is delivered first.
  func read(into target: inout [UInt8], at position: Int) throws(StreamFault) -> Int {
    switch decoder {
    case .none: try readPlain(into: &target, at: position)
    case .gzip, .zstd: try readPacked(into: &target, at: position)
    }
  }

  private func chooseDecoder() throws(CorpusError) -> Decoder {
    let start = Array(packed[unread].prefix(4))
    if start.starts(with: [0x1F, 0x8B]) { return .gzip(try GzipDecoder()) }
    let isFrame = start == [0x28, 0xB5, 0x2F, 0xFD]
    let isSkippable =
      start.count == 4 && start[0] & 0xF0 == 0x50 && start[1...] == [0x2A, 0x4D, 0x18]
    return isFrame || isSkippable ? .zstd(try ZstdDecoder()) : .none
  }

  /// Reads more of the file behind what is unread.
  private func refill() {
    if unread.isEmpty { unread = 0..<0 }
    let count = readFile(into: &packed, unread.upperBound..<packed.count)
    unread = unread.lowerBound..<unread.upperBound + count
  }

  /// Reads as much of the file as it gives and `range` has room for; 0 at its end, and where it cannot be read.
  private func readFile(into target: inout [UInt8], _ range: Range<Int>) -> Int {
    guard let file, !range.isEmpty else {
      isFileAtEnd = true
      return 0
    }
    do {
      let count = try file.read(into: &target, range)
      packedBytes += UInt64(count)
      isFileAtEnd = count == 0
      return count
    } catch {
      fault = .system(error)
      return 0
    }
  }

  private func readPlain(into target: inout [UInt8], at position: Int) throws(StreamFault) -> Int {
    if unread.isEmpty, !isFileAtEnd, fault == nil {
      // Not by way of the buffer, which is for what tells how a file is packed.
      let count = readFile(into: &target, position..<min(position + packed.count, target.count))
      if count > 0 { return count }
    }
    if unread.isEmpty, let fault { throw fault }
    let count = min(unread.count, target.count - position)
    target.replaceSubrange(
      position..<position + count, with: packed[unread.lowerBound..<unread.lowerBound + count])
    unread.removeFirst(count)
    return count
  }

  private func readPacked(into target: inout [UInt8], at position: Int) throws(StreamFault) -> Int {
    while fault == nil {
      if unread.isEmpty, !isFileAtEnd {
        refill()
        continue
      }
      if isBetweenFrames { skipPadding() }
      if unread.isEmpty, isBetweenFrames {
        if isFileAtEnd { return 0 }
        continue
      }
      let produced = decode(into: &target, position..<min(position + step, target.count))
      if produced > 0 { return produced }
    }
    throw fault ?? .truncated
  }

  /// Files that were cut from tapes and disks are filled up with zeros.
  private func skipPadding() {
    guard case .gzip = decoder else { return }
    while let first = unread.first, packed[first] == 0 { unread.removeFirst() }
  }

  private func decode(into target: inout [UInt8], _ range: Range<Int>) -> Int {
    let step: DecodingStep
    switch decoder {
    case .none: return 0
    case .gzip(let gzip): step = gzip.decode(packed, unread, into: &target, range)
    case .zstd(let zstd): step = zstd.decode(packed, unread, into: &target, range)
    }
    if step.state == .windowTooLarge {
      fault = windowFault()
      return step.produced
    }
    let isStuck = step.consumed == 0 && step.produced == 0
    unread.removeFirst(step.consumed)
    isBetweenFrames = step.state == .atEnd
    unpackedBytes += UInt64(step.produced)
    let taken = packedBytes - packedBefore - UInt64(unread.count)
    if case .failed(let words) = step.state {
      fault = .damaged(words)
    } else if isStuck, !isBetweenFrames {
      fault = isFileAtEnd ? .truncated : .damaged("no progress")
    } else if unpackedBytes > unsuspicious,
      unpackedBytes / ArticleLimits.unpackedRatio > taken
    {
      fault = .bomb(unpacked: unpackedBytes)
    }
    return step.produced
  }

  /// Why the frame that stands next is not decoded.
  private func windowFault() -> StreamFault {
    // Of a header that was cut by the end of the buffer the decoder has taken the first part.
    let header = isBetweenFrames ? ZstdFrameHeader(packed[unread]) : nil
    if let window = header?.window, window > ZstdFrameHeader.largestWindow {
      return .damaged("it claims a window of more than \(ZstdFrameHeader.largestWindow >> 30) GiB")
    }
    return .window(header?.window)
  }
}
