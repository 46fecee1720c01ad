import Bytes
import Postings

/// Checks what was removed from a segment: the bits, the figures, the corrections against a recount.
struct RemovalCheck {
  private let segment: Segment
  private let removed: RemovedArticles
  private let name: String
  private var bits: [UInt64] = []
  private(set) var problems: [IndexProblem] = []

  init(_ segment: Segment, _ removed: RemovedArticles) {
    self.segment = segment
    self.removed = removed
    name = segment.description.removal?.fileName ?? ""
  }

  /// Counts bits and adds up what the manifest says of the removed articles; O(articles).
  mutating func checkArticles() throws {
    bits = try removed.bits()
    let count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
    let behind = segment.articleCount % 64
    if behind > 0, let last = bits.last, last >> UInt64(behind) != 0 {
      return report("there are bits of articles behind the last")
    }
    if count != removed.count {
      return report("there are \(count) bits, the manifest says \(removed.count) articles")
    }
    try checkFigures()
  }

  /// Counts the removed articles of all lists anew; O(articles of lists).
  mutating func checkCorrections() throws {
    bits = try removed.bits()
    let all = segment.allLists
    for lists in all { try checkCorrections(lists) }
    for kind in RemovedFormat.kinds where !all.contains(where: { $0.kind == kind }) {
      var corrections = removed.corrections(in: kind)
      if try corrections.next() != nil {
        report("there are corrections of lists in \(kind.rawValue), which is not there")
      }
    }
  }

  private mutating func checkFigures() throws {
    var found = SegmentDescription.Removal(
      number: 0, bytes: 0, articles: removed.count, undated: 0, tokens: 0, titled: 0, mentions: 0,
      dates: 0)
    var mentions: [PostedPlace] = []
    var dates: [PostedDate] = []
    for article in 0..<UInt32(segment.articleCount) where isRemoved(article) {
      let row = try segment.columns.row(article)
      found.tokens += Int(row.length)
      found.undated += row.published.isDated ? 0 : 1
      found.titled += row.titleTokens > 0 ? 1 : 0
      try segment.places?.readMentions(of: article, into: &mentions)
      try segment.dates?.readDates(of: article, into: &dates)
      found.mentions += mentions.count
      found.dates += dates.count
    }
    if let removal = segment.description.removal, removal.figures != found.figures {
      report("the removed articles add up to \(found.figures), not \(removal.figures)")
    }
  }

  private mutating func checkCorrections(_ lists: SegmentLists) throws {
    var reader = WholeListReader()
    var corrections = removed.corrections(in: lists.kind)
    var next = try corrections.next()
    var terms = try lists.dictionary.terms(from: [])
    while let (_, entry) = try terms.next() {
      if entry.postings.isEmpty { continue }
      let key = entry.postings.lowerBound
      var found = Correction(key: key, articles: 0, occurrences: 0)
      try lists.forEachBlock(of: entry, with: &reader) { articles, frequencies in
        for index in articles.indices where isRemoved(articles[index]) {
          found.articles += 1
          found.occurrences += Int(frequencies[index])
        }
      }
      let said = next?.key == key ? next : nil
      if said != nil { next = try corrections.next() }
      if said ?? Correction(key: key, articles: 0, occurrences: 0) != found {
        report(
          "the list at byte \(key) of \(lists.kind.rawValue) lost \(found.articles) articles and "
            + "\(found.occurrences) occurrences, the file says \(said?.articles ?? 0) and "
            + "\(said?.occurrences ?? 0)")
      }
      let looked = try removed.correction(of: entry, in: lists.kind)
      if looked.articles != found.articles || looked.occurrences != found.occurrences {
        report("the correction of the list at byte \(key) of \(lists.kind.rawValue) is not found")
      }
    }
    if let next { report("there is no list at byte \(next.key) of \(lists.kind.rawValue)") }
  }

  private func isRemoved(_ article: UInt32) -> Bool {
    bits[Int(article >> 6)] >> UInt64(article & 63) & 1 == 1
  }

  private mutating func report(_ problem: String) {
    if problems.count < 1000 { problems.append(IndexProblem(file: name, reason: problem)) }
  }
}
