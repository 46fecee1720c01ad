/// A hash table from the keys of names to the indexes of their profiles; what the standard library's dictionary does, with a
/// hash that costs one multiplication.
struct ProfileIndex {
  /// Key plus 1, 0 where nothing is.
  private var keys: [UInt64]
  private var indexes: [Int32]
  private var shift: Int
  private var count = 0

  /// - Parameter capacity: how many keys may be inserted before it grows.
  init(capacity: Int) {
    var bits = 1
    while 1 << bits < 2 * capacity { bits += 1 }
    keys = [UInt64](repeating: 0, count: 1 << bits)
    indexes = [Int32](repeating: 0, count: 1 << bits)
    shift = 64 - bits
  }

  /// The index of a key, nil if it has none.
  subscript(_ key: UInt64) -> Int? {
    var slot = home(key)
    while keys[slot] != 0 {
      if keys[slot] == key + 1 { return Int(indexes[slot]) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Gives a key that has none an index.
  ///
  /// - Complexity: O(1) on average; grows at half load, so that a search always ends at an empty slot.
  mutating func insert(_ index: Int, for key: UInt64) {
    if 2 * (count + 1) > keys.count { grow() }
    place(key + 1, Int32(index))
    count += 1
  }

  private mutating func place(_ mark: UInt64, _ index: Int32) {
    var slot = home(mark - 1)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = mark
    indexes[slot] = index
  }

  private mutating func grow() {
    var larger = ProfileIndex(capacity: keys.count)
    for slot in keys.indices where keys[slot] != 0 { larger.place(keys[slot], indexes[slot]) }
    larger.count = count
    self = larger
  }

  private func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key + 1) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
  }
}
