import Calendar
import Testing

struct DayTests {
  @Test("A day and its parts are the same day, for every day from 0001 to 9999")
  func roundTrip() throws {
    var number = Day.first.number
    while number <= Day.last.number {
      let (year, month, day) = Day(number).parts
      let again = try #require(Day(year: year, month: month, day: day))
      if again.number != number { Issue.record("\(year)-\(month)-\(day)") }
      number += 1
    }
  }

  @Test(
    "Weeks by ISO 8601",
    arguments: [
      ("2004-12-31", 2004, 53), ("2005-01-01", 2004, 53), ("2007-12-31", 2008, 1),
      ("2008-12-28", 2008, 52), ("2008-12-29", 2009, 1), ("2010-01-03", 2009, 53),
      ("2020-01-27", 2020, 5), ("1970-01-01", 1970, 1),
    ])
  func weeks(text: String, year: Int, week: Int) throws {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let day = try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
    #expect(day.description == text)
    #expect(day.week == (year, week))
    #expect(DayInterval(year: year, week: week)?.contains(DayInterval(day)) == true)
  }
}
