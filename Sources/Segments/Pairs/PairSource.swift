import Bytes
import Postings

/// The columns and lists of a segment that is being written, as far as its pairs need them.
package struct PairSource: Sendable {
  package let columns: ArticleColumns
  /// Of all words.
  package let dictionary: TermDictionary
  private let files: PostingsList.Files
  private let mapped: [MappedFile]

  /// Opens the finished files of segment `number` in the folder.
  package init(directory: String, number: Int) throws {
    func open(_ kind: FileKind, _ version: UInt32) throws -> MappedFile {
      try MappedFile(
        directory: directory, name: "\(number).\(kind.rawValue)", kind: kind,
        formatVersion: version)
    }
    let articles = try open(.articles, ArticlesFormat.version)
    let postings = try open(.postings, PostingsFormat.version)
    let positions = try open(.positions, PostingsFormat.version)
    mapped = [articles, postings, positions]
    dictionary = try TermDictionary(try open(.terms, TermsFormat.version).payload)
    columns = try ArticleColumns(articles.payload)
    files = PostingsList.Files(
      postings: postings.payload, positions: positions.payload, extents: columns.extents,
      articles: columns.count)
  }

  /// Gives back the memory of what has been read so far, which otherwise grows with the corpus.
  package func forgetPages() {
    for file in mapped { file.forgetPages() }
  }

  /// The list of a term with the given entry.
  package func list(_ entry: TermEntry) throws -> PostingsList {
    try PostingsList(entry, in: files)
  }
}
