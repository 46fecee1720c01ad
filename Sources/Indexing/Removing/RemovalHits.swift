import Postings
import Segments

/// Counts which of the articles that go are in a list.
package struct RemovalHits {
  /// How a list is read.
  package enum Way: Sendable {
    /// Whichever is less work.
    case cheapest
    /// All of it, each article looked up among those that go.
    case decoding
    /// Only where articles that go may be.
    case probing
  }

  /// Those that go, ascending.
  package let articles: [UInt32]
  private let bits: [UInt64]
  private let way: Way
  private var reader = WholeListReader()

  /// How many articles of a list are decoded in the time that one is found in it: a block of 128, and the way there.
  private static let decodedPerProbe = 160

  /// - Parameter bits: a bit for each article that goes, 64 a word.
  init(_ bits: [UInt64], _ way: Way) {
    self.bits = bits
    self.way = way
    var articles: [UInt32] = []
    for (index, word) in bits.enumerated() {
      var rest = word
      while rest != 0 {
        articles.append(UInt32(truncatingIfNeeded: index << 6 + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
    self.articles = articles
  }

  /// Adds those of the articles that are in the list of an entry, and their frequencies, to `correction`.
  mutating func count(
    _ entry: TermEntry, of lists: SegmentLists, into correction: inout Correction
  ) throws {
    let isProbed =
      switch way {
      case .cheapest: articles.count * Self.decodedPerProbe < entry.articles
      case .decoding: false
      case .probing: true
      }
    if isProbed {
      try probe(entry, of: lists, into: &correction)
    } else {
      try decode(entry, of: lists, into: &correction)
    }
  }

  private func probe(
    _ entry: TermEntry, of lists: SegmentLists, into correction: inout Correction
  ) throws {
    guard let list = try lists.list(entry) else { return }
    var cursor = PostingsCursor(list)
    for article in articles where try cursor.find(article) {
      correction.articles += 1
      correction.occurrences += Int(try cursor.frequency())
    }
  }

  private mutating func decode(
    _ entry: TermEntry, of lists: SegmentLists, into correction: inout Correction
  ) throws {
    let allBits = bits
    let bits = allBits.span
    var hits: UInt32 = 0
    var occurrences = 0
    try lists.forEachBlock(of: entry, with: &reader) { articles, frequencies in
      for index in articles.indices {
        let article = articles[index]
        let isHit = UInt32(truncatingIfNeeded: bits[Int(article >> 6)] >> UInt64(article & 63)) & 1
        hits &+= isHit
        occurrences &+= Int(frequencies[index] & (0 &- isHit))
      }
    }
    correction.articles += Int(hits)
    correction.occurrences += occurrences
  }
}
