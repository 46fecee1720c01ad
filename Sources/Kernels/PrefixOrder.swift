/// Sorts term numbers by the first eight bytes of their terms: a radix sort, the last byte first.
///
/// (Knuth, The Art of Computer Programming 3, 5.2.5.) It takes a third of the time of comparisons.
enum PrefixOrder {
  struct Entry {
    /// The bytes, big-endian.
    var prefix: UInt64
    var number: UInt32
  }

  /// Sorts by prefix; entries with the same one keep their order.
  ///
  /// O(entries).
  static func sort(_ entries: inout [Entry]) {
    var other = entries
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      var places = [Int](repeating: 0, count: 256)
      for entry in entries { places[byte(entry, shift)] += 1 }
      // Most terms are shorter than eight bytes, so that much of the work is moving nothing.
      if places.contains(entries.count) { continue }
      var next = 0
      for value in places.indices {
        let count = places[value]
        places[value] = next
        next += count
      }
      for entry in entries {
        let value = byte(entry, shift)
        other[places[value]] = entry
        places[value] += 1
      }
      swap(&entries, &other)
    }
  }

  @inline(__always)
  private static func byte(_ entry: Entry, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: entry.prefix &>> shift & 0xFF)
  }
}
