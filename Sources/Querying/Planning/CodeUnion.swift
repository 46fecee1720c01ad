import Kernels
import Postings
import Segments

/// The articles of several coded lists, with one code each: the greatest.
final class CodeUnion: Sendable {
  /// A list, and what each of its codes means in the union (32 entries).
  struct Part {
    var list: PostingsList
    var codes: [UInt8]
  }

  /// For each article its code, 0 where no list has it.
  let codes: [UInt8]
  /// A bit for each article.
  let bits: [UInt64]

  /// - Parameter flags: bits of codes that are set if they are for one of the lists; the greatest of the others is kept.
  /// - Complexity: O(articles of all lists); a byte of memory for each article of the segment.
  init(_ parts: [Part], flags: UInt8 = 0, articles count: Int) throws {
    var codes = [UInt8](repeating: 0, count: count)
    var bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    var reader = WholeListReader()
    for part in parts { try Self.add(part, flags, &reader, to: &codes, &bits) }
    self.codes = codes
    self.bits = bits
  }

  /// The same articles as `other` with other codes, none of which is 0.
  init(_ other: CodeUnion, codes: [UInt8]) {
    self.codes = codes
    bits = other.bits
  }

  private static func add(
    _ part: Part, _ flags: UInt8, _ reader: inout WholeListReader, to codes: inout [UInt8],
    _ bits: inout [UInt64]
  ) throws {
    guard part.codes.count == 32 else { return }
    let keeps = ~flags
    try reader.forEachBlock(of: part.list) { articles, values in
      // Through spans, so that no write asks whether the array is shared.
      let meanings = part.codes.span
      var words = bits.mutableSpan
      var known = codes.mutableSpan
      for index in articles.indices {
        let article = Int(articles[index])
        guard article < known.count else { continue }
        words[article &>> 6] |= 1 &<< UInt64(article & 63)
        let code = meanings[Int(min(values[index], 31))]
        let old = known[article]
        known[article] = max(old & keeps, code & keeps) | (old | code) & flags
      }
    }
  }

  /// The first article from `article` on that has a code.
  func next(from article: Int) -> Int? {
    guard article < codes.count else { return nil }
    var word = article >> 6
    var rest = bits[word] & (~0 << UInt64(article & 63))
    while rest == 0 {
      word += 1
      if word == bits.count { return nil }
      rest = bits[word]
    }
    return word << 6 + rest.trailingZeroBitCount
  }

  /// Adds the articles of the window.
  func collect(into window: inout BitWindow, from base: UInt32) {
    window.formUnion(bits, from: Int(base) / 64)
  }
}
