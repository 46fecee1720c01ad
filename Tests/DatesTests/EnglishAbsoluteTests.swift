import Calendar
import Dates
import Testing

/// Dates that say themselves when they are: the publication does not matter.
@Suite struct EnglishAbsoluteTests {
  static let dayCases: [(String, String)] = [
    // Day, month and year, in all orders.
    ("13 March 2014", "2014-03-13"), ("13 March, 2014", "2014-03-13"),
    ("13th March 2014", "2014-03-13"), ("the 13th of March 2014", "2014-03-13"),
    ("13th of March, 2014", "2014-03-13"), ("March 13, 2014", "2014-03-13"),
    ("March 13th, 2014", "2014-03-13"), ("March 13 2014", "2014-03-13"),
    ("11 Sept. 2001", "2001-09-11"), ("5 Jan. 2012", "2012-01-05"),
    ("Mar. 13, 2014", "2014-03-13"), ("Sept. 1, 2014", "2014-09-01"),
    ("Thursday, 13 March 2014", "2014-03-13"), ("Thursday, March 13, 2014", "2014-03-13"),
    ("Thursday the 13th of March 2014", "2014-03-13"), ("Thu Mar 13, 2014", "2014-03-13"),
    ("13-Mar-14", "2014-03-13"), ("13-Mar-2014", "2014-03-13"),
    ("the twenty-first of March 2014", "2014-03-21"),
    ("March the third, 2014", "2014-03-03"),
    // In digits.
    ("2014-03-13", "2014-03-13"), ("2014/03/13", "2014-03-13"), ("03/13/2014", "2014-03-13"),
    ("13/03/2014", "2014-03-13"), ("13/3/14", "2014-03-13"), ("13.03.2014", "2014-03-13"),
    ("13.3.2014", "2014-03-13"), ("3/3/2014", "2014-03-03"),
    // Leap days and ends of years.
    ("29 February 2012", "2012-02-29"), ("29 February 2000", "2000-02-29"),
    ("31 December 1999", "1999-12-31"), ("1 January 2000", "2000-01-01"),
    // Ranges.
    ("March 3-5, 2014", "2014-03-03..2014-03-05"), ("3-5 March 2014", "2014-03-03..2014-03-05"),
    ("3 to 5 May 2014", "2014-05-03..2014-05-05"), ("May 3 to 5, 2014", "2014-05-03..2014-05-05"),
    // Months.
    ("March 2014", "2014-03-01..2014-03-31"), ("March of 2014", "2014-03-01..2014-03-31"),
    ("March, 2014", "2014-03-01..2014-03-31"), ("Feb. 2012", "2012-02-01..2012-02-29"),
    ("March '98", "1998-03-01..1998-03-31"), ("2014-03", "2014-03-01..2014-03-31"),
    ("early March 2014", "2014-03-01..2014-03-10"),
    ("mid-March 2014", "2014-03-11..2014-03-20"),
    ("late March 2014", "2014-03-21..2014-03-31"),
    ("the end of February 2012", "2012-02-21..2012-02-29"),
    ("the second week of May 2013", "2013-05-08..2013-05-14"),
    ("the first Monday of June 2014", "2014-06-02"),
    ("the last Friday in May 2014", "2014-05-30"),
    // Years.
    ("2014", "2014-01-01..2014-12-31"), ("1914-18", "1914-01-01..1918-12-31"),
    ("1939-1945", "1939-01-01..1945-12-31"), ("early 2014", "2014-01-01..2014-04-30"),
    ("mid-2014", "2014-05-01..2014-08-31"), ("late 2014", "2014-09-01..2014-12-31"),
    ("the beginning of 2014", "2014-01-01..2014-04-30"),
    ("the year 2000", "2000-01-01..2000-12-31"), ("fiscal 1989", "1989-01-01..1989-12-31"),
    ("nineteen ninety-four", "1994-01-01..1994-12-31"),
    ("the year two thousand", "2000-01-01..2000-12-31"),
    // Decades and centuries.
    ("the 1990s", "1990-01-01..1999-12-31"), ("the nineties", "1990-01-01..1999-12-31"),
    ("the early 1990s", "1990-01-01..1993-12-31"), ("the mid-1990s", "1993-01-01..1996-12-31"),
    ("the late 1970s", "1976-01-01..1979-12-31"), ("the 2000s", "2000-01-01..2009-12-31"),
    ("the 19th century", "1800-01-01..1899-12-31"),
    ("the twentieth century", "1900-01-01..1999-12-31"),
    ("the twenty-first century", "2000-01-01..2099-12-31"),
    ("the 1800s", "1800-01-01..1899-12-31"),
    // Quarters, halves, seasons.
    ("the first quarter of 2013", "2013-01-01..2013-03-31"), ("Q3 2012", "2012-07-01..2012-09-30"),
    ("the fourth quarter of 2013", "2013-10-01..2013-12-31"),
    ("2013's second quarter", "2013-04-01..2013-06-30"),
    ("the first half of 2013", "2013-01-01..2013-06-30"),
    ("the second half of 2013", "2013-07-01..2013-12-31"),
    ("summer 2013", "2013-06-01..2013-08-31"), ("the spring of 2013", "2013-03-01..2013-05-31"),
    ("the winter of 2012", "2012-12-01..2013-02-28"), ("autumn 2013", "2013-09-01..2013-11-30"),
  ]

  @Test(
    "the whole expression is found, and means these days, whenever it was written",
    arguments: dayCases)
  func days(text: String, days: String) throws {
    for published in ["2014-07-16", "1989-11-02", "2020-01", "2011", ""] {
      let found = try FoundDates.days("It was in \(text), he said.", published: published)
      #expect(found == ["\(text) = \(days)"], "published \(published)")
    }
  }

  static let valueCases: [(String, String)] = [
    ("13 March 2014", "2014-03-13"), ("March 2014", "2014-03"), ("2014", "2014"),
    ("the 1990s", "199"), ("the 19th century", "18"), ("the first quarter of 2013", "2013-Q1"),
    ("the first half of 2013", "2013-H1"), ("summer 2013", "2013-SU"), ("early 2014", "2014"),
    ("mid-March 2014", "2014-03"), ("March 3-5, 2014", "2014-03-03/2014-03-05"),
    ("1914-18", "1914/1918"), ("winter 2013", "2013-WI"),
  ]

  @Test("values are those of TIMEX3", arguments: valueCases)
  func values(text: String, value: String) throws {
    let found = try FoundDates.values("It was in \(text).", published: "")
    #expect(found == ["\(text) = \(value)"])
  }

  @Test("what stands first in digits is what the corpus says, and both where nothing is known")
  func order() throws {
    let text = "It was on 03/04/2013."
    func found(_ order: DayMonthOrder?) throws -> [String] {
      try FoundDates.days(text, published: "", options: DateOptions(order: order))
    }
    #expect(try found(.dayFirst) == ["03/04/2013 = 2013-04-03"])
    #expect(try found(.monthFirst) == ["03/04/2013 = 2013-03-04"])
    #expect(try found(nil) == ["03/04/2013 = 2013-03-04..2013-04-03"])
  }

  static let pairCases: [(String, [String])] = [
    (
      "between 2010 and 2012",
      ["2010 = 2010-01-01..2012-12-31", "2012 = 2012-01-01..2012-12-31"]
    ),
    (
      "from March to May 2013",
      ["March = 2013-03-01..2013-05-31", "May 2013 = 2013-05-01..2013-05-31"]
    ),
    (
      "from 3 November to 5 January 2012",
      ["3 November = 2011-11-03..2012-01-05", "5 January 2012 = 2012-01-05"]
    ),
    (
      "in March and May 2013",
      ["March = 2013-03-01..2013-03-31", "May 2013 = 2013-05-01..2013-05-31"]
    ),
    ("in 2010 and 2012", ["2010 = 2010-01-01..2010-12-31", "2012 = 2012-01-01..2012-12-31"]),
  ]

  @Test("pairs", arguments: pairCases)
  func pairs(text: String, days: [String]) throws {
    #expect(try FoundDates.days("He lived there \(text).", published: "") == days)
    #expect(try FoundDates.days("He lived there \(text).", published: "2009-06-01") == days)
  }
}
