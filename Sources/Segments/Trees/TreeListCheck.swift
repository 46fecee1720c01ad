import Bytes
import Postings

/// Checks the lists of a tree's nodes against what the articles mention.
struct TreeListCheck {
  private let segment: Segment
  private let lists: TreeLists
  private let counts: TreeListCounts
  private let terms: FileKind
  private(set) var problems: [IndexProblem] = []

  /// An article of a node: its number, the node, the code, and whether it mentions the node itself.
  typealias Visitor = (UInt32, UInt32, UInt8, Bool) -> Void

  /// How many articles of lists are held at once: some 160 MB.
  private static let gathered = 1 << 25

  /// - Parameters:
  ///   - counts: what the articles mention, counted.
  ///   - terms: the lists' dictionary, for messages.
  init(_ segment: Segment, _ lists: TreeLists, _ counts: TreeListCounts, terms: FileKind) {
    self.segment = segment
    self.lists = lists
    self.counts = counts
    self.terms = terms
  }

  /// Reads all lists; O(articles of lists).
  ///
  /// - Parameter forEachArticle: visits all nodes of all articles, the articles in order; called more than once.
  mutating func run(_ forEachArticle: (Visitor) throws -> Void) throws {
    try checkDictionary()
    for stretch in counts.stretches(limit: Self.gathered) {
      var buffer = TreeListBuffer(counts, lists: stretch)
      try forEachArticle { article, node, code, isMentioned in
        buffer.add(article: article, node: node, code: code, isMentioned: isMentioned)
      }
      try checkLists(buffer)
    }
  }

  private mutating func checkDictionary() throws {
    let dictionary = lists.dictionary
    var cursor = try dictionary.terms(from: [])
    var list = 0
    var (count, occurrences, end) = (0, 0, 0)
    while let (term, entry) = try cursor.next() {
      while list < counts.counts.count, counts.counts[list] == 0 { list += 1 }
      guard list < counts.counts.count, term == counts.term(list) else {
        return report(
          terms,
          "there is a list of \(shown(term)) where that of "
            + "\(list < counts.counts.count ? shown(counts.term(list)) : "no node") should be")
      }
      if entry.postings.lowerBound != end || entry.positions.upperBound != 0 {
        report(terms, "the list of \(shown(term)) does not follow the one before")
      }
      if entry.articles != counts.counts[list] {
        report(
          terms,
          "\(shown(term)) is in \(counts.counts[list]) articles, the list has \(entry.articles)")
      }
      end = entry.postings.upperBound
      count += 1
      occurrences += entry.occurrences
      list += 1
    }
    if let missing = counts.counts.indices.dropFirst(list).first(where: { counts.counts[$0] > 0 }) {
      report(terms, "the list of \(shown(counts.term(missing))) is missing")
    }
    if count != dictionary.termCount || occurrences != dictionary.occurrences {
      report(terms, "the dictionary says \(dictionary.termCount) lists, there are \(count)")
    }
    if end + PostingsFormat.paddingBytes != lists.byteCount {
      report(terms, "the file of lists holds more than the dictionary's lists")
    }
  }

  private mutating func checkLists(_ buffer: TreeListBuffer) throws {
    var place = 0
    for list in buffer.lists where counts.counts[list] > 0 {
      let range = place..<(place + Int(counts.counts[list]))
      place = range.upperBound
      let term = counts.term(list)
      guard let entry = try lists.dictionary.entry(of: term) else { continue }
      try checkList(
        term, entry, articles: buffer.articles[range], codes: buffer.codes[range])
    }
  }

  private mutating func checkList(
    _ term: [UInt8], _ entry: TermEntry, articles: ArraySlice<UInt32>, codes: ArraySlice<UInt8>
  ) throws {
    var cursor = PostingsCursor(try lists.list(entry))
    var sum = 0
    var next: UInt32 = 0
    for (article, code) in zip(articles, codes) {
      let found = try cursor.advance(to: next)
      guard found == article else {
        return report(
          terms, "\(shown(term)) should be in article \(article), the list says \(found)")
      }
      let frequency = try cursor.frequency()
      if frequency != code {
        report(
          terms,
          "\(shown(term)) has code \(code) in article \(article), the list says "
            + "\(frequency)")
      }
      if let impacts = try cursor.impacts(),
        !impacts.cover(frequency: frequency, length: try segment.columns.length(article))
      {
        report(terms, "the bounds of \(shown(term)) do not hold in article \(article)")
      }
      sum += Int(frequency)
      next = article + 1
    }
    if entry.occurrences != sum {
      report(terms, "the entry of \(shown(term)) does not count what its list holds")
    }
  }

  private mutating func report(_ kind: FileKind, _ problem: String) {
    if problems.count < 1000 {
      problems.append(IndexProblem(file: segment.description.fileName(kind), reason: problem))
    }
  }

  private func shown(_ term: [UInt8]) -> String {
    TreeListsFormat.node(term).map { "node \($0.node)\($0.isOwn ? " itself" : "")" } ?? "\(term)"
  }
}
