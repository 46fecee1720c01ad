/// A hash table from terms (byte strings) to dense numbers 0, 1, 2 …, in the order of first sight.
///
/// Open addressing with linear probing; terms live end to end in one arena. No allocation per term
/// or look-up beyond the growth of those arrays. Not thread-safe.
///
/// Properties are exempt from the runtime's check for exclusive use, which took a fifth of a build: each
/// is touched by one method at a time, and no method calls out while it changes them.
@safe package final class TermTable {
  /// Number of distinct terms.
  @exclusivity(unchecked) package private(set) var count = 0
  @exclusivity(unchecked) private var slots: UnsafeMutablePointer<Slot>
  @exclusivity(unchecked) private var slotCount: Int
  @exclusivity(unchecked) private var text: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var textCount = 0
  @exclusivity(unchecked) private var textCapacity: Int
  @exclusivity(unchecked) private var ends: [UInt32] = []

  private struct Slot {
    var hash: UInt32
    /// Term number plus one; 0 is an empty slot.
    var number: UInt32
  }

  private static let initialSlots = 1 << 14
  private static let initialText = 1 << 17

  /// An empty table.
  package init() {
    unsafe slotCount = Self.initialSlots
    unsafe slots = .allocate(capacity: slotCount)
    unsafe slots.initialize(repeating: Slot(hash: 0, number: 0), count: slotCount)
    unsafe textCapacity = Self.initialText
    unsafe text = .allocate(capacity: textCapacity)
  }

  deinit {
    unsafe slots.deallocate()
    unsafe text.deallocate()
  }

  /// Bytes of memory held.
  package var byteCount: Int {
    unsafe slotCount * MemoryLayout<Slot>.stride + textCapacity + ends.capacity * 4
  }

  /// The number of `term`, a new one if it has not been seen.
  ///
  /// - Complexity: O(length), amortized.
  package func number(of term: Span<UInt8>) -> UInt32 {
    unsafe term.withUnsafeBytes { bytes in
      unsafe number(of: bytes)
    }
  }

  @inline(__always)
  private func number(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    let hash = unsafe Self.hash(bytes)
    let mask = unsafe slotCount &- 1
    var slot = Int(hash) & mask
    while true {
      let found = unsafe slots[slot]
      if found.number == 0 { break }
      if found.hash == hash, unsafe isTerm(found.number &- 1, bytes) { return found.number &- 1 }
      slot = (slot &+ 1) & mask
    }
    return unsafe insert(bytes, hash: hash, at: slot)
  }

  /// Calls `body` with the bytes of term `number`.
  package func withTerm<Result>(_ number: UInt32, _ body: (Span<UInt8>) -> Result) -> Result {
    let range = range(of: number)
    return body(
      unsafe Span(
        _unsafeElements: UnsafeBufferPointer(start: text + range.lowerBound, count: range.count)))
  }

  /// All numbers in the byte order of their terms.
  package func sortedNumbers() -> [UInt32] {
    var keyed: [(prefix: UInt64, number: UInt32)] = []
    unsafe keyed.reserveCapacity(count)
    for number in unsafe 0..<UInt32(count) { keyed.append((prefix(of: number), number)) }
    keyed.sort { left, right in
      left.prefix != right.prefix ? left.prefix < right.prefix : precedes(left.number, right.number)
    }
    return keyed.map(\.number)
  }

  /// Forgets all terms and keeps the memory.
  package func removeAll() {
    unsafe slots.update(repeating: Slot(hash: 0, number: 0), count: slotCount)
    unsafe ends.removeAll(keepingCapacity: true)
    unsafe textCount = 0
    unsafe count = 0
  }

  private func range(of number: UInt32) -> Range<Int> {
    let lower = unsafe number == 0 ? 0 : Int(ends[Int(number) - 1])
    return unsafe lower..<Int(ends[Int(number)])
  }

  /// The first eight bytes, big-endian, so that comparing integers compares terms.
  private func prefix(of number: UInt32) -> UInt64 {
    let range = range(of: number)
    var value: UInt64 = 0
    for offset in 0..<8 {
      value <<= 8
      if offset < range.count { value |= UInt64(unsafe text[range.lowerBound + offset]) }
    }
    return value
  }

  private func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    let first = range(of: left)
    let second = range(of: right)
    let first8 = unsafe UnsafeBufferPointer(start: text + first.lowerBound, count: first.count)
    let second8 = unsafe UnsafeBufferPointer(start: text + second.lowerBound, count: second.count)
    return unsafe first8.lexicographicallyPrecedes(second8)
  }

  @inline(__always)
  private func isTerm(_ number: UInt32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: number)
    guard range.count == bytes.count else { return false }
    for index in 0..<bytes.count
    where unsafe text[range.lowerBound &+ index] != bytes[index] { return false }
    return true
  }

  private func insert(_ bytes: UnsafeRawBufferPointer, hash: UInt32, at slot: Int) -> UInt32 {
    if unsafe textCount + bytes.count > textCapacity { growText(by: bytes.count) }
    for index in 0..<bytes.count { unsafe text[textCount + index] = unsafe bytes[index] }
    unsafe textCount += bytes.count
    unsafe ends.append(UInt32(textCount))
    let number = unsafe UInt32(count)
    unsafe slots[slot] = Slot(hash: hash, number: number + 1)
    unsafe count += 1
    if unsafe count * 2 > slotCount { growSlots() }
    return number
  }

  private func growText(by needed: Int) {
    let capacity = unsafe max(textCapacity * 2, textCount + needed)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe grown.update(from: text, count: textCount)
    unsafe text.deallocate()
    unsafe text = grown
    unsafe textCapacity = capacity
  }

  private func growSlots() {
    let old = unsafe slots
    let oldCount = unsafe slotCount
    unsafe slotCount *= 2
    unsafe slots = .allocate(capacity: slotCount)
    unsafe slots.initialize(repeating: Slot(hash: 0, number: 0), count: slotCount)
    let mask = unsafe slotCount - 1
    for index in 0..<oldCount {
      let moved = unsafe old[index]
      guard moved.number != 0 else { continue }
      var slot = Int(moved.hash) & mask
      while unsafe slots[slot].number != 0 { slot = (slot + 1) & mask }
      unsafe slots[slot] = moved
    }
    unsafe old.deallocate()
  }

  /// Multiply-and-fold over eight bytes at a time (after wyhash, Wang Yi); quality suffices for a
  /// table whose keys are compared in full.
  @inline(__always)
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var offset = 0
    while offset &+ 8 <= bytes.count {
      let part = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state = fold(state ^ part)
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(unsafe bytes[offset])
      offset &+= 1
    }
    state = fold(state ^ rest)
    return UInt32(truncatingIfNeeded: state ^ (state >> 32))
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
