import Calendar
import TestSupport
import Testing

/// Every day in every form, and anything at all.
struct WrittenDateRandomTests {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private func padded(_ value: Int, _ width: Int = 2) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  @Test("Every day from 1999 to 2030 is read in every form as it was written")
  func roundTrip() throws {
    let first = try #require(Day(year: 1999, month: 1, day: 1))
    let last = try #require(Day(year: 2030, month: 12, day: 31))
    var wrong = 0
    for number in first.number...last.number {
      let day = Day(number)
      let (year, month, date) = day.parts
      let english = Self.months[month - 1]
      let weekday = Self.weekdays[day.weekday - 1]
      let forms = [
        "\(year)-\(padded(month))-\(padded(date))", "\(year)/\(month)/\(date)",
        "\(date) \(english) \(year)", "\(english) \(date), \(year)",
        "\(weekday), \(padded(date)) \(english.prefix(3)) \(year) 10:20:30 +0100",
        "\(weekday) \(english.prefix(3)) \(date), \(year) 1:26pm EDT",
        "\(date)-\(english.prefix(3).uppercased())-\(year)",
        "\(date) \(Self.french[month - 1]) \(year)",
        "\(year)年\(month)月\(date)日", "\(padded(year, 4))\(padded(month))\(padded(date))",
      ]
      for form in forms {
        let found = WrittenDate.read(whole: Array(form.utf8).span, forms: .metadata)
        if found?.interval != DayInterval(day) || found?.precision != .day { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test("Whatever stands there, reading ends inside, and what is read is in the calendar")
  func anything() {
    var random = SeededGenerator(seed: TestSeed.current)
    let pieces = [
      "2013", "03", "3", "/", "-", ".", " ", ",", ":", "May", "mars", "T", "Z", "+", "pm", "10",
      "20130403", "1367403630", "年", "月", "日", "é", "\u{A0}", "'", "Wed", "de", "W", "h", "\0", "|",
      "(", "at", "à", "99", "février", "1er",
    ].map { Array($0.utf8) }
    for _ in 0..<4000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...14, using: &random) {
        text += pieces.randomElement(using: &random) ?? []
      }
      if Bool.random(using: &random) {
        text[Int.random(in: 0..<text.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      for start in text.indices {
        for forms in [WrittenDate.Forms.prose, .metadata] {
          guard let date = WrittenDate.read(text.span, at: start, forms: forms) else { continue }
          let isInside = date.byteCount > 0 && start + date.byteCount <= text.count
          let isDay = (0..<86_400).contains(date.secondsOfDay ?? 0)
          if !isInside || !isDay || date.interval.first < .first || date.interval.last > .last {
            Issue.record("\(text) at \(start): \(date)")
          }
        }
      }
    }
  }
}
