import Bytes
import Kernels
import Postings
import TestSupport

/// A list as an array: articles with their positions.
struct TestList {
  struct Item: Equatable {
    var article: UInt32
    var positions: [UInt32]
    var frequency: UInt32 { UInt32(positions.count) }
  }

  var items: [Item] = []

  var occurrences: Int { items.reduce(0) { $0 + $1.positions.count } }

  /// The empty list.
  init() {}

  /// A list of `count` articles from `start` on.
  ///
  /// - Parameters:
  ///   - gap: greatest step between articles.
  ///   - frequency: greatest number of positions in most articles.
  ///   - step: greatest step between positions.
  init(
    count: Int, from start: UInt32 = 0, gap: UInt32 = 5, frequency: Int = 3, step: UInt32 = 300,
    using random: inout SeededGenerator
  ) {
    var article = start + UInt32.random(in: 0...gap, using: &random)
    for _ in 0..<count {
      let most = random.chance(0.02) ? 10 * frequency : frequency
      add(article, Int.random(in: 1...most, using: &random), step: step, using: &random)
      article += UInt32.random(in: 1...gap, using: &random)
    }
  }

  /// A list whose stretches differ: dense, sparse or with jumps; with few, many or uneven positions.
  init(stretches count: Int, using random: inout SeededGenerator) {
    var article = random.pick([0, 1, 500] as [UInt32])
    for _ in 0..<count {
      let gap = random.pick([1, 2, 20, 300] as [UInt32])
      let jumps = random.chance(0.5)
      let frequency = random.pick([1, 1, 3, 30])
      let isUneven = random.chance(0.3)
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        let most = isUneven && random.chance(0.03) ? 40 * frequency : frequency
        add(article, Int.random(in: 1...most, using: &random), step: 50, using: &random)
        let jump = jumps && random.chance(0.03) ? UInt32.random(in: 0...3_000, using: &random) : 0
        article += UInt32.random(in: 1...gap, using: &random) + jump
      }
    }
  }

  /// Every `gap`-th of `count` articles with exactly `frequency` positions each.
  init(count: Int, everyFrequency frequency: Int, gap: UInt32 = 2) {
    items = (0..<UInt32(count)).map { article in
      Item(article: gap * article, positions: (0..<UInt32(frequency)).map { 2 * $0 })
    }
  }

  /// Puts all articles from the one at `index` on so much further away.
  mutating func shift(from index: Int, by distance: UInt32) {
    for index in index..<items.count { items[index].article += distance }
  }

  private mutating func add(
    _ article: UInt32, _ frequency: Int, step: UInt32, using random: inout SeededGenerator
  ) {
    var position = UInt32.random(in: 0...step, using: &random)
    var positions: [UInt32] = []
    for _ in 0..<frequency {
      positions.append(position)
      position += random.chance(0.5) ? 1 : UInt32.random(in: 1...step, using: &random)
    }
    items.append(Item(article: article, positions: positions))
  }

  /// The first item not below `target`.
  func item(reaching target: UInt32) -> Item? {
    let index = partitionPoint(in: items.indices) { items[$0].article >= target }
    return index < items.count ? items[index] : nil
  }

  /// The list as batches: whole, or in pieces of `pieceBlocks` blocks.
  func batches(pieceBlocks: Int? = nil) -> [ListBatch] {
    let size = pieceBlocks.map { $0 * PostingsFormat.block } ?? items.count
    return stride(from: 0, to: items.count, by: size).map { start in
      let end = min(start + size, items.count)
      var batch = ListBatch()
      let base = start == 0 ? 0 : items[start - 1].article + 1
      batch.pieces = [
        ListBatch.Piece(
          articles: end - start, base: base, begins: start == 0, ends: end == items.count)
      ]
      for item in items[start..<end] {
        batch.lists.append(article: item.article, positions: item.positions.span)
      }
      return batch
    }
  }
}

extension ListBatch {
  /// The lists of other batches, whole.
  init(joining batches: [ListBatch]) {
    self.init()
    for batch in batches {
      pieces += batch.pieces
      let more = batch.lists
      var position = 0
      for index in 0..<more.articleCount {
        let end = position + Int(more.frequencies[index])
        lists.append(
          article: more.articles[index], positions: more.positions.span.extracting(position..<end))
        position = end
      }
    }
  }
}

/// Lists in files.
struct WrittenLists {
  let folder: TemporaryFolder
  let entries: [TermEntry]
  /// Number of articles in the segment.
  let articleLimit: Int
  let sizes: ArticleSizes
  let files: PostingsList.Files

  /// Writes `lists`: some of them together in a batch, or in pieces of `pieceBlocks` blocks.
  init(_ lists: [TestList], pieceBlocks: Int? = nil, hasPositions: Bool = true) throws {
    folder = try TemporaryFolder()
    articleLimit = lists.reduce(0) { max($0, Int($1.items.last?.article ?? 0) + 1) }
    sizes = Self.sizes(of: lists, count: articleLimit)
    let writer = try PostingsWriter(
      postingsPath: folder.path + "/1.postings", positionsPath: folder.path + "/1.positions")
    let encoder = ListEncoder()
    var batches = lists.flatMap { $0.batches(pieceBlocks: pieceBlocks) }
    if pieceBlocks == nil {
      batches = stride(from: 0, to: batches.count, by: 4).map {
        ListBatch(joining: Array(batches[$0..<min($0 + 4, batches.count)]))
      }
    }
    var entries: [TermEntry] = []
    for batch in batches {
      entries += try writer.append(
        encoder.encode(batch, sizes: sizes, hasPositions: hasPositions))
    }
    self.entries = entries
    _ = try writer.finish(segment: 1)
    try folder.write(
      "1.articles",
      SealedFile.bytes(sizes.extents, kind: .articles, version: PostingsFormat.version))
    files = try Self.open(folder.path, articles: articleLimit, hasPositions: hasPositions)
  }

  /// Lengths and extents that have room for all positions, and now and then some more.
  private static func sizes(of lists: [TestList], count: Int) -> ArticleSizes {
    var sizes = ArticleSizes()
    sizes.lengths = [UInt8](repeating: 0, count: count)
    sizes.extents = sizes.lengths
    for item in lists.lazy.flatMap(\.items) {
      let article = Int(item.article)
      let size = (item.positions.last ?? 0) + 1 + item.article % 3
      sizes.lengths[article] = max(sizes.lengths[article], SizeCode.floor(size))
      sizes.extents[article] = max(sizes.extents[article], SizeCode.ceiling(size))
    }
    return sizes
  }

  /// The files of lists in a folder, every page verified.
  static func open(
    _ path: String, articles: Int, hasPositions: Bool = true
  ) throws -> PostingsList.Files {
    func open(_ kind: FileKind) throws -> ByteRegion {
      let file = try MappedFile(
        directory: path, name: "1.\(kind.rawValue)", kind: kind,
        formatVersion: PostingsFormat.version)
      try file.verifyAllPages()
      return file.payload
    }
    return PostingsList.Files(
      postings: try open(.postings), positions: hasPositions ? try open(.positions) : nil,
      extents: try open(.articles), articles: articles)
  }

  func cursor(_ number: Int) throws -> PostingsCursor { PostingsCursor(try list(number)) }

  func list(_ number: Int) throws -> PostingsList { try PostingsList(entries[number], in: files) }

  /// The length of an article, as bounds know it.
  func length(_ article: UInt32) -> UInt32 { SizeCode.decode(sizes.lengths[Int(article)]) }
}
