/// Finds where records end, in bytes that arrive bit by bit; each byte is looked at about once.
///
/// All positions count from the start of the window; `rebase` follows when the window moves.
struct RecordScanner {
  static let endTag = Array("</REUTERS>".utf8)
  static let startTag = Array("<REUTERS".utf8)

  let kind: RecordKind
  private(set) var scanned = 0
  private var objects = ObjectScanner()
  /// Whether the tag that begins an SGML record was seen, and not yet the one that ends it.
  private var isInRecord = false

  init(kind: RecordKind) {
    self.kind = kind
  }

  /// The position behind the next record, or nil if the window does not hold its end.
  mutating func nextEnd(in window: Span<UInt8>) -> Int? {
    switch kind {
    case .text: nil
    case .jsonLines: nextLineEnd(in: window)
    case .jsonValues: nextObjectEnd(in: window)
    case .sgml: nextTagEnd(in: window)
    }
  }

  /// The window has lost `count` bytes at its start.
  mutating func rebase(_ count: Int) {
    scanned = max(0, scanned - count)
  }

  private mutating func nextLineEnd(in window: Span<UInt8>) -> Int? {
    let end = window.firstIndex(of: 0x0A, from: scanned)
    scanned = end.map { $0 + 1 } ?? window.count
    return end.map { $0 + 1 }
  }

  private mutating func nextObjectEnd(in window: Span<UInt8>) -> Int? {
    while scanned < window.count {
      scanned += 1
      if objects.endsObject(window[scanned - 1]) { return scanned }
    }
    return nil
  }

  /// Outside of a record its end tag is text like any other, as it is for whoever reads the records.
  private mutating func nextTagEnd(in window: Span<UInt8>) -> Int? {
    isInRecord = isInRecord || pass(Self.startTag, in: window)
    guard isInRecord, pass(Self.endTag, in: window) else { return nil }
    isInRecord = false
    return scanned
  }

  /// Moves behind the next `tag`, or to where one may begin that the window does not hold to its end.
  private mutating func pass(_ tag: [UInt8], in window: Span<UInt8>) -> Bool {
    guard let start = window.firstIndex(of: tag, from: scanned) else {
      scanned = max(scanned, window.count - tag.count + 1)
      return false
    }
    scanned = start + tag.count
    return true
  }
}

/// Tells byte by byte where the outermost objects of JSON end; arrays around them do not matter.
struct ObjectScanner {
  private(set) var depth = 0
  private(set) var isInString = false
  private var isEscaped = false

  /// Whether `byte`, which comes next, ends an outermost object.
  mutating func endsObject(_ byte: UInt8) -> Bool {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return false
    }
    switch byte {
    case UInt8(ascii: "{"): depth += 1
    case UInt8(ascii: "}") where depth > 0:
      depth -= 1
      return depth == 0
    // Outside objects a quote must not swallow the rest of the file.
    case UInt8(ascii: "\"") where depth > 0: isInString = true
    default: break
    }
    return false
  }
}

extension RecordKind {
  /// How many records begin in `bytes`, a stretch from one record's end to another's; nil for lines, which are counted where
  /// they are cut.
  func recordCount(in bytes: Span<UInt8>) -> Int? {
    switch self {
    case .text: 1
    case .jsonLines: nil
    case .jsonValues: Self.countObjects(bytes)
    case .sgml: Self.countTags(bytes)
    }
  }

  /// Where the first record ends in `bytes`, which is such a stretch with one record; lines end with it.
  func firstRecordEnd(in bytes: Span<UInt8>) -> Int {
    if self == .text || self == .jsonLines { return bytes.count }
    var scanner = RecordScanner(kind: self)
    return scanner.nextEnd(in: bytes) ?? bytes.count
  }

  private static func countObjects(_ bytes: Span<UInt8>) -> Int {
    var scanner = ObjectScanner()
    var count = 0
    for index in 0..<bytes.count where scanner.endsObject(bytes[index]) { count += 1 }
    return scanner.depth > 0 ? count + 1 : count
  }

  private static func countTags(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    var start = 0
    while let tag = bytes.firstIndex(of: RecordScanner.startTag, from: start) {
      count += 1
      start = tag + RecordScanner.startTag.count
    }
    return count
  }
}
