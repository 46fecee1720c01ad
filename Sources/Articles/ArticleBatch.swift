/// The articles of one chunk, in the order of the corpus, and what in it could not be read.
package struct ArticleBatch: Sendable {
  /// The number of the chunk that these come from.
  package let sequence: Int
  /// The records of all articles, end to end.
  ///
  /// A record begins with `headBytes` that are free for whoever takes the batch; strings, UTF-8, follow: path, id, places,
  /// title, date, source, url and body, with a NUL behind each from the title to the url.
  package var bytes: [UInt8] = []
  /// The articles in the order of the chunk.
  package internal(set) var articles: [ArticleSlice] = []
  /// What the dates of these articles tell of the order of day and month.
  package internal(set) var order = OrderEvidence()
  /// What was skipped or changed, in the order of the chunk.
  package internal(set) var problems: [InputProblem] = []

  init(sequence: Int) {
    self.sequence = sequence
  }

  /// Bytes at the start of each record that hold nothing: so many as the head of the sorter's `ArticleRecord` takes.
  package static let headBytes = 75
}

/// One article: where its strings stand in the bytes of its batch, and what was computed from them.
///
/// An empty range means that the article has no such string; `id` and `body` are never empty.
package struct ArticleSlice: Sendable {
  /// The whole record.
  package internal(set) var record: Range<Int>
  /// The given id, else one made of `path` and, where the file holds several records, `#n` (from 1).
  package internal(set) var id: Range<Int>
  /// The given title.
  package internal(set) var title: Range<Int>
  /// The publication date as given.
  package internal(set) var date: Range<Int>
  /// The name of the source as given.
  package internal(set) var source: Range<Int>
  /// The address as given.
  package internal(set) var url: Range<Int>
  /// Places as given by the corpus, separated by `;`.
  package internal(set) var places: Range<Int>
  /// The text.
  package internal(set) var body: Range<Int>
  /// The file as citations name it.
  ///
  /// That is its path relative to the folder that the user named, the last component of a file that the
  /// user named, or `-` for standard input. Bytes that are not UTF-8 are U+FFFD.
  package internal(set) var path: Range<Int>
  /// Where the record begins in its unpacked file, in bytes.
  package internal(set) var offset: UInt64
  /// XXH3 (64 bits, seed 0) of title, NUL, date, NUL, source, NUL, url, NUL, body: the identity of the
  /// content, whatever file it came from.
  package internal(set) var hash: UInt64
  /// How many bytes at the start of the body end with a line that reads like a headline; 0 if none.
  package internal(set) var headlineLength: Int
  /// Whether the corpus gave a title.
  package var titleGiven: Bool { !title.isEmpty }
  /// When it was published, as far as it tells by itself.
  package internal(set) var published: PublicationDate
  /// What of that waits for the rest of the corpus.
  package internal(set) var open: OpenDate
}
