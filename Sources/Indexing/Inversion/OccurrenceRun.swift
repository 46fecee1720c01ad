import Bytes
import Kernels
import Postings

/// Inverted lists of a part of the corpus in a scratch file, terms in byte order.
///
/// Grammar (varint = LEB128):
/// ```
/// run   := Entry*
/// Entry := term:string articles:varint occurrences:varint bytes:varint occurrences{bytes}
/// ```
/// where the occurrences are as `OccurrenceArena` has them.
struct OccurrenceRun: Sendable {
  let range: Range<Int>

  /// Appends what `arena` holds to `file` and empties it.
  static func write(
    _ arena: OccurrenceArena, to file: OutputFile
  ) throws(FileError) -> OccurrenceRun {
    var writer = Writer(file)
    var terms = arena.sortedTerms()
    var term: [UInt8] = []
    var bytes: [UInt8] = []
    while let entry = terms.advance(&term) {
      bytes.removeAll(keepingCapacity: true)
      terms.read(entry.bytes, to: &bytes)
      try writer.add(
        term.span, articles: entry.articles, occurrences: entry.occurrences, bytes)
    }
    arena.removeAll()
    return try writer.finish()
  }

  /// Writes a run; terms come in byte order.
  struct Writer {
    private let file: OutputFile
    private let start: Int
    private var buffer: [UInt8] = []

    init(_ file: OutputFile) {
      self.file = file
      start = file.byteCount
    }

    mutating func add(
      _ term: Span<UInt8>, articles: Int, occurrences: Int, _ bytes: [UInt8]
    ) throws(FileError) {
      VarInt.append(term.count, to: &buffer)
      for index in term.indices { buffer.append(term[index]) }
      VarInt.append(articles, to: &buffer)
      VarInt.append(occurrences, to: &buffer)
      VarInt.append(bytes.count, to: &buffer)
      buffer += bytes
      if buffer.count >= 1 << 18 {
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }

    /// Ends the run.
    mutating func finish() throws(FileError) -> OccurrenceRun {
      try file.write(buffer)
      buffer = []
      return OccurrenceRun(range: start..<file.byteCount)
    }
  }
}

/// A decoder of one run that several places of a merge refer to.
///
/// The loops are in the decoder, a struct: a class pays for each access to its properties with a check
/// for exclusive use, here a third of the time of a merge.
final class OccurrenceRunReader {
  var decoder: OccurrenceRunDecoder

  init(file: OutputFile, run: OccurrenceRun, pageBytes: Int) throws {
    decoder = try OccurrenceRunDecoder(.file(file, unread: run.range), pageBytes: pageBytes)
  }

  /// A reader of what `arena` holds, which is then a run that was never written.
  init(_ arena: OccurrenceArena) throws {
    decoder = try OccurrenceRunDecoder(.arena(arena.sortedTerms()), pageBytes: 1 << 16)
  }
}

/// Decodes one run, term after term, article after article.
///
/// The page holds what comes next: of a file whatever stands there, of an arena bytes of one list only.
struct OccurrenceRunDecoder {
  private(set) var term: [UInt8] = []
  /// Whether `term` stands for a term; false at the end of the run.
  private(set) var hasTerm = false
  /// Articles of the term in the run.
  private(set) var articles = 0
  /// Where the decoder stands in the term's list.
  private var list = OccurrencePlace(firstArticle: 0)

  /// The article at hand, whose positions come next.
  var article: UInt32 { list.article }
  /// Whether `article` stands for one; false at the end of a term's list.
  var hasArticle: Bool { hasTerm && list.hasArticle }
  /// Bytes of the run that are not consumed; about, for an arena.
  var unreadBytes: Int {
    switch source {
    case .file(_, let unread): unread.count + page.count - place
    case .arena(let terms): terms.bytesLeft
    }
  }

  /// Where the run is.
  enum Source {
    /// In a file, with what has not been read of it.
    case file(OutputFile, unread: Range<Int>)
    case arena(OccurrenceArena.SortedTerms)
  }

  private var source: Source
  private let pageBytes: Int
  private var page: [UInt8] = []
  private var place = 0
  /// Bytes of the term's list that are not consumed.
  private var listBytes = 0

  init(_ source: Source, pageBytes: Int) throws {
    self.source = source
    self.pageBytes = pageBytes
    try advanceTerm()
  }

  /// Moves to the next term and its first article.
  mutating func advanceTerm() throws {
    hasTerm = try readTerm()
    guard hasTerm else { return }
    let first = try varint()
    list = OccurrencePlace(firstArticle: UInt32(truncatingIfNeeded: first >> 1))
    listBytes -= VarInt.byteCount(first)
  }

  /// Reads a term up to its list; false at the end of the run.
  private mutating func readTerm() throws -> Bool {
    switch source {
    case .file(_, let unread):
      guard place < page.count || !unread.isEmpty else { return false }
      try readHead()
      return true
    case .arena(var terms):
      guard let entry = terms.advance(&term) else { return false }
      (articles, listBytes) = (entry.articles, entry.bytes)
      page.removeAll(keepingCapacity: true)
      place = 0
      terms.read(min(pageBytes, listBytes), to: &page)
      source = .arena(terms)
      return true
    }
  }

  /// Reads what stands before a list in a file.
  private mutating func readHead() throws {
    let count = Int(try varint())
    if page.count - place < count { try read(atLeast: count) }
    term.removeAll(keepingCapacity: true)
    term += page[place..<(place + count)]
    place += count
    articles = Int(try varint())
    _ = try varint()
    listBytes = Int(try varint())
  }

  /// Appends the term's articles from the one at hand up to `bound` (exclusive) to `lists`, until these
  /// hold `limit`.
  mutating func take(
    below bound: UInt32, limit: Int, into lists: inout OccurrenceLists
  ) throws {
    while true {
      let end = place + min(listBytes, page.count - place)
      let bytes = page
      let isDone = list.take(
        bytes.span.extracting(place..<end), isEnd: end - place == listBytes, below: bound,
        limit: limit, into: &lists)
      place += list.consumed
      listBytes -= list.consumed
      if isDone { return }
      try read(atLeast: page.count - place + 1)
    }
  }

  private mutating func varint() throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      if place == page.count { try read(atLeast: 1) }
      let next = UInt64(page[place])
      place &+= 1
      value |= (next & 0x7F) &<< shift
      if next < 0x80 { return value }
      shift &+= 7
    }
  }

  /// Reads on until the page holds so many bytes that are not consumed; they move to its front.
  private mutating func read(atLeast count: Int) throws {
    page.removeFirst(place)
    place = 0
    // At least as much as is kept: an article longer than a page is decoded anew after each reading.
    let more = max(pageBytes, count - page.count, page.count)
    switch source {
    case .file(let file, let unread):
      let more = min(more, unread.count)
      var next: [UInt8] = []
      try file.read(at: unread.lowerBound, count: more, into: &next)
      if page.isEmpty { page = next } else { page += next }
      source = .file(file, unread: (unread.lowerBound + next.count)..<unread.upperBound)
      guard page.count >= count, next.count == more else {
        throw FileError("read", file.path, reason: "the scratch file ends too early")
      }
    case .arena(var terms):
      terms.read(more, to: &page)
      source = .arena(terms)
    }
  }
}
