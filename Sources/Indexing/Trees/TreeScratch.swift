import Bytes
import Segments

/// The places of a stretch of articles on their way through a scratch file, nodes with the gazetteer's numbers.
///
/// Grammar (varint = LEB128), article after article:
/// ```
/// mentions := (count:varint Mention{count})*
/// Mention  := position:varint node:varint length:varint form:u8     position: less the first free one
///             form: kind + 4 * zone + 16 if repeated + 32 * confidence
/// places   := (count:varint Place{count})*
/// Place    := node:varint code:u8                 node: less the one before; code + 32 if mentioned itself
/// ```
struct PlaceStretch: Sendable {
  var articles = 0
  var mentions: [UInt8] = []
  var places: [UInt8] = []

  /// A code says this beside `PlaceCode`.
  static let mentioned: UInt8 = 32

  /// Adds an article with its mentions, whose positions ascend, and its places.
  mutating func add(_ mentions: [PostedPlace], _ places: [PlaceFocus.Place]) {
    articles += 1
    VarInt.append(mentions.count, to: &self.mentions)
    var free: UInt32 = 0
    for mention in mentions {
      VarInt.append(UInt64(mention.position - free), to: &self.mentions)
      free = mention.position + 1
      VarInt.append(UInt64(mention.node), to: &self.mentions)
      VarInt.append(UInt64(mention.length), to: &self.mentions)
      self.mentions.append(
        mention.kind | mention.zone << 2 | (mention.isRepeated ? 16 : 0) | mention.confidence << 5)
    }
    VarInt.append(places.count, to: &self.places)
    var node: UInt32 = 0
    for place in places {
      VarInt.append(UInt64(place.node - node), to: &self.places)
      node = place.node
      self.places.append(UInt8(place.code) | (place.isMentioned ? Self.mentioned : 0))
    }
  }
}

/// Reads what a `PlaceStretch` wrote.
struct PlaceStretchReader {
  private var reader: ByteReader

  init(_ bytes: [UInt8], file: String) { reader = ByteReader(bytes, file: file) }

  private mutating func number() throws -> UInt32 {
    UInt32(truncatingIfNeeded: try reader.varint())
  }

  /// Replaces `mentions` by those of the next article; nodes become `numbers` of them.
  mutating func readMentions(
    _ numbers: [UInt32], into mentions: inout [PostedPlace]
  ) throws {
    mentions.removeAll(keepingCapacity: true)
    var free: UInt32 = 0
    for _ in 0..<(try number()) {
      let position = free &+ (try number())
      let node = Int(try number())
      let length = try number()
      let form = try reader.byte()
      guard node < numbers.count else { throw reader.corruption("the scratch file was changed") }
      mentions.append(
        PostedPlace(
          node: numbers[node], position: position, length: length, kind: form & 3,
          zone: form >> 2 & 3, isRepeated: form & 16 != 0, confidence: form >> 5))
      free = position &+ 1
    }
  }

  /// Calls `body` with number, code and whether it is mentioned itself, for each place of the next article.
  @inline(__always)
  mutating func readPlaces(
    _ numbers: [UInt32], _ body: (UInt32, UInt8, Bool) -> Void
  ) throws {
    var node = 0
    for _ in 0..<(try number()) {
      node += Int(try number())
      let code = try reader.byte()
      guard node < numbers.count else { throw reader.corruption("the scratch file was changed") }
      body(numbers[node], code & ~PlaceStretch.mentioned, code & PlaceStretch.mentioned != 0)
    }
  }
}

/// The stretches of a corpus in a scratch file, in the order of their articles.
final class TreeScratch {
  private struct Entry {
    let firstArticle: UInt32
    let articles: Int
    let mentions: Range<Int>
    let places: Range<Int>
  }

  private let file: OutputFile
  private var entries: [Entry] = []
  private(set) var articleCount: UInt32 = 0

  /// Creates the scratch file `path`.
  init(path: String) throws(FileError) { file = try OutputFile(creating: path) }

  var stretchCount: Int { entries.count }

  /// Appends the places of the next articles.
  func append(_ stretch: PlaceStretch) throws(FileError) {
    let start = file.byteCount
    try file.write(stretch.mentions)
    let middle = file.byteCount
    try file.write(stretch.places)
    entries.append(
      Entry(
        firstArticle: articleCount, articles: stretch.articles, mentions: start..<middle,
        places: middle..<file.byteCount))
    articleCount += UInt32(stretch.articles)
  }

  /// The articles of a stretch.
  func articles(ofStretch index: Int) -> Range<UInt32> {
    let entry = entries[index]
    return entry.firstArticle..<(entry.firstArticle + UInt32(entry.articles))
  }

  /// Bytes of a stretch's places, and of all.
  func placeBytes(ofStretch index: Int) -> Int { entries[index].places.count }
  var placeBytes: Int { entries.reduce(0) { $0 + $1.places.count } }

  /// A reader of a stretch's mentions.
  func mentions(ofStretch index: Int) throws -> PlaceStretchReader {
    try reader(entries[index].mentions)
  }

  /// A reader of a stretch's places.
  func places(ofStretch index: Int) throws -> PlaceStretchReader {
    try reader(entries[index].places)
  }

  private func reader(_ range: Range<Int>) throws -> PlaceStretchReader {
    var bytes: [UInt8] = []
    try file.read(at: range.lowerBound, count: range.count, into: &bytes)
    return PlaceStretchReader(bytes, file: file.path)
  }

  /// Removes the file.
  func remove() throws(FileError) {
    file.close()
    try Directory.removeFile(file.path)
  }
}
