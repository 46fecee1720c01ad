/// A hash table of fingerprints being filled.
struct FingerprintTable {
  let homes: Int
  private(set) var fingerprints: [UInt32]

  init(homes: Int) {
    self.homes = homes
    fingerprints = [UInt32](repeating: 0, count: homes * GazetteerFormat.bucketSlots)
  }

  /// Homes for so many keys, which then fill three slots of four.
  static func homes(for count: Int) -> Int {
    max(1, (count * 4 / 3 + GazetteerFormat.bucketSlots - 1) / GazetteerFormat.bucketSlots)
  }

  /// The slot for a hash; nil if it cannot be told from a hash that is there.
  mutating func insert(_ hash: UInt64) -> Int? {
    let wanted = GazetteerFormat.fingerprint(hash)
    var slot = GazetteerFormat.home(hash, of: homes) * GazetteerFormat.bucketSlots
    while slot < fingerprints.count, fingerprints[slot] != 0 {
      if fingerprints[slot] == wanted { return nil }
      slot += 1
    }
    if slot == fingerprints.count { appendBucket() }
    fingerprints[slot] = wanted
    return slot
  }

  private mutating func appendBucket() {
    fingerprints += [UInt32](repeating: 0, count: GazetteerFormat.bucketSlots)
  }

  /// Ends the table with an empty bucket.
  mutating func finish() { appendBucket() }

  /// A table with all `hashes`, which differ, and the slot of each.
  static func placing(_ hashes: [UInt64]) -> (FingerprintTable, [Int]) {
    var homes = homes(for: hashes.count)
    while true {
      var table = FingerprintTable(homes: homes)
      let slots = hashes.compactMap { table.insert($0) }
      if slots.count == hashes.count {
        table.finish()
        return (table, slots)
      }
      homes += 1
    }
  }
}
