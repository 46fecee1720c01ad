import Calendar
import Testing

struct CalendarPeriodTests {
  @Test(
    "Each day lies in the period of its day, and periods follow without gap",
    arguments: CalendarPeriod.Unit.allCases)
  func partition(unit: CalendarPeriod.Unit) throws {
    var last: CalendarPeriod?
    for number in Int32(-60_000)...60_000 {
      let day = Day(number)
      let period = CalendarPeriod(unit, of: day)
      let interval = try #require(period.interval)
      if !interval.contains(DayInterval(day)) { Issue.record("\(day) in \(period)") }
      if let last, last != period {
        if period.number != last.number + 1 || interval.first != day {
          Issue.record("\(period) after \(last)")
        }
      }
      last = period
    }
  }

  @Test(
    "Names by ISO 8601",
    arguments: [
      (CalendarPeriod.Unit.day, "2013-01-15"), (.week, "2013-W03"), (.month, "2013-01"),
      (.year, "2013"),
    ])
  func names(unit: CalendarPeriod.Unit, name: String) throws {
    let day = try #require(Day(year: 2013, month: 1, day: 15))
    #expect("\(CalendarPeriod(unit, of: day))" == name)
  }

  @Test("Only what lies inside one period has one")
  func around() throws {
    let january = try #require(DayInterval(year: 2013, month: 1))
    #expect(CalendarPeriod(.month, around: january)?.description == "2013-01")
    #expect(CalendarPeriod(.year, around: january)?.description == "2013")
    #expect(CalendarPeriod(.week, around: january) == nil)
    let week = try #require(DayInterval(year: 2013, week: 1))
    #expect(CalendarPeriod(.year, around: week) == nil)
    #expect(CalendarPeriod(.week, around: week)?.description == "2013-W01")
  }
}
