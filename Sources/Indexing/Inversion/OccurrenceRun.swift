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
    try arena.forEachTerm { (term, articles, occurrences, bytes) throws(FileError) in
      try writer.add(term, articles: articles, occurrences: occurrences, bytes)
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
    decoder = try OccurrenceRunDecoder(file: file, run: run, pageBytes: pageBytes)
  }
}

/// Decodes one run, term after term, article after article.
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
  /// Bytes of the run that are not consumed.
  var unreadBytes: Int { unread.count + page.count - place }

  private let file: OutputFile
  private var unread: Range<Int>
  private let pageBytes: Int
  private var page: [UInt8] = []
  private var place = 0
  /// Bytes of the term's list that are not consumed.
  private var listBytes = 0

  init(file: OutputFile, run: OccurrenceRun, pageBytes: Int) throws {
    self.file = file
    unread = run.range
    self.pageBytes = pageBytes
    try advanceTerm()
  }

  /// Moves to the next term and its first article.
  mutating func advanceTerm() throws {
    guard place < page.count || !unread.isEmpty else {
      hasTerm = false
      return
    }
    let count = Int(try varint())
    if page.count - place < count { try read(atLeast: count) }
    term.removeAll(keepingCapacity: true)
    term += page[place..<(place + count)]
    place += count
    articles = Int(try varint())
    _ = try varint()
    listBytes = Int(try varint())
    let before = unreadBytes
    list = OccurrencePlace(firstArticle: UInt32(truncatingIfNeeded: try varint() >> 1))
    listBytes -= before - unreadBytes
    hasTerm = true
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
    let kept = page.count - place
    let more = min(max(pageBytes, count) - kept, unread.count)
    guard kept + more >= count else {
      throw FileError("read", file.path, reason: "the scratch file ends too early")
    }
    var next: [UInt8] = []
    try file.read(at: unread.lowerBound, count: more, into: &next)
    guard next.count == more else {
      throw FileError("read", file.path, reason: "the scratch file ends too early")
    }
    if kept == 0 {
      page = next
    } else {
      page.removeFirst(place)
      page += next
    }
    place = 0
    unread = (unread.lowerBound + more)..<unread.upperBound
  }
}
