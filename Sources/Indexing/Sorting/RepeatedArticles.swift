import Bytes

/// Finds articles that carry an id again.
///
/// The same content is dropped. Other content is renamed in a build; where articles are added to an index, it takes the place
/// of what came before it, as it would if each came by itself.
///
/// Ids are compared by 128 bits of hash. Memory: one bit for each article, and an entry for each
/// that is renamed.
struct RepeatedArticles {
  /// What happens to articles that have an id in common, and not their content.
  enum Rule: Sendable {
    /// The first keeps it, others get names of their own.
    case rename
    /// The last one stays.
    case keepLast
  }

  private let rule: Rule
  private var sorter: ExternalSorter<IdentityRecord>
  private var dropped: [UInt64] = []
  private var numbers: [UInt64: UInt64] = [:]
  /// How many are dropped, as the same comes again.
  private(set) var droppedCount = 0
  /// How many are dropped, as another version comes after them.
  private(set) var supersededCount = 0
  /// How many are renamed.
  var renamedCount: Int { numbers.count }

  init(path: String, memory: Int, _ rule: Rule = .rename) {
    self.rule = rule
    sorter = ExternalSorter(path: path, memory: memory)
  }

  mutating func add(id: Span<UInt8>, content: UInt64, arrival: UInt64) throws {
    try add(id, order: IdentityRecord.firstArticle + arrival, content: content)
    // What is called `a~2` in the corpus keeps another `a` from being renamed to that.
    if let name = Self.numbered(id) {
      try add(id.extracting(0..<name.base), order: name.number, content: 0)
    }
  }

  private mutating func add(_ id: Span<UInt8>, order: UInt64, content: UInt64) throws {
    let high = Checksum.xxh3(id)
    try sorter.add(
      IdentityRecord(
        high: high, low: Checksum.xxh3(id, seed: ~high), order: order, content: content))
  }

  /// The length of `id` and `n` in a name `id~n`, nil if it is none that a renamed article could get.
  private static func numbered(_ name: Span<UInt8>) -> (base: Int, number: UInt64)? {
    var number: UInt64 = 0
    var power: UInt64 = 1
    var start = name.count
    while start > 0, name.count - start < 18, (0x30...0x39).contains(name[start - 1]) {
      start -= 1
      number += UInt64(name[start] - 0x30) * power
      power *= 10
    }
    guard number > 1, start > 0, name[start - 1] == UInt8(ascii: "~") else { return nil }
    return (start - 1, number)
  }

  /// Decides about all articles; to be called once, after the last `add`.
  mutating func resolve() throws {
    switch rule {
    case .rename: try resolveByNames()
    case .keepLast: try resolveByOrder()
    }
  }

  /// Keeps the last article of each id.
  private mutating func resolveByOrder() throws {
    var bits = [UInt64](repeating: 0, count: (sorter.count + 63) / 64)
    var last: IdentityRecord?
    var (drops, superseded) = (0, 0)
    try sorter.forEach { record in
      // Marks of names that builds give say nothing here.
      guard record.order >= IdentityRecord.firstArticle else { return }
      if let before = last, before.hasSameID(as: record) {
        let arrival = before.order - IdentityRecord.firstArticle
        bits[Int(arrival >> 6)] |= 1 << (arrival & 63)
        if before.content == record.content { drops += 1 } else { superseded += 1 }
      }
      last = record
    }
    (dropped, droppedCount, supersededCount) = (bits, drops, superseded)
  }

  private mutating func resolveByNames() throws {
    var bits = [UInt64](repeating: 0, count: (sorter.count + 63) / 64)
    var known: IdentityRecord?
    var contents: Set<UInt64> = []
    var taken: Set<UInt64> = []
    var number: UInt64 = 1
    var renames: [UInt64: UInt64] = [:]
    var drops = 0
    try sorter.forEach { record in
      if known.map({ !record.hasSameID(as: $0) }) ?? true {
        (known, contents, taken, number) = (record, [], [], 1)
      }
      guard record.order >= IdentityRecord.firstArticle else {
        taken.insert(record.order)
        return
      }
      let arrival = record.order - IdentityRecord.firstArticle
      guard contents.insert(record.content).inserted else {
        bits[Int(arrival >> 6)] |= 1 << (arrival & 63)
        drops += 1
        return
      }
      guard contents.count > 1 else { return }
      repeat { number += 1 } while taken.contains(number)
      renames[arrival] = number
    }
    (dropped, droppedCount, numbers) = (bits, drops, renames)
  }

  func isDropped(_ arrival: UInt64) -> Bool {
    dropped[Int(arrival >> 6)] & (1 << (arrival & 63)) != 0
  }

  /// The `n` of `id~n` that an article is to be called, nil if it keeps its id.
  func number(of arrival: UInt64) -> UInt64? { numbers.isEmpty ? nil : numbers[arrival] }
}
