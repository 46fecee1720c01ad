import Bytes
import Kernels
import Postings
import Segments

/// How many articles hold at least one of some words, list after list.
///
/// The longest list is not gone through: its length is known, and what it adds to the others is that less what it has in
/// common with them. These are put together in one set of the segment's articles.
struct UnionCount {
  /// A list, and the file in which it stands.
  typealias Part = (list: PostingsList, kind: FileKind)

  /// The longest list is the first.
  private var parts: [Part]
  private let segment: Segment

  /// - Parameter parts: in any order.
  init(_ parts: [Part], segment: Segment) {
    self.parts = parts
    self.segment = segment
    let longest = parts.indices.max {
      parts[$0].list.entry.articles < parts[$1].list.entry.articles
    }
    if let longest { self.parts.swapAt(0, longest) }
  }

  /// The number of articles that lists name, one by one.
  var cost: Int { parts.reduce(0) { $0 + $1.list.entry.articles } }

  /// - Parameter memory: whatever it holds.
  func count(_ memory: inout SetMemory) throws -> Int {
    guard let longest = parts.first else { return 0 }
    let known = try segment.liveArticles(of: longest.list.entry, in: longest.kind)
    if parts.count == 1 { return known }
    memory.set.start(limit: segment.articleCount)
    for part in parts.dropFirst() {
      var cursor = PostingsCursor(part.list)
      try cursor.insertAll(into: &memory.set)
    }
    try memory.set.keepLive(in: segment)
    var cursor = PostingsCursor(longest.list)
    return known + memory.set.count - (try cursor.countMembers(of: memory.set))
  }
}
