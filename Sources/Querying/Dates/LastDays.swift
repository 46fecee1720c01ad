import Calendar

/// So many days, weeks, months or years up to a day: "the last 7 days", "past three months", "les 7 derniers jours".
struct LastDays {
  private enum Unit {
    case day, week, month, year
  }

  private let count: Int
  private let unit: Unit

  /// - Parameter words: in upper or lower case, with spaces between; nil where they say something else.
  init?(_ words: [UInt8]) {
    var words = String(decoding: words, as: UTF8.self).lowercased().split(separator: " ")
    if let first = words.first, Self.openings.contains(first) { words.removeFirst() }
    guard words.count == 3, let unit = Self.units[words[2]] else { return nil }
    let number: Substring
    if Self.last.contains(words[0]) {
      number = words[1]
    } else if Self.derniers.contains(words[1]) {
      number = words[0]
    } else {
      return nil
    }
    guard let count = Self.numbers[number] ?? Int(number), (1...Self.most).contains(count) else {
      return nil
    }
    self.count = count
    self.unit = unit
  }

  /// The days, `today` the last of them.
  func interval(until today: Day) -> DayInterval? {
    switch unit {
    case .day: DayInterval(today + (1 - count), today)
    case .week: DayInterval(today + (1 - 7 * count), today)
    case .month: months(count, until: today)
    case .year: months(12 * count, until: today)
    }
  }

  /// From the day behind that of the same number so many months ago, or behind the last of that month.
  private func months(_ count: Int, until today: Day) -> DayInterval? {
    let (year, month, day) = today.parts
    let number = year * 12 + month - 1 - count
    guard number >= 12 else { return nil }
    let (before, then) = (number / 12, number % 12 + 1)
    let last = min(day, Day.days(inMonth: then, of: before))
    return Day(year: before, month: then, day: last).flatMap { DayInterval($0 + 1, today) }
  }

  private static let most = 9999
  private static let openings: Set<Substring> = ["the", "in", "les", "ces", "des"]
  private static let last: Set<Substring> = ["last", "past", "previous"]
  private static let derniers: Set<Substring> = ["derniers", "dernières"]
  private static let units: [Substring: Unit] = [
    "day": .day, "days": .day, "jours": .day, "week": .week, "weeks": .week, "semaines": .week,
    "month": .month, "months": .month, "mois": .month, "year": .year, "years": .year,
    "ans": .year, "années": .year,
  ]
  private static let numbers: [Substring: Int] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
  ]
}
