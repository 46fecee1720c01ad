import Calendar
import TestSupport
import Testing

struct HolidayTests {
  /// A holiday and the days of it in years that follow one another.
  struct Known: CustomTestStringConvertible {
    let holiday: Holiday
    let firstYear: Int
    let days: String

    var testDescription: String { "\(holiday) from \(firstYear) on" }
  }

  @Test(
    "The first day is the one of published calendars",
    arguments: [
      Known(
        holiday: .easter, firstYear: 2000,
        days: """
          04-23 04-15 03-31 04-20 04-11 03-27 04-16 04-08 03-23 04-12 04-04 04-24 04-08 03-31 04-20 04-05 03-27 04-16 \
          04-01 04-21 04-12 04-04 04-17 04-09 03-31 04-20
          """),
      Known(
        holiday: .orthodoxEaster, firstYear: 2000,
        days: """
          04-30 04-15 05-05 04-27 04-11 05-01 04-23 04-08 04-27 04-19 04-04 04-24 04-15 05-05 04-20 04-12 05-01 04-16 \
          04-08 04-28 04-19 05-02 04-24 04-16 05-05 04-20
          """),
      Known(holiday: .easter, firstYear: 1583, days: "04-10"),
      Known(holiday: .easter, firstYear: 1818, days: "03-22"),
      Known(holiday: .easter, firstYear: 1916, days: "04-23"),
      Known(holiday: .easter, firstYear: 1943, days: "04-25"),
      Known(holiday: .easter, firstYear: 2038, days: "04-25"),
      Known(holiday: .goodFriday, firstYear: 2012, days: "04-06 03-29 04-18 04-03 03-25"),
      Known(holiday: .mardiGras, firstYear: 2012, days: "02-21 02-12 03-04 02-17 02-09"),
      Known(holiday: .ashWednesday, firstYear: 2012, days: "02-22 02-13 03-05 02-18 02-10"),
      Known(holiday: .ascension, firstYear: 2012, days: "05-17 05-09 05-29 05-14 05-05"),
      Known(holiday: .pentecost, firstYear: 2012, days: "05-27 05-19 06-08 05-24 05-15"),
      Known(holiday: .whitMonday, firstYear: 2012, days: "05-28 05-20 06-09 05-25 05-16"),
      Known(
        holiday: .thanksgiving, firstYear: 2010, days: "11-25 11-24 11-22 11-28 11-27 11-26 11-24"),
      Known(holiday: .blackFriday, firstYear: 2010, days: "11-26 11-25 11-23 11-29 11-28"),
      Known(holiday: .laborDay, firstYear: 2010, days: "09-06 09-05 09-03 09-02 09-01 09-07"),
      Known(holiday: .memorialDay, firstYear: 2010, days: "05-31 05-30 05-28 05-27 05-26 05-25"),
      Known(holiday: .martinLutherKing, firstYear: 2010, days: "01-18 01-17 01-16 01-21 01-20"),
      Known(holiday: .presidentsDay, firstYear: 2010, days: "02-15 02-21 02-20 02-18 02-17"),
      Known(holiday: .columbusDay, firstYear: 2010, days: "10-11 10-10 10-08 10-14 10-13"),
      Known(
        holiday: .roshHashanah, firstYear: 2010,
        days: """
          09-09 09-29 09-17 09-05 09-25 09-14 10-03 09-21 09-10 09-30 09-19 09-07 09-26 09-16 10-03
          """),
      Known(
        holiday: .yomKippur, firstYear: 2010, days: "09-18 10-08 09-26 09-14 10-04 09-23 10-12"),
      Known(
        holiday: .hanukkah, firstYear: 2010,
        days: """
          12-02 12-21 12-09 11-28 12-17 12-07 12-25 12-13 12-03 12-23 12-11 11-29 12-19 12-08 12-26
          """),
      Known(
        holiday: .passover, firstYear: 2010,
        days: """
          03-30 04-19 04-07 03-26 04-15 04-04 04-23 04-11 03-31 04-20 04-09 03-28 04-16 04-06 04-23
          """),
      Known(
        holiday: .chineseNewYear, firstYear: 2000,
        days: """
          02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26 02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 \
          02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17
          """),
      Known(holiday: .bastilleDay, firstYear: 1789, days: "07-14"),
      Known(holiday: .september11, firstYear: 2001, days: "09-11"),
    ])
  func published(known: Known) {
    for (index, text) in known.days.split(separator: " ").enumerated() {
      let year = known.firstYear + index
      let found = known.holiday.intervals(inYear: year)
      #expect(found.map { $0.first.description } == ["\(year)-\(text)"])
    }
  }

  @Test(
    "The Islamic day is at most one day from the one that was kept",
    arguments: [
      Known(
        holiday: .ramadan, firstYear: 2010,
        days: """
          08-11 08-01 07-20 07-09 06-28 06-18 06-06 05-27 05-17 05-06 04-24 04-13 04-02 03-23 03-11 03-01
          """),
      Known(
        holiday: .eidAlFitr, firstYear: 2010,
        days: """
          09-10 08-30 08-19 08-08 07-28 07-17 07-06 06-25 06-15 06-04 05-24 05-13 05-02 04-21 04-10 03-30
          """),
      Known(
        holiday: .eidAlAdha, firstYear: 2010,
        days: """
          11-16 11-06 10-26 10-15 10-04 09-24 09-12 09-01 08-21 08-11 07-31 07-20 07-09 06-28 06-16 06-06
          """),
      Known(
        holiday: .islamicNewYear, firstYear: 2010, days: "12-07 11-26 11-15 11-04 10-25 10-14 10-02"
      ),
      Known(holiday: .ashura, firstYear: 2010, days: "12-16 12-05 11-24 11-13 11-03 10-23 10-11"),
      Known(holiday: .mawlid, firstYear: 2010, days: "02-26 02-15 02-04 01-24 01-13"),
    ])
  func islamic(known: Known) throws {
    for (index, text) in known.days.split(separator: " ").enumerated() {
      let year = known.firstYear + index
      let parts = text.split(separator: "-").compactMap { Int($0) }
      let kept = try #require(Day(year: year, month: parts[0], day: parts[1]))
      let found = known.holiday.intervals(inYear: year).map { $0.first }
      #expect(known.holiday.uncertainty == 1)
      #expect(found.contains { abs($0.number - kept.number) <= 1 }, "\(kept): \(found)")
    }
  }

  @Test(
    "A year of the sun can hold two feasts of the moon, and the next begins 354 days later or nearly so"
  )
  func twoInAYear() throws {
    #expect(Holiday.eidAlAdha.intervals(inYear: 2006).count == 2)
    #expect(Holiday.ramadan.intervals(inYear: 1997).count == 2)
    #expect(Holiday.ramadan.intervals(inYear: 2030).count == 2)
    for holiday in Holiday.allCases where holiday.uncertainty == 1 {
      let all = (1900...2200).flatMap { holiday.intervals(inYear: $0) }
      #expect((308...312).contains(all.count), "\(holiday)")
      for (one, other) in zip(all, all.dropFirst()) {
        let days = other.first.number - one.first.number
        if !(353...356).contains(days) { Issue.record("\(holiday) \(one) \(other)") }
      }
    }
  }

  @Test("Ramadan ends on the eve of Eid al-Fitr and is 29 or 30 days long")
  func ramadanEnds() {
    for year in 1900...2200 {
      for ramadan in Holiday.ramadan.intervals(inYear: year) {
        #expect(ramadan.count == 29 || ramadan.count == 30)
        let feast = Holiday.eidAlFitr.next(after: ramadan.last)
        #expect(feast?.first == ramadan.last + 1)
      }
    }
  }

  @Test("Weekdays are what the names say")
  func weekdays() {
    let weekdays: [(Holiday, Int)] = [
      (.easter, 7), (.orthodoxEaster, 7), (.goodFriday, 5), (.ascension, 4), (.ashWednesday, 3),
      (.mardiGras, 2),
      (.easterMonday, 1), (.palmSunday, 7), (.thanksgiving, 4), (.blackFriday, 5),
      (.memorialDay, 1), (.laborDay, 1),
    ]
    for (holiday, weekday) in weekdays {
      let wrong = (1583...2500).filter { year in
        holiday.intervals(inYear: year).contains { $0.first.weekday != weekday }
      }
      #expect(wrong.isEmpty, "\(holiday)")
    }
  }

  @Test("The Hebrew new year is never a Sunday, Wednesday or Friday")
  func hebrewWeekdays() {
    let wrong = (1...4000).filter { year in
      Holiday.roshHashanah.intervals(inYear: year).contains {
        [7, 3, 5].contains($0.first.weekday)
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test("What begins in a year begins in it, in order, whatever the year")
  func inYear() {
    for year in [
      Int.min, -1, 0, 1, 2, 325, 621, 622, 623, 1582, 1583, 2013, 9997, 9998, 9999, 10_000, Int.max,
    ] {
      for holiday in Holiday.allCases {
        let found = holiday.intervals(inYear: year)
        #expect(found.allSatisfy { $0.first.parts.year == year }, "\(holiday) \(year)")
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.first < $1.first })
      }
    }
  }

  @Test("Latest, next and nearest are those of a list of all")
  func occurrences() {
    var random = SeededGenerator(seed: TestSeed.current)
    let all = Dictionary(
      uniqueKeysWithValues: Holiday.allCases.map { holiday in
        (holiday, (1895...2105).flatMap { holiday.intervals(inYear: $0) })
      })
    for _ in 0..<500 {
      let day = Day(Int32.random(in: -25_000...47_000, using: &random))
      let holiday = random.pick(Holiday.allCases.filter { $0.recurs && $0 != .chineseNewYear })
      let list = all[holiday] ?? []
      #expect(holiday.latest(atOrBefore: day) == list.last { $0.first <= day })
      #expect(holiday.next(after: day) == list.first { $0.first > day })
      let nearest = holiday.nearest(to: day)
      func gap(_ other: DayInterval) -> Int32 {
        max(0, other.first.number - day.number, day.number - other.last.number)
      }
      #expect(nearest.map(gap) == list.map(gap).min())
    }
  }
}
