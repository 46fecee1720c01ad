/// The characters of a query, and what can be said of each from its neighbours alone.
///
/// Places are offsets of bytes, at which a code point begins. What looks far ahead is found in one pass over the query,
/// so that the lexer never looks ahead twice at the same place.
struct QueryText {
  /// The query, well-formed UTF-8.
  let bytes: [UInt8]
  /// For a `(` whose `)` stands in the same word, the place of that `)`.
  private let closings: [Int: Int]
  /// For each byte, whether it is a `*` or `?` that is a wildcard; empty if there is none.
  private let wildcards: [Bool]

  /// Reads UTF-8; anything else is an error that names the byte.
  init(_ bytes: [UInt8]) throws(QueryError) {
    if bytes.count > QueryLimits.bytes {
      throw QueryError(
        "The query has \(bytes.count) bytes; at most \(QueryLimits.bytes) are read.",
        at: QueryLimits.bytes..<QueryLimits.bytes)
    }
    // Most queries have none of what costs a pass.
    var isASCII = true
    var hasParenthesis = false
    var mayHaveWildcards = false
    for byte in bytes {
      isASCII = isASCII && byte < 0x80
      hasParenthesis = hasParenthesis || byte == UInt8(ascii: "(")
      mayHaveWildcards = mayHaveWildcards || QueryText.isWildcard(byte)
    }
    if !isASCII { try Self.validate(bytes) }
    self.bytes = bytes
    closings = hasParenthesis ? Self.closings(bytes) : [:]
    wildcards = mayHaveWildcards ? Self.wildcards(bytes) : []
  }

  /// Number of bytes.
  var count: Int { bytes.count }

  /// The code point at `place`, none at the end.
  @inline(__always)
  func scalar(_ place: Int) -> Unicode.Scalar? { bytes.scalar(place) }

  /// The code point before `place`, none at the beginning.
  func scalar(before place: Int) -> Unicode.Scalar? {
    var start = place - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? nil : bytes.scalar(start)
  }

  /// One past the code point at `place`, which is not the end.
  @inline(__always)
  func end(_ place: Int) -> Int { place + (bytes.scalar(place).map(UTF8.width) ?? 1) }

  /// One past the ASCII letters and digits that begin at `place`, and the spaces between them where `spaces` says so.
  func lettersEnd(_ place: Int, spaces: Bool = false) -> Int {
    var end = place
    while end < bytes.count,
      bytes[end] &- 0x30 < 10 || (bytes[end] | 0x20) &- 0x61 < 26
        || spaces && bytes[end] == UInt8(ascii: " ")
    {
      end += 1
    }
    return end
  }

  /// The bytes of `range` as they are written.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place of the `)` that closes the `(` at `place` in the same word.
  func closing(_ place: Int) -> Int? { closings[place] }

  /// Whether the `*` or `?` at `place` is a wildcard.
  ///
  /// After `?` must stand a letter or digit, or other wildcards and then one. In a web address neither is a wildcard.
  func isWildcard(_ place: Int) -> Bool { wildcards[place] }

  private static func validate(_ bytes: [UInt8]) throws(QueryError) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let place = error.byteOffsets.lowerBound
      // In what is shown, one U+FFFD of three bytes stands there.
      throw QueryError(
        "Byte \(place + 1) of the query is not UTF-8.", at: place..<place + 3,
        advice: "Set the terminal, or the file the query comes from, to UTF-8.")
    }
  }

  private static func closings(_ bytes: [UInt8]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    var place = 0
    while let scalar = bytes.scalar(place) {
      if scalar.isSpace {
        open.removeAll()
      } else if scalar == "(" {
        open.append(place)
      } else if scalar == ")", let opening = open.popLast() {
        closings[opening] = place
      }
      place += UTF8.width(scalar)
    }
    return closings
  }

  private static func isWildcard(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?")
  }

  private static func wildcards(_ bytes: [UInt8]) -> [Bool] {
    var wildcards = Array(repeating: false, count: bytes.count)
    var leadsToWord = false
    for place in bytes.indices.reversed() {
      if isWildcard(bytes[place]) {
        wildcards[place] = leadsToWord || bytes[place] == UInt8(ascii: "*")
      } else if bytes[place] & 0xC0 != 0x80 {
        leadsToWord = bytes.scalar(place)?.isWordPart ?? false
      }
    }
    for address in addresses(bytes) {
      for place in address { wildcards[place] = false }
    }
    return wildcards
  }
}

// MARK: Web addresses

extension QueryText {
  /// The places of the words with `://` in them, and of those that begin with `www.`.
  private static func addresses(_ bytes: [UInt8]) -> [Range<Int>] {
    var addresses: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while let scalar = bytes.scalar(end), !scalar.isSpace, !scalar.isQuote {
        end += UTF8.width(scalar)
      }
      if let address = addressStart(bytes[start..<end]) { addresses.append(address..<end) }
      start = end + (bytes.scalar(end).map(UTF8.width) ?? 1)
    }
    return addresses
  }

  /// Where the address in `word` begins, which has neither space nor quote.
  private static func addressStart(_ word: ArraySlice<UInt8>) -> Int? {
    // A sign, a parenthesis or a field may stand before the word.
    var start = word.startIndex
    for index in word.indices {
      let rest = word[index...]
      if rest.starts(with: "://".utf8) { return start }
      if index == start, rest.starts(with: "www.".utf8) { return start }
      if "+-(:".utf8.contains(word[index]) { start = index + 1 }
    }
    return nil
  }
}

extension [UInt8] {
  /// The code point that begins at `place` of well-formed UTF-8, none at the end.
  @inline(__always)
  fileprivate func scalar(_ place: Int) -> Unicode.Scalar? {
    guard place < count else { return nil }
    return self[place] < 0x80 ? Unicode.Scalar(self[place]) : wideScalar(place)
  }

  private func wideScalar(_ place: Int) -> Unicode.Scalar? {
    var rest = self[place...].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
    return scalar
  }
}

extension Unicode.Scalar {
  /// Whether it opens or closes a phrase.
  var isQuote: Bool { closingQuote != nil || self == "\u{201D}" || self == "\u{BB}" }

  /// Whether the character separates words by itself.
  @inline(__always)
  var isSpace: Bool {
    // The properties of Unicode are looked for far away.
    isASCII ? value == 0x20 || value &- 0x09 < 5 : properties.isWhitespace
  }

  /// Whether it is a letter, a digit or a mark on one.
  @inline(__always)
  var isWordPart: Bool { isASCII ? isDigit || (value | 0x20) &- 0x61 < 26 : isWideWordPart }

  private var isWideWordPart: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether it is one of 0 to 9.
  var isDigit: Bool { value &- 0x30 < 10 }

  /// The quote that closes a phrase which this one opens.
  var closingQuote: Unicode.Scalar? {
    switch self {
    case "\"": "\""
    case "\u{201C}": "\u{201D}"
    case "\u{AB}": "\u{BB}"
    default: nil
    }
  }
}
