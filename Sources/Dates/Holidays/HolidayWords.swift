import Calendar
import Text

/// The names of holidays, by the word of each that dates know nothing else of.
struct HolidayWords {
  /// A name, and how many words stand in it before the one that it is found by.
  private struct Entry {
    let name: HolidayName
    let words: [[UInt8]]
    let offset: Int
  }

  /// By the number that the word has in the table; longest names first.
  private let entries: [[Entry]]
  /// The words, each a row of a table of words, with its number.
  let rows: [(words: String, meaning: DateWord)]

  /// - Parameter known: the words that dates know already.
  init(_ names: [HolidayName], known: DateWordTable) {
    var numbers: [String: Int] = [:]
    var entries: [[Entry]] = []
    var rows: [(words: String, meaning: DateWord)] = []
    for name in names {
      let free = name.words.indices.filter { Self.isFree(name.words[$0], known) }
      guard let offset = free.max(by: { name.words[$0].utf8.count < name.words[$1].utf8.count })
      else {
        continue
      }
      let word = name.words[offset]
      let number = numbers[word] ?? entries.count
      if number == entries.count {
        numbers[word] = number
        entries.append([])
        rows.append((word, DateWord(.holiday, number)))
      }
      entries[number].append(
        Entry(name: name, words: name.words.map { Array($0.utf8) }, offset: offset))
    }
    self.entries = entries.map { $0.sorted { $0.words.count > $1.words.count } }
    self.rows = rows
  }

  private static func isFree(_ word: String, _ known: DateWordTable) -> Bool {
    let bytes = Array(word.utf8)
    return bytes.count <= DateWordTable.longest && bytes.first.map { $0 &- 0x30 >= 10 } == true
      && known.look(bytes.span, 0, bytes.count).kind == .plain
  }

  /// The longest name that is found by token `index` of a text, whose word has a number.
  ///
  /// O(names found by that word), which are few.
  func match(_ number: Int, _ index: Int, of buffer: borrowing TokenBuffer, _ text: Span<UInt8>)
    -> HolidayMatch?
  {
    guard entries.indices.contains(number) else { return nil }
    for entry in entries[number] {
      let first = index - entry.offset
      guard first >= 0, first + entry.words.count <= buffer.count,
        entry.words.indices.allSatisfy({ Self.isSame(entry.words[$0], first + $0, of: buffer) })
      else { continue }
      let named = first + entry.name.named.lowerBound..<first + entry.name.named.upperBound
      if Self.isInCompany(named.lowerBound, of: buffer, text, alone: entry.name.standsAlone) {
        continue
      }
      if entry.name.needsCapital, !Self.isCapital(Int(buffer.tokens[named.lowerBound].start), text)
      {
        continue
      }
      let end = first + entry.words.count
      guard Self.isClose(first..<end, of: buffer) else { continue }
      if end < buffer.count, Self.others.contains(where: { Self.isSame($0, end, of: buffer) }) {
        return nil
      }
      return HolidayMatch(
        first: named.lowerBound, end: named.upperBound, holiday: entry.name.holiday)
    }
    return nil
  }

  /// Whether a name goes on from the words before: "Gray & Christmas", and "Holocaust Remembrance Day" if it must stand
  /// alone.
  private static func isInCompany(
    _ index: Int, of buffer: borrowing TokenBuffer, _ text: Span<UInt8>, alone: Bool
  ) -> Bool {
    guard index > 0 else { return false }
    let gap = Int(buffer.tokens[index - 1].end)..<Int(buffer.tokens[index].start)
    for place in gap where text[place] == UInt8(ascii: "&") { return true }
    return alone && gap.count == 1 && isCapital(Int(buffer.tokens[index - 1].start), text)
      && !leaders.contains { isSame($0, index - 1, of: buffer) }
  }

  /// Words that may be written with a capital before a name and are no part of one.
  private static let leaders =
    "on the this last next us. american for by before after since until and every a in us"
    .split(separator: " ").map { Array($0.utf8) }

  /// Words behind a holiday that make something else of it: Easter Island, a Christmas tree.
  private static let others =
    "island islands islander islanders war rising egg eggs tree trees carol carols card cards market shopping lights story basket"
    .split(separator: " ").map { Array($0.utf8) }

  private static func isSame(_ word: [UInt8], _ index: Int, of buffer: borrowing TokenBuffer)
    -> Bool
  {
    let range = buffer.termRange(index)
    guard range.count == word.count else { return false }
    let terms = buffer.terms.span
    for place in word.indices where terms[range.lowerBound + place] != word[place] { return false }
    return true
  }

  /// Whether no more than a few bytes stand between the words: a space, a hyphen, a possessive.
  private static func isClose(_ range: Range<Int>, of buffer: borrowing TokenBuffer) -> Bool {
    for index in range.dropFirst()
    where buffer.tokens[index].start > buffer.tokens[index - 1].end + 5 {
      return false
    }
    return true
  }

  /// A to Z, or À to Þ.
  private static func isCapital(_ start: Int, _ text: Span<UInt8>) -> Bool {
    text[start] &- 0x41 < 26
      || text[start] == 0xC3 && start + 1 < text.count && (0x80...0x9E).contains(text[start + 1])
  }
}

/// A holiday's name in an article.
struct HolidayMatch {
  /// Its first token, and the one behind its last.
  var first: Int
  var end: Int
  let holiday: Holiday
}

/// The holidays that an article names, by their first tokens.
struct HolidayMatches {
  private var matches: [HolidayMatch] = []

  var count: Int { matches.count }

  subscript(index: Int) -> HolidayMatch { matches[index] }

  mutating func removeAll() { matches.removeAll(keepingCapacity: true) }

  /// Notes the name that token `index` of a text shows; a longer one that began no later replaces what it holds.
  ///
  /// - Parameter first: the tokens before those of the text.
  mutating func append(
    _ number: Int32, _ index: Int, _ buffer: TokenBuffer, _ text: Span<UInt8>, from first: Int
  ) {
    guard var match = DateWords.holidays.match(Int(number), index, of: buffer, text) else { return }
    match.first += first
    match.end += first
    while let last = matches.last, last.first >= match.first { matches.removeLast() }
    if let last = matches.last, last.end > match.first { return }
    matches.append(match)
  }
}
