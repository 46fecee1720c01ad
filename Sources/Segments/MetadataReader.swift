import Bytes

/// Reads the articles of a block of metadata one after the other.
struct MetadataReader {
  /// Number of the block's articles.
  let count: Int
  /// Number of those that were read.
  private var next = 0
  /// The strings of the last article that was read.
  private(set) var strings: [UInt8] = []
  /// Where they stand.
  private(set) var parts = ArticleMetadata.Parts()
  private var previous: [UInt8] = []
  private var id: [UInt8] = []
  private let bytes: [UInt8]
  private let file: String
  private var columns = InlineArray<16, Column>(repeating: Column(place: 0, end: 0))
  private var hash: Int
  /// Bytes of all strings so far.
  private var wholeBytes = 0

  /// A part of a block that is read by itself.
  private struct Column {
    /// The next byte.
    var place: Int
    var end: Int
  }

  /// - Parameters:
  ///   - bytes: a block, unpacked.
  ///   - count: of its articles.
  ///   - file: its name, for errors.
  init(_ bytes: [UInt8], count: Int, file: String) throws(IndexCorruption) {
    var place = 0
    for column in columns.indices {
      let size = VarInt.read(bytes.span, at: &place) ?? UInt64.max
      columns[column].end = Int(clamping: size)
    }
    for column in columns.indices {
      let size = columns[column].end
      guard size <= bytes.count - place else { throw Self.damage(file) }
      columns[column] = Column(place: place, end: place + size)
      place += size
    }
    let (hashBytes, overflow) = count.multipliedReportingOverflow(by: MetadataFormat.hashBytes)
    guard !overflow, count >= 0, bytes.count - place == hashBytes else { throw Self.damage(file) }
    self.bytes = bytes
    self.count = count
    self.file = file
    hash = place
  }

  /// Whether all has been read.
  var isAtEnd: Bool {
    for column in columns.indices where columns[column].place != columns[column].end {
      return false
    }
    return hash == bytes.count
  }

  /// Whether an article was passed by.
  func isBehind(_ index: Int) -> Bool { index < next - 1 }

  /// The article `index`, which was not passed by; nil if the block has none.
  mutating func article(_ index: Int) throws(IndexCorruption) -> ArticleMetadata? {
    guard index < count else { return nil }
    while next <= index { try advance() }
    return ArticleMetadata(parts, of: strings)
  }

  /// Reads the next article.
  mutating func advance() throws(IndexCorruption) {
    let place = columns[MetadataFormat.flags].place
    // Blocks end before they get larger, so damage cannot make strings grow without end.
    guard place < columns[MetadataFormat.flags].end, hash < bytes.count,
      wholeBytes < MetadataFormat.blockBytes
    else { throw damage() }
    swap(&strings, &previous)
    strings.removeAll(keepingCapacity: true)
    let flags = bytes[place]
    columns[MetadataFormat.flags].place += 1
    for field in parts.strings.indices {
      let last = parts.strings[field]
      let start = strings.count
      if flags >> UInt8(field) & 1 == 1 {
        strings += previous[last]
      } else {
        try read(field, last)
      }
      parts.strings[field] = start..<strings.count
      if field == ArticleMetadata.Field.id.rawValue {
        id.removeAll(keepingCapacity: true)
        id += strings[...]
      }
    }
    parts.titleIsGiven = flags & 0x80 != 0
    let step = try number(MetadataFormat.offsets)
    parts.offset &+= step >> 1 ^ (0 &- (step & 1))
    parts.hash = 0
    for index in 0..<MetadataFormat.hashBytes {
      parts.hash |= UInt64(bytes[hash + index]) << UInt64(8 * index)
    }
    hash += MetadataFormat.hashBytes
    next += 1
    wholeBytes += strings.count
  }

  /// Appends a string that is not the one before, which stood at `last`.
  private mutating func read(_ field: Int, _ last: Range<Int>) throws(IndexCorruption) {
    let column = MetadataFormat.numbers(field)
    let endsAsID = MetadataFormat.endsAsID(field)
    let start = try number(column, atMost: last.count)
    let end = try number(column, atMost: endsAsID ? id.count : last.count)
    let place = columns[MetadataFormat.strings(field)].place
    let rest = try number(
      column, atMost: columns[MetadataFormat.strings(field)].end - place)
    strings += previous[last.lowerBound..<last.lowerBound + start]
    strings += bytes[place..<place + rest]
    columns[MetadataFormat.strings(field)].place += rest
    if endsAsID {
      if end > 0 { strings += id[(end - 1)...] }
    } else {
      strings += previous[last.upperBound - end..<last.upperBound]
    }
  }

  /// The next number of a column.
  private mutating func number(
    _ column: Int, atMost most: Int
  ) throws(IndexCorruption) -> Int {
    let value = try number(column)
    guard value <= UInt64(most) else { throw damage() }
    return Int(value)
  }

  /// The next number of a column.
  private mutating func number(_ column: Int) throws(IndexCorruption) -> UInt64 {
    var place = columns[column].place
    let end = columns[column].end
    // Almost all are small.
    if place < end, bytes[place] < 0x80 {
      columns[column].place += 1
      return UInt64(bytes[place])
    }
    guard let value = VarInt.read(bytes.span, at: &place), place <= end else {
      throw damage()
    }
    columns[column].place = place
    return value
  }

  /// The error for a block that is not as it should be.
  func damage(_ what: String = "contradicts itself") -> IndexCorruption { Self.damage(file, what) }

  private static func damage(
    _ file: String, _ what: String = "contradicts itself"
  ) -> IndexCorruption {
    IndexCorruption(file: file, offset: 0, reason: "a block of metadata \(what)")
  }
}
