import Bytes
import Calendar
import Postings
import Segments

/// Writes the files of dates in the text, once all articles have been inverted.
struct DateFiles {
  let segment: NewSegment
  let threads: Int
  /// The dates of all articles.
  let scratch: TreeScratch
  /// How many articles of lists may be held at once.
  let listArticles: Int
  /// Called often, with the bytes of nodes that have been read, and all that will be once that is known.
  var progress: (Int, Int?) throws -> Void = { _, _ in }

  /// What was written.
  struct Written: Sendable {
    var files: [SegmentDescription.File] = []
    var nodes = 0
    var dates = 0
  }

  /// Writes all four files.
  ///
  /// - Parameter numberings: of the workers, in their order.
  func write(
    _ numberings: [DateNumbering], sizes: ArticleSizes, identity: UInt64
  ) async throws -> Written {
    let tree = DateTree(numberings.lazy.flatMap(\.meanings))
    let numbers = numberings.map { $0.numbers(in: tree) }
    let (symbols, counts) = try count(numbers, in: tree)
    let dates = try writeDates(numbers, symbols, identity: identity)
    let nodeBytes = try DateNodesWriter.write(
      tree, to: segment.path(.datenodes), segment: identity)
    let lists = try await TreeListFiles(
      segment: segment, threads: threads, lists: .datelists, terms: .dateterms
    ).write(
      scratch, numbers: numbers, counts: counts, limit: listArticles, sizes: sizes,
      identity: identity, progress: progress)
    try scratch.remove()
    return Written(
      files: lists + [
        .init(kind: .datenodes, bytes: nodeBytes), .init(kind: .dates, bytes: dates.bytes),
      ], nodes: tree.count, dates: dates.count)
  }

  /// Counts what the codes and the lists are made of.
  private func count(
    _ numbers: [[UInt32]], in tree: DateTree
  ) throws -> (DateSymbols, TreeListCounts) {
    var symbols = DateSymbols(tree)
    var counts = TreeListCounts(parents: tree.parents)
    var dates: [PostedDate] = []
    var done = 0
    for stretch in 0..<scratch.stretchCount {
      try progress(done, nil)
      done += scratch.nodeBytes(ofStretch: stretch)
      let numbers = numbers[scratch.worker(ofStretch: stretch)]
      var mentions = try scratch.mentions(ofStretch: stretch)
      var nodes = try scratch.nodes(ofStretch: stretch)
      for _ in scratch.articles(ofStretch: stretch) {
        let published = try mentions.readDates(numbers, into: &dates)
        symbols.count(dates, published: published)
        try nodes.readNodes(numbers) { node, _, isMentioned in
          counts.add(node: node, isMentioned: isMentioned)
        }
      }
    }
    return (symbols, counts)
  }

  private func writeDates(
    _ numbers: [[UInt32]], _ symbols: DateSymbols, identity: UInt64
  ) throws -> (bytes: Int, count: Int) {
    let file = try DateMentionsWriter(path: segment.path(.dates), symbols)
    var dates: [PostedDate] = []
    for stretch in 0..<scratch.stretchCount {
      try progress(scratch.nodeBytes, nil)
      let numbers = numbers[scratch.worker(ofStretch: stretch)]
      var mentions = try scratch.mentions(ofStretch: stretch)
      for _ in scratch.articles(ofStretch: stretch) {
        let published = try mentions.readDates(numbers, into: &dates)
        try file.add(dates, published: published)
      }
    }
    return (try file.finish(segment: identity), file.mentionCount)
  }
}
