import Bytes
import TestSupport
import Testing

@testable import Segments

/// Metadata in compressed blocks, without what strings share, against the articles that were written.
struct MetadataTests {
  private let zstandard = Zstandard()

  @Test(arguments: 0..<24)
  func everyArticleReadsBack(run: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(run))
    let articles = RandomMetadata(using: &random).articles
    let file = try MetadataFile(articles.split(into: run % 4 + 1), zstandard)
    let metadata = try file.open()
    #expect(metadata.count == articles.count)
    try metadata.checkTable()
    var all: [ArticleMetadata] = []
    for number in 0..<metadata.blockCount {
      let block = try metadata.block(number, with: zstandard)
      for index in 0..<block.count {
        all.append(block[index])
        #expect(Array(block.string(.title, of: index)) == block[index].title)
      }
    }
    #expect(all == articles)
    for _ in 0..<min(40, articles.count) {
      let number = Int.random(in: articles.indices, using: &random)
      #expect(try metadata.article(UInt32(number), with: zstandard) == articles[number])
    }
    for article in [UInt32(articles.count), .max] {
      #expect(throws: IndexCorruption.self) { try metadata.article(article, with: zstandard) }
    }
  }

  @Test func noArticles() throws {
    let metadata = try MetadataFile([[], []], zstandard).open()
    #expect(metadata.count == 0 && metadata.blockCount == 0)
    #expect(throws: IndexCorruption.self) { try metadata.article(0, with: zstandard) }
  }

  /// What one block copies to another is the same again.
  @Test func copiesAreTheSame() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let articles = RandomMetadata(using: &random).articles
    let metadata = try MetadataFile([articles], zstandard).open()
    var packer = MetadataPacker()
    for number in 0..<metadata.blockCount {
      let block = try metadata.block(number, with: zstandard)
      for index in 0..<block.count {
        #expect(
          try block.copy(index, to: &packer, with: zstandard) == block[index].stringBytes)
      }
    }
    let copy = try MetadataFile(packed: packer.takeBlocks(with: zstandard))
    #expect(try copy.bytes() == MetadataFile([articles], zstandard).bytes())
  }

  @Test func renamedArticles() throws {
    var article = ArticleMetadata(id: "a/b/one", url: "http://x/b/one", path: "a/b/one")
    var packer = MetadataPacker()
    let written = article.parts()
    let (parts, source) = (written.parts, written.source)
    try packer.add(parts, of: source.span, as: Array("one~2".utf8), with: zstandard)
    try packer.add(parts, of: source.span, with: zstandard)
    let block = try MetadataFile(packed: packer.takeBlocks(with: zstandard)).open()
      .block(0, with: zstandard)
    #expect(block[1] == article)
    article.id = Array("one~2".utf8)
    #expect(block[0] == article)
  }

  /// Strings that take no room in a block end it all the same: a look-up unpacks them.
  @Test func longStringsEndBlocks() throws {
    let title = [UInt8](repeating: 0x61, count: MetadataFormat.blockBytes / 4)
    let articles = (0..<40).map { number in
      var article = ArticleMetadata(id: "\(number)")
      article.title = title
      return article
    }
    let metadata = try MetadataFile([articles], zstandard).open()
    #expect(metadata.blockCount == 10)
    #expect(try metadata.article(39, with: zstandard) == articles[39])
  }

  /// What articles share costs next to nothing.
  @Test func sharedStringsAreLeftOut() throws {
    let articles = (0..<1_000).map { number in
      let id = "wire/20130102/\(number * 7919 % 1000)-story"
      return ArticleMetadata(id: id, url: "http://wire.example/2013/\(id)", path: "in/\(id)")
    }
    let alone = articles.map { ArticleMetadata(id: String(decoding: $0.id, as: UTF8.self)) }
    let bytes = try MetadataFile([articles], zstandard).bytes().count
    #expect(try bytes < MetadataFile([alone], zstandard).bytes().count + 1_000)
  }

  /// The bytes that `Indexes/README.md` shows.
  @Test func theExampleOfTheDescription() throws {
    let path = Array("wire.jsonl".utf8)
    let articles = [
      ArticleMetadata(
        id: Array("a1".utf8), title: Array("Mali talks".utf8), titleIsGiven: true,
        date: Array("2013-01-02".utf8), source: Array("Wire".utf8), url: [], places: [],
        path: path, offset: 0, hash: 0xC309_ED37_B72D_058E),
      ArticleMetadata(
        id: Array("a2".utf8), title: [], titleIsGiven: false, date: [], source: [], url: [],
        places: [], path: path, offset: 105, hash: 0),
    ]
    let bytes: [UInt8] = [
      0x02, 0x06, 0x06, 0x06, 0x06, 0x00, 0x00, 0x03, 0x03, 0x04, 0x0A, 0x0A, 0x04, 0x00, 0x00,
      0x0A, 0xB0, 0x70, 0, 0, 2, 0, 0, 2, 0, 0, 10, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 4, 0, 0, 0,
      0, 0, 10, 0x00, 0xD2, 0x01,
    ]
    let strings = Array("a1a2Mali talks2013-01-02Wirewire.jsonl".utf8)
    let hashes: [UInt8] = [0x8E, 0x05, 0x2D, 0xB7, 0x37, 0xED, 0x09, 0xC3, 0, 0, 0, 0, 0, 0, 0, 0]
    let file = try MetadataFile([articles], zstandard)
    #expect(try file.unpacked(zstandard) == bytes + strings + hashes)
  }

  // MARK: Damage

  @Test(arguments: [false, true])
  func damageNeverTraps(inside: Bool) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ (inside ? 1 : 0))
    let articles = Array(RandomMetadata(using: &random, longest: 60).articles.prefix(30))
    let good = try MetadataFile([articles], zstandard)
    let unpacked = try good.unpacked(zstandard)
    var errors = 0
    for _ in 0..<2_000 {
      let file =
        inside
        ? try MetadataFile(
          unpacked: unpacked.damaged(using: &random), articles: articles.count, zstandard)
        : try MetadataFile(damaging: good) { $0 = $0.damaged(using: &random) }
      do {
        let metadata = try file.open()
        for number in 0..<min(metadata.blockCount, 9) {
          _ = try metadata.block(number, with: zstandard)
        }
        for article in articles.indices {
          _ = try metadata.article(UInt32(article), with: zstandard)
        }
      } catch is IndexCorruption {
        errors += 1
      }
    }
    #expect(errors > 0)
  }

  /// Bytes as the format's description has them, and what is wrong with others.
  @Test func blocksByHand() throws {
    // Two articles: "abc" with the address "x/abc", then "abd" with "x/abd".
    let good = WrittenBlock(
      flags: [0b0110_1110, 0b1110_1110], numbers: [0: [0, 0, 3, 2, 0, 1], 4: [0, 1, 2, 2, 1, 0]],
      offsets: [20, 1], strings: [0: "abcd", 4: "x/"])
    let block = try good.file(zstandard).open().block(0, with: zstandard)
    #expect(block.string(.id, of: 1).elementsEqual("abd".utf8))
    #expect(block.string(.url, of: 0).elementsEqual("x/abc".utf8))
    #expect(block.string(.url, of: 1).elementsEqual("x/abd".utf8))
    #expect(block[0].offset == 10 && block[1].offset == 9)
    #expect(!block[0].titleIsGiven && block[1].titleIsGiven)
    #expect(block[1].hash == 0x0807_0605_0403_0201)
    func isRefused(_ change: (inout WrittenBlock) -> Void) {
      var wrong = good
      change(&wrong)
      #expect(throws: IndexCorruption.self) {
        try wrong.file(zstandard).open().block(0, with: zstandard)
      }
    }
    // A start, an end or a rest that is longer than what there is.
    for (field, place, value) in [
      (0, 0, 1), (0, 1, 1), (0, 2, 5), (0, 3, 4), (0, 4, 4), (0, 5, 2), (4, 0, 1), (4, 1, 4),
      (4, 2, 3), (4, 3, 6), (4, 4, 4), (4, 5, 1),
    ] {
      isRefused { $0.numbers[field]?[place] = UInt8(value) }
    }
    // Too much and too little.
    isRefused { $0.flags.append(0x7F) }
    isRefused { $0.flags.removeLast() }
    isRefused { $0.offsets.append(0) }
    isRefused { $0.offsets[1] = 0x80 }
    isRefused { $0.strings[0] = "abcde" }
    isRefused { $0.strings[6] = "a" }
    isRefused { $0.numbers[6] = [0, 0, 0] }
    isRefused { $0.numbers[4]?.removeLast() }
    isRefused { $0.articles = 1 }
    isRefused { $0.articles = 3 }
  }

  /// Each string twice the one before: no block has that, and nobody waits for its end.
  @Test func stringsDoNotGrowWithoutEnd() throws {
    var block = WrittenBlock(
      flags: [UInt8](repeating: 0b0111_1101, count: 41), numbers: [1: [0, 0, 9]],
      offsets: [UInt8](repeating: 0, count: 41), strings: [1: "aaaaaaaaa"])
    var size = 9
    for _ in 1..<41 {
      for number in [size, size, 0] { VarInt.append(number, to: &block.numbers[1, default: []]) }
      size *= 2
    }
    let metadata = try block.file(zstandard).open()
    #expect(try metadata.article(3, with: zstandard).title.count == 72)
    #expect(throws: IndexCorruption.self) { try metadata.article(40, with: zstandard) }
    #expect(throws: IndexCorruption.self) { try metadata.block(0, with: zstandard) }
  }
}

/// A block of metadata written by hand.
private struct WrittenBlock {
  var flags: [UInt8]
  /// By the number of the string.
  var numbers: [Int: [UInt8]]
  var offsets: [UInt8]
  /// By the number of the string.
  var strings: [Int: String]
  /// For how many articles there is a hash.
  var articles: Int

  init(
    flags: [UInt8], numbers: [Int: [UInt8]], offsets: [UInt8], strings: [Int: String]
  ) {
    self.flags = flags
    self.numbers = numbers
    self.offsets = offsets
    self.strings = strings
    articles = flags.count
  }

  func file(_ zstandard: Zstandard) throws -> MetadataFile {
    let columns =
      [flags] + (0..<7).map { numbers[$0] ?? [] } + [offsets]
      + (0..<7).map { Array((strings[$0] ?? "").utf8) }
    var bytes: [UInt8] = []
    for column in columns { VarInt.append(column.count, to: &bytes) }
    for column in columns { bytes += column }
    for _ in 0..<articles { bytes += 1...8 }
    return try MetadataFile(unpacked: bytes, articles: articles, zstandard)
  }
}
