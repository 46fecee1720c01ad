import Segments

/// An article as the index holds it.
public struct StoredArticle: Sendable {
  public var id: String
  public var title: String
  /// Whether the title was given, or is the first line of the body.
  public var titleIsGiven: Bool
  public var date: String
  public var source: String
  public var url: String
  /// Places as given by the corpus.
  public var places: [String]
  /// nil if the index holds no text.
  public var body: String?
  /// Tokens of title and body.
  public var tokens: Int
  public var path: String
  public var offset: UInt64
  public var hash: String
}

extension NewsIndex {
  /// The article with an id, nil if there is none.
  public func article(withID id: String) throws -> StoredArticle? {
    let bytes = Array(id.utf8)
    for segment in directory.segments {
      guard let article = try segment.article(withID: bytes, with: zstandard) else { continue }
      let metadata = try segment.metadata(of: article, with: zstandard)
      let row = try segment.columns.row(article)
      return StoredArticle(
        id: text(metadata.id), title: text(metadata.title), titleIsGiven: metadata.titleIsGiven,
        date: text(metadata.date), source: text(metadata.source), url: text(metadata.url),
        places: text(metadata.places).split(separator: ";").map(String.init),
        body: try segment.body(of: article, with: zstandard).map { text($0) },
        tokens: Int(row.length), path: text(metadata.path), offset: metadata.offset,
        hash: hexadecimal(metadata.hash))
    }
    return nil
  }
}
