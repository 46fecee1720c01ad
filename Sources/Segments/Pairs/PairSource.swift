import Bytes
import Postings

/// The columns and lists of a segment that is being written, as far as its pairs need them.
package struct PairSource: Sendable {
  package let columns: ArticleColumns
  private let files: PostingsList.Files

  /// Opens the finished files of segment `number` in the folder.
  package init(directory: String, number: Int) throws {
    func open(_ kind: FileKind, _ version: UInt32) throws -> MappedFile {
      try MappedFile(
        directory: directory, name: "\(number).\(kind.rawValue)", kind: kind,
        formatVersion: version)
    }
    columns = try ArticleColumns(open(.articles, ArticlesFormat.version).payload)
    files = PostingsList.Files(
      postings: try open(.postings, PostingsFormat.version).payload,
      positions: try open(.positions, PostingsFormat.version).payload,
      extents: columns.extents, articles: columns.count)
  }

  /// The list of a term with the given entry.
  package func list(_ entry: TermEntry) throws -> PostingsList {
    try PostingsList(entry, in: files)
  }
}
