import Kernels
import Postings
import Segments

/// How many articles hold all of some words and none of some others, list after list.
///
/// The rarest list is a set of the segment's articles; of each further list, the next rarer first, what is in the set makes
/// the next one. Of the last one it is only counted, where nothing is excluded.
struct IntersectionCount {
  /// Rarest first; one or more.
  private let required: [PostingsList]
  private let excluded: [PostingsList]
  private let segment: Segment

  /// nil without a required list.
  init?(_ required: [PostingsList], excluded: [PostingsList], segment: Segment) {
    if required.isEmpty { return nil }
    self.required = required.sorted { $0.entry.articles < $1.entry.articles }
    self.excluded = excluded
    self.segment = segment
  }

  /// The number of articles in the first set.
  var cost: Int { required[0].entry.articles }

  /// - Parameter memory: whatever it holds.
  func count(_ memory: inout SetMemory) throws -> Int {
    memory.set.start(limit: segment.articleCount)
    var cursor = PostingsCursor(required[0])
    try cursor.insertAll(into: &memory.set)
    try memory.set.keepLive(in: segment)
    let counted = excluded.isEmpty && required.count > 1 ? required.last : nil
    for list in required.dropFirst().dropLast(counted == nil ? 0 : 1) {
      try keep([list], &memory)
      swap(&memory.set, &memory.spare)
    }
    if let counted {
      var cursor = PostingsCursor(counted)
      return try cursor.countMembers(of: memory.set)
    }
    if excluded.isEmpty { return memory.set.count }
    try keep(excluded, &memory)
    return memory.set.count - memory.spare.count
  }

  /// Puts the members of the set that are in one of the lists into the spare one.
  private func keep(_ lists: [PostingsList], _ memory: inout SetMemory) throws {
    memory.spare.start(limit: segment.articleCount)
    for list in lists {
      var cursor = PostingsCursor(list)
      try cursor.insertMembers(of: memory.set, into: &memory.spare)
    }
  }
}
