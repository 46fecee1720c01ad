import Bytes
import Kernels
import Postings

/// Inverted lists of a part of the corpus in a scratch file, terms in byte order.
///
/// Grammar (varint = LEB128):
/// ```
/// run   := Entry*
/// Entry := term:string articles:varint bytes:varint occurrences{bytes}
/// ```
/// where the occurrences are as `OccurrenceCode` has them.
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
    while let articles = terms.advance(&term) {
      bytes.removeAll(keepingCapacity: true)
      terms.read(to: &bytes)
      try writer.add(term.span, articles: articles, bytes)
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
      _ term: Span<UInt8>, articles: Int, _ bytes: [UInt8]
    ) throws(FileError) {
      VarInt.append(term.count, to: &buffer)
      for index in term.indices { buffer.append(term[index]) }
      VarInt.append(articles, to: &buffer)
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

/// Decodes one run, term after term, article after article.
struct OccurrenceRunReader: TermSource {
  private(set) var term: [UInt8] = []
  /// Whether `term` stands for a term; false at the end of the run.
  private(set) var hasTerm = false
  /// Articles of the term in the run.
  private(set) var articles = 0
  /// Where the reader stands in the term's list.
  private var list = OccurrencePlace()

  /// The article at hand, whose positions come next.
  var article: UInt32 { list.article }
  /// Whether `article` stands for one; false at the end of a term's list.
  var hasArticle: Bool { hasTerm && list.hasArticle }
  /// Bytes of the run that are not consumed; about, for an arena.
  var unreadBytes: Int { held?.bytesLeft ?? unread.count + page.count - place }

  /// The run if it is in memory; its occurrences are decoded where they are.
  private var held: OccurrenceArena.SortedTerms?
  /// The run's file, and what of it has not been read.
  private let file: OutputFile?
  private var unread: Range<Int>
  private let pageBytes: Int
  /// Bytes of the file, of which those from `place` on come next.
  private var page: [UInt8] = []
  private var place = 0
  /// Bytes of the term's list that are not consumed.
  private var listBytes = 0

  /// A reader of a run in a file.
  init(file: OutputFile, run: OccurrenceRun, pageBytes: Int) throws {
    self.file = file
    unread = run.range
    self.pageBytes = pageBytes
    try advanceTerm()
  }

  /// A reader of what `arena` holds, which is then a run that was never written.
  init(_ arena: OccurrenceArena) throws {
    held = arena.sortedTerms()
    file = nil
    unread = 0..<0
    pageBytes = 0
    try advanceTerm()
  }

  /// Does nothing: a term comes with its first article.
  mutating func open() {}

  /// Moves to the next term and its first article.
  mutating func advanceTerm() throws {
    if let count = held?.advance(&term) {
      articles = count
      hasTerm = true
      list = held?.begin() ?? OccurrencePlace()
    } else {
      hasTerm = held == nil && (place < page.count || !unread.isEmpty)
      if hasTerm { try readHead() }
    }
  }

  /// Reads what stands before a list in a file, and the list's first article.
  private mutating func readHead() throws {
    let count = Int(try varint())
    if page.count - place < count { try read(atLeast: count) }
    term.removeAll(keepingCapacity: true)
    term += page[place..<(place + count)]
    place += count
    articles = Int(try varint())
    listBytes = Int(try varint())
    let codeBytes = min(listBytes, OccurrenceCode.mostBytes)
    if page.count - place < codeBytes { try read(atLeast: codeBytes) }
    let bytes = page
    let end = list.begin(bytes.span.extracting(place..<(place + codeBytes)))
    place += end
    listBytes -= end
  }

  /// Appends the term's articles from the one at hand up to `bound` (exclusive) to `lists`, until these
  /// hold `limit`.
  mutating func take(
    below bound: UInt32, limit: Int, into lists: inout OccurrenceLists
  ) throws {
    if held != nil {
      held?.take(&list, below: bound, limit: limit, into: &lists)
      return
    }
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
    guard let file else { return }
    page.removeFirst(place)
    place = 0
    let more = min(max(pageBytes, count - page.count), unread.count)
    var next: [UInt8] = []
    try file.read(at: unread.lowerBound, count: more, into: &next)
    if page.isEmpty { page = next } else { page += next }
    unread = (unread.lowerBound + next.count)..<unread.upperBound
    guard page.count >= count, next.count == more else {
      throw FileError("read", file.path, reason: "the scratch file ends too early")
    }
  }
}
