import Bytes
import Kernels

/// Takes lists apart block by block, in the same room, each article with all its positions.
///
/// For whoever needs every occurrence, as merging does. Makes no object for a list that is only a tail, as nearly all are.
package struct ListTaker {
  private let files: PostingsList.Files
  private var entry = TermEntry(articles: 0, occurrences: 0, postings: 0..<0, positions: 0..<0)
  /// The list of the entry, if it has whole blocks.
  private var list: PostingsList?
  private var block = PostingsBlock()
  private var next = 0
  /// Articles of the block at hand; 0 before the first and after the last.
  package private(set) var count = 0
  /// Their positions, one article's behind the other's; more than there are.
  package private(set) var positions: [UInt32] = []
  /// How many positions there are; 0 where the files have none.
  package private(set) var positionCount = 0

  /// Takes lists of these files.
  package init(_ files: PostingsList.Files) {
    self.files = files
    block.articles = [UInt32](repeating: 0, count: PostingsFormat.block)
    block.frequencies = block.articles
  }

  /// Articles of the block, ascending; the first `count`.
  package var articles: [UInt32] { block.articles }
  /// How often the term occurs in each.
  package var frequencies: [UInt32] { block.frequencies }

  /// Makes ready for the list of an entry.
  package mutating func begin(_ entry: TermEntry) throws {
    self.entry = entry
    try files.verify(entry)
    list = entry.articles < PostingsFormat.block ? nil : try PostingsList(entry, in: files)
    next = 0
    count = 0
    positionCount = 0
    block.number = -1
  }

  /// Reads the next block; false after the last.
  ///
  /// - Complexity: O(occurrences of the block).
  package mutating func advance() throws -> Bool {
    count = 0
    guard next < (list?.blockCount ?? 1) else { return false }
    if let list {
      try list.load(next, into: &block)
      try list.loadArticles(of: &block)
      try list.loadFrequencies(of: &block)
      if files.positions != nil {
        positionCount = try list.readAllPositions(of: &block, into: &positions)
      }
    } else {
      try readTail()
    }
    next += 1
    count = block.count
    return true
  }

  /// Reads a list that is only a tail.
  private mutating func readTail() throws {
    block.reset(number: 0, count: entry.articles, of: PostingsFormat.block)
    block.base = 0
    block.start = entry.postings.lowerBound
    block.end = entry.postings.upperBound
    try PostingsTail.load(from: files.postings, into: &block, articleLimit: files.articles)
    guard let file = files.positions else { return }
    let first = block.articles[0]
    var scan = PositionScan(samples: 0, sampleStep: PostingsFormat.sampleStep)
    let (articles, frequencies) = (block.articles, block.frequencies)
    let read = try file.withBytes(
      from: entry.positions.lowerBound, count: entry.positions.count + BitFields.padding
    ) { bytes in
      try files.extents.withBytes(from: Int(first), count: Int(block.last - first) + 1) { sizes in
        scan.readAll(
          articles: articles.span.extracting(0..<block.count), frequencies: frequencies.span,
          sizes: sizes, first: first, bytes: bytes, into: &positions)
      }
    }
    guard let read else {
      throw file.corruption("damaged positions", at: entry.positions.lowerBound)
    }
    positionCount = read
  }
}
