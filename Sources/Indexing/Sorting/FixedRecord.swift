import Bytes

/// A record of a fixed number of bytes with a total order, as `ExternalSorter` sorts them.
protocol FixedRecord: Comparable, BitwiseCopyable {
  /// Bytes of a record on disk.
  static var byteCount: Int { get }
  /// The 16 bits that the order looks at first; most records should differ in them.
  var leading: UInt16 { get }
  func write(to bytes: inout [UInt8])
  init(_ bytes: Span<UInt8>, at offset: Int)
}

extension Span where Element == UInt8 {
  /// The little-endian integer at `offset`, which must lie inside.
  func littleEndian<Value: FixedWidthInteger & UnsignedInteger>(
    _ type: Value.Type, at offset: Int
  ) -> Value {
    var value: Value = 0
    for index in 0..<(Value.bitWidth / 8) {
      value |= Value(truncatingIfNeeded: self[offset + index]) << Value(8 * index)
    }
    return value
  }
}

/// An id for finding repeated ones: ordered by id, then names that are taken, then articles by arrival.
struct IdentityRecord: FixedRecord {
  /// 128 bits that stand for the id.
  var high: UInt64
  var low: UInt64
  /// `firstArticle` and the article's place in the order of arrival; below that no article, but the `n` of an
  /// `id~n` that the corpus gives itself.
  var order: UInt64
  /// XXH3-64 of the content, 0 if it is no article.
  var content: UInt64

  static let firstArticle: UInt64 = 1 << 63

  static let byteCount = 32

  var leading: UInt16 { UInt16(high >> 48) }

  static func < (left: IdentityRecord, right: IdentityRecord) -> Bool {
    if left.high != right.high { return left.high < right.high }
    if left.low != right.low { return left.low < right.low }
    return left.order < right.order
  }

  func hasSameID(as other: IdentityRecord) -> Bool { high == other.high && low == other.low }

  func write(to bytes: inout [UInt8]) {
    for value in [high, low, order, content] { bytes.appendLittleEndian(value) }
  }

  init(high: UInt64, low: UInt64, order: UInt64, content: UInt64) {
    self.high = high
    self.low = low
    self.order = order
    self.content = content
  }

  init(_ bytes: Span<UInt8>, at offset: Int) {
    high = bytes.littleEndian(UInt64.self, at: offset)
    low = bytes.littleEndian(UInt64.self, at: offset + 8)
    order = bytes.littleEndian(UInt64.self, at: offset + 16)
    content = bytes.littleEndian(UInt64.self, at: offset + 24)
  }
}

/// An entry of the file `ids`.
struct LookupRecord: FixedRecord {
  var hash: UInt32
  var article: UInt32

  static let byteCount = 8

  var leading: UInt16 { UInt16(hash >> 16) }

  static func < (left: LookupRecord, right: LookupRecord) -> Bool {
    left.hash != right.hash ? left.hash < right.hash : left.article < right.article
  }

  func write(to bytes: inout [UInt8]) {
    bytes.appendLittleEndian(hash)
    bytes.appendLittleEndian(article)
  }

  init(hash: UInt32, article: UInt32) {
    self.hash = hash
    self.article = article
  }

  init(_ bytes: Span<UInt8>, at offset: Int) {
    hash = bytes.littleEndian(UInt32.self, at: offset)
    article = bytes.littleEndian(UInt32.self, at: offset + 4)
  }
}
