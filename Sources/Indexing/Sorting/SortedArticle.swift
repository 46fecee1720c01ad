import Articles
import Bytes
import Kernels

/// An article on its way from the reader to the index: its place in the final order and its record.
///
/// The record is one byte string, so that sorting, spilling and handing it to a worker move bytes
/// and allocate nothing per article.
struct SortedArticle: Comparable {
  /// Order of article numbers: date, then id bytes, then arrival.
  let published: PublicationDate
  let id: [UInt8]
  let arrival: UInt64
  /// The record: see `ArticleRecord`.
  let record: [UInt8]

  /// A copy of the record that `layout` has found in `bytes`.
  init(_ layout: ArticleRecordLayout, of bytes: Span<UInt8>) {
    published = layout.published
    id = Array(copying: bytes.extracting(layout.id))
    arrival = layout.arrival
    record = Array(copying: bytes.extracting(layout.range))
  }

  static func < (left: SortedArticle, right: SortedArticle) -> Bool {
    if left.published < right.published { return true }
    if right.published < left.published { return false }
    if left.id != right.id { return left.id.lexicographicallyPrecedes(right.id) }
    return left.arrival < right.arrival
  }

  static func == (left: SortedArticle, right: SortedArticle) -> Bool {
    left.arrival == right.arrival
  }
}

/// The byte string of one article in memory and in scratch files: its record in a batch, with what was free there filled.
///
/// Grammar: `headline:u32 arrival:u64 start:u64 hash:u64 offset:u64 days:u32 precision:u8 time:u8 basis:u8 lengths:u32[8]`,
/// and the strings that have these lengths, `path id places title date source url body`, with a NUL behind each of title,
/// date, source and url.
enum ArticleRecord {
  static let arrivalOffset = 4
  /// Strings in the order of the record.
  private static let stringCount = 8
  /// What a batch leaves free.
  static let headerBytes = ArticleBatch.headBytes
  static let lengthsOffset = headerBytes - 4 * stringCount

  /// Fills what is free in the records of a batch; the arrivals follow when they are known.
  static func fill(_ batch: inout ArticleBatch) {
    let articles = batch.articles
    var bytes = batch.bytes.mutableSpan
    for article in articles { write(article, to: &bytes, at: article.record.lowerBound) }
  }

  /// The record of an article of `batch`, which has been filled.
  static func bytes(
    _ article: ArticleSlice, of batch: ArticleBatch, arrival: UInt64
  ) -> [UInt8] {
    var bytes = Array(batch.bytes[article.record])
    var record = bytes.mutableSpan
    record.store(arrival, at: arrivalOffset)
    return bytes
  }

  /// Puts another date into a record.
  static func put(_ published: PublicationDate, into record: inout [UInt8]) {
    var bytes = record.mutableSpan
    write(published, to: &bytes, at: 0)
  }

  private static func write(
    _ article: ArticleSlice, to bytes: inout MutableSpan<UInt8>, at start: Int
  ) {
    bytes.store(UInt32(truncatingIfNeeded: article.headlineLength), at: start)
    write(article.published, to: &bytes, at: start)
    bytes.store(article.hash, at: start + 20)
    bytes.store(article.offset, at: start + 28)
    let strings: InlineArray<8, Range<Int>> = [
      article.path, article.id, article.places, article.title, article.date, article.source,
      article.url, article.body,
    ]
    for index in strings.indices {
      let length = UInt32(truncatingIfNeeded: strings[index].count)
      bytes.store(length, at: start + lengthsOffset + 4 * index)
    }
  }

  private static func write(
    _ published: PublicationDate, to bytes: inout MutableSpan<UInt8>, at start: Int
  ) {
    bytes.store(published.start, at: start + 12)
    bytes.store(UInt32(published.days), at: start + 36)
    bytes.store(published.precision.rawValue, at: start + 40)
    bytes.store(published.hasTime ? UInt8(1) : 0, at: start + 41)
    bytes.store(published.basis.rawValue, at: start + 42)
  }

  /// Whether of two records the id of the first comes before that of the second, or is the same and arrived before.
  static func precedes(_ bytes: Span<UInt8>, _ left: Int, _ right: Int) -> Bool {
    let (first, second) = (id(bytes, at: left), id(bytes, at: right))
    for offset in 0..<min(first.count, second.count) {
      let (one, other) = (bytes[first.lowerBound + offset], bytes[second.lowerBound + offset])
      if one != other { return one < other }
    }
    if first.count != second.count { return first.count < second.count }
    return bytes.littleEndian(UInt64.self, at: left + arrivalOffset)
      < bytes.littleEndian(UInt64.self, at: right + arrivalOffset)
  }

  private static func id(_ bytes: Span<UInt8>, at start: Int) -> Range<Int> {
    let path = Int(bytes.littleEndian(UInt32.self, at: start + lengthsOffset))
    let count = Int(bytes.littleEndian(UInt32.self, at: start + lengthsOffset + 4))
    let id = start + headerBytes + path
    return id..<id + count
  }
}

/// Where the parts of one record stand in a larger byte string.
struct ArticleRecordLayout {
  let range: Range<Int>
  let arrival: UInt64
  let published: PublicationDate
  let hash: UInt64
  let offset: UInt64
  let headlineLength: Int
  let id, title, date, source, url, places, path, body: Range<Int>

  /// Reads the record at `start`; the bytes are our own, written by `ArticleRecord`.
  init(_ bytes: Span<UInt8>, at start: Int) {
    headlineLength = Int(bytes.littleEndian(UInt32.self, at: start))
    arrival = bytes.littleEndian(UInt64.self, at: start + ArticleRecord.arrivalOffset)
    published = PublicationDate(
      precision: PublicationDate.Precision(rawValue: bytes[start + 40]) ?? .none,
      start: Int64(bitPattern: bytes.littleEndian(UInt64.self, at: start + 12)),
      days: Int(bytes.littleEndian(UInt32.self, at: start + 36)), hasTime: bytes[start + 41] == 1,
      basis: PublicationDate.Basis(rawValue: bytes[start + 42]) ?? .none)
    hash = bytes.littleEndian(UInt64.self, at: start + 20)
    offset = bytes.littleEndian(UInt64.self, at: start + 28)
    var next = start + ArticleRecord.headerBytes
    var length = start + ArticleRecord.lengthsOffset
    func string(parted: Int = 0) -> Range<Int> {
      let string = next..<(next + Int(bytes.littleEndian(UInt32.self, at: length)))
      next = string.upperBound + parted
      length += 4
      return string
    }
    (path, id, places) = (string(), string(), string())
    (title, date) = (string(parted: 1), string(parted: 1))
    (source, url) = (string(parted: 1), string(parted: 1))
    body = string()
    range = start..<body.upperBound
  }
}
