import Bytes
import Postings

/// A dictionary of a segment with the file that holds its lists.
package struct SegmentLists: Sendable {
  /// The file of the lists: `postings`, `pairs`, `places` or `datelists`.
  package let kind: FileKind
  /// Terms, and where their lists are.
  package let dictionary: TermDictionary
  private let files: PostingsList.Files

  init(_ kind: FileKind, _ dictionary: TermDictionary, _ files: PostingsList.Files) {
    self.kind = kind
    self.dictionary = dictionary
    self.files = files
  }

  /// The list of a term with the given entry; nil where the dictionary says that there is none.
  package func list(_ entry: TermEntry) throws -> PostingsList? {
    entry.postings.isEmpty ? nil : try PostingsList(entry, in: files)
  }

  /// Calls `body` with articles, ascending, and as many frequencies, until all of the list of an entry have been.
  package func forEachBlock(
    of entry: TermEntry, with reader: inout WholeListReader,
    _ body: (Span<UInt32>, Span<UInt32>) throws -> Void
  ) throws {
    guard !entry.postings.isEmpty else { return }
    try reader.forEachBlock(of: entry, in: files, body)
  }
}

extension Segment {
  /// The dictionaries that the segment has, with their lists, in the order of `RemovedFormat.kinds`.
  package var allLists: [SegmentLists] {
    var all = [
      SegmentLists(.postings, dictionary, lists),
      SegmentLists(.pairs, pairs.dictionary, pairs.files),
    ]
    if let lists = places?.lists {
      all.append(SegmentLists(.places, lists.dictionary, lists.files))
    }
    if let lists = dates?.lists {
      all.append(SegmentLists(.datelists, lists.dictionary, lists.files))
    }
    return all
  }
}
