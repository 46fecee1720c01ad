/// Looks a term up in one block of the dictionary, entry by entry, where the block lies.
struct TermBlock {
  /// What is wrong with the block, and at which of its bytes.
  struct Damage: Error {
    var reason: String
    var offset: Int
  }

  private var offset = 0

  /// The entry of `term` among the `terms` of the block `bytes`; nil if it is not there.
  ///
  /// Front coding tells most terms apart without a look at their bytes: one that shares more with its predecessor than
  /// that shares with `term` is below it as well, one that shares less is above.
  mutating func entry(
    of term: Span<UInt8>, in bytes: Span<UInt8>, terms: Int
  ) throws(Damage) -> TermEntry? {
    var (postings, positions) = try begin(bytes)
    var length = 0
    // Bytes that the term before shares with the one sought.
    var matched = 0
    for _ in 0..<terms {
      let (shared, rest) = try header(bytes, atMost: length)
      if shared < matched { return nil }
      length = shared + rest
      if shared == matched {
        matched += commonPrefix(bytes, rest, term, from: matched)
        if matched < length {
          if matched == term.count || bytes[offset + matched - shared] > term[matched] {
            return nil
          }
        }
      }
      let isFound = matched == length && matched == term.count
      offset += rest
      let numbers = try numbers(bytes)
      guard postings < 1 << 48, positions < 1 << 48 else {
        throw damage("an offset is too large")
      }
      if isFound {
        return TermEntry(
          articles: numbers.articles, occurrences: numbers.articles + numbers.repeats,
          postings: postings..<(postings + numbers.postingsBytes),
          positions: positions..<(positions + numbers.positionsBytes))
      }
      postings += numbers.postingsBytes
      positions += numbers.positionsBytes
    }
    return nil
  }

  // MARK: From front to back

  /// Reads where the lists of the block's first term begin.
  mutating func begin(_ bytes: Span<UInt8>) throws(Damage) -> (postings: Int, positions: Int) {
    (
      try varint(bytes, atMost: 1 << 48, "offset of a list"),
      try varint(bytes, atMost: 1 << 48, "offset of positions")
    )
  }

  /// The numbers behind a term.
  typealias Numbers = (articles: Int, repeats: Int, postingsBytes: Int, positionsBytes: Int)

  /// Replaces `term` by the next one.
  ///
  /// - Parameter isFirst: whether it is the block's first: it shares nothing with that before.
  /// - Returns: its numbers, and whether it is above the one before.
  mutating func next(
    _ bytes: Span<UInt8>, isFirst: Bool, term: inout [UInt8]
  ) throws(Damage) -> (numbers: Numbers, ascends: Bool) {
    let (shared, rest) = try header(bytes, atMost: isFirst ? 0 : term.count)
    var same = 0
    while same < rest, shared + same < term.count, bytes[offset + same] == term[shared + same] {
      same += 1
    }
    let ascends =
      same < rest && (shared + same == term.count || bytes[offset + same] > term[shared + same])
    term.removeLast(term.count - shared)
    for index in 0..<rest { term.append(bytes[offset + index]) }
    offset += rest
    return (try numbers(bytes), ascends)
  }

  /// Reads the next entry and passes over its term.
  ///
  /// - Parameters:
  ///   - length: of the term before, in bytes; becomes that of this one.
  ///   - lists: where the lists of this term begin; becomes where those of the next one do.
  mutating func next(
    _ bytes: Span<UInt8>, length: inout Int, lists: inout (postings: Int, positions: Int)
  ) throws(Damage) -> TermEntry {
    let (shared, rest) = try header(bytes, atMost: length)
    length = shared + rest
    offset += rest
    let numbers = try numbers(bytes)
    guard lists.postings < 1 << 48, lists.positions < 1 << 48 else {
      throw damage("an offset is too large")
    }
    let ends = (
      postings: lists.postings + numbers.postingsBytes,
      positions: lists.positions + numbers.positionsBytes
    )
    defer { lists = ends }
    return TermEntry(
      articles: numbers.articles, occurrences: numbers.articles + numbers.repeats,
      postings: lists.postings..<ends.postings, positions: lists.positions..<ends.positions)
  }

  /// The next byte to be read.
  var place: Int { offset }

  // MARK: Fields

  /// How many bytes of a term are those of its predecessor, which has `length`, and how many stand here.
  @inline(__always)
  private mutating func header(
    _ bytes: Span<UInt8>, atMost length: Int
  ) throws(Damage) -> (shared: Int, rest: Int) {
    let shared = try varint(bytes, atMost: length, "shared prefix")
    let rest = try varint(bytes, atMost: TermsFormat.longestTerm, "length of a term")
    guard rest <= bytes.count - offset else { throw damage("data end too early") }
    return (shared, rest)
  }

  /// The numbers behind a term.
  @inline(__always)
  private mutating func numbers(_ bytes: Span<UInt8>) throws(Damage) -> Numbers {
    let start = offset
    // Those of most terms, which are rare, have a byte each.
    if bytes.count - start >= 4 {
      let (first, second) = (bytes[start], bytes[start + 1])
      let (third, fourth) = (bytes[start + 2], bytes[start + 3])
      if first | second | third | fourth < 0x80 {
        offset = start + 4
        return (Int(first), Int(second), Int(third), Int(fourth))
      }
    }
    return (
      try varint(bytes, atMost: Int(UInt32.max), "number of articles"),
      try varint(bytes, atMost: 1 << 40, "number of occurrences"),
      try varint(bytes, atMost: 1 << 40, "length of a list"),
      try varint(bytes, atMost: 1 << 40, "length of positions")
    )
  }

  /// How many of the `count` bytes at the cursor are those of `term` from `start` on.
  private func commonPrefix(
    _ bytes: Span<UInt8>, _ count: Int, _ term: Span<UInt8>, from start: Int
  ) -> Int {
    let most = min(count, term.count - start)
    var length = 0
    while length < most, bytes[offset + length] == term[start + length] { length += 1 }
    return length
  }

  @inline(__always)
  private mutating func varint(
    _ bytes: Span<UInt8>, atMost limit: Int, _ what: StaticString
  ) throws(Damage) -> Int {
    // Most have one byte.
    let start = offset
    if start < bytes.count {
      let byte = bytes[start]
      if byte < 0x80, Int(byte) <= limit {
        offset = start + 1
        return Int(byte)
      }
    }
    return try longVarint(bytes, atMost: limit, what)
  }

  private mutating func longVarint(
    _ bytes: Span<UInt8>, atMost limit: Int, _ what: StaticString
  ) throws(Damage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      let next = bytes[offset]
      offset += 1
      if shift == 63, next > 1 { break }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 {
        guard value <= UInt64(limit) else {
          throw damage("\(what) is \(value), more than \(limit)")
        }
        return Int(value)
      }
      shift += 7
      if shift > 63 { break }
    }
    throw damage("\(what) is too long")
  }

  private func damage(_ reason: String) -> Damage { Damage(reason: reason, offset: offset) }
}
