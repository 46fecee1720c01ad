import Bytes
import Kernels

/// Writes the lists of one segment, term after term, article after article.
///
/// Holds one block of each kind and the skip entries of the current term: memory does not grow with
/// the length of a list but by 24 bytes for 128 articles.
package final class PostingsWriter {
  private let postings: FileWriter
  private let positions: FileWriter
  private var list = PendingList()

  /// Creates the files `postings` and `positions` at the given paths.
  package init(postingsPath: String, positionsPath: String) throws(FileError) {
    postings = try FileWriter(path: postingsPath, kind: .postings, version: PostingsFormat.version)
    positions = try FileWriter(
      path: positionsPath, kind: .positions, version: PostingsFormat.version)
  }

  /// Adds an article to the current term's list.
  ///
  /// - Parameters:
  ///   - article: greater than the one before.
  ///   - length: tokens of the article, rounded down (`LengthCode`).
  ///   - positionGaps: the first position, then differences less one.
  package func add(article: UInt32, length: UInt32, positionGaps: Span<UInt32>) throws(FileError) {
    list.add(article: article, length: length, positionGaps: positionGaps)
    guard list.isLong else { return }
    try positions.append(list.takePositionBlocks())
    if list.isBlockFull {
      guard list.byteCount < PostingsFormat.largestList else { throw tooLarge }
      try postings.append(list.takeBlock())
    }
  }

  private var tooLarge: FileError {
    FileError(
      "write to", postings.path,
      reason: "one word's list is larger than 4 GB; build several indexes instead")
  }

  /// Ends the current term's list.
  package func endTerm() throws(FileError) -> TermEntry {
    if list.isLong {
      try postings.append(list.takeTail())
      try positions.append(list.takePositionTail())
    } else {
      try postings.append(list.takeShort())
    }
    let entry = TermEntry(
      articles: list.articleCount, occurrences: list.occurrences,
      postings: (postings.offset - list.byteCount)..<postings.offset,
      positions: (positions.offset - list.positionByteCount)..<positions.offset)
    list.removeAll()
    return entry
  }

  /// Ends the files; returns their sizes in bytes.
  package func finish(segment: UInt64) throws(FileError) -> (postings: Int, positions: Int) {
    (try postings.finish(segment: segment), try positions.finish(segment: segment))
  }
}
