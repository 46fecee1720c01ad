import Bytes
import Postings
import Segments
import TestSupport
import Testing

@testable import Indexing

/// An index of random articles with words, sources, places and dates, from which articles can be removed.
struct RemovalIndex {
  let folder: TemporaryFolder
  let count: Int
  var path: String { folder.path + "/index" }

  /// - Parameter hasAnnotations: whether there are places and dates.
  init(
    count: Int, words: Int, longest: Int = 40, hasAnnotations: Bool = true,
    using random: inout SeededGenerator
  ) async throws {
    self.count = count
    folder = try TemporaryFolder()
    var lines = ""
    for number in 0..<count {
      let date = CorpusDate.random(using: &random).map { ", \"date\": \"\($0.written)\"" } ?? ""
      let title = random.chance(0.5) ? ", \"title\": \"the news of \(number)\"" : ""
      let source = random.pick(["wire", "post", "late wire"])
      let body = (0..<Int.random(in: 1...longest, using: &random)).map { _ in
        random.chance(0.4)
          ? random.pick(["the", "of", "to"])
          : "word\(Int.random(in: 0..<words, using: &random))"
      }
      let sentence = random.chance(0.7) ? random.pick(Self.sentences) : ""
      lines +=
        "{\"id\": \"\(number)\", \"source\": \"\(source)\"\(date)\(title), "
        + "\"body\": \"\(body.joined(separator: " "))\(sentence)\"}\n"
    }
    let corpus = try folder.write("wire.jsonl", lines)
    let places = hasAnnotations ? try TestBuild.places() : nil
    try await TestBuild.build(corpus, to: folder.path + "/index") {
      $0.places = places
      $0.dates = hasAnnotations ? WordDates.finding : nil
    }
  }

  private static let sentences = [
    ". Two Malian soldiers died in Kidal.", ". The town of Gao, in northern Mali, is quiet.",
    ". Talks in Paris, Texas, on d20010911.", ". He left France for Niger in y1999.",
    ". In Bamako and Timbuktu 24 men left in m200003.", ". It is r0815, or today, or tomorrow.",
  ]

  func open() throws -> IndexDirectory { try IndexDirectory(opening: path) }

  func segment() throws -> Segment { try #require(try open().segments.first) }

  /// Removes articles of the only segment and commits that.
  func remove(_ articles: [UInt32], _ way: RemovalHits.Way = .cheapest) throws {
    let writer = try IndexWriter(updating: path, command: "remove")
    let index = try open()
    var manifest = index.manifest
    let remover = try ArticleRemover(index.segments[0], removing: articles, way)
    manifest.segments[0].removal = try remover.write(to: path, number: writer.newNumber())
    try writer.commit(manifest)
  }

  /// The bytes of the file of what was removed, without its number, which is another one after each removal.
  func removedFile() throws -> [UInt8] {
    let removal = try #require(try segment().description.removal)
    let file = try MappedFile(
      directory: path, name: removal.fileName, kind: .removed, formatVersion: RemovedFormat.version)
    let number = file.payload.count - RemovedFormat.trailerBytes
    return try file.payload.copy(from: 0, count: number)
      + file.payload.copy(from: number + 8, count: RemovedFormat.trailerBytes - 8)
  }

  /// Some of the articles.
  func some(_ share: Double, using random: inout SeededGenerator) -> [UInt32] {
    (0..<UInt32(count)).filter { _ in random.chance(share) }
  }

  /// Holds everything that the segment says of removed articles to a count of each list, article by article.
  func expectRemoved(_ articles: Set<UInt32>) throws {
    let segment = try segment()
    let removed = try #require(segment.removed)
    #expect(removed.count == articles.count)
    #expect(segment.liveArticleCount == count - articles.count)
    let tokens = try articles.reduce(0) { try $0 + Int(segment.columns.length($1)) }
    #expect(segment.liveTokens == segment.columns.tokens - tokens)
    for article in 0..<UInt32(count) {
      #expect(try removed.contains(article) == articles.contains(article))
    }
    for lists in segment.allLists {
      var terms = try lists.dictionary.terms(from: [])
      while let (_, entry) = try terms.next() {
        var expected = (articles: 0, occurrences: 0)
        if let list = try lists.list(entry) {
          var cursor = PostingsCursor(list)
          var article = try cursor.advance(to: 0)
          while article != PostingsCursor.end {
            if articles.contains(article) {
              expected.articles += 1
              expected.occurrences += Int(try cursor.frequency())
            }
            article = try cursor.advance(to: article + 1)
          }
        }
        let found = try removed.correction(of: entry, in: lists.kind)
        #expect(found == expected)
        #expect(
          try segment.liveArticles(of: entry, in: lists.kind) == entry.articles - expected.articles)
      }
    }
  }
}
