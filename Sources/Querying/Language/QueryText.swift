/// The characters of a query, and what can be said of each from its neighbours alone.
///
/// Everything is found in one pass over the query, so that the lexer never looks ahead twice at the same place.
struct QueryText {
  /// The code points of the query.
  let scalars: [Unicode.Scalar]
  /// The byte at which each code point begins, and after them the number of bytes.
  let offsets: [Int]
  /// For a `(` whose `)` stands in the same word, the index of that `)`.
  private let closings: [Int: Int]
  /// For each index, whether the wildcards that follow it, if any, end at a letter or digit.
  private let leadsToWord: [Bool]
  /// For each index, whether it is in a word that is a web address.
  private let isAddress: [Bool]

  /// Reads UTF-8; anything else is an error that names the byte.
  init(_ bytes: [UInt8]) throws(QueryError) {
    if bytes.count > QueryLimits.bytes {
      throw QueryError(
        "The query has \(bytes.count) bytes; at most \(QueryLimits.bytes) are read.",
        at: QueryLimits.bytes..<QueryLimits.bytes)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Self.invalid(bytes)
    }
    scalars = Array(text.unicodeScalars)
    var offset = 0
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.offsets = offsets + [offset]
    closings = Self.closings(scalars)
    leadsToWord = Self.leadsToWord(scalars)
    isAddress = Self.addresses(scalars)
  }

  /// Number of code points.
  var count: Int { scalars.count }

  /// The code point at `index`, none at the end.
  func scalar(_ index: Int) -> Unicode.Scalar? {
    index < scalars.count ? scalars[index] : nil
  }

  /// The bytes of the code points in `range`.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  /// The code points in `range` as they are written.
  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The index of the `)` that closes the `(` at `index` in the same word.
  func closing(_ index: Int) -> Int? { closings[index] }

  /// Whether the `*` or `?` at `index` is a wildcard.
  ///
  /// After `?` must stand a letter or digit, or other wildcards and then one. In a web address neither is a wildcard.
  func isWildcard(_ index: Int) -> Bool {
    !isAddress[index] && (scalars[index] == "*" || leadsToWord[index])
  }

  private static func invalid(_ bytes: [UInt8]) -> QueryError {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return QueryError("The query is not UTF-8.", at: 0..<0)
    } catch {
      let place = error.byteOffsets.lowerBound
      // In what is shown, one U+FFFD of three bytes stands there.
      return QueryError(
        "Byte \(place + 1) of the query is not UTF-8.", at: place..<place + 3,
        advice: "Set the terminal, or the file the query comes from, to UTF-8.")
    }
  }

  private static func closings(_ scalars: [Unicode.Scalar]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    for (index, scalar) in scalars.enumerated() {
      if scalar.isSpace {
        open.removeAll()
      } else if scalar == "(" {
        open.append(index)
      } else if scalar == ")", let opening = open.popLast() {
        closings[opening] = index
      }
    }
    return closings
  }

  private static func leadsToWord(_ scalars: [Unicode.Scalar]) -> [Bool] {
    var leads = Array(repeating: false, count: scalars.count)
    for index in scalars.indices.dropLast().reversed() {
      let next = scalars[index + 1]
      leads[index] = next.isWordPart || (next == "?" || next == "*") && leads[index + 1]
    }
    return leads
  }
}

// MARK: Web addresses

extension QueryText {
  /// For each index, whether a word with `://` in it, or one that begins with `www.`, holds it.
  private static func addresses(_ scalars: [Unicode.Scalar]) -> [Bool] {
    var isAddress = Array(repeating: false, count: scalars.count)
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex { $0.isSpace || $0.isQuote } ?? scalars.count
      let word = scalars[start..<end]
      if let address = addressStart(word) {
        for index in address..<end { isAddress[index] = true }
      }
      start = end + 1
    }
    return isAddress
  }

  /// Where the address in `word` begins, which has neither space nor quote.
  private static func addressStart(_ word: ArraySlice<Unicode.Scalar>) -> Int? {
    // A sign, a parenthesis or a field may stand before the word.
    var start = word.startIndex
    for index in word.indices {
      let rest = word[index...]
      if rest.starts(with: "://".unicodeScalars) { return start }
      if index == start, rest.starts(with: "www.".unicodeScalars) { return start }
      if ["+", "-", "(", ":"].contains(word[index]) { start = index + 1 }
    }
    return nil
  }
}

extension Unicode.Scalar {
  /// Whether it opens or closes a phrase.
  var isQuote: Bool { closingQuote != nil || self == "\u{201D}" || self == "\u{BB}" }

  /// Whether the character separates words by itself.
  var isSpace: Bool { properties.isWhitespace }

  /// Whether it is a letter, a digit or a mark on one.
  var isWordPart: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  /// Whether it is one of 0 to 9.
  var isDigit: Bool { ("0"..."9").contains(self) }

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
