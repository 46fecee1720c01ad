import Calendar
import Segments

/// Random dates in articles, with everything that follows computed by definition: the specification of the files of
/// dates.
package struct DateModel: Sendable {
  /// A date in the text.
  package struct Mention: Hashable, Sendable {
    package var meaning: DateMeaning
    package var position: UInt32
    package var length: UInt32
    package var isRepeated: Bool

    package init(
      _ meaning: DateMeaning, position: UInt32, length: UInt32 = 1, isRepeated: Bool = false
    ) {
      self.meaning = meaning
      self.position = position
      self.length = length
      self.isRepeated = isRepeated
    }
  }

  /// An article as far as its dates matter.
  package struct Article: Sendable {
    package var length: UInt32
    package var titleTokens: UInt32
    package var published: Day?
    package var mentions: [Mention]

    package init(
      length: UInt32, titleTokens: UInt32, published: Day? = nil, mentions: [Mention] = []
    ) {
      self.length = length
      self.titleTokens = titleTokens
      self.published = published
      self.mentions = mentions
    }
  }

  /// A node of an article.
  package struct Item: Hashable, Sendable {
    package var article: UInt32
    package var code: UInt32

    package init(article: UInt32, code: UInt32) {
      self.article = article
      self.code = code
    }
  }

  package var articles: [Article]

  package init(articles: [Article]) { self.articles = articles }

  // MARK: Definitions

  /// The centuries, decades, years, months and days around a day, the greatest first.
  private static func calendar(around day: Day) -> [DayInterval] {
    let (year, month, _) = day.parts
    return [
      DayInterval(years: max(1, year / 100 * 100)...(year / 100 * 100 + 99)),
      DayInterval(years: max(1, year / 10 * 10)...(year / 10 * 10 + 9)), DayInterval(year: year),
      DayInterval(year: year, month: month), DayInterval(day),
    ].compactMap { $0 }
  }

  package static func isCalendarNode(_ interval: DayInterval) -> Bool {
    calendar(around: interval.first).contains(interval)
  }

  /// The smallest node of the calendar around a meaning that is not itself.
  package static func parent(of meaning: DateMeaning) -> DateMeaning? {
    switch meaning {
    case .anything: return nil
    case .unresolved: return .anything
    case .recurring(let month, let day):
      return day == nil ? .anything : .recurring(month: month, day: nil)
    case .days(let interval):
      let around = calendar(around: interval.first).last { $0.contains(interval) && $0 != interval }
      return around.map { .days($0) } ?? .anything
    }
  }

  /// Everything that is mentioned and all around it, each before what lies inside it.
  package func meanings() -> [DateMeaning] {
    var all: Set<DateMeaning> = [.anything]
    for mention in articles.flatMap(\.mentions) {
      var next: DateMeaning? = mention.meaning
      while let meaning = next {
        all.insert(meaning)
        next = Self.parent(of: meaning)
      }
    }
    let inside = Dictionary(grouping: all) { Self.parent(of: $0) }
    func rank(_ meaning: DateMeaning) -> [Int] {
      switch meaning {
      case .anything: [0]
      case .unresolved: [1]
      case .recurring(let month, let day): [2, month, day ?? 0]
      case .days(let days):
        [Self.isCalendarNode(days) ? 4 : 3, Int(days.first.number), Int(days.last.number)]
      }
    }
    func list(_ meaning: DateMeaning) -> [DateMeaning] {
      let parts = (inside[meaning] ?? []).sorted {
        rank($0).lexicographicallyPrecedes(rank($1))
      }
      return [meaning] + parts.flatMap(list)
    }
    return list(.anything)
  }

  /// A meaning and all around it, the innermost first.
  package static func chain(_ meaning: DateMeaning) -> [DateMeaning] {
    [meaning] + (parent(of: meaning).map(chain) ?? [])
  }

  /// The code of each meaning in an article that is mentioned or has a mention inside.
  package static func codes(_ article: Article) -> [DateMeaning: UInt32] {
    var halves: [DateMeaning: Int] = [:]
    for mention in article.mentions {
      let behindTitle = Int(mention.position) - Int(article.titleTokens)
      let weight = mention.isRepeated ? 0 : behindTitle < 0 ? 4 : behindTitle < 50 ? 3 : 2
      for meaning in chain(mention.meaning) { halves[meaning, default: 0] += weight }
    }
    let steps = [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64]
    return halves.mapValues { weight in UInt32(1 + steps.filter { $0 <= weight }.count) }
  }

  /// The lists by kind (0 all, 1 own) and node.
  package func lists() -> [[UInt8]: [Item]] {
    var lists: [[UInt8]: [Item]] = [:]
    let meanings = meanings()
    let parents = Set(meanings.compactMap { Self.parent(of: $0) })
    func key(_ kind: UInt8, _ node: Int) -> [UInt8] {
      [kind, 0, UInt8(node >> 16), UInt8(node >> 8 & 255), UInt8(node & 255)]
    }
    for (number, article) in articles.enumerated() {
      let codes = Self.codes(article)
      for (node, meaning) in meanings.enumerated() {
        guard let code = codes[meaning] else { continue }
        let item = Item(article: UInt32(number), code: code)
        lists[key(0, node), default: []].append(item)
        if parents.contains(meaning), article.mentions.contains(where: { $0.meaning == meaning }) {
          lists[key(1, node), default: []].append(item)
        }
      }
    }
    return lists
  }

  /// The dates of an article as the files have them.
  package func posted(_ article: Article, _ numbers: [DateMeaning: UInt32]) -> [PostedDate] {
    article.mentions.map {
      PostedDate(
        node: numbers[$0.meaning] ?? 0, position: $0.position, length: $0.length,
        isRepeated: $0.isRepeated)
    }
  }

  /// The number of each meaning.
  package func numbers() -> [DateMeaning: UInt32] {
    Dictionary(uniqueKeysWithValues: meanings().enumerated().map { ($1, UInt32($0)) })
  }

  // MARK: Chance

  /// Gives random dates to articles of the given lengths and days of publication.
  package init(articles: [Article], using random: inout SeededGenerator) {
    self.articles = articles.map { article in
      var article = article
      article.mentions = Self.mentions(article, using: &random)
      return article
    }
  }

  private static func mentions(
    _ article: Article, using random: inout SeededGenerator
  ) -> [Mention] {
    guard random.chance(0.9) else { return [] }
    var mentions: [Mention] = []
    var position = UInt32.random(in: 0...9, using: &random)
    while position < article.length {
      let length =
        random.chance(0.7)
        ? 1 : UInt32.random(in: 1...min(9, article.length - position), using: &random)
      mentions.append(
        Mention(
          meaning(near: article.published, using: &random), position: position, length: length,
          isRepeated: random.chance(0.1)))
      position += length + UInt32.random(in: 0...random.pick([0, 3, 40, 900]), using: &random)
    }
    return mentions
  }

  /// A day or another time of the calendar, mostly near a day.
  package static func meaning(
    near published: Day?, using random: inout SeededGenerator
  ) -> DateMeaning {
    let reach = random.pick([0, 3, 3, 20, 200, 3_000, 700_000])
    let centre = published ?? Day(Int32.random(in: 10_000...16_000, using: &random))
    let day = min(
      max(centre + Int.random(in: -reach...reach, using: &random), .first), .last)
    let (year, month, _) = day.parts
    func days(_ interval: DayInterval?) -> DateMeaning { .days(interval ?? DayInterval(day)) }
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return .unresolved
    case 1: return .recurring(month: Int.random(in: 1...12, using: &random), day: nil)
    case 2:
      return .recurring(
        month: random.pick([1, 2, 8]), day: Int.random(in: 1...29, using: &random))
    case 3: return days(DayInterval(years: max(1, year / 10 * 10)...(year / 10 * 10 + 9)))
    case 4: return days(DayInterval(years: max(1, year / 100 * 100)...(year / 100 * 100 + 99)))
    case 5, 6: return days(DayInterval(year: year))
    case 7, 8: return days(DayInterval(year: year, month: month))
    case 9: return days(DayInterval(year: day.week.year, week: day.week.week))
    case 10:
      let first = (month - 1) / 3 * 3 + 1
      guard let start = DayInterval(year: year, month: first),
        let end = DayInterval(year: year, month: first + 2)
      else { return .unresolved }
      return days(DayInterval(start.first, end.last))
    case 11:
      return days(
        DayInterval(day, day + Int.random(in: 0...random.pick([2, 40, 800]), using: &random)))
    case 12 where random.chance(0.1): return days(DayInterval(.first, .last))
    case 13 where random.chance(0.3): return days(DayInterval(day, .last))
    default: return days(nil)
    }
  }
}
