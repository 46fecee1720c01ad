import Bytes
import Kernels
import Postings

/// Checks dictionary and lists of a segment against each other and against the columns.
struct ListCheck {
  private let segment: Segment
  private(set) var problems: [IndexProblem] = []
  /// Distinct terms of titles and bodies.
  private(set) var wordCount = 0
  /// The words whose pairs have lists.
  private(set) var frequentWords = FrequentWords()
  private var tokens: [UInt32]
  private var postingsEnd = 0
  private var positionsEnd = 0

  init(_ segment: Segment) {
    self.segment = segment
    tokens = [UInt32](repeating: 0, count: segment.articleCount)
  }

  /// Walks every list; O(occurrences).
  mutating func run() throws {
    var cursor = try segment.dictionary.terms(from: [])
    var previous: [UInt8] = []
    var count = 0
    var occurrences = 0
    while let (term, entry) = try cursor.next() {
      if count > 0, !previous.lexicographicallyPrecedes(term) {
        report("the terms \(shown(previous)) and \(shown(term)) are out of order")
      }
      try checkList(term, entry)
      occurrences += entry.occurrences
      previous = term
      count += 1
      frequentWords.add(term, entry)
      if FieldPrefix.isText(term) { wordCount += 1 }
    }
    let dictionary = segment.dictionary
    if count != dictionary.termCount || occurrences != dictionary.occurrences {
      report("the dictionary says \(dictionary.termCount) terms, there are \(count)")
    }
    let padding = PostingsFormat.paddingBytes
    if postingsEnd + padding != segment.listBytes.postings
      || positionsEnd + padding != segment.listBytes.positions
    {
      report("the files of lists hold more than the dictionary's terms")
    }
    if wordCount != segment.description.terms {
      report("the manifest says \(segment.description.terms) terms, there are \(wordCount)")
    }
    try checkLengths()
  }

  private mutating func checkList(_ term: [UInt8], _ entry: TermEntry) throws {
    if entry.postings.lowerBound != postingsEnd || entry.positions.lowerBound != positionsEnd {
      report("the list of \(shown(term)) does not follow the one before")
    }
    postingsEnd = entry.postings.upperBound
    positionsEnd = entry.positions.upperBound
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
      let length = try segment.columns.length(article)
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

  private mutating func checkLengths() throws {
    for article in tokens.indices {
      let length = try segment.columns.length(UInt32(article))
      if tokens[article] != length {
        report("article \(article) has \(length) tokens, the lists hold \(tokens[article])")
      }
    }
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
