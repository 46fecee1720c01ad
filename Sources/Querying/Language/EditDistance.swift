/// How far two terms are apart, in edits of code points.
///
/// The measure is Damerau–Levenshtein in its restricted form (optimal string alignment): inserting, deleting or replacing
/// a code point, or swapping two neighbours, is one edit, and no stretch is edited twice.
package enum EditDistance {
  /// Whether `a` and `b` (UTF-8) are at most `limit` edits apart.
  ///
  /// What both begin with costs no edit in any best alignment, so it is passed over, and each edit is tried only where
  /// they first differ: 4 to the power of `limit` passes at most, and no memory. Made for limits of 1 and 2.
  package static func within(_ a: Span<UInt8>, _ b: Span<UInt8>, limit: Int) -> Bool {
    // A code point has one to four bytes.
    if abs(a.count - b.count) > 4 * limit { return false }
    return within(a, 0, b, 0, limit: limit)
  }

  private static func within(
    _ a: Span<UInt8>, _ aStart: Int, _ b: Span<UInt8>, _ bStart: Int, limit: Int
  ) -> Bool {
    let common = commonPrefix(a, aStart, b, bStart)
    let i = aStart + common
    let j = bStart + common
    if i == a.count { return reachesEnd(b, from: j, characters: limit) }
    if j == b.count { return reachesEnd(a, from: i, characters: limit) }
    if limit == 0 { return false }
    let aNext = characterEnd(a, i)
    let bNext = characterEnd(b, j)
    return within(a, aNext, b, bNext, limit: limit - 1)
      || within(a, aNext, b, j, limit: limit - 1)
      || within(a, i, b, bNext, limit: limit - 1)
      || withinAfterSwap(a, i, aNext, b, j, bNext, limit: limit - 1)
  }

  /// Takes the two code points from `i` and from `j` as swapped, if they are.
  private static func withinAfterSwap(
    _ a: Span<UInt8>, _ i: Int, _ aNext: Int, _ b: Span<UInt8>, _ j: Int, _ bNext: Int, limit: Int
  ) -> Bool {
    guard aNext < a.count, bNext < b.count else { return false }
    let aEnd = characterEnd(a, aNext)
    let bEnd = characterEnd(b, bNext)
    guard equal(a, i..<aNext, b, bNext..<bEnd), equal(a, aNext..<aEnd, b, j..<bNext) else {
      return false
    }
    return within(a, aEnd, b, bEnd, limit: limit)
  }

  /// How many bytes both have in common from the given places on, whole code points only.
  private static func commonPrefix(
    _ a: Span<UInt8>, _ aStart: Int, _ b: Span<UInt8>, _ bStart: Int
  ) -> Int {
    let most = min(a.count - aStart, b.count - bStart)
    var length = 0
    while length < most, a[aStart + length] == b[bStart + length] { length += 1 }
    while length > 0,
      isContinuation(a, aStart + length) || isContinuation(b, bStart + length)
    {
      length -= 1
    }
    return length
  }

  private static func reachesEnd(_ text: Span<UInt8>, from start: Int, characters: Int) -> Bool {
    var position = start
    for _ in 0..<characters where position < text.count { position = characterEnd(text, position) }
    return position == text.count
  }

  private static func equal(
    _ a: Span<UInt8>, _ aRange: Range<Int>, _ b: Span<UInt8>, _ bRange: Range<Int>
  ) -> Bool {
    guard aRange.count == bRange.count else { return false }
    for offset in 0..<aRange.count
    where a[aRange.lowerBound + offset] != b[bRange.lowerBound + offset] {
      return false
    }
    return true
  }

  private static func isContinuation(_ text: Span<UInt8>, _ index: Int) -> Bool {
    index < text.count && text[index] & 0xC0 == 0x80
  }

  private static func characterEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start + 1
    while isContinuation(text, end) { end += 1 }
    return end
  }
}
