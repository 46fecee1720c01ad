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

/// The byte string of one article in memory and in scratch files.
///
/// Grammar: `bytes:u32 arrival:u64 precision:u8 start:u64 days:u32 time:u8 basis:u8 hash:u64 offset:u64
/// headline:u32 lengths:u32[8]`, and the strings that have these lengths: `id title date source url places path body`;
/// `bytes` is the length of the whole.
enum ArticleRecord {
  private static let dateOffset = 12
  static let lengthsOffset = 47
  /// Strings in the order of the record.
  static let stringCount = 8
  static let headerBytes = lengthsOffset + 4 * stringCount

  /// Appends the record of an article of `batch`.
  static func write(
    _ article: ArticleSlice, of batch: ArticleBatch, arrival: UInt64, to store: ByteStore
  ) {
    store.append(header(of: article, arrival: arrival).span)
    for string in strings(of: article) { store.append(batch.bytes.span.extracting(string)) }
  }

  /// The record of an article of `batch`.
  static func bytes(
    _ article: ArticleSlice, of batch: ArticleBatch, arrival: UInt64
  ) -> [UInt8] {
    var bytes = header(of: article, arrival: arrival)
    for string in strings(of: article) { bytes += batch.bytes[string] }
    return bytes
  }

  /// Puts another date into a record.
  static func put(_ published: PublicationDate, into record: inout [UInt8]) {
    var bytes: [UInt8] = []
    append(published, to: &bytes)
    for (offset, byte) in bytes.enumerated() { record[dateOffset + offset] = byte }
  }

  private static func strings(of article: ArticleSlice) -> [Range<Int>] {
    [
      article.id, article.title, article.date, article.source, article.url, article.places,
      article.path, article.body,
    ]
  }

  private static func header(of article: ArticleSlice, arrival: UInt64) -> [UInt8] {
    let strings = strings(of: article)
    let size = strings.reduce(headerBytes) { $0 + $1.count }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headerBytes)
    bytes.appendLittleEndian(UInt32(size))
    bytes.appendLittleEndian(arrival)
    append(article.published, to: &bytes)
    bytes.appendLittleEndian(article.hash)
    bytes.appendLittleEndian(article.offset)
    bytes.appendLittleEndian(UInt32(article.headlineLength))
    for string in strings { bytes.appendLittleEndian(UInt32(truncatingIfNeeded: string.count)) }
    return bytes
  }

  private static func append(_ published: PublicationDate, to bytes: inout [UInt8]) {
    bytes.append(published.precision.rawValue)
    bytes.appendLittleEndian(UInt64(bitPattern: published.start))
    bytes.appendLittleEndian(UInt32(published.days))
    bytes.append(published.hasTime ? 1 : 0)
    bytes.append(published.basis.rawValue)
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

  /// Reads the record at `start`; the bytes are our own, written by `ArticleRecord.write`.
  init(_ bytes: Span<UInt8>, at start: Int) {
    range = start..<(start + Int(bytes.littleEndian(UInt32.self, at: start)))
    arrival = bytes.littleEndian(UInt64.self, at: start + 4)
    published = PublicationDate(
      precision: PublicationDate.Precision(rawValue: bytes[start + 12]) ?? .none,
      start: Int64(bitPattern: bytes.littleEndian(UInt64.self, at: start + 13)),
      days: Int(bytes.littleEndian(UInt32.self, at: start + 21)), hasTime: bytes[start + 25] == 1,
      basis: PublicationDate.Basis(rawValue: bytes[start + 26]) ?? .none)
    hash = bytes.littleEndian(UInt64.self, at: start + 27)
    offset = bytes.littleEndian(UInt64.self, at: start + 35)
    headlineLength = Int(bytes.littleEndian(UInt32.self, at: start + 43))
    var next = start + ArticleRecord.headerBytes
    var length = start + ArticleRecord.lengthsOffset
    func string() -> Range<Int> {
      let string = next..<(next + Int(bytes.littleEndian(UInt32.self, at: length)))
      next = string.upperBound
      length += 4
      return string
    }
    (id, title, date, source) = (string(), string(), string(), string())
    (url, places, path, body) = (string(), string(), string(), string())
  }
}
