import Bytes
import Kernels
import Postings
import TestSupport

@testable import Segments

/// A file of removed articles written by hand, of a segment that is not there, and what it should say.
struct RemovalFile {
  let folder: TemporaryFolder
  let removed: Set<UInt32>
  /// Of each of `RemovedFormat.kinds`.
  var corrections: [[Correction]] = []
  var description: SegmentDescription
  var removal: SegmentDescription.Removal
  var path: String { folder.path + "/" + removal.fileName }

  /// - Parameters:
  ///   - articles: of the segment.
  ///   - share: of them that are removed.
  ///   - lists: how many corrections there are in each table.
  init(
    articles: Int, share: Double, lists: [Int], using random: inout SeededGenerator
  ) throws {
    folder = try TemporaryFolder()
    let removed = Set((0..<UInt32(articles)).filter { _ in random.chance(share) })
    self.removed = removed
    let most = max(1, removed.count)
    for count in lists {
      var key = 0
      corrections.append(
        (0..<count).map { _ in
          key += Int.random(in: 1...random.pick([3, 300, 70_000, 1 << 33]), using: &random)
          let articles = Int.random(in: 1...most, using: &random)
          let repeats = Int.random(in: 0...random.pick([0, 9, 1 << 20]), using: &random)
          return Correction(key: key, articles: articles, occurrences: articles + repeats)
        })
    }
    description = SegmentDescription(
      number: 1, identity: random.next(), articles: articles, undated: 0, titled: 0,
      tokens: 1 << 30,
      terms: 9, textBytes: 9, files: [])
    removal = SegmentDescription.Removal(
      number: 5, bytes: 0, articles: removed.count, undated: removed.count / 2, tokens: 1 << 20,
      titled: removed.count / 3, mentions: 7, dates: 300)
    var bits = [UInt64](repeating: 0, count: RemovedFormat.words(of: articles))
    for article in removed { bits[Int(article >> 6)] |= 1 << UInt64(article & 63) }
    let writer = try RemovedWriter(path: path, bits: bits, articles: articles)
    for table in corrections {
      for correction in table { try writer.add(correction) }
      try writer.endTable()
    }
    removal = try writer.finish(removal, segment: description.identity)
  }

  func open() throws -> RemovedArticles {
    try RemovedArticles(directory: folder.path, removal, from: description)
  }

  /// What a check of the bytes says.
  func problems() -> [IndexProblem] {
    FileCheck(removal.fileName, bytes: removal.bytes, in: folder.path).run(.bytes) {
      try RemovedArticles.open(removal, from: description, in: folder.path)
    }.problems
  }

  /// An entry of a term whose list begins at `key`, with so many articles that no correction is too large.
  static func entry(_ key: Int) -> TermEntry {
    TermEntry(
      articles: Int(UInt32.max), occurrences: 1 << 50, postings: key..<key + 9, positions: 0..<0)
  }

  /// Everything that can be asked of the file.
  struct Answers: Equatable {
    var articles: [UInt32] = []
    var windows: [[Int]] = []
    var counts: [Int] = []
    var looked: [[Int]] = []
    var walked: [[Correction]] = []
  }

  /// Asks `removed` for all of it.
  func answers(of removed: RemovedArticles) throws -> Answers {
    var answers = Answers()
    let count = UInt32(description.articles)
    answers.articles = try (0..<count + 70).filter { try removed.contains($0) }
    for base in stride(from: 0, to: count + 4_096, by: 4_096) {
      var members: [Int] = []
      var lost = BitWindow(first: BitWindow.span)
      try removed.remove(from: &lost, at: base)
      var window = BitWindow(first: BitWindow.span)
      window.subtract(lost)
      window.forEach { members.append($0) }
      answers.windows.append(members)
    }
    for lower in stride(from: 0, through: count + 65, by: 13) {
      answers.counts.append(try removed.count(in: lower..<lower + 100))
    }
    for (kind, table) in zip(RemovedFormat.kinds, corrections) {
      for correction in table {
        for key in [correction.key - 1, correction.key, correction.key + 1] {
          let found = try removed.correction(of: Self.entry(max(0, key)), in: kind)
          answers.looked.append([found.articles, found.occurrences])
        }
      }
      var walked: [Correction] = []
      var cursor = removed.corrections(in: kind)
      while let correction = try cursor.next() { walked.append(correction) }
      answers.walked.append(walked)
    }
    return answers
  }

  /// What the answers are by definition.
  func expectedAnswers() -> Answers {
    var answers = Answers()
    let count = description.articles
    answers.articles = removed.sorted()
    for base in stride(from: 0, to: count + 4_096, by: 4_096) {
      answers.windows.append(
        (0..<4_096).filter { removed.contains(UInt32(base + $0)) })
    }
    for lower in stride(from: 0, through: count + 65, by: 13) {
      answers.counts.append((lower..<lower + 100).count { removed.contains(UInt32($0)) })
    }
    for table in corrections {
      let known = Dictionary(uniqueKeysWithValues: table.map { ($0.key, $0) })
      for correction in table {
        for key in [correction.key - 1, correction.key, correction.key + 1] {
          let found = known[max(0, key)]
          answers.looked.append([found?.articles ?? 0, found?.occurrences ?? 0])
        }
      }
      answers.walked.append(table)
    }
    return answers
  }
}
