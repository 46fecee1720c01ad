/// Names end to end in one array: folders with a million files must not cost an object for each.
struct PackedNames {
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int32>] = []

  init() {}

  var count: Int { ranges.count }

  subscript(index: Int) -> [UInt8] {
    let range = ranges[index]
    return Array(bytes[Int(range.lowerBound)..<Int(range.upperBound)])
  }

  /// Names beyond 2 GiB in one folder are left out; no file system has them.
  mutating func append(_ name: [UInt8]) {
    guard let end = Int32(exactly: bytes.count + name.count) else { return }
    ranges.append(Int32(bytes.count)..<end)
    bytes += name
  }

  /// Whether one of the names is `name`; O(names).
  func contains(_ name: String) -> Bool {
    let wanted = Array(name.utf8)
    return ranges.contains { range in
      bytes[Int(range.lowerBound)..<Int(range.upperBound)].elementsEqual(wanted)
    }
  }

  /// Sorts by bytes.
  mutating func sort() {
    let bytes = bytes
    ranges.sort { left, right in
      bytes[Int(left.lowerBound)..<Int(left.upperBound)]
        .lexicographicallyPrecedes(bytes[Int(right.lowerBound)..<Int(right.upperBound)])
    }
  }
}
