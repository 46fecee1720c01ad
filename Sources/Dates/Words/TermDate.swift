import Text

/// What a term is to dates, wherever it stands.
struct TermDate {
  var word: DateWord
  /// What its ending says, where it is a word of no table.
  var ending: Ending

  /// How words end that tell a tense.
  struct Ending: OptionSet {
    let rawValue: UInt8
    /// As English verbs in the past do.
    static let past = Ending(rawValue: 1 << 0)
    /// As French verbs in the future do.
    static let future = Ending(rawValue: 1 << 1)
    /// As French participles may, if the letter has its accent.
    static let participle = Ending(rawValue: 1 << 2)
    /// Nobody looked at the term yet.
    static let unknown = Ending(rawValue: 1 << 7)
  }

  fileprivate static let unknown = TermDate(word: DateWord(.plain), ending: .unknown)

  init(word: DateWord, ending: Ending) {
    self.word = word
    self.ending = ending
  }

  /// What the normalized form of `length` bytes at `start` of `bytes` is.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ start: Int, _ length: Int, _ words: borrowing DateWordTable) {
    word = DateWord(.plain)
    ending = []
    guard length > 0, length <= DateWordTable.longest else { return }
    let (initial, last) = (bytes[start], bytes[start &+ length &- 1])
    if initial &- 0x30 < 10 {
      word = DateWord(digits: bytes, start, length)
    } else if words.mayHold(length, initial, last) {
      word = words.look(bytes, start, length)
    }
    if length > 3, word.kind == .plain || word.kind == .holiday {
      ending = Ending.of(bytes, start &+ length)
    }
  }
}

extension TermDate.Ending {
  /// How a word of four bytes or more ends before `end`.
  @inline(__always)
  fileprivate static func of(_ bytes: Span<UInt8>, _ end: Int) -> TermDate.Ending {
    switch bytes[end &- 1] {
    case UInt8(ascii: "d"):
      bytes[end &- 2] == UInt8(ascii: "e") && bytes[end &- 3] != UInt8(ascii: "e") ? .past : []
    case UInt8(ascii: "a"): bytes[end &- 2] == UInt8(ascii: "r") ? .future : []
    case UInt8(ascii: "t"):
      bytes[end &- 2] == UInt8(ascii: "n") && bytes[end &- 3] == UInt8(ascii: "o")
        && bytes[end &- 4] == UInt8(ascii: "r") ? .future : []
    case UInt8(ascii: "e"), UInt8(ascii: "s"): .participle
    default: []
    }
  }
}

/// What terms are to dates, by the numbers that whoever inverts the articles gave them.
struct KnownTerms {
  private(set) var terms: [TermDate] = []

  /// Bytes of what is kept.
  var byteCount: Int { terms.count * MemoryLayout<TermDate>.stride }

  /// Forgets what the numbers mean.
  mutating func removeAll() { terms.removeAll(keepingCapacity: true) }

  /// Looks at those of an article's terms that have not been seen.
  ///
  /// - Parameter numbers: one for each token of `buffer`.
  mutating func learn(_ numbers: [UInt32], of buffer: TokenBuffer, _ words: DateWordTable) {
    for index in numbers.indices {
      let number = Int(numbers[index])
      if number >= terms.count || terms[number].ending == .unknown {
        learn(number, index, buffer, words)
      }
    }
  }

  @inline(never)
  private mutating func learn(
    _ number: Int, _ index: Int, _ buffer: TokenBuffer, _ words: DateWordTable
  ) {
    let missing = number + 1 - terms.count
    if missing > 0 { terms.append(contentsOf: repeatElement(.unknown, count: missing)) }
    let range = buffer.termRange(index)
    terms[number] = TermDate(buffer.terms.span, range.lowerBound, range.count, words)
  }
}
