import Calendar
import Querying
import Segments

#if canImport(Glibc)
  import Glibc
#endif

/// A date in the text.
package struct ReferenceDate: Hashable, Sendable {
  /// Its positions.
  package var span: Range<Int>
  package var meaning: DateMeaning
  package var isRepeated: Bool

  package init(_ span: Range<Int>, _ meaning: DateMeaning, isRepeated: Bool = false) {
    self.span = span
    self.meaning = meaning
    self.isRepeated = isRepeated
  }
}

extension DayInterval {
  /// Every day of it.
  package var days: [Day] { (0..<count).map { first + $0 } }
}

extension Query.Date.When {
  /// Whether a day is one of those that are asked for, where days are.
  package func contains(_ day: Day) -> Bool {
    switch self {
    case .anything: true
    case .days(let days): days.first <= day && day <= days.last
    case .recurring(let month, let number):
      day.parts.month == month && (number == nil || day.parts.day == number)
    case .doubtful, .undated: false
    }
  }
}

extension Query.Date {
  /// Whether an article published then is found.
  package func finds(_ published: DayInterval?, isDoubtful: Bool = false) -> Bool {
    switch when {
    case .undated: published == nil
    case .doubtful: published != nil && isDoubtful
    default: !isDoubtful && published.map { $0.days.allSatisfy { when.contains($0) } } == true
    }
  }

  /// Whether a date in the text counts.
  package func counts(_ meaning: DateMeaning) -> Bool {
    if when == .anything { return true }
    switch (when, meaning) {
    case (.days(let asked), .days(let days)):
      return subject == .contained ? asked.contains(days) : asked.overlaps(days)
    case (.recurring(let month, let day), .recurring(let otherMonth, let otherDay)):
      return month == otherMonth && (day == nil || day == otherDay)
    case (.recurring, .days(let days)):
      return days.count <= 31 && days.days.allSatisfy { when.contains($0) }
    default: return false
    }
  }
}

extension Query.Date {
  /// The part of the greatest score for what an article says of these days.
  ///
  /// Of each date that counts, the greatest time of the calendar around it of which all counts is weighed with all that
  /// the article says of it; where a date counts of which but a part lies in the days, it is weighed itself.
  func share(in article: ReferenceArticle) -> Double {
    let titleEnd = article.title.isEmpty ? article.headlineTokens : article.title.count
    let model = DateModel.Article(
      length: UInt32(article.length), titleTokens: UInt32(titleEnd),
      mentions: (article.dates ?? []).map {
        DateModel.Mention(
          $0.meaning, position: UInt32($0.span.lowerBound), length: UInt32($0.span.count),
          isRepeated: $0.isRepeated)
      })
    let codes = DateModel.codes(model)
    var inside = self
    inside.subject = .contained
    var best = 0
    for mention in article.dates ?? [] where counts(mention.meaning) {
      let whole = DateModel.chain(mention.meaning).prefix { inside.counts($0) }.last
      var fraction = 1.0
      if whole == nil, case .days(let asked) = when, case .days(let days) = mention.meaning {
        fraction = Double(asked.intersection(days)?.count ?? 0) / Double(days.count)
      }
      let weight = Double(codes[whole ?? mention.meaning] ?? 1) / 15
      best = max(best, 1, Int((31 + (2 * log2(fraction) + log2(weight)).rounded())))
    }
    return exp2(Double(best - 31) / 2)
  }

  /// Days around 1970 to ask for, of every form.
  package static func random(
    _ subjects: [Subject], using random: inout SeededGenerator
  ) -> Query.Date {
    let subject = random.pick(subjects)
    func day() -> Day {
      let start = Day(year: 1967, month: 12, day: 1) ?? Day(0)
      return start + Int.random(in: 0..<1900, using: &random)
    }
    let when: When
    switch Int.random(in: 0..<14, using: &random) {
    case 0: when = .anything
    case 1: when = subject == .published ? .undated : .anything
    case 2: when = subject == .published ? .doubtful : .recurring(month: 1, day: 2)
    case 3: when = .recurring(month: Int.random(in: 1...4, using: &random), day: nil)
    case 4:
      when = .recurring(
        month: Int.random(in: 1...3, using: &random), day: Int.random(in: 1...29, using: &random))
    case 5: when = .days(DayInterval(day()))
    case 6...11:
      let level = random.pick([CalendarNode.Level.decade, .year, .year, .month, .month])
      let other = random.pick([CalendarNode.Level.year, .month, .day])
      let first = CalendarNode(level, of: day()).interval
      let last = random.chance(0.5) ? first : CalendarNode(other, of: day()).interval
      when = .days(DayInterval(first.first, last.last) ?? first)
    case 12: when = .days(DayInterval(day(), .last) ?? DayInterval(day()))
    default: when = .days(DayInterval(.first, day()) ?? DayInterval(day()))
    }
    return Query.Date(subject, when)
  }

  /// The query in the query language.
  package var written: String { "\(subject):\(valueWritten)" }

  /// What stands behind the colon.
  package var valueWritten: String {
    switch when {
    case .anything: "*"
    case .undated: "none"
    case .doubtful: "doubtful"
    case .recurring(let month, let day): "--\(padded(month))" + (day.map { "-\(padded($0))" } ?? "")
    case .days(let days):
      days.first == days.last
        ? "\(days.first)"
        : (days.first == .first ? "" : "\(days.first)") + ".."
          + (days.last == .last ? "" : "\(days.last)")
    }
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
