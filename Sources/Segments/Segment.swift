import Bytes
import Postings

/// An open segment: the readers of all its files.
///
/// Immutable; shared by any number of searches.
package final class Segment: Sendable {
  /// What the manifest says of it.
  package let description: SegmentDescription
  /// Terms, and where their lists are.
  package let dictionary: TermDictionary
  /// Fixed-size numbers of each article.
  package let columns: ArticleColumns
  /// Pairs of frequent words.
  package let pairs: PairLists
  /// The places that articles mention; nil if the index was built without.
  package let places: SegmentPlaces?
  /// The dates in the text; nil if it was built without.
  package let dates: SegmentDates?
  /// From ids to articles.
  package let identifiers: Identifiers
  /// `ArticleMetadata` of each article.
  package let metadata: Metadata
  /// What was removed since it was written; nil if nothing was.
  package let removed: RemovedArticles?
  /// nil if the index was built without stored text.
  package let text: Records?
  /// The files of the lists of words, sources and so on.
  let lists: PostingsList.Files
  /// Bytes of all lists and of all positions, with the padding behind each.
  let listBytes: (postings: Int, positions: Int)
  /// All that were opened.
  let files: [MappedFile]
  /// The files that grow fastest with the corpus.
  private let largeFiles: [MappedFile]

  /// Opens the files that `description` lists; verifies their envelopes.
  package init(directory: String, _ description: SegmentDescription) throws {
    self.description = description
    var files = SegmentFiles(of: description, in: directory)
    let terms = try files.open(.terms)
    let postings = try files.open(.postings)
    let positions = try files.open(.positions)
    let articles = try files.open(.articles)
    let ids = try files.open(.ids)
    let metadata = try files.open(.metadata)
    let pairTerms = try files.open(.pairterms)
    let pairLists = try files.open(.pairs)
    dictionary = try TermDictionary(terms.payload)
    columns = try ArticleColumns(articles.payload)
    pairs = try PairLists(
      terms: pairTerms.payload, lists: pairLists.payload, columns: columns)
    identifiers = try Identifiers(ids.payload)
    self.metadata = try Metadata(metadata.payload)
    lists = PostingsList.Files(
      postings: postings.payload, positions: positions.payload, extents: columns.extents,
      articles: columns.count)
    listBytes = (postings.payload.count, positions.payload.count)
    places = try Self.openPlaces(&files, columns: columns)
    dates = try Self.openDates(&files, columns: columns)
    removed = try description.removal.map { removal in
      try RemovedArticles(directory: directory, removal, from: description)
    }
    let text = description.has(.text) ? try files.open(.text) : nil
    self.text = try text.map { try Records($0.payload) }
    largeFiles = [postings, positions, metadata] + (text.map { [$0] } ?? [])
    self.files = files.opened + (removed.map { [$0.file] } ?? [])
    guard columns.count == description.articles, self.metadata.count == columns.count,
      identifiers.count == columns.count, self.text.map({ $0.count == columns.count }) ?? true,
      places.map({ $0.articleCount == columns.count }) ?? true,
      dates.map({ $0.articleCount == columns.count }) ?? true
    else {
      throw IndexCorruption(
        file: description.fileName(.articles), offset: 0,
        reason: "the files of segment \(description.number) do not hold the same articles")
    }
  }

  /// Bytes of all word lists with their positions.
  package var listByteCount: Int { listBytes.postings + listBytes.positions }

  /// Number of articles, removed ones included: their numbers lie below.
  package var articleCount: Int { columns.count }

  /// Number of articles that were not removed.
  package var liveArticleCount: Int { columns.count - (removed?.count ?? 0) }

  /// Tokens of the articles that were not removed.
  package var liveTokens: Int { columns.tokens - (description.removal?.tokens ?? 0) }

  /// In how many articles that were not removed the term of a list occurs.
  ///
  /// - Parameter kind: the file that holds the list: `postings`, `pairs`, `places` or `datelists`.
  /// - Complexity: O(log terms); without removed articles O(1).
  package func liveArticles(of entry: TermEntry, in kind: FileKind = .postings) throws -> Int {
    guard let removed else { return entry.articles }
    return entry.articles - (try removed.correction(of: entry, in: kind).articles)
  }

  /// The list of a term with the given entry.
  package func list(_ entry: TermEntry) throws -> PostingsList {
    try PostingsList(entry, in: lists)
  }

  /// Gives back the memory of what has been read of lists and records, which otherwise grows with the corpus.
  ///
  /// For whoever passes through them once; what is read again comes from the system's cache.
  package func forgetPages() {
    for file in largeFiles { file.forgetPages() }
  }

  /// What takes lists of words apart.
  package func listTaker() -> ListTaker { ListTaker(lists) }

  /// The metadata of an article.
  package func metadata(
    of article: UInt32, with zstandard: Zstandard
  ) throws -> ArticleMetadata {
    try metadata.article(article, with: zstandard)
  }

  /// The body of an article, nil if the index holds no text.
  package func body(of article: UInt32, with zstandard: Zstandard) throws -> [UInt8]? {
    guard let text else { return nil }
    return Array(try text.record(article, with: zstandard))
  }

  /// The article with that id, nil if there is none that was not removed.
  package func article(withID id: [UInt8], with zstandard: Zstandard) throws -> UInt32? {
    for article in try identifiers.articles(withHash: IdentifiersFormat.hash(id)) {
      guard article < articleCount else {
        throw IndexCorruption(
          file: description.fileName(.ids), offset: 0, reason: "an id of article \(article)")
      }
      if try removed?.contains(article) == true { continue }
      if try metadata(of: article, with: zstandard).id == id { return article }
    }
    return nil
  }
}

extension Segment {
  private static func openPlaces(
    _ files: inout SegmentFiles, columns: ArticleColumns
  ) throws -> SegmentPlaces? {
    guard files.description.has(.places) else { return nil }
    return try SegmentPlaces(
      nodes: files.open(.placenodes).payload,
      mentions: files.open(.mentions).payload,
      terms: files.open(.placeterms).payload,
      lists: files.open(.places).payload, columns: columns)
  }

  private static func openDates(
    _ files: inout SegmentFiles, columns: ArticleColumns
  ) throws -> SegmentDates? {
    guard files.description.has(.dates) else { return nil }
    return try SegmentDates(
      nodes: files.open(.datenodes).payload,
      mentions: files.open(.dates).payload,
      terms: files.open(.dateterms).payload,
      lists: files.open(.datelists).payload, columns: columns)
  }

  /// Opens one of a segment's files and holds it to the description.
  ///
  /// - Parameter name: that of the file, where it is not told by the segment's number.
  static func open(
    _ kind: FileKind, named name: String? = nil, of description: SegmentDescription,
    in directory: String
  ) throws -> MappedFile {
    let name = name ?? description.fileName(kind)
    do {
      let file = try MappedFile(
        directory: directory, name: name, kind: kind, formatVersion: version(of: kind))
      guard file.segment == description.identity else {
        throw IndexCorruption(file: name, offset: 0, reason: "the file belongs to another segment")
      }
      return file
    } catch let error as FileError where error.isMissing {
      throw IndexCorruption(file: name, offset: 0, reason: "the file is missing")
    }
  }

  private static func version(of kind: FileKind) -> UInt32 {
    switch kind {
    case .manifest: Manifest.version
    case .terms, .pairterms, .placeterms, .dateterms: TermsFormat.version
    case .postings, .positions, .pairs, .places, .datelists: PostingsFormat.version
    case .datenodes: DateNodesFormat.version
    case .dates: DatesFormat.version
    case .placenodes: PlaceNodesFormat.version
    case .mentions: MentionsFormat.version
    case .gazetteer: IndexDirectory.gazetteerVersion
    case .removed: RemovedFormat.version
    case .articles: ArticlesFormat.version
    case .ids: IdentifiersFormat.version
    case .metadata: MetadataFormat.version
    case .text: RecordsFormat.version
    }
  }
}
