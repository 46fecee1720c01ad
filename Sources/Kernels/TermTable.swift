import CKernels

/// A hash table from terms (byte strings) to dense numbers 0, 1, 2 …, in the order of first sight.
///
/// Open addressing with linear probing. A slot holds the first sixteen bytes of its term, so that most
/// look-ups touch one cache line; all terms live end to end in one arena. No allocation per term
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
  /// The keys of a block on their way, and the indexes of those that are not found at once.
  @exclusivity(unchecked) private let keys: UnsafeMutablePointer<ckernels_key>
  @exclusivity(unchecked) private let missed: UnsafeMutablePointer<UInt32>

  private typealias Slot = ckernels_slot

  /// Most terms that `numbers` looks up together: so many look-ups overlap in their wait for memory.
  static let blockTerms = 128

  private static let initialSlots = 1 << 14
  private static let initialText = 1 << 17

  /// An empty table.
  package init() {
    unsafe slotCount = Self.initialSlots
    unsafe slots = allocateForLookUps(slotCount)
    unsafe slots.initialize(repeating: Slot(), count: slotCount)
    unsafe textCapacity = Self.initialText
    unsafe text = .allocate(capacity: textCapacity)
    unsafe keys = .allocate(capacity: Self.blockTerms)
    unsafe missed = .allocate(capacity: Self.blockTerms)
  }

  deinit {
    unsafe slots.deallocate()
    unsafe text.deallocate()
    unsafe keys.deallocate()
    unsafe missed.deallocate()
  }

  /// Bytes of memory held.
  package var byteCount: Int {
    unsafe slotCount * MemoryLayout<Slot>.stride + textCapacity + ends.capacity * 4
  }

  /// The number of `term`, a new one if it has not been seen.
  ///
  /// - Complexity: O(length), amortized.
  package func number(of term: Span<UInt8>) -> UInt32 {
    growSlots(for: 1)
    return unsafe term.withUnsafeBytes { bytes in
      let key = unsafe TermKey(bytes, 0..<bytes.count)
      return unsafe search(for: bytes, 0..<bytes.count, key)
    }
  }

  /// Puts the numbers of at most `blockTerms` terms to `numbers`: the terms are `text[ranges[0]]`,
  /// `text[ranges[1]]` and so on.
  ///
  /// What stands at `states` for a term that is not new is fetched, for it will be needed next.
  func number(
    _ ranges: Span<Range<UInt32>>, of text: Span<UInt8>, into numbers: UnsafeMutablePointer<UInt32>,
    states: ckernels_states
  ) {
    growSlots(for: ranges.count)
    unsafe text.withUnsafeBytes { bytes in
      let misses = unsafe ranges.withUnsafeBufferPointer { ranges in
        // A range is its two bounds.
        let bounds = unsafe UnsafeRawPointer(ranges.baseAddress)?
          .assumingMemoryBound(to: UInt32.self)
        return unsafe ckernels_find_terms(
          bytes.baseAddress, bytes.count, bounds, ranges.count, slots, slotCount &- 1, states,
          keys, numbers, missed)
      }
      for miss in 0..<misses {
        let index = unsafe Int(missed[miss])
        let range = Int(ranges[index].lowerBound)..<Int(ranges[index].upperBound)
        let key = unsafe TermKey(keys[index]) ?? TermKey(bytes, range)
        unsafe numbers[index] = search(for: bytes, range, key)
      }
    }
  }

  @inline(never)
  private func search(
    for bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ key: TermKey
  ) -> UInt32 {
    let slots = unsafe slots
    let mask = unsafe slotCount &- 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let found = unsafe slots[slot].number
      if found == 0 { break }
      if unsafe slots[slot].holds(key),
        unsafe range.count <= TermKey.byteCount || isTerm(found &- 1, bytes, range)
      {
        return found &- 1
      }
      slot = (slot &+ 1) & mask
    }
    return unsafe insert(bytes, range, key, at: slot)
  }

  /// Begins to fetch the bytes of term `number`.
  @inline(__always)
  func prefetchTerm(_ number: UInt32) {
    let lower = unsafe number == 0 ? 0 : Int(ends[Int(number) - 1])
    unsafe prefetch(text + lower)
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
    var keyed: [PrefixOrder.Entry] = []
    unsafe keyed.reserveCapacity(count)
    for number in unsafe 0..<UInt32(count) {
      keyed.append(PrefixOrder.Entry(prefix: prefix(of: number), number: number))
    }
    PrefixOrder.sort(&keyed)
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].prefix == keyed[start].prefix { end += 1 }
      if end > start + 1 {
        keyed[start..<end].sort { left, right in precedes(left.number, right.number) }
      }
      start = end
    }
    return keyed.map(\.number)
  }

  /// Forgets all terms and keeps the memory.
  package func removeAll() {
    unsafe slots.update(repeating: Slot(), count: slotCount)
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
    return unsafe TermKey.eightBytes(
      UnsafeRawBufferPointer(start: text, count: textCount), range
    ).bigEndian
  }

  private func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    let first = range(of: left)
    let second = range(of: right)
    let first8 = unsafe UnsafeBufferPointer(start: text + first.lowerBound, count: first.count)
    let second8 = unsafe UnsafeBufferPointer(start: text + second.lowerBound, count: second.count)
    return unsafe first8.lexicographicallyPrecedes(second8)
  }

  /// Whether term `number` is `bytes[range]`, where their keys are the same.
  private func isTerm(
    _ number: UInt32, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    let known = self.range(of: number)
    guard known.count == range.count else { return false }
    for index in TermKey.byteCount..<range.count
    where unsafe text[known.lowerBound &+ index] != bytes[range.lowerBound &+ index] {
      return false
    }
    return true
  }

  private func insert(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ key: TermKey, at slot: Int
  ) -> UInt32 {
    if unsafe textCount + range.count > textCapacity { growText(by: range.count) }
    for index in 0..<range.count {
      unsafe text[textCount + index] = unsafe bytes[range.lowerBound + index]
    }
    unsafe textCount += range.count
    unsafe ends.append(UInt32(textCount))
    unsafe count += 1
    let number = unsafe UInt32(count)
    unsafe slots[slot] = Slot(
      first: key.first, second: key.second, tag: key.tag, number: number, unused: 0)
    return number - 1
  }

  private func growText(by needed: Int) {
    let capacity = unsafe max(textCapacity * 2, textCount + needed)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe grown.update(from: text, count: textCount)
    unsafe text.deallocate()
    unsafe text = grown
    unsafe textCapacity = capacity
  }

  /// Makes sure that half of the slots stay empty after so many insertions.
  private func growSlots(for terms: Int) {
    guard unsafe (count + terms) * 2 > slotCount else { return }
    unsafe slots.deallocate()
    unsafe slotCount *= 2
    unsafe slots = allocateForLookUps(slotCount)
    unsafe slots.initialize(repeating: Slot(), count: slotCount)
    let mask = unsafe slotCount - 1
    let bytes = unsafe UnsafeRawBufferPointer(start: text, count: textCount)
    // The terms are read in order, which costs less than a walk over the old slots.
    for number in unsafe 0..<UInt32(count) {
      let key = unsafe TermKey(bytes, range(of: number))
      var slot = Int(truncatingIfNeeded: key.hash) & mask
      while unsafe slots[slot].number != 0 { slot = (slot + 1) & mask }
      unsafe slots[slot] = Slot(
        first: key.first, second: key.second, tag: key.tag, number: number + 1, unused: 0)
    }
  }
}

extension ckernels_slot {
  fileprivate func holds(_ key: TermKey) -> Bool {
    first == key.first && second == key.second && tag == key.tag
  }
}
