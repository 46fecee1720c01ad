import Bytes
import Postings
import TestSupport

/// A list as an array: articles with their positions, and the lengths of the articles.
struct TestList {
  struct Item {
    var article: UInt32
    var length: UInt32
    var positions: [UInt32]
  }

  var items: [Item] = []

  var occurrences: Int { items.reduce(0) { $0 + $1.positions.count } }

  /// A list of `count` articles.
  ///
  /// - Parameters:
  ///   - gap: greatest step between articles.
  ///   - frequency: greatest number of positions in most articles.
  init(
    count: Int, gap: UInt32 = 5, frequency: Int = 3, step: UInt32 = 300,
    using random: inout SeededGenerator
  ) {
    var article = UInt32.random(in: 0...gap, using: &random)
    for _ in 0..<count {
      let most = random.chance(0.02) ? 10 * frequency : frequency
      var position = UInt32.random(in: 0...step, using: &random)
      var positions: [UInt32] = []
      for _ in 0..<Int.random(in: 1...most, using: &random) {
        positions.append(position)
        position += random.chance(0.5) ? 1 : UInt32.random(in: 1...step, using: &random)
      }
      items.append(Item(article: article, length: position + 1, positions: positions))
      article += UInt32.random(in: 1...gap, using: &random)
    }
  }

  /// `count` articles with exactly `frequency` positions each.
  init(count: Int, everyFrequency frequency: Int) {
    items = (0..<UInt32(count)).map { article in
      Item(
        article: 2 * article, length: UInt32(2 * frequency),
        positions: (0..<UInt32(frequency)).map { 2 * $0 })
    }
  }

  /// The first item not below `target`.
  func item(reaching target: UInt32) -> Item? { items.first { $0.article >= target } }
}

/// Lists in files.
struct WrittenLists {
  static let articleLimit = 1 << 24

  let folder: TemporaryFolder
  let entries: [TermEntry]
  let postings: MappedFile
  let positions: MappedFile

  init(_ lists: [TestList]) throws {
    folder = try TemporaryFolder()
    let writer = try PostingsWriter(
      postingsPath: folder.path + "/1.postings", positionsPath: folder.path + "/1.positions")
    entries = try lists.map { list in
      for item in list.items {
        var gaps = [item.positions[0]]
        for (one, next) in zip(item.positions, item.positions.dropFirst()) {
          gaps.append(next - one - 1)
        }
        let length = LengthCode.decode(LengthCode.encode(item.length))
        try writer.add(article: item.article, length: length, positionGaps: gaps.span)
      }
      return try writer.endTerm()
    }
    _ = try writer.finish(segment: 1)
    (postings, positions) = try Self.open(folder.path)
    try postings.verifyAllPages()
    try positions.verifyAllPages()
  }

  static func open(_ path: String) throws -> (postings: MappedFile, positions: MappedFile) {
    func open(_ kind: FileKind) throws -> MappedFile {
      try MappedFile(
        directory: path, name: "1.\(kind.rawValue)", kind: kind,
        formatVersion: PostingsFormat.version)
    }
    return (try open(.postings), try open(.positions))
  }

  func list(_ number: Int) throws -> PostingsList {
    try PostingsList(
      entries[number], postings: postings.payload, positions: positions.payload,
      articleLimit: Self.articleLimit)
  }
}
