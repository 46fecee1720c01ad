/// Bytes end to end in memory that is reserved at once and taken from the system as it fills.
///
/// Appending is for one thread; what is in it may be read by several when nothing is appended any more.
@safe package final class ByteStore: @unchecked Sendable {
  /// Bytes in it.
  @exclusivity(unchecked) package private(set) var count = 0
  /// Bytes that it can hold before it has to move.
  @exclusivity(unchecked) package private(set) var capacity: Int
  @exclusivity(unchecked) private var start: UnsafeMutableRawPointer
  /// So many bytes have been taken from the system.
  @exclusivity(unchecked) private var populated = 0

  /// Memory is taken in steps of so many bytes, each when the one before is full.
  private static let step = 1 << 20

  /// An empty store.
  package init(capacity: Int) {
    unsafe self.capacity = max(capacity, 1)
    unsafe start = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit { unsafe start.deallocate() }

  /// Appends bytes; moves all of them where there is no room.
  package func append(_ bytes: Span<UInt8>) {
    if unsafe count + bytes.count > capacity { grow(by: bytes.count) }
    // Before the copy, which would take it page by page.
    if unsafe count + bytes.count > populated { unsafe takeSteps(to: count + bytes.count) }
    unsafe bytes.withUnsafeBytes { source in
      if let first = source.baseAddress {
        unsafe (start + count).copyMemory(from: first, byteCount: source.count)
      }
    }
    unsafe count += bytes.count
  }

  /// Writes eight bytes of what is there already, little-endian.
  package func put(_ value: UInt64, at offset: Int) {
    guard offset >= 0, unsafe offset + 8 <= count else { return }
    unsafe start.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt64.self)
  }

  private func takeSteps(to needed: Int) {
    let end = unsafe min((needed + Self.step - 1) / Self.step * Self.step, capacity)
    unsafe populate(start + populated, end - populated)
    unsafe populated = end
  }

  private func grow(by needed: Int) {
    let capacity = unsafe max(2 * self.capacity, count + needed)
    let grown = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    unsafe grown.copyMemory(from: start, byteCount: count)
    unsafe start.deallocate()
    unsafe start = grown
    unsafe populated = 0
    unsafe self.capacity = capacity
  }

  /// Bytes of memory that it takes.
  package var takenBytes: Int { unsafe populated }

  /// The regions that were filled once and hold nothing now.
  var emptyRegions: Range<Int> {
    let first = unsafe (count + Regions.byteCount - 1) >> Regions.bits
    return unsafe first..<max(first, populated >> Regions.bits)
  }

  /// The memory of a region that is filled; the store does not move any more.
  func region(_ number: Int) -> UnsafeMutableRawPointer {
    unsafe start + number << Regions.bits
  }

  /// Calls `body` with all bytes.
  package func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(
      unsafe Span<UInt8>(_unsafeBytes: UnsafeRawBufferPointer(start: start, count: count)))
  }

  /// Begins to fetch bytes that will be read soon, as far as there are any.
  package func prefetch(from offset: Int, count: Int) {
    let end = unsafe min(offset + count, self.count)
    for place in stride(from: offset, to: end, by: 64) {
      unsafe Kernels.prefetchToRead(start + place)
    }
  }

  /// Forgets the bytes from `count` on and keeps the memory.
  package func removeAll(from count: Int = 0) {
    unsafe self.count = min(self.count, count)
  }
}

extension [UInt8] {
  /// A copy.
  package init(copying bytes: Span<UInt8>) {
    self = []
    append(copying: bytes)
  }

  /// Appends a copy.
  package mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
