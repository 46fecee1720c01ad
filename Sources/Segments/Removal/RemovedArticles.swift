import Bytes
import Kernels
import Postings

/// The articles that were removed from a segment, a bit each, and by how much that changes what its dictionaries say.
///
/// Immutable; a later removal writes a file of its own, which holds what was removed before as well.
package final class RemovedArticles: Sendable {
  /// How many there are.
  package let count: Int
  /// Articles of the segment, removed ones included.
  private let articles: Int
  private let payload: ByteRegion
  private let tables: [CorrectionTable]

  /// Opens the file and holds its trailer to the manifest; O(1) but for the envelope.
  init(
    directory: String, _ removal: SegmentDescription.Removal, from segment: SegmentDescription
  ) throws {
    let file = try Self.open(removal, from: segment, in: directory)
    payload = file.payload
    articles = segment.articles
    count = removal.articles
    let trailer = payload.count - RemovedFormat.trailerBytes
    var start = 8 * RemovedFormat.words(of: articles)
    guard file.byteCount == removal.bytes, start <= trailer else {
      throw payload.corruption(
        "the file has \(file.byteCount) bytes, the manifest says \(removal.bytes)", at: 0)
    }
    let figures = [removal.number, articles] + removal.figures
    for (place, figure) in figures.enumerated() {
      let found = try payload.load(UInt64.self, at: trailer + 8 * place)
      guard found == UInt64(clamping: figure) else {
        throw payload.corruption(
          "the file says \(found) where the manifest says \(figure)", at: trailer + 8 * place)
      }
    }
    var tables: [CorrectionTable] = []
    for number in RemovedFormat.kinds.indices {
      let table = try CorrectionTable(
        payload, trailer: trailer + 8 * figures.count + 24 * number, start: start, limit: trailer)
      start = table.end
      tables.append(table)
    }
    guard start == trailer else {
      throw payload.corruption("the corrections do not end at the trailer", at: start)
    }
    self.tables = tables
  }

  /// Opens the file of a removal; verifies its envelope.
  static func open(
    _ removal: SegmentDescription.Removal, from segment: SegmentDescription, in directory: String
  ) throws -> MappedFile {
    let name = removal.fileName
    do {
      let file = try MappedFile(
        directory: directory, name: name, kind: .removed, formatVersion: RemovedFormat.version)
      guard file.segment == segment.identity else {
        throw IndexCorruption(file: name, offset: 0, reason: "the file belongs to another segment")
      }
      return file
    } catch let error as FileError where error.isMissing {
      throw IndexCorruption(file: name, offset: 0, reason: "the file is missing")
    }
  }

  /// The file that says so.
  var file: MappedFile { payload.file }

  // MARK: Articles

  /// Whether an article was removed; false for one that there is not.
  package func contains(_ article: UInt32) throws -> Bool {
    guard article < articles else { return false }
    return try payload.load(UInt64.self, at: Int(article >> 6) << 3) >> UInt64(article & 63) & 1
      == 1
  }

  /// Calls `body` with a bit for each article of a range, 64 a word, and the article of the first bit.
  ///
  /// - Complexity: O(range) in bytes that are looked at for the first time, else O(1).
  package func withBits<Result>(
    of range: ClosedRange<UInt32>, _ body: (Span<UInt64>, UInt32) throws -> Result
  ) throws -> Result {
    let end = RemovedFormat.words(of: articles)
    let first = min(Int(range.lowerBound >> 6), end)
    let words = first..<max(first, min(end, Int(range.upperBound >> 6) + 1))
    return try withWords(words) { try body($0, UInt32(first) << 6) }
  }

  /// Takes them out of a window of articles at `base`, a multiple of 64.
  package func remove(from window: inout BitWindow, at base: UInt32) throws {
    let last = base &+ UInt32(BitWindow.span - 1)
    try withBits(of: base...last) { words, _ in window.subtract(words) }
  }

  /// How many of a range of articles were removed.
  ///
  /// - Complexity: O(range / 64).
  package func count(in range: Range<UInt32>) throws -> Int {
    let upper = min(Int(range.upperBound), articles)
    let lower = min(Int(range.lowerBound), upper)
    guard lower < upper else { return 0 }
    return try withWords(lower >> 6..<(upper + 63) >> 6) { words in
      var total = 0
      for index in words.indices { total &+= words[index].nonzeroBitCount }
      // What stands before and behind the range in its first and last word.
      total &-= (words[0] & ((1 as UInt64) << UInt64(lower & 63) &- 1)).nonzeroBitCount
      if upper & 63 != 0 {
        total &-= (words[words.count - 1] >> UInt64(upper & 63)).nonzeroBitCount
      }
      return total
    }
  }

  /// All bits, 64 a word.
  package func bits() throws -> [UInt64] {
    try withWords(0..<RemovedFormat.words(of: articles)) { words in
      words.indices.map { words[$0] }
    }
  }

  private func withWords<Result>(
    _ words: Range<Int>, _ body: (Span<UInt64>) throws -> Result
  ) throws -> Result {
    try payload.withIntegers(UInt64.self, at: 8 * words.lowerBound, count: words.count, body)
  }

  // MARK: Lists

  /// Of how many of the removed articles the term of a list is part, and how often it occurs there.
  ///
  /// In the place of occurrences stands for places and dates the sum of the articles' codes. An entry without a list, as
  /// `pairterms` has, is not corrected.
  ///
  /// - Parameter kind: the file that holds the list: `postings`, `pairs`, `places` or `datelists`.
  /// - Complexity: O(log terms).
  package func correction(
    of entry: TermEntry, in kind: FileKind
  ) throws -> (articles: Int, occurrences: Int) {
    guard !entry.postings.isEmpty, let number = RemovedFormat.table(of: kind),
      let correction = try tables[number].correction(of: entry.postings.lowerBound, in: payload)
    else { return (0, 0) }
    guard correction.articles <= min(entry.articles, count),
      correction.occurrences - correction.articles <= entry.occurrences - entry.articles
    else {
      throw payload.corruption(
        "a list of \(kind.rawValue) with \(entry.articles) articles lost \(correction.articles)",
        at: 0)
    }
    return (correction.articles, correction.occurrences)
  }

  /// The corrections of the lists in a file, in their order.
  package func corrections(in kind: FileKind) -> CorrectionCursor {
    CorrectionCursor(payload, RemovedFormat.table(of: kind).map { tables[$0] })
  }
}

extension SegmentDescription.Removal {
  /// What the trailer of the file says as well, in its order.
  var figures: [Int] { [articles, undated, tokens, titled, mentions, dates] }
}
