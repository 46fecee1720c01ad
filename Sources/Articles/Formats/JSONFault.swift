/// What is wrong with a text that should be a JSON object, and where: the fast parser only says that
/// something is.
struct JSONFault: Equatable {
  /// In bytes from the start of the text.
  var offset: Int
  var words: String

  init(_ outcome: JSONLineParser.Outcome, in text: Span<UInt8>) {
    switch outcome {
    case .noMemory:
      self.init(offset: 0, words: "not enough memory for this JSON")
    case .notObject:
      self.init(offset: 0, words: "JSON, but not an object")
    case .badUTF8:
      self.init(offset: text.invalidUTF8()?.lowerBound ?? 0, words: "broken JSON: not UTF-8")
    case .object, .broken, .tooDeep, .bigNumber:
      var search = JSONFaultSearch(text)
      self = search.find(in: text)
    }
  }

  init(offset: Int, words: String) {
    self.offset = offset
    self.words = words
  }
}

/// Checks JSON by the grammar of RFC 8259 until something breaks it.
private struct JSONFaultSearch {
  /// What may come next.
  private enum State {
    case value, valueOrEnd, key, keyOrEnd, colon, separator
  }

  private let count: Int
  private var position = 0
  private var state = State.value
  /// Whether each open bracket is that of an object.
  private var open: [Bool] = []

  init(_ text: Span<UInt8>) {
    count = text.count
  }

  mutating func find(in text: Span<UInt8>) -> JSONFault {
    while true {
      skipSpace(text)
      guard position < count else { return fault("it ends too early") }
      if let words = step(text) { return fault(words) }
      if open.isEmpty { break }
    }
    skipSpace(text)
    return position < count
      ? fault("something follows the object") : fault("a number beyond 64 bits", at: 0)
  }

  /// JSON knows less white space than text does.
  private mutating func skipSpace(_ text: Span<UInt8>) {
    while position < count, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
  }

  private func fault(_ words: String, at offset: Int? = nil) -> JSONFault {
    JSONFault(offset: offset ?? position, words: "broken JSON: " + words)
  }

  /// Takes one sign, string, number or word; returns what is wrong with it.
  private mutating func step(_ text: Span<UInt8>) -> String? {
    let byte = text[position]
    switch (state, byte) {
    case (.value, UInt8(ascii: "{")), (.valueOrEnd, UInt8(ascii: "{")): return push(isObject: true)
    case (.value, UInt8(ascii: "[")), (.valueOrEnd, UInt8(ascii: "[")): return push(isObject: false)
    case (.value, _): return scalar(text)
    case (.valueOrEnd, UInt8(ascii: "]")), (.keyOrEnd, UInt8(ascii: "}")): return pop()
    case (.valueOrEnd, _): return scalar(text)
    case (.key, UInt8(ascii: "\"")), (.keyOrEnd, UInt8(ascii: "\"")):
      state = .colon
      return string(text)
    case (.key, _), (.keyOrEnd, _): return "a field name in quotes is missing"
    case (.colon, UInt8(ascii: ":")): return take(then: .value)
    case (.colon, _): return "a colon is missing"
    case (.separator, UInt8(ascii: ",")): return take(then: open.last == true ? .key : .value)
    case (.separator, UInt8(ascii: "}")) where open.last == true: return pop()
    case (.separator, UInt8(ascii: "]")) where open.last == false: return pop()
    case (.separator, _): return "a comma or closing bracket is missing"
    }
  }

  private mutating func take(then next: State) -> String? {
    position += 1
    state = next
    return nil
  }

  private mutating func push(isObject: Bool) -> String? {
    guard open.count < ArticleLimits.nesting - 1 else {
      return "nested deeper than \(ArticleLimits.nesting) levels"
    }
    open.append(isObject)
    return take(then: isObject ? .keyOrEnd : .valueOrEnd)
  }

  private mutating func pop() -> String? {
    open.removeLast()
    return take(then: .separator)
  }

  private mutating func string(_ text: Span<UInt8>) -> String? {
    var end = position + 1
    while end < count, text[end] != UInt8(ascii: "\"") {
      if text[end] < 0x20 {
        position = end
        return "a control character in a string"
      }
      if text[end] == UInt8(ascii: "\\"), !escape(text, &end) {
        position = min(end, count)
        return position < count ? "an unknown escape in a string" : "a string has no end"
      }
      end += 1
    }
    position = min(end + 1, count)
    return end < count ? nil : "a string has no end"
  }

  /// Moves to the last byte of the escape that begins at `end`.
  private func escape(_ text: Span<UInt8>, _ end: inout Int) -> Bool {
    end += 1
    guard end < count else { return false }
    if text[end] != UInt8(ascii: "u") { return "\"\\/bfnrt".utf8.contains(text[end]) }
    for _ in 0..<4 {
      end += 1
      guard end < count, Character(UnicodeScalar(text[end])).isHexDigit else { return false }
    }
    return true
  }

  private mutating func scalar(_ text: Span<UInt8>) -> String? {
    state = .separator
    if text[position] == UInt8(ascii: "\"") { return string(text) }
    for word in ["true", "false", "null"] where text.holds(Array(word.utf8), at: position) {
      position += word.utf8.count
      return nil
    }
    return number(text) ? nil : "a value is missing"
  }

  private mutating func number(_ text: Span<UInt8>) -> Bool {
    var end = position
    if text[end] == UInt8(ascii: "-") { end += 1 }
    let first = end
    guard digits(text, &end) else { return false }
    if text[first] == UInt8(ascii: "0"), end > first + 1 { return false }
    if end < count, text[end] == UInt8(ascii: ".") {
      end += 1
      guard digits(text, &end) else { return false }
    }
    if end < count, text[end] | 0x20 == UInt8(ascii: "e") {
      end += 1
      if end < count, text[end] == UInt8(ascii: "+") || text[end] == UInt8(ascii: "-") { end += 1 }
      guard digits(text, &end) else { return false }
    }
    position = end
    return true
  }

  private func digits(_ text: Span<UInt8>, _ end: inout Int) -> Bool {
    let start = end
    while end < count, (0x30...0x39).contains(text[end]) { end += 1 }
    return end > start
  }
}
