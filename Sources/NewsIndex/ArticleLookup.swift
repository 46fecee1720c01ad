import Segments

/// An article as the index holds it.
public struct StoredArticle: Sendable {
  /// The id under which the index has it: as given, or with `~n` if it was renamed.
  public var id: String
  /// The title, empty if there is none.
  public var title: String
  /// Whether the title was given, or is the first line of the body.
  public var titleIsGiven: Bool
  /// The publication date as given, empty if there is none.
  public var date: String
  /// What is known of it; nil if nothing is.
  public var published: Publication?
  /// The name of the source, empty if there is none.
  public var source: String
  /// The address, empty if there is none.
  public var url: String
  /// Places as given by the corpus.
  public var places: [String]
  /// nil if the index holds no text.
  public var body: String?
  /// Tokens of title and body.
  public var tokens: Int
  /// The input that it came from, relative to what was named to `build`.
  public var path: String
  /// Where its record begins in that input, unpacked, bytes.
  public var offset: UInt64
  /// XXH3-64 of the content, hexadecimal.
  public var hash: String
}

extension NewsIndex {
  /// The article with an id, nil if there is none.
  public func article(withID id: String) throws -> StoredArticle? {
    try confirming {
      guard let address = try address(ofID: id) else { return nil }
      let (segment, article) = (directory.segments[address.segment], address.article)
      let metadata = try segment.metadata(of: article, with: zstandard)
      let row = try segment.columns.row(article)
      return StoredArticle(
        id: text(metadata.id), title: text(metadata.title), titleIsGiven: metadata.titleIsGiven,
        date: text(metadata.date), published: publication(row.published),
        source: text(metadata.source), url: text(metadata.url),
        places: text(metadata.places).split(separator: ";").map(String.init),
        body: try segment.body(of: article, with: zstandard).map { text($0) },
        tokens: Int(row.length), path: text(metadata.path), offset: metadata.offset,
        hash: hexadecimal(metadata.hash))
    }
  }

  /// The article with an id, nil if there is none that was not removed.
  func address(ofID id: String) throws -> IndexedArticle? {
    let bytes = Array(id.utf8)
    for (number, segment) in directory.segments.enumerated() {
      if let article = try segment.article(withID: bytes, with: zstandard) {
        return IndexedArticle(segment: number, article: article)
      }
    }
    return nil
  }
}
