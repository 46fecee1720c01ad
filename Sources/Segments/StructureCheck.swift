import Bytes
import Postings

/// Checks what of a segment is read by offset: dictionaries, ids, tables of records; decodes no list and no record.
struct StructureCheck {
  /// What is wrong.
  private(set) var problems: [IndexProblem] = []
  /// Distinct terms of titles and bodies.
  private(set) var words = 0
  private let segment: Segment
  private let description: SegmentDescription

  init(_ segment: Segment) {
    self.segment = segment
    description = segment.description
  }

  /// O(terms + articles).
  mutating func run() {
    words = checkDictionary(
      segment.dictionary, .terms, lists: segment.listBytes.postings,
      positions: segment.listBytes.positions)
    _ = checkDictionary(segment.pairs.dictionary, .pairterms, lists: segment.pairs.listBytes)
    if let places = segment.places {
      _ = checkDictionary(places.lists.dictionary, .placeterms, lists: places.lists.byteCount)
      hold(description.placeNodes, places.nodes.count, "places", .placenodes)
      hold(description.mentions, places.mentionCount, "mentions", .mentions)
    }
    if let dates = segment.dates {
      _ = checkDictionary(dates.lists.dictionary, .dateterms, lists: dates.lists.byteCount)
      hold(description.dateNodes, dates.nodes.count, "nodes of dates", .datenodes)
      hold(description.dates, dates.mentionCount, "dates", .dates)
    }
    hold(description.terms, words, "terms", .terms)
    let check = self
    attempt(.ids) { try check.checkIdentifiers() }
    attempt(.metadata) { try check.segment.metadata.checkTable() }
    attempt(.text) { try check.segment.text?.checkTable() }
  }

  /// - Parameters:
  ///   - lists: size of the file of the lists, bytes.
  ///   - positions: that of their positions; nil if they have none.
  /// - Returns: how many of the terms are words.
  private mutating func checkDictionary(
    _ dictionary: TermDictionary, _ kind: FileKind, lists: Int, positions: Int? = nil
  ) -> Int {
    var check = DictionaryCheck(
      dictionary, firstOfWords: FieldPrefix.firstOfText, articles: segment.articleCount)
    attempt(kind) { try check.run() }
    problems += check.problems.prefix(50).map { IndexProblem($0, in: description.fileName(kind)) }
    let padding = PostingsFormat.paddingBytes
    if problems.isEmpty,
      check.postingsEnd + padding != lists
        || check.positionsEnd != positions.map({ $0 - padding }) ?? 0
    {
      report(kind, "the files of lists hold more or less than the dictionary's terms")
    }
    return check.words
  }

  private mutating func hold(_ said: Int, _ found: Int, _ what: String, _ kind: FileKind) {
    if said != found { report(kind, "the manifest says \(said) \(what), there are \(found)") }
  }

  /// Ascending by hash, every article once.
  private func checkIdentifiers() throws {
    let name = description.fileName(.ids)
    var isSeen = [Bool](repeating: false, count: segment.articleCount)
    var previous: UInt32 = 0
    try segment.identifiers.forEach { known, article, place in
      guard Int(article) < isSeen.count, !isSeen[Int(article)], previous <= known else {
        throw IndexCorruption(
          file: name, offset: FileEnvelope.headerBytes + place, reason: "a wrong entry")
      }
      isSeen[Int(article)] = true
      previous = known
    }
  }

  private mutating func attempt(_ kind: FileKind, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      problems.append(IndexProblem(error, in: description.fileName(kind)))
    }
  }

  private mutating func report(_ kind: FileKind, _ reason: String) {
    problems.append(IndexProblem(file: description.fileName(kind), reason: reason))
  }
}
