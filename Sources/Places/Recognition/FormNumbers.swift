/// Numbers for the forms of tokens, where nobody inverts the articles and numbers them.
///
/// Two forms count as the same if all 64 bits of their hashes agree.
struct FormNumbers: ~Copyable {
  private var slots: [Slot] = []
  private var count: UInt32 = 0

  private struct Slot {
    var hash: UInt64 = 0
    /// Plus one; 0 where nothing is.
    var number: UInt32 = 0
  }

  /// Forms after which it is full.
  private static let capacity = 1 << 16

  /// Whether there are so many that they should be forgotten; an article may have more nevertheless.
  var isFull: Bool { count >= Self.capacity }

  /// Forgets all and gives the memory back.
  mutating func removeAll() {
    slots = []
    count = 0
  }

  /// The number of a form, a new one if it has not been seen.
  ///
  /// - Complexity: O(bytes), amortized.
  mutating func number(of form: Span<UInt8>) -> UInt32 {
    if 2 * Int(count) >= slots.count { grow() }
    let hash = TokenHash.of(form)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].number != 0 {
      if slots[slot].hash == hash { return slots[slot].number - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    count += 1
    slots[slot] = Slot(hash: hash, number: count)
    return count - 1
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: max(1 << 12, 2 * old.count))
    for kept in old where kept.number != 0 {
      var slot = Int(truncatingIfNeeded: kept.hash) & (slots.count - 1)
      while slots[slot].number != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = kept
    }
  }
}
