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
  /// How many have one.
  let articles: Int
  /// A bit for each article.
  let bits: [UInt64]

  /// - Parameter flags: bits of codes that are set if they are for one of the lists; the greatest of the others is kept.
  /// - Complexity: O(articles of all lists); a byte of memory for each article of the segment.
  convenience init(_ parts: [Part], flags: UInt8 = 0, articles count: Int) throws {
    var codes = [UInt8](repeating: 0, count: count)
    for part in parts { try Self.add(part, flags, to: &codes) }
    self.init(codes)
  }

  init(_ codes: [UInt8]) {
    self.codes = codes
    var bits = [UInt64](repeating: 0, count: (codes.count + 63) / 64)
    var articles = 0
    for article in codes.indices where codes[article] > 0 {
      bits[article >> 6] |= 1 << UInt64(article & 63)
      articles += 1
    }
    self.bits = bits
    self.articles = articles
  }

  private static func add(_ part: Part, _ flags: UInt8, to codes: inout [UInt8]) throws {
    guard part.codes.count == 32 else { return }
    var cursor = PostingsCursor(part.list)
    var next = try cursor.lowerBound(from: 0)
    while next != PostingsCursor.end {
      let base = next / UInt32(BitWindow.span) * UInt32(BitWindow.span)
      try cursor.forEachStretch(from: base) { articles, values, range in
        for index in range {
          let article = Int(articles[index])
          guard article < codes.count else { continue }
          let code = part.codes[Int(min(values[index], 31))]
          let known = codes[article]
          codes[article] = max(known & ~flags, code & ~flags) | (known | code) & flags
        }
      }
      next = try cursor.lowerBound(from: base &+ UInt32(BitWindow.span))
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
