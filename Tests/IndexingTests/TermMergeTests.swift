import Bytes
import Kernels
import Postings
import TestSupport
import Testing

@testable import Indexing

/// Runs merged into batches of lists, against dictionaries.
struct TermMergeTests {
  private typealias Lists = [[UInt8]: [(article: UInt32, positions: [UInt32])]]

  /// Articles with their terms: one is in nearly all of them, others are rarer and rarer.
  private func lists(articles: Int, using random: inout SeededGenerator) -> Lists {
    var lists: Lists = [:]
    for article in 0..<UInt32(articles) {
      var words = random.chance(0.99) ? ["the"] : []
      if random.chance(0.03) { words += (0..<3).map { _ in "w\(random.next() % 300)" } }
      for word in Set(words) {
        var position = UInt32.random(in: 0...20, using: &random)
        var positions = [position]
        while random.chance(0.2) {
          position += UInt32.random(in: 1...200, using: &random)
          positions.append(position)
        }
        lists[Array(word.utf8), default: []].append((article, positions))
      }
    }
    return lists
  }

  /// Readers of runs of stretches of articles, as threads take them; the first `spilled` are in the file.
  private func readers(
    _ lists: Lists, count: Int, spilled: Int, stretch: Int, in file: OutputFile
  ) throws -> [OccurrenceRunReader] {
    let arenas = (0..<count).map { _ in OccurrenceArena() }
    for (term, items) in lists {
      for item in items {
        for position in item.positions {
          arenas[Int(item.article) / stretch % count].add(
            term.span, article: item.article, position: position)
        }
      }
    }
    return try arenas.enumerated().map { number, arena in
      guard number < spilled else { return try OccurrenceRunReader(arena) }
      let run = try OccurrenceRun.write(arena, to: file)
      return try OccurrenceRunReader(file: file, run: run, pageBytes: 1 << 14)
    }
  }

  @Test(arguments: [(5_000, 1, 1), (5_000, 4, 2), (34_000, 1, 1), (34_000, 1, 0), (70_000, 3, 2)])
  func batchesHoldTheLists(articles: Int, runCount: Int, spilled: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = lists(articles: articles, using: &random)
    let folder = try TemporaryFolder()
    let file = try OutputFile(creating: folder.path + "/occurrences")
    let readers = try readers(lists, count: runCount, spilled: spilled, stretch: 700, in: file)
    var merge = TermMerge(readers)
    var found: Lists = [:]
    var terms: [[UInt8]] = []
    var unfinished: [(article: UInt32, positions: [UInt32])] = []
    while let batch = try merge.next() {
      let (pieces, lists) = (batch.lists.pieces, batch.lists.lists)
      var start = 0
      var article = 0
      var position = 0
      var ends = batch.termEnds[...]
      for piece in pieces {
        #expect(piece.begins == unfinished.isEmpty)
        #expect(piece.base == (unfinished.last.map { $0.article + 1 } ?? 0))
        if !(piece.begins && piece.ends) { #expect(pieces.count == 1) }
        if !piece.ends { #expect(piece.articles > 0 && piece.articles % PostingsFormat.block == 0) }
        for _ in 0..<piece.articles {
          let end = position + Int(lists.frequencies[article])
          unfinished.append((lists.articles[article], Array(lists.positions[position..<end])))
          article += 1
          position = end
        }
        guard piece.ends, let end = ends.popFirst() else { continue }
        terms.append(Array(batch.terms[start..<end]))
        found[terms[terms.count - 1]] = unfinished
        unfinished = []
        start = end
      }
      if random.chance(0.5) { merge.reuse(lists) }
      #expect(ends.isEmpty && article == lists.articleCount)
      #expect(position == lists.positionCount)
    }
    #expect(merge.progress.done == merge.progress.total && unfinished.isEmpty)
    #expect(terms == lists.keys.sorted { $0.lexicographicallyPrecedes($1) })
    for (term, items) in lists {
      let isSame =
        found[term]?.elementsEqual(items) {
          $0.article == $1.article && $0.positions == $1.positions
        } ?? false
      #expect(isSame, "\(String(decoding: term, as: UTF8.self))")
    }
  }
}
