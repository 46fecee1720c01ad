import Indexing
import NewsIndex
import Querying
import Segments
import TestSupport
import Testing

/// An index of several segments from which articles were removed, beside one of the others that was built in one go.
struct TwinIndexes {
  /// Of several segments; lists are taken as wholes wherever they can be.
  let cut: Twin
  /// Of one segment, from which nothing was removed; evaluated in windows only.
  let whole: Twin
  /// What was removed, by id.
  let removed: [String]
  let ids: [String]
  private let folder: TemporaryFolder

  /// One of the two.
  struct Twin {
    let path: String
    let index: NewsIndex
    let directory: IndexDirectory
    let searcher: Searcher
    /// By segment and article.
    let ids: [[String]]

    init(_ path: String, evaluation: ListEvaluation) throws {
      self.path = path
      index = try NewsIndex(path: path)
      directory = try IndexDirectory(opening: path)
      searcher = try Searcher(directory, evaluation: evaluation)
      let zstandard = Zstandard()
      ids = try directory.segments.map { segment in
        // Block by block: to find one article takes all before it in its block.
        try (0..<segment.metadata.blockCount).flatMap {
          let block = try segment.metadata.block($0, with: zstandard)
          return (0..<block.count).map {
            String(decoding: block.string(.id, of: $0), as: UTF8.self)
          }
        }
      }
    }

    func id(_ hit: ScoredArticle) -> String { ids[hit.segment][Int(hit.article)] }
  }

  /// - Parameters:
  ///   - parts: folders or files, one for each segment.
  ///   - rest: all articles of these but `removed`.
  init(
    parts: [String], rest: String, removed: [String], in folder: TemporaryFolder,
    using random: inout SeededGenerator, change: (inout BuildOptions) -> Void
  ) async throws {
    self.folder = folder
    self.removed = removed
    let path = folder.path + "/cut"
    try await SegmentedIndex.build(parts, to: path, change: change)
    // Some go at once and some later.
    let middle = Int.random(in: 0...removed.count, using: &random)
    try Self.remove(Set(removed[..<middle]), from: path)
    try Self.remove(Set(removed[middle...]), from: path)
    try await TestBuild.build(rest, to: folder.path + "/whole", change: change)
    cut = try Twin(path, evaluation: .always)
    whole = try Twin(folder.path + "/whole", evaluation: .never)
    ids = whole.ids.flatMap { $0 }
  }

  /// Random articles, many of which repeat others, cut at random.
  ///
  /// - Parameter names: words that are put among the others.
  init(
    count: Int, names: [String] = [], using random: inout SeededGenerator,
    change: (inout BuildOptions) -> Void = { _ in }
  ) async throws {
    let folder = try TemporaryFolder()
    var articles = RandomCorpus(count: count, using: &random).articles
    for number in articles.indices where random.chance(0.4) {
      articles[number] = random.pick(articles)
    }
    for number in articles.indices where articles[number].headlineTokens == 0 {
      for word in articles[number].body.indices where !names.isEmpty && random.chance(0.2) {
        articles[number].body[word] = Array(random.pick(names).utf8)
      }
    }
    let corpus = try WrittenCorpus(articles, in: folder, using: &random)
    let segments = min(count, Int.random(in: 2...6, using: &random))
    let share = random.pick([0, 0.1, 0.3, 0.7])
    var removed = corpus.articles.filter { _ in random.chance(share) }.map(\.id)
    if removed.count == count { removed.removeLast() }
    removed.shuffle(using: &random)
    let gone = Set(removed)
    try WrittenCorpus.write(
      corpus.articles.filter { !gone.contains($0.id) }, to: "rest", in: folder)
    try await self.init(
      parts: try corpus.split(into: segments, in: folder, using: &random),
      rest: folder.path + "/rest", removed: removed, in: folder, using: &random, change: change)
  }

  private static func remove(_ ids: Set<String>, from path: String) throws {
    if ids.isEmpty { return }
    let writer = try IndexWriter(updating: path, command: "test")
    let directory = try IndexDirectory(opening: path)
    let zstandard = Zstandard()
    var going: [Int: [UInt32]] = [:]
    for (number, segment) in directory.segments.enumerated() {
      for id in ids {
        if let article = try segment.article(withID: Array(id.utf8), with: zstandard) {
          going[number, default: []].append(article)
        }
      }
    }
    var manifest = directory.manifest
    manifest.segments = try directory.segments(removing: going, with: writer)
    try writer.commit(manifest)
  }
}
