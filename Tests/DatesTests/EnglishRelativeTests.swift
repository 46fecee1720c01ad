import Dates
import Testing

/// Dates that are counted from the publication, on Wednesday, 16 July 2014.
@Suite struct EnglishRelativeTests {
  static let published = "2014-07-16"

  static let dayCases: [(String, String)] = [
    ("It rained today.", "today = 2014-07-16"),
    ("It rained yesterday.", "yesterday = 2014-07-15"),
    ("It will rain tomorrow.", "tomorrow = 2014-07-17"),
    ("It rained the day before yesterday.", "the day before yesterday = 2014-07-14"),
    ("It will rain the day after tomorrow.", "the day after tomorrow = 2014-07-18"),
    ("It rained on the 15th of last month.", "the 15th of last month = 2014-06-15"),
    ("It rained late yesterday.", "late yesterday = 2014-07-15"),
    ("It rained yesterday morning.", "yesterday morning = 2014-07-15"),
    ("It will rain tonight.", "tonight = 2014-07-16"),
    ("It rained this morning.", "this morning = 2014-07-16"),
    ("It rained last night.", "last night = 2014-07-15"),
    ("It rained last week.", "last week = 2014-07-07..2014-07-13"),
    ("It rains this week.", "this week = 2014-07-14..2014-07-20"),
    ("It will rain next week.", "next week = 2014-07-21..2014-07-27"),
    ("It rained earlier this week.", "earlier this week = 2014-07-14..2014-07-20"),
    ("It rained last weekend.", "last weekend = 2014-07-12..2014-07-13"),
    ("It rained over the weekend.", "the weekend = 2014-07-12..2014-07-13"),
    ("It rained last month.", "last month = 2014-06-01..2014-06-30"),
    ("It rained early this month.", "early this month = 2014-07-01..2014-07-10"),
    ("It will rain by the end of the month.", "the end of the month = 2014-07-21..2014-07-31"),
    ("It rained last year.", "last year = 2013-01-01..2013-12-31"),
    ("It rained late last year.", "late last year = 2013-09-01..2013-12-31"),
    ("It will rain next year.", "next year = 2015-01-01..2015-12-31"),
    ("It will rain in the coming year.", "the coming year = 2015-01-01..2015-12-31"),
    ("It rained so far this century.", "this century = 2000-01-01..2099-12-31"),
    ("It will rain next decade.", "next decade = 2020-01-01..2029-12-31"),
    ("It rained last summer.", "last summer = 2013-06-01..2013-08-31"),
    ("It rained last winter.", "last winter = 2013-12-01..2014-02-28"),
    ("It will rain next spring.", "next spring = 2015-03-01..2015-05-31"),
    ("It rains this summer.", "this summer = 2014-06-01..2014-08-31"),
    ("It rained last quarter.", "last quarter = 2014-04-01..2014-06-30"),
    // Counted.
    ("It rained two days ago.", "two days ago = 2014-07-14"),
    ("It rained 10 days ago.", "10 days ago = 2014-07-06"),
    ("It rained three weeks ago.", "three weeks ago = 2014-06-23..2014-06-29"),
    ("It rained a month ago.", "a month ago = 2014-06-01..2014-06-30"),
    ("It rained about two years ago.", "about two years ago = 2012-01-01..2012-12-31"),
    ("It rained half a century ago.", "half a century ago = 1964-01-01..1964-12-31"),
    ("It rained twenty-five years ago.", "twenty-five years ago = 1989-01-01..1989-12-31"),
    ("It rained a year and a half ago.", "a year and a half ago = 2013-01-01..2013-01-31"),
    ("It will rain five years from now.", "five years from now = 2019-01-01..2019-12-31"),
    ("It rained a few days ago.", "a few days ago = ?"),
    // Months and days without a year.
    ("It rained on 5 May.", "5 May = 2014-05-05"),
    ("It rained on May 5.", "May 5 = 2014-05-05"),
    ("It rained on November 5.", "November 5 = 2013-11-05"),
    ("It will rain on November 5.", "November 5 = 2014-11-05"),
    ("It will rain on May 5.", "May 5 = 2015-05-05"),
    ("It rained on July 16.", "July 16 = 2014-07-16"),
    ("The rain of July 28 is feared.", "July 28 = 2014-07-28"),
    ("It rained in May.", "May = 2014-05-01..2014-05-31"),
    ("It rained in November.", "November = 2013-11-01..2013-11-30"),
    ("It is to rain in November.", "November = 2014-11-01..2014-11-30"),
    ("It will rain in May.", "May = 2015-05-01..2015-05-31"),
    ("It rained last May.", "last May = 2014-05-01..2014-05-31"),
    ("It rained last August.", "last August = 2013-08-01..2013-08-31"),
    ("It will rain next March.", "next March = 2015-03-01..2015-03-31"),
    ("It rained in mid-March.", "mid-March = 2014-03-11..2014-03-20"),
    ("It rained in June last year.", "June last year = 2013-06-01..2013-06-30"),
    ("It rained on 3 March of this year.", "3 March of this year = 2014-03-03"),
    ("It has rained since September.", "September = 2013-09-01..2013-09-30"),
    ("It rained on Monday, May 5.", "Monday, May 5 = 2014-05-05"),
    ("It rained on Sunday, May 5.", "Sunday, May 5 = 2013-05-05"),
    // Weekdays.
    ("It rained on Tuesday.", "Tuesday = 2014-07-15"),
    ("It rained Wednesday.", "Wednesday = 2014-07-16"),
    ("It rained Thursday.", "Thursday = 2014-07-10"),
    ("It will rain on Tuesday.", "Tuesday = 2014-07-22"),
    ("It is expected to rain on Thursday.", "Thursday = 2014-07-17"),
    ("The talks are to be held Friday.", "Friday = 2014-07-18"),
    ("The rain that was due to begin Friday.", "Friday = 2014-07-18"),
    ("He said the rain would begin Friday.", "Friday = 2014-07-18"),
    ("Rain will come, he said on Friday.", "Friday = 2014-07-11"),
    ("It had been due to rain on Friday.", "Friday = 2014-07-11"),
    ("The match was put off until Saturday.", "Saturday = 2014-07-19"),
    ("It rained last Friday.", "last Friday = 2014-07-11"),
    ("It will rain next Monday.", "next Monday = 2014-07-21"),
    ("It rains this Thursday.", "this Thursday = 2014-07-17"),
    ("It rained late on Monday.", "late on Monday = 2014-07-14"),
    ("It rained Monday night.", "Monday night = 2014-07-14"),
    // Halves, quarters.
    ("Sales fell in the first quarter.", "the first quarter = 2014-01-01..2014-03-31"),
    ("Sales fell in the fourth quarter.", "the fourth quarter = 2013-10-01..2013-12-31"),
    (
      "Sales will fall in the fourth quarter.", "the fourth quarter = 2014-10-01..2014-12-31"
    ),
    ("A first-quarter loss was reported.", "first-quarter = 2014-01-01..2014-03-31"),
    ("Last year's third quarter was good.", "Last year's third quarter = 2013-07-01..2013-09-30"),
    // Without limits.
    ("He is now here.", "now = ?"), ("It rained recently.", "recently = ?"),
    ("It rained in the past.", "the past = ?"), ("Nobody knows the future.", "the future = ?"),
  ]

  @Test("resolved from the day of the publication", arguments: dayCases)
  func days(text: String, found: String) throws {
    #expect(try FoundDates.days(text, published: Self.published) == [found])
  }

  /// The same words where less is known: nothing is resolved more exactly than the publication.
  static let coarseCases: [(text: String, month: String, year: String, none: String)] = [
    ("It rained on Thursday.", "Thursday = ?", "Thursday = ?", "Thursday = ?"),
    ("It rained yesterday.", "yesterday = ?", "yesterday = ?", "yesterday = ?"),
    ("It rained today.", "today = 2014-07-01..2014-07-31", "today = ?", "today = ?"),
    ("It rained last week.", "last week = ?", "last week = ?", "last week = ?"),
    (
      "It rained last month.", "last month = 2014-06-01..2014-06-30", "last month = ?",
      "last month = ?"
    ),
    (
      "It rained last year.", "last year = 2013-01-01..2013-12-31",
      "last year = 2013-01-01..2013-12-31", "last year = ?"
    ),
    ("It rained two days ago.", "two days ago = ?", "two days ago = ?", "two days ago = ?"),
    (
      "It rained two years ago.", "two years ago = 2012-01-01..2012-12-31",
      "two years ago = 2012-01-01..2012-12-31", "two years ago = ?"
    ),
    (
      "It rained in mid-March.", "mid-March = 2014-03-11..2014-03-20", "mid-March = --03",
      "mid-March = --03"
    ),
    ("It rained on May 5.", "May 5 = 2014-05-05", "May 5 = --05-05", "May 5 = --05-05"),
    (
      "It rained last summer.", "last summer = 2013-06-01..2013-08-31", "last summer = ?",
      "last summer = ?"
    ),
    (
      "It rained in the third quarter.", "the third quarter = 2014-07-01..2014-09-30",
      "the third quarter = ?", "the third quarter = ?"
    ),
    (
      "It rained at 10 p.m. Tuesday.", "10 p.m. Tuesday = ?", "10 p.m. Tuesday = ?",
      "10 p.m. Tuesday = ?"
    ),
    ("It rained last night.", "last night = ?", "last night = ?", "last night = ?"),
  ]

  @Test("never more exact than the publication", arguments: coarseCases)
  func coarse(text: String, month: String, year: String, none: String) throws {
    #expect(try FoundDates.days(text, published: "2014-07") == [month])
    #expect(try FoundDates.days(text, published: "2014") == [year])
    #expect(try FoundDates.days(text, published: "") == [none])
  }

  static let earlierCases: [(String, [String])] = [
    (
      "He fled on 4 May 1993. Two days later he was back.",
      ["4 May 1993 = 1993-05-04", "Two days later = 1993-05-06"]
    ),
    (
      "He fled on 4 May 1993. A day after, he was back.",
      ["4 May 1993 = 1993-05-04", "A day after = 1993-05-05"]
    ),
    (
      "He fled on 4 May 1993. The same day she died.",
      ["4 May 1993 = 1993-05-04", "The same day = 1993-05-04"]
    ),
    (
      "He fled on 4 May 1993. The following month she died.",
      ["4 May 1993 = 1993-05-04", "The following month = 1993-06-01..1993-06-30"]
    ),
    (
      "He fled in 1993 and came back the following year.",
      ["1993 = 1993-01-01..1993-12-31", "the following year = 1994-01-01..1994-12-31"]
    ),
    (
      "He fled in May 1993. She died that year.",
      ["May 1993 = 1993-05-01..1993-05-31", "that year = 1993-01-01..1993-12-31"]
    ),
    (
      "He fled on 31 December 1999. The next day was quiet.",
      ["31 December 1999 = 1999-12-31", "The next day = 2000-01-01"]
    ),
    ("Two days after the withdrawal he fled.", ["Two days = -"]),
    ("Two days later he fled.", ["Two days later = ?"]),
    (
      "It lost money in the third quarter of 2013, against a profit a year earlier.",
      [
        "the third quarter of 2013 = 2013-07-01..2013-09-30",
        "a year earlier = 2012-07-01..2012-09-30",
      ]
    ),
  ]

  @Test(
    "resolved from an earlier mention, with and without a publication date", arguments: earlierCases
  )
  func earlier(text: String, days: [String]) throws {
    #expect(try FoundDates.days(text, published: "") == days)
    if !days.contains(where: { $0.hasSuffix("?") }) {
      #expect(try FoundDates.days(text, published: Self.published) == days)
    }
  }
}
