import Bytes
import Kernels
import Postings
import Segments

/// Makes the lists of a tree's nodes from the nodes of all articles, batch after batch, within a number of articles held.
///
/// Reads the nodes in the scratch file once for each stretch of lists that fits, and for each list that does not: at
/// some 25 articles of lists of places for an article, ten million articles under the smallest budget are about two hundred
/// passes over a gigabyte, under the standard one two.
struct TreeListSource: TermBatchSource {
  private let scratch: TreeScratch
  private let numbers: [[UInt32]]
  private let counts: TreeListCounts
  private let limit: Int
  /// Called with the bytes of nodes that have been read, and those that will be.
  private let progress: (Int, Int) throws -> Void
  private let totalBytes: Int
  private var readBytes = 0
  /// Lists that have not been gathered, the next ones last.
  private var stretches: [Range<Int>]
  /// Lists that have been gathered.
  private var buffer: TreeListBuffer?
  /// The next list of the buffer and where it begins there.
  private var list = 0
  private var place = 0
  /// A list that is longer than what may be held.
  private var long: LongList?
  private var spare: [OccurrenceLists] = []

  private struct LongList {
    let list: Int
    /// The stretch that is read next.
    var stretch = 0
    /// What has been read and is in no piece yet.
    var articles: [UInt32] = []
    var codes: [UInt8] = []
    /// The last article of the pieces before, plus one.
    var base: UInt32 = 0
  }

  /// - Parameters:
  ///   - numbers: for each worker the segment's numbers of its nodes.
  ///   - limit: how many articles of lists may be held.
  ///   - progress: called often, with the bytes of nodes that have been read and all that will be.
  init(
    _ scratch: TreeScratch, numbers: [[UInt32]], counts: TreeListCounts, limit: Int,
    progress: @escaping (Int, Int) throws -> Void
  ) {
    self.scratch = scratch
    self.numbers = numbers
    self.counts = counts
    self.limit = limit
    self.progress = progress
    stretches = counts.stretches(limit: limit).reversed()
    totalBytes = stretches.count * scratch.nodeBytes
  }

  mutating func reuse(_ lists: OccurrenceLists) { spare.append(lists) }

  /// The next batch; nil at the end.
  mutating func next() throws -> TermBatch? {
    while true {
      if long != nil { return try nextPiece() }
      if let batch = nextBatch() { return batch }
      buffer = nil
      guard let lists = stretches.popLast() else { return nil }
      if counts.articles(of: lists) > limit,
        let list = lists.first(where: { counts.counts[$0] > 0 })
      {
        long = LongList(list: list)
      } else {
        buffer = try gather(lists)
        (list, place) = (lists.lowerBound, 0)
      }
    }
  }

  private mutating func emptyBatch() -> TermBatch {
    var batch = TermBatch()
    if var lists = spare.popLast() {
      lists.removeAll()
      batch.lists.lists = lists
    }
    return batch
  }

  // MARK: Lists that fit

  private mutating func gather(_ lists: Range<Int>) throws -> TreeListBuffer {
    var buffer = TreeListBuffer(counts, lists: lists)
    for stretch in 0..<scratch.stretchCount {
      let numbers = numbers[scratch.worker(ofStretch: stretch)]
      var reader = try nodes(ofStretch: stretch)
      for article in scratch.articles(ofStretch: stretch) {
        try reader.readNodes(numbers) { node, code, isMentioned in
          buffer.add(article: article, node: node, code: code, isMentioned: isMentioned)
        }
      }
    }
    return buffer
  }

  private mutating func nodes(ofStretch stretch: Int) throws -> TreeStretchReader {
    try progress(readBytes, totalBytes)
    readBytes += scratch.nodeBytes(ofStretch: stretch)
    return try scratch.nodes(ofStretch: stretch)
  }

  private mutating func nextBatch() -> TermBatch? {
    guard let buffer, list < buffer.lists.upperBound else { return nil }
    var batch = emptyBatch()
    while list < buffer.lists.upperBound,
      batch.lists.lists.articleCount < TermBatch.occurrences
    {
      let end = place + Int(counts.counts[list])
      if end > place {
        for index in place..<end {
          batch.lists.lists.append(
            article: buffer.articles[index], frequency: UInt32(buffer.codes[index]))
        }
        batch.lists.pieces.append(ListBatch.Piece(articles: end - place))
        batch.append(counts.term(list))
      }
      place = end
      list += 1
    }
    return batch.lists.pieces.isEmpty ? nil : batch
  }

  // MARK: A list that does not

  /// A piece of the long list: whole blocks, or all that is left.
  private mutating func nextPiece() throws -> TermBatch? {
    guard var long = long.take() else { return nil }
    while long.articles.count <= TermBatch.occurrences,
      long.stretch < scratch.stretchCount
    {
      try read(&long)
    }
    let isLast = long.stretch == scratch.stretchCount
    // One stays behind at least, so that the last piece is not empty.
    let count =
      isLast
      ? long.articles.count
      : (long.articles.count - 1) / PostingsFormat.block * PostingsFormat.block
    var batch = emptyBatch()
    for index in 0..<count {
      batch.lists.lists.append(
        article: long.articles[index], frequency: UInt32(long.codes[index]))
    }
    batch.lists.pieces.append(
      ListBatch.Piece(articles: count, base: long.base, begins: long.base == 0, ends: isLast))
    if isLast {
      batch.append(counts.term(long.list))
    } else {
      long.base = (batch.lists.lists.lastArticle ?? 0) + 1
      long.articles.removeFirst(count)
      long.codes.removeFirst(count)
      self.long = long
    }
    return batch
  }

  /// Appends the list's articles of the next stretch.
  private mutating func read(_ long: inout LongList) throws {
    let numbers = numbers[scratch.worker(ofStretch: long.stretch)]
    var reader = try nodes(ofStretch: long.stretch)
    let list = long.list
    for article in scratch.articles(ofStretch: long.stretch) {
      try reader.readNodes(numbers) { node, code, isMentioned in
        guard counts.isIn(list, node: node, isMentioned: isMentioned) else { return }
        long.articles.append(article)
        long.codes.append(code)
      }
    }
    long.stretch += 1
  }
}
