import Bytes
import Kernels

/// Writes the lists of one segment, batch after batch.
///
/// Holds the skip entries of a list that comes in parts: memory does not grow with the length of a list
/// but by 40 bytes for 128 articles.
package final class PostingsWriter {
  private let postings: FileWriter
  /// nil for lists without positions.
  private let positions: FileWriter?
  /// The list that is under way, if a piece of it has come.
  private var list = TermEntry(articles: 0, occurrences: 0, postings: 0..<0, positions: 0..<0)
  private var skip: [SkipEntry] = []
  private var table = BitSink()

  /// Creates the files `postings` and `positions` at the given paths.
  package init(postingsPath: String, positionsPath: String) throws(FileError) {
    postings = try FileWriter(path: postingsPath, kind: .postings, version: PostingsFormat.version)
    positions = try FileWriter(
      path: positionsPath, kind: .positions, version: PostingsFormat.version)
  }

  /// Creates the file for lists without positions, such as `pairs` or `places`.
  package init(path: String, kind: FileKind) throws(FileError) {
    postings = try FileWriter(path: path, kind: kind, version: PostingsFormat.version)
    positions = nil
  }

  /// Where the next list begins.
  package var offset: Int { postings.offset }

  /// Writes a batch and returns the entries of the lists that end in it, in order.
  package func append(_ lists: EncodedLists) throws(FileError) -> [TermEntry] {
    var entries: [TermEntry] = []
    entries.reserveCapacity(lists.pieces.count)
    var offset = (postings.offset, positions?.offset ?? 0)
    try postings.append(lists.postings)
    try positions?.append(lists.positions)
    for encoded in lists.pieces {
      let end = (offset.0 + encoded.postings, offset.1 + encoded.positions)
      if encoded.piece.begins {
        list = TermEntry(
          articles: 0, occurrences: 0, postings: offset.0..<offset.0, positions: offset.1..<offset.1
        )
      }
      if !(encoded.piece.begins && encoded.piece.ends) { gather(lists.skip) }
      list.articles += encoded.piece.articles
      list.occurrences += encoded.occurrences
      list.postings = list.postings.lowerBound..<end.0
      list.positions = list.positions.lowerBound..<end.1
      offset = end
      guard list.postings.count < PostingsFormat.largestList,
        list.positions.count < PostingsFormat.largestList
      else { throw tooLarge }
      if encoded.piece.ends {
        if !skip.isEmpty { try writeSkip() }
        entries.append(list)
      }
    }
    return entries
  }

  /// Takes over the skip entries of a piece.
  private func gather(_ entries: [SkipEntry]) {
    for var entry in entries {
      entry.end += list.postings.count
      entry.positionsEnd += list.positions.count
      skip.append(entry)
    }
  }

  private func writeSkip() throws(FileError) {
    SkipEntry.encode(skip, to: &table)
    skip.removeAll(keepingCapacity: true)
    try postings.append(table.takeBytes())
    list.postings = list.postings.lowerBound..<postings.offset
  }

  private var tooLarge: FileError {
    FileError(
      "write to", postings.path,
      reason: "one list is larger than 4 GB; build several indexes instead")
  }

  /// Ends the files; returns their sizes in bytes.
  package func finish(segment: UInt64) throws(FileError) -> (postings: Int, positions: Int) {
    let padding = [UInt8](repeating: 0, count: PostingsFormat.paddingBytes)
    try postings.append(padding)
    try positions?.append(padding)
    return (try postings.finish(segment: segment), try positions?.finish(segment: segment) ?? 0)
  }
}
