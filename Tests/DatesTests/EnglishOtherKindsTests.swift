import Dates
import Testing

/// Durations, sets, times of the day, and what is no date.
@Suite struct EnglishOtherKindsTests {
  static let valueCases: [(String, [String])] = [
    // Durations.
    ("It lasted three months.", ["three months = P3M"]),
    ("It lasted two and a half years.", ["two and a half years = P2Y6M"]),
    ("It lasted 2 1/2 years.", ["2 1/2 years = P2Y6M"]),
    ("It lasted half an hour.", ["half an hour = PT30M"]),
    ("It lasted an hour and a half.", ["an hour and a half = PT1H30M"]),
    ("It lasted 48 hours.", ["48 hours = PT48H"]),
    ("It lasted more than four hours.", ["more than four hours = PT4H"]),
    ("It lasted at least twenty-four hours.", ["at least twenty-four hours = PT24H"]),
    ("It lasted several weeks.", ["several weeks = PXW"]),
    ("It lasted a couple of years.", ["a couple of years = P2Y"]),
    ("It lasted for decades.", ["decades = PXDE"]),
    ("It lasted a decade.", ["a decade = P10Y"]),
    ("It lasted two to three weeks.", ["two to three weeks = P3W"]),
    ("It was a 10-day visit.", ["10-day = P10D"]),
    ("It lasted one hundred and twenty days.", ["one hundred and twenty days = P120D"]),
    ("It fell over the past three months.", ["the past three months = P3M"]),
    ("It fell in recent weeks.", ["recent weeks = PXW"]),
    ("It will fall in the coming days.", ["the coming days = PXD"]),
    ("It fell in the year ended June 30, 1990.", ["the year = P1Y", "June 30, 1990 = 1990-06-30"]),
    // Sets.
    ("It rains every Tuesday.", ["every Tuesday = XXXX-WXX-2"]),
    ("It rains on Mondays.", ["Mondays = XXXX-WXX-1"]),
    ("It rains on Monday nights.", ["Monday nights = XXXX-WXX-1TNI"]),
    ("It rains daily.", ["daily = P1D"]), ("It rains annually.", ["annually = P1Y"]),
    ("It rains every two years.", ["every two years = P2Y"]),
    ("It rains twice a week.", ["a week = P1W"]), ("It costs 10 cents a day.", ["a day = P1D"]),
    ("There are four flights a week.", ["a week = P1W"]),
    ("It rains each month.", ["each month = P1M"]),
    // Times.
    ("It rained at 10:30 a.m. on Tuesday.", ["10:30 a.m. on Tuesday = 2014-07-15T10:30"]),
    ("It rained at 10 p.m. Tuesday.", ["10 p.m. Tuesday = 2014-07-15T22:00"]),
    ("It rained at 5pm.", ["5pm = 2014-07-16T17:00"]),
    ("It rained at 10.30 pm.", ["10.30 pm = 2014-07-16T22:30"]),
    ("It rained at 12 a.m.", ["12 a.m. = 2014-07-16T00:00"]),
    ("It rained at 14:30 GMT.", ["14:30 GMT = 2014-07-16T14:30"]),
    ("It rained at 0300 GMT.", ["0300 GMT = 2014-07-16T03:00"]),
    ("It rained at eight o'clock.", ["eight o'clock = 2014-07-16T08:00"]),
    ("It rained at noon Thursday.", ["noon Thursday = 2014-07-10T12:00"]),
    ("It rained at 5 p.m. EST Nov. 9, 2013.", ["5 p.m. EST Nov. 9, 2013 = 2013-11-09T17:00"]),
    (
      "Fri Oct 28, 2011 1:26pm EDT",
      ["Fri Oct 28, 2011 = 2011-10-28", "1:26pm EDT = 2011-10-28T13:26"]
    ),
    // References.
    ("He is currently here.", ["currently = PRESENT_REF"]),
    ("It rained recently.", ["recently = PAST_REF"]),
    ("In the near future it may rain.", ["the near future = FUTURE_REF"]),
  ]

  @Test("values", arguments: valueCases)
  func values(text: String, found: [String]) throws {
    #expect(try FoundDates.values(text, published: "2014-07-16") == found)
  }

  @Test("kinds")
  func kinds() throws {
    let text = "On Tuesday at 5 p.m. it rained for two hours, as every day."
    let found = try FoundDates.expressions(Array(text.utf8))
    #expect(found.map(\.kind) == [.date, .time, .duration, .set])
  }

  @Test(
    "no dates",
    arguments: [
      "There were 2,012 people and 2012 soldiers.", "It costs $2014, or 1990 dollars.",
      "Call 555-2012 or 202 555 1999.", "Flight 1990, page 2012 and Resolution 1973.",
      "He may go, they march, and the March of Dimes met June Carter.",
      "The Sun rose. He sat. They wed. Dec and Jan were friends.",
      "A second man came second; a second later he fell.", "Prices fall and fell.",
      "The score was 3:2, then 10-12, then 21-19.",
      "He is a 35-year-old, and she is six years old.",
      "No 1999 was sold.", "It weighs 1950 kg, or 2000 tons.",
      "About a quarter of them, three-quarters in all.", "ISBN 1985 and box 2001.",
      "He broke the 2000 metres record in 10.30.",
    ])
  func nothing(text: String) throws {
    let found = try FoundDates.values(text, published: "2014-07-16")
    #expect(found.isEmpty)
  }

  static let oddCases: [(String, [String])] = [
    // Days that do not exist, years that are none, letters that are no digits.
    ("On 30 February 2013 it rained.", ["30 February 2013 = 2013-02-01..2013-02-28"]),
    ("On 29 February 2013 it rained.", ["29 February 2013 = 2013-02-01..2013-02-28"]),
    ("On 2013-02-30 it rained.", []),
    ("On 3 May 2566 it rained.", ["3 May = --05-03"]),
    ("It was the year 2566.", []),
    ("On l3 May it rained.", []),
    ("On 45 May it rained.", []),
    ("On 99/99/2013 it rained.", []),
    ("It rained in May.", ["May = --05"]),
  ]

  @Test("what looks like a date makes no nonsense", arguments: oddCases)
  func odd(text: String, found: [String]) throws {
    #expect(try FoundDates.days(text, published: "") == found)
  }
}
