/// The part of an unpacked file that is in memory: read, and not yet given away.
struct Window {
  private static let kept = 4 << 20
  /// Room for so many bytes is there before more is read, at least 1.
  private let step: Int
  /// Bytes of memory that are taken at first.
  private let room: Int

  private var bytes: [UInt8] = []
  private var start = 0
  private var end = 0
  /// Whether nothing comes after it.
  private(set) var isEnded = false
  /// The number of the first byte in the file.
  private(set) var offset: UInt64 = 0

  /// - Parameter chunk: bytes that are mostly given away at a time.
  init(step: Int, chunk: Int) {
    self.step = max(1, step)
    room = chunk + 2 * self.step
  }

  var count: Int { end - start }

  /// Forgets everything; a window that had to hold something enormous gives the memory back.
  mutating func reset() {
    if bytes.count > Self.kept { bytes = [] }
    start = 0
    end = 0
    isEnded = false
    offset = 0
  }

  /// Reads something more behind the end, unless the file has ended.
  ///
  /// A fault ends it too.
  mutating func fill(from input: UnpackedInput) throws(StreamFault) {
    guard !isEnded else { return }
    makeRoom()
    do {
      let read = try input.read(into: &bytes, at: end)
      end += read
      isEnded = read == 0
    } catch {
      isEnded = true
      throw error
    }
  }

  /// Gives up what is there and what would come.
  mutating func abandon() {
    drop(count)
    isEnded = true
  }

  /// Gives up `count` bytes at the start.
  mutating func drop(_ count: Int) {
    start += count
    offset += UInt64(count)
  }

  /// Gives away `count` bytes at the start: the memory that they are in, where that is mostly filled by them, else a copy.
  mutating func take(_ count: Int) -> (bytes: [UInt8], range: Range<Int>) {
    let taken = start..<start + count
    let rest = taken.upperBound..<end
    offset += UInt64(count)
    if count < bytes.count / 2 {
      start = rest.lowerBound
      return (Array(bytes[taken]), 0..<count)
    }
    var fresh = [UInt8](room: max(room, rest.count + step))
    fresh.replaceSubrange(0..<rest.count, with: bytes[rest])
    swap(&fresh, &bytes)
    (start, end) = (0, rest.count)
    return (fresh, taken)
  }

  func withSpan<R>(_ body: (Span<UInt8>) -> R) -> R {
    body(bytes.span.extracting(start..<end))
  }

  func prefix(_ count: Int) -> ArraySlice<UInt8> {
    bytes[start..<start + count]
  }

  private mutating func makeRoom() {
    guard bytes.count - end < step else { return }
    // Moving pays only if it frees as much as it moves; growth is geometric: linear time either way.
    if start >= count {
      bytes.replaceSubrange(0..<count, with: bytes[start..<end])
      end = count
      start = 0
    }
    if bytes.count - end < step {
      // By half, since old and new stand in memory together.
      var grown = [UInt8](room: max(room, bytes.count + max(step, bytes.count / 2)))
      grown.replaceSubrange(0..<count, with: bytes[start..<end])
      end = count
      start = 0
      bytes = grown
    }
  }
}
