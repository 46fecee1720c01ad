import Bytes
import Segments

/// The mentions of a stretch of articles and the nodes that follow from them on their way through a scratch file, nodes
/// with numbers of their own: the gazetteer's, or those of the worker that found the dates.
///
/// Grammar (varint = LEB128), article after article:
/// ```
/// mentions := those of places and those of dates each have a form of their own
/// nodes    := (count:varint Node{count})*
/// Node     := node:varint code:u8      node: zigzag of its difference from the one before; code + 32 if mentioned itself
/// ```
struct TreeStretch: Sendable {
  var articles = 0
  /// Who numbered the nodes.
  var worker = 0
  var mentions: [UInt8] = []
  var nodes: [UInt8] = []

  /// A code says this beside `PlaceCode` or `DateCode`.
  static let mentioned: UInt8 = 32

  /// Appends a node of the article at hand, behind their number.
  @inline(__always)
  mutating func addNode(
    _ node: UInt32, after last: UInt32, code: UInt32, isMentioned: Bool
  ) {
    let difference = Int32(bitPattern: node &- last)
    VarInt.append(UInt64(UInt32(bitPattern: difference << 1 ^ difference >> 31)), to: &nodes)
    nodes.append(UInt8(truncatingIfNeeded: code) | (isMentioned ? Self.mentioned : 0))
  }
}

/// Reads what a `TreeStretch` holds.
struct TreeStretchReader {
  var reader: ByteReader

  init(_ bytes: [UInt8], file: String) { reader = ByteReader(bytes, file: file) }

  mutating func number() throws -> UInt32 { UInt32(truncatingIfNeeded: try reader.varint()) }

  /// The next number, which is that of a node, as `numbers` have it.
  @inline(__always)
  mutating func node(_ numbers: [UInt32]) throws -> UInt32 {
    try node(Int(try number()), numbers)
  }

  // Mutating, as else the whole reader would be copied.
  @inline(__always)
  private mutating func node(_ node: Int, _ numbers: [UInt32]) throws -> UInt32 {
    guard node < numbers.count else { throw corruption() }
    return numbers[node]
  }

  @inline(never)
  private mutating func corruption() -> IndexCorruption {
    reader.corruption("the scratch file was changed")
  }

  /// Calls `body` with number, code and whether it is mentioned itself, for each node of the next article.
  @inline(__always)
  mutating func readNodes(
    _ numbers: [UInt32], _ body: (UInt32, UInt8, Bool) -> Void
  ) throws {
    var last: UInt32 = 0
    for _ in 0..<(try number()) {
      let zigzag = try number()
      last = last &+ (zigzag >> 1 ^ (0 &- (zigzag & 1)))
      let code = try reader.byte()
      body(
        try node(Int(last), numbers), code & ~TreeStretch.mentioned,
        code & TreeStretch.mentioned != 0)
    }
  }
}

/// The stretches of a corpus in a scratch file, in the order of their articles.
final class TreeScratch {
  private struct Entry {
    let firstArticle: UInt32
    let articles: Int
    let worker: Int
    let mentions: Range<Int>
    let nodes: Range<Int>
  }

  private let file: OutputFile
  private var entries: [Entry] = []
  private(set) var articleCount: UInt32 = 0

  /// Creates the scratch file `path`.
  init(path: String) throws(FileError) { file = try OutputFile(creating: path) }

  var stretchCount: Int { entries.count }

  /// Appends the next articles.
  func append(_ stretch: TreeStretch) throws(FileError) {
    let start = file.byteCount
    try file.write(stretch.mentions)
    let middle = file.byteCount
    try file.write(stretch.nodes)
    entries.append(
      Entry(
        firstArticle: articleCount, articles: stretch.articles, worker: stretch.worker,
        mentions: start..<middle, nodes: middle..<file.byteCount))
    articleCount += UInt32(stretch.articles)
  }

  /// The articles of a stretch.
  func articles(ofStretch index: Int) -> Range<UInt32> {
    let entry = entries[index]
    return entry.firstArticle..<(entry.firstArticle + UInt32(entry.articles))
  }

  /// Who numbered the nodes of a stretch.
  func worker(ofStretch index: Int) -> Int { entries[index].worker }

  /// Bytes of a stretch's nodes, and of all.
  func nodeBytes(ofStretch index: Int) -> Int { entries[index].nodes.count }
  var nodeBytes: Int { entries.reduce(0) { $0 + $1.nodes.count } }

  /// A reader of a stretch's mentions.
  func mentions(ofStretch index: Int) throws -> TreeStretchReader {
    try reader(entries[index].mentions)
  }

  /// A reader of a stretch's nodes.
  func nodes(ofStretch index: Int) throws -> TreeStretchReader {
    try reader(entries[index].nodes)
  }

  private func reader(_ range: Range<Int>) throws -> TreeStretchReader {
    var bytes: [UInt8] = []
    try file.read(at: range.lowerBound, count: range.count, into: &bytes)
    return TreeStretchReader(bytes, file: file.path)
  }

  /// Removes the file.
  func remove() throws(FileError) {
    file.close()
    try Directory.removeFile(file.path)
  }
}
