import CMappings

/// The table of what is mapped where, for a handler of SIGBUS.
enum Mappings {
  /// Notes that `count` bytes at `base` are the file `name`; returns what `remove` takes.
  static func add(
    _ base: UnsafeRawPointer, count: Int, name: String
  ) -> UnsafeMutableRawPointer? {
    unsafe cmappings_add(base, count, name)
  }

  /// Forgets a mapping, before it is unmapped.
  static func remove(_ mapping: UnsafeMutableRawPointer?) { unsafe cmappings_remove(mapping) }
}

/// What the pages of a file do behind its back.
enum WriteBack {
  /// Begins to write a range of a file to its disk, without waiting, where the system can do that.
  static func begin(_ descriptor: Int32, _ range: Range<Int>) {
    cmappings_begin_to_synchronize(descriptor, Int64(range.lowerBound), Int64(range.count))
  }
}

/// Places of 8 bytes in mapped memory, which are compared in one call of the system.
@safe struct MappedPlaces: ~Copyable {
  private let places: UnsafeMutableBufferPointer<cmappings_place>

  init(_ starts: [UnsafeRawPointer]) {
    unsafe places = .allocate(capacity: starts.count)
    for number in unsafe starts.indices {
      unsafe places.initializeElement(
        at: number, to: cmappings_place(start: starts[number], count: 8))
    }
  }

  deinit { unsafe places.deallocate() }

  /// The number of the first place that has other bytes than `expected` or cannot be read, that of all if there is none; -1,
  /// and the reason in `errno`, where the system does not do it.
  func firstDifference(from expected: [UInt8]) -> Int {
    unsafe cmappings_compare(places.baseAddress, places.count, expected)
  }
}
