import Calendar
import Dates
import Text

/// Days in words, as an article would speak of them.
struct RelativeDate {
  private let words: ArraySlice<UInt8>

  /// - Parameter words: for `last-week` and `last_week` the same as "last week".
  init(_ words: ArraySlice<UInt8>) { self.words = words }

  /// What an article of that day means by it; nil where that is no date, or more than one.
  ///
  /// Of what comes every year the last one that has begun: nobody searches for what lies ahead without saying so.
  func when(today: Day) throws(QueryError) -> Query.Date.When? {
    let spoken = Array(words).spaced
    switch String(decoding: spoken, as: UTF8.self).lowercased() {
    case "today", "now": return .days(DayInterval(today))
    case "yesterday": return .days(DayInterval(today + -1))
    case "tomorrow": return .days(DayInterval(today + 1))
    default: break
    }
    if let days = LastDays(spoken)?.interval(until: today) { return .days(days) }
    guard words.allSatisfy({ $0 >= 0x80 || $0.isSpoken }) else { return nil }
    do throws(TextError) {
      let reader = try SpokenDateReader(today: today)
      let texts = spoken.elementsEqual(words) ? [spoken] : [spoken, Array(words)]
      for text in texts {
        if let when = try reader.when(text) { return when }
      }
      return nil
    } catch {
      throw QueryError("This cannot be cut into words: \(error)", at: words.range)
    }
  }
}

/// Reads days in words as an article of a day would mean them.
private struct SpokenDateReader {
  private let today: Day
  private let analyzer: Analyzer
  private let tagger = DateTagger()

  init(today: Day) throws(TextError) {
    self.today = today
    analyzer = try Analyzer(Analysis(profile: .news))
  }

  func when(_ words: [UInt8]) throws(TextError) -> Query.Date.When? {
    let found = try read(words)
    switch found {
    case .days(let days)? where days.first > today && !words.looksAhead:
      return try newest(words).map { .days($0) } ?? found
    // No other day is missing in some years.
    case nil where words.split(separator: 0x20).contains { $0.elementsEqual("29".utf8) }:
      return try newest(words).map { .days($0) }
    default: return found
    }
  }

  /// The last days that the words mean in a year and that have begun; nil where they go with no year.
  private func newest(_ words: [UInt8]) throws(TextError) -> DayInterval? {
    let year = today.parts.year
    // 29 February may be eight years ago.
    for year in stride(from: year, through: max(1, year - 8), by: -1) {
      guard case .days(let days)? = try read(words, year: " \(year)") else { continue }
      if days.first <= today { return days }
    }
    return nil
  }

  /// Sentences in which words are understood that alone would not tell their language, or that they are a date.
  private static let sentences = [
    ("", ""), ("He came ", ", he said."), ("It happened in ", ", he said."),
    ("Il est arrivé ", ", dit-il."), ("Il est arrivé à ", ", dit-il."),
    ("Ils sont arrivés pendant ", ", dit-il."),
  ]

  private func read(_ words: [UInt8], year: String = "") throws(TextError) -> Query.Date.When? {
    for (before, behind) in Self.sentences {
      let text = Array(before.utf8) + words + Array(year.utf8)
      let start = before.utf8.count
      if let when = try read(
        text + Array(behind.utf8), start..<start + words.count, end: text.count)
      {
        return when
      }
    }
    return nil
  }

  /// What the only date of `text` means, if it begins in `words`, but for an article, and ends at `end`.
  private func read(
    _ text: [UInt8], _ words: Range<Int>, end: Int
  ) throws(TextError) -> Query.Date.When? {
    var tokens = TokenBuffer()
    _ = try analyzer.append(text.span, to: &tokens, firstPosition: 0)
    var found: [DateExpression] = []
    let none: [UInt8] = []
    tagger.tag(
      title: none.span, titleTokens: TokenBuffer(), body: text.span, bodyTokens: tokens,
      published: DayInterval(today), into: &found)
    guard found.count == 1, Int(found[0].end) == end, words.contains(Int(found[0].start)),
      text[words.lowerBound..<Int(found[0].start)].isArticle
    else { return nil }
    return switch found[0].meaning {
    case .days(let days): .days(days)
    case .recurring(let month, let day): .recurring(month: month, day: day)
    case .unresolved, .none: nil
    }
  }
}

extension [UInt8] {
  /// With spaces for `-` and `_`.
  fileprivate var spaced: [UInt8] {
    map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }
  }

  /// Whether a word says that a time lies ahead, or ties it to the present.
  fileprivate var looksAhead: Bool {
    split(separator: UInt8(ascii: " ")).contains {
      Self.ahead.contains(String(decoding: $0, as: UTF8.self).lowercased())
    }
  }

  private static let ahead: Set<String> = [
    "next", "coming", "upcoming", "forthcoming", "following", "later", "this", "tomorrow", "ce",
    "cet", "cette",
    "prochain", "prochaine", "prochains", "prochaines", "suivant", "suivante", "venir", "demain",
  ]
}

extension ArraySlice<UInt8> {
  /// Whether it holds nothing but articles and prepositions, which are no part of a date.
  fileprivate var isArticle: Bool {
    split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "'") }.allSatisfy {
      Self.articles.contains(String(decoding: $0, as: UTF8.self).lowercased())
    }
  }

  private static let articles: Set<String> = [
    "the", "in", "on", "during", "le", "la", "les", "l", "l’", "en", "au", "à", "pendant",
  ]
}

extension UInt8 {
  /// Whether it may stand in days in words: no sign that would be lost where they are cut into tokens.
  fileprivate var isSpoken: Bool {
    isDigit || (self | 0x20) &- 0x61 < 26 || " '-_,./:".utf8.contains(self)
  }
}
