import Bytes
import Postings
import Segments

/// Removes articles from a segment: writes a file that says which are gone and what the lists lost by that.
///
/// Walks the four dictionaries once. Of each list either all articles are decoded and looked up in the bits of those that go,
/// or each of these is looked up in the list, whichever is less work: both count the same.
///
/// Memory: two bits and, for each article that goes, 4 bytes.
package struct ArticleRemover {
  private let segment: Segment
  /// Those that go and were not gone before, ascending.
  package let added: [UInt32]
  private let hits: RemovalHits
  /// All that are gone in the end, 64 a word.
  private let bits: [UInt64]

  /// - Parameters:
  ///   - articles: in any order; those that are gone already and those that the segment does not have are passed over.
  ///   - way: how lists are read; only tests say.
  package init(
    _ segment: Segment, removing articles: some Sequence<UInt32>,
    _ way: RemovalHits.Way = .cheapest
  ) throws {
    self.segment = segment
    let words = RemovedFormat.words(of: segment.articleCount)
    let before = try segment.removed?.bits() ?? [UInt64](repeating: 0, count: words)
    var adding = [UInt64](repeating: 0, count: words)
    for article in articles where article < segment.articleCount {
      adding[Int(article >> 6)] |= 1 << UInt64(article & 63)
    }
    for word in 0..<words { adding[word] &= ~before[word] }
    bits = zip(before, adding).map { $0 | $1 }
    hits = RemovalHits(adding, way)
    added = hits.articles
  }

  /// Writes the file into the folder of the index, durably; O(articles of lists).
  ///
  /// - Parameter number: that nothing in the folder has had.
  /// - Returns: what the manifest is to say: figures of all that are gone.
  package func write(
    to directory: String, number: Int
  ) throws -> SegmentDescription.Removal {
    var removal = try figures()
    removal.number = number
    let writer = try RemovedWriter(
      path: "\(directory)/\(removal.fileName)", bits: bits, articles: segment.articleCount)
    let lists = segment.allLists
    for kind in RemovedFormat.kinds {
      if let lists = lists.first(where: { $0.kind == kind }) { try correct(lists, writer) }
      try writer.endTable()
    }
    return try writer.finish(removal, segment: segment.description.identity)
  }

  /// Writes the corrections of all lists of a dictionary.
  private func correct(_ lists: SegmentLists, _ writer: RemovedWriter) throws {
    var hits = hits
    var known = segment.removed?.corrections(in: lists.kind)
    var before = try known?.next()
    try lists.dictionary.forEachEntry { entry in
      // Frequent words stand before the pairs, without lists.
      if entry.postings.isEmpty { return }
      var correction = Correction(key: entry.postings.lowerBound, articles: 0, occurrences: 0)
      try hits.count(entry, of: lists, into: &correction)
      if let found = before, found.key == correction.key {
        correction.articles += found.articles
        correction.occurrences += found.occurrences
        before = try known?.next()
      }
      if correction.articles > 0 { try writer.add(correction) }
    }
    if let left = before {
      throw IndexCorruption(
        file: segment.description.removal?.fileName ?? "", offset: 0,
        reason: "there is no list at byte \(left.key) of \(lists.kind.rawValue)")
    }
  }

  /// The figures of all that are gone, without number and size.
  private func figures() throws -> SegmentDescription.Removal {
    var removal =
      segment.description.removal
      ?? SegmentDescription.Removal(
        number: 0, bytes: 0, articles: 0, undated: 0, tokens: 0, titled: 0, mentions: 0, dates: 0)
    removal.articles += added.count
    var mentions: [PostedPlace] = []
    var dates: [PostedDate] = []
    for article in added {
      let row = try segment.columns.row(article)
      removal.tokens += Int(row.length)
      removal.undated += row.published.isDated ? 0 : 1
      removal.titled += row.titleTokens > 0 ? 1 : 0
      try segment.places?.readMentions(of: article, into: &mentions)
      try segment.dates?.readDates(of: article, into: &dates)
      removal.mentions += mentions.count
      removal.dates += dates.count
    }
    return removal
  }
}
