import Dates
import Testing

/// Times that other dates and units around them place, in an article of Wednesday, 15 May 2013.
@Suite struct CountedFromDatesTests {
  static let published = "2013-05-15"

  @Test(
    "beside and before other dates",
    arguments: [
      "He died [the day before yesterday|DATE|2013-05-13].",
      "He leaves [the day after tomorrow|DATE|2013-05-17].",
      "He left [the day after 3 March 2012|DATE|2012-03-04].",
      "He left [the day before the 3rd of March 2012|DATE|2012-03-02].",
      "He left [the day after Christmas 2012|DATE|2012-12-26].",
      "[Two days after|DATE|2012-03-05] [3 March 2012|DATE|2012-03-03] he left.",
      "He left [a week before|DATE|2012-12-18] [Christmas 2012|DATE|2012-12-25].",
      "[Two weeks after|DATE|2012-04-05] the [22 March 2012|DATE|2012-03-22] coup he left.",
      "[Two years after|DATE|2012] [2010|DATE|2010] he left.",
      "He stayed for [two days|DURATION|P2D] before [3 March 2012|DATE|2012-03-03].",
      "He left [a week|DURATION|P1W] before the election.",
      "He wrote in [the last ten days|DURATION|P10D] before [3 March 2012|DATE|2012-03-03].",
      "It came [less than two weeks|DURATION|P2W] before [3 March 2012|DATE|2012-03-03].",
      "In [2012|DATE|2012] it came [a year|DURATION|P1Y] later than planned.",
      "[Eight trading days|DURATION|P8D] after [3 March 2012|DATE|2012-03-03] it fell.",
      "[Deux jours après|DATE|2012-03-05] le [3 mars 2012|DATE|2012-03-03], il partit.",
      "[Une semaine avant|DATE|2012-02-25] le [3 mars 2012|DATE|2012-03-03], il partit.",
      "He took power in [2010|DATE|2010]. [Two years later|DATE|2012] he left.",
    ])
  func besideDates(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "weekdays of other weeks",
    arguments: [
      "It rained on [Tuesday of last week|DATE|2013-05-07].",
      "It rained [Tuesday last week|DATE|2013-05-07].",
      "It rained [last week Tuesday|DATE|2013-05-07].",
      "It will rain on [Tuesday next week|DATE|2013-05-21].",
      "It rains on [Friday this week|DATE|2013-05-17].",
    ])
  func weekdays(marked: String) throws { try MarkedText(marked).expect(published: Self.published) }

  @Test(
    "the last and other units of a longer one",
    arguments: [
      "He died in [the last week of 2012|DATE|2012-12-25/2012-12-31].",
      "He died on [the last day of March 2012|DATE|2012-03-31].",
      "He slipped on [the last trading day of 2006|DATE|2006-12-29].",
      "He died in [the last month of 2012|DATE|2012-12].",
      "It rose in [the last quarter of 2012|DATE|2012-Q4].",
      "He left on [the last day of the year|DATE|2013-12-31].",
      "He left on [the first day of last year|DATE|2012-01-01].",
      "He left in [the first week of this month|DATE|2013-05-01/2013-05-07].",
      "It was [week 53 of 2009|DATE|2009-W53].",
      "It lost money in [the quarter|DATE|2012-Q3] ended [Sept. 30, 2012|DATE|2012-09-30].",
      "He left at [midday|TIME|2013-05-15T12:00].",
    ])
  func units(marked: String) throws { try MarkedText(marked).expect(published: Self.published) }

  @Test(
    "tense",
    arguments: [
      "Profit rose in [the third quarter|DATE|2012-Q3].",
      "Profit will rise in [the third quarter|DATE|2013-Q3].",
      "He leaves [Thursday|DATE|2013-05-16] for Paris.",
      "He left [Thursday|DATE|2013-05-09] for Paris.",
    ])
  func tense(marked: String) throws { try MarkedText(marked).expect(published: Self.published) }

  @Test(
    "ranges take the year of their end, and last until it",
    arguments: [
      (
        "It met 30 January-3 February 2012 in Gao.",
        ["30 January = 2012-01-30..2012-02-03", "3 February 2012 = 2012-02-03"]
      ),
      (
        "It rained in January-March 2012.",
        ["January = 2012-01-01..2012-03-31", "March 2012 = 2012-03-01..2012-03-31"]
      ),
      ("It rained on Jan 30/31 2012.", ["Jan 30/31 2012 = 2012-01-30..2012-01-31"]),
      (
        "Entre mars et mai 2012, il a plu.",
        ["mars = 2012-03-01..2012-05-31", "mai 2012 = 2012-05-01..2012-05-31"]
      ),
      (
        "Entre 2010 et 2012, il a plu.",
        ["2010 = 2010-01-01..2012-12-31", "2012 = 2012-01-01..2012-12-31"]
      ),
      ("Les 3 et 4 mars 2012, il a plu.", ["3 = 2012-03-03", "4 mars 2012 = 2012-03-04"]),
      (
        "Il a plu entre le 10 et le 12 janvier 2013.",
        ["10 = 2013-01-10..2013-01-12", "12 janvier 2013 = 2013-01-12"]
      ),
    ])
  func ranges(text: String, days: [String]) throws {
    #expect(try FoundDates.days(text, published: Self.published) == days)
  }
}
