import Bytes
import Kernels
import Postings

/// Checks the lists of a segment's words against each other and against the columns; the dictionary must be right.
struct ListCheck {
  private let segment: Segment
  private(set) var problems: [IndexProblem] = []
  /// The words whose pairs have lists.
  private(set) var frequentWords = FrequentWords()

  /// Parts of the dictionary that are checked at a time, each by one thread.
  private static let parts = 64

  init(_ segment: Segment) { self.segment = segment }

  /// Walks every list; O(occurrences).
  mutating func run() throws {
    let segment = segment
    // Each part would otherwise count references to the columns for every posting, as the other threads do.
    let lengths = try (0..<UInt32(segment.articleCount)).map { try segment.columns.length($0) }
    let blocks = segment.dictionary.blocks
    let parts = Parallel.map(min(Self.parts, blocks)) { [count = min(Self.parts, blocks)] part in
      Result {
        var check = ListPartCheck(segment, lengths)
        try check.run(blocks * part / count..<blocks * (part + 1) / count)
        return check
      }
    }
    var tokens = [UInt32](repeating: 0, count: segment.articleCount)
    for part in parts {
      let part = try part.get()
      problems += part.problems
      for article in tokens.indices { tokens[article] &+= part.tokens[article] }
    }
    checkLengths(tokens, lengths)
    var cursor = try segment.dictionary.terms(from: [])
    while let (term, entry) = try cursor.next() { frequentWords.add(term, entry) }
  }

  private mutating func checkLengths(_ tokens: [UInt32], _ lengths: [UInt32]) {
    for (article, length) in lengths.enumerated() {
      if tokens[article] != length, problems.count < 1000 {
        problems.append(
          IndexProblem(
            file: segment.description.fileName(.terms),
            reason: "article \(article) has \(length) tokens, the lists hold \(tokens[article])"))
      }
    }
  }
}

/// Checks the lists of a part of the dictionary.
private struct ListPartCheck {
  private let segment: Segment
  private(set) var problems: [IndexProblem] = []
  /// How many tokens of each article the lists hold.
  private(set) var tokens: [UInt32]
  private let lengths: [UInt32]

  init(_ segment: Segment, _ lengths: [UInt32]) {
    self.segment = segment
    self.lengths = lengths
    tokens = [UInt32](repeating: 0, count: segment.articleCount)
  }

  mutating func run(_ blocks: Range<Int>) throws {
    var cursor = segment.dictionary.terms(inBlocks: blocks)
    while let (term, entry) = try cursor.next() { try checkList(term, entry) }
  }

  private mutating func checkList(_ term: [UInt8], _ entry: TermEntry) throws {
    let isText = FieldPrefix.isText(term)
    let list = try segment.list(entry)
    var cursor = PostingsCursor(list)
    try cursor.advance(to: 0)
    var articles = 0
    var occurrences = 0
    var positions: [UInt32] = []
    var previous: UInt32?
    while cursor.article != PostingsCursor.end {
      let article = cursor.article
      if let previous, previous >= article { report("articles of \(shown(term)) do not ascend") }
      previous = article
      try cursor.readPositions(into: &positions)
      if positions.count != Int(try cursor.frequency()) || positions.isEmpty {
        report("\(shown(term)) has a wrong number of positions in article \(article)")
      }
      if !isAscending(positions) {
        report("positions of \(shown(term)) in article \(article) do not ascend")
      }
      let length = lengths[Int(article)]
      if isText {
        tokens[Int(article)] &+= UInt32(positions.count)
        if let last = positions.last, last >= length {
          report("\(shown(term)) stands at position \(last), beyond the end of article \(article)")
        }
      }
      if let impacts = try cursor.impacts(),
        !impacts.cover(frequency: UInt32(positions.count), length: length)
      {
        report("the bounds of \(shown(term)) do not hold in article \(article)")
      }
      articles += 1
      occurrences += positions.count
      try cursor.advance()
    }
    if articles != entry.articles || occurrences != entry.occurrences {
      report("the entry of \(shown(term)) does not count what its list holds")
    }
  }

  private func isAscending(_ positions: [UInt32]) -> Bool {
    zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }
  }

  private mutating func report(_ problem: String) {
    if problems.count < 1000 {
      problems.append(IndexProblem(file: segment.description.fileName(.terms), reason: problem))
    }
  }

  private func shown(_ term: [UInt8]) -> String {
    "'" + String(decoding: term.filter { $0 >= 0x20 }, as: UTF8.self) + "'"
  }
}
