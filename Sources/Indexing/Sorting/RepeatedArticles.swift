import Bytes

/// Finds articles that carry an id again: the same content is dropped, other content is renamed.
///
/// Ids are compared by 128 bits of hash. Memory: one bit for each article, and an entry for each
/// that is renamed.
struct RepeatedArticles {
  private var sorter: ExternalSorter<IdentityRecord>
  private var dropped: [UInt64] = []
  private var numbers: [UInt64: Int] = [:]
  /// How many are dropped.
  private(set) var droppedCount = 0
  /// How many are renamed.
  var renamedCount: Int { numbers.count }

  init(path: String, memory: Int) {
    sorter = ExternalSorter(path: path, memory: memory)
  }

  mutating func add(id: Span<UInt8>, content: UInt64, arrival: UInt64) throws {
    var salted: [UInt8] = [0]
    for index in id.indices { salted.append(id[index]) }
    try sorter.add(
      IdentityRecord(
        high: Checksum.xxh3(id), low: Checksum.xxh3(salted), arrival: arrival, content: content))
  }

  /// Decides about all articles; to be called once, after the last `add`.
  mutating func resolve() throws {
    dropped = [UInt64](repeating: 0, count: (sorter.count + 63) / 64)
    var first: IdentityRecord?
    var contents: Set<UInt64> = []
    var number = 1
    var drops: [UInt64] = []
    var renames: [(UInt64, Int)] = []
    try sorter.forEach { record in
      guard let known = first, record.hasSameID(as: known) else {
        first = record
        contents = [record.content]
        number = 1
        return
      }
      if contents.insert(record.content).inserted {
        number += 1
        renames.append((record.arrival, number))
      } else {
        drops.append(record.arrival)
      }
    }
    droppedCount = drops.count
    for arrival in drops { dropped[Int(arrival >> 6)] |= 1 << (arrival & 63) }
    for (arrival, number) in renames { numbers[arrival] = number }
  }

  func isDropped(_ arrival: UInt64) -> Bool {
    dropped[Int(arrival >> 6)] & (1 << (arrival & 63)) != 0
  }

  /// The `n` of `id~n` that an article is to be called, nil if it keeps its id.
  func number(of arrival: UInt64) -> Int? { numbers.isEmpty ? nil : numbers[arrival] }
}
