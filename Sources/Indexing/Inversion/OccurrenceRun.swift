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
    let start = file.byteCount
    var buffer: [UInt8] = []
    try arena.forEachTerm { (term, articles, occurrences, bytes) throws(FileError) in
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
    try file.write(buffer)
    arena.removeAll()
    return OccurrenceRun(range: start..<file.byteCount)
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
  /// Articles and occurrences of the term in the run.
  private(set) var articles = 0
  private(set) var occurrences = 0
  /// The article at hand, whose positions come next.
  private(set) var article: UInt32 = 0
  /// Whether `article` stands for one; false at the end of a term's list.
  private(set) var hasArticle = false

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
    term.removeAll(keepingCapacity: true)
    for _ in 0..<count { term.append(try byte()) }
    articles = Int(try varint())
    occurrences = Int(try varint())
    listBytes = Int(try varint64())
    hasTerm = true
    article = try listVarint() >> 1
    hasArticle = true
  }

  /// Appends the term's articles from the one at hand up to `bound` (exclusive) to `batch`, until it
  /// holds `limit`.
  mutating func take(below bound: UInt32, limit: Int, into batch: inout ListBatch) throws {
    while hasArticle, article < bound, batch.articles.count < limit {
      batch.articles.append(article)
      var position = try listVarint()
      batch.positions.append(position)
      var frequency: UInt32 = 1
      hasArticle = false
      while listBytes > 0 {
        let value = try listVarint()
        if value & 1 == 1 {
          article &+= value >> 1
          hasArticle = true
          break
        }
        position &+= value >> 1
        batch.positions.append(position)
        frequency &+= 1
      }
      batch.frequencies.append(frequency)
    }
  }

  @inline(__always)
  private mutating func listVarint() throws -> UInt32 {
    let before = place
    // A varint that lies within the page needs no look at the page's end for each byte.
    if page.count - place >= 5 {
      var value = UInt32(page[place])
      place &+= 1
      if value >= 0x80 {
        value &= 0x7F
        var shift: UInt32 = 7
        while true {
          let next = UInt32(page[place])
          place &+= 1
          value |= (next & 0x7F) &<< shift
          if next < 0x80 { break }
          shift &+= 7
        }
      }
      listBytes &-= place &- before
      return value
    }
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while true {
      let next = UInt32(try byte())
      listBytes &-= 1
      value |= (next & 0x7F) &<< shift
      if next < 0x80 { return value }
      shift &+= 7
    }
  }

  private mutating func varint() throws -> UInt32 { UInt32(truncatingIfNeeded: try varint64()) }

  private mutating func varint64() throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = UInt64(try byte())
      value |= (next & 0x7F) &<< shift
      if next < 0x80 { return value }
      shift &+= 7
    }
  }

  private mutating func byte() throws -> UInt8 {
    if place == page.count {
      let count = min(pageBytes, unread.count)
      guard count > 0 else {
        throw FileError("read", file.path, reason: "the scratch file ends too early")
      }
      try file.read(at: unread.lowerBound, count: count, into: &page)
      guard page.count == count else {
        throw FileError("read", file.path, reason: "the scratch file ends too early")
      }
      unread = (unread.lowerBound + count)..<unread.upperBound
      place = 0
    }
    defer { place &+= 1 }
    return page[place]
  }
}
