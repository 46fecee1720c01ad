/// Walks over the bytes of a date.
struct DateScanner: ~Copyable {
  /// A copy: dates are short, and the longest that can be right is shorter than this.
  private let bytes: [UInt8]
  private var position = 0

  private static let longest = 64

  init(_ text: Span<UInt8>) {
    var bytes: [UInt8] = []
    for index in 0..<min(text.count, Self.longest + 1) { bytes.append(text[index]) }
    // Too long to be a date; a byte that no date holds makes it none.
    if text.count > Self.longest { bytes = [0] }
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }
  var isAtDigit: Bool { !isAtEnd && Self.isDigit(bytes[position]) }

  /// How many digits follow here.
  var digitsAhead: Int {
    bytes[position...].prefix { Self.isDigit($0) }.count
  }

  mutating func advance() {
    if !isAtEnd { position += 1 }
  }

  mutating func skipSpace() {
    while !isAtEnd, bytes[position] <= 0x20, bytes[position] != 0 { position += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard !isAtEnd, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func take(oneOf choice: StaticString) -> UInt8? {
    guard !isAtEnd else { return nil }
    let byte = bytes[position]
    guard choice.description.utf8.contains(byte) else { return nil }
    position += 1
    return byte
  }

  /// A number of exactly so many digits, if they are here; more may follow.
  mutating func number(digits: Int) -> Int? {
    guard digits > 0, digitsAhead >= digits else { return nil }
    var value = 0
    for _ in 0..<digits {
      value = value * 10 + Int(bytes[position] & 0x0F)
      position += 1
    }
    return value
  }

  /// The letters of ASCII that follow, in lower case.
  mutating func letters() -> [UInt8] {
    let start = position
    while !isAtEnd, Self.isLetter(bytes[position]) { position += 1 }
    return bytes[start..<position].map { $0 | 0x20 }
  }

  /// The month whose English name or its first three letters stand here, from 1.
  mutating func month() -> Int? { name(in: CalendarNames.months) }

  /// The weekday whose English name or its first three letters stand here, from 1 for Monday.
  mutating func weekday() -> Int? { name(in: CalendarNames.weekdays) }

  private mutating func name(in list: [[UInt8]]) -> Int? {
    let word = letters()
    guard word.count >= 3 else { return nil }
    let index = list.firstIndex { $0 == word || (word.count == 3 && $0.starts(with: word)) }
    return index.map { $0 + 1 }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }
}

/// English names in lower case.
enum CalendarNames {
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.utf8) }

  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ].map { Array($0.utf8) }
}
