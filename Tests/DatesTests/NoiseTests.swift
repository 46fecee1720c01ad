import Calendar
import Dates
import Testing

/// Digits and words that are no dates, in English news; French ones are in `FrenchPitfallTests`.
struct NoiseTests {
  private static let published = "2020-01-27"

  @Test(
    "No date is found",
    arguments: [
      "Call 555-2013 or (202) 555-1914 for tickets.",
      "The score was 2-1 at half-time, then 3-2.",
      "The odds are 10-1 or 7/2 on the favourite.",
      "It costs $2,013 or 1,999 euros; shares fell to 2012.50 points.",
      "Flight 1990 to Paris was late; flight AF447 crashed.",
      "May God bless you. May the force be with you. It may rain.",
      "Theresa May spoke to reporters. Mrs May said so.",
      "Read John 3:16 and Psalm 119:105 and Romans 12:1-2.",
      "ISBN 0-306-40615-2 and ISBN 978-3-16-148410-0.",
      "At 16.27 N, 0.04 W, near 48°51′24″N 2°21′03″E.",
      "More than 2013 people fled the village of 1950 inhabitants.",
      "Take route 2010 or Highway 101, then Interstate 95.",
      "The soldiers march to the sea. March on, he said.",
      "He sat on the second row, in the third seat.",
      "The sun rose over Mali. Sun Microsystems fell. The Sun newspaper said so.",
      "Sat on the chair, he wed Mary. We wed in secret.",
      "Mon ami est parti. Mon père aussi.",
      "Jan Egeland spoke; April O'Neil did not. June Jones and August Wilson came.",
      "Room 1812 is on floor 18. Page 1984 of the book.",
      "Section 1983 and Article 2011 were cited.",
      "A 2000-seat hall, a 1500-strong force, a 1,900-page report.",
      "He ran 1500 metres and 1800 m. It weighs 1950 kg.",
      "He fell last in the race. The last man left.",
      "Version 10.4 of Windows 2000 runs on the Boeing 2013.",
      "The fall of Gao was quick. Spring water is clear. They spring from bed.",
      "Lot 1998, serial number 2001-7755-12.",
      "He got 1914 votes against 1800 votes.",
      "A second later it fell; the minute hand moved.",
      "He has 2012 goats and 2001 camels. The army has 1950 tanks.",
      "There were over 1950 arrests. He scored 2001 goals.",
      "It melts at 2000 degrees. It costs 1999 naira.",
      "The Nikkei fell to 2012. It rose by 1150.",
      "He lives at 2012 Main Street. The office is at 1999 Broadway.",
      "Mali beat Niger 9/11 in the shoot-out. The odds are 5/1, 11/4, 9/11.",
      "She sang Ruby Tuesday to Man Friday. April said so.",
    ])
  func none(text: String) throws {
    let found = try MarkedText.expressions(in: text, published: MarkedText.day(Self.published))
    #expect(MarkedText.summary(of: found, in: text) == [])
  }

  @Test(
    "Four digits before a zone are a time",
    arguments: [
      "By [1105 GMT|TIME|2020-01-27T11:05] shares fell.",
      "At [1530 GMT|TIME|2020-01-27T15:30] they rose.",
      "At [2010 GMT|TIME|2020-01-27T20:10] they rose ([2030 EST|TIME|2020-01-27T20:30]).",
      "It opens at [1200|TIME|2020-01-27T12:00] and [1800 GMT|TIME|2020-01-27T18:00].",
      "The curfew begins at [1800 hours|TIME|2020-01-27T18:00].",
      "It was over by [0300 hrs|TIME|2020-01-27T03:00].",
      "He worked [1800 hours|DURATION|PT1800H].",
    ])
  func military(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "What looks like a count or name and is a date, or the other way round",
    arguments: [
      "After [9/11|DATE|2001-09-11] he left.",
      "In [2012|DATE|2012] rebels took Gao, after the [2012|DATE|2012] elections.",
      "In [1H 2012|DATE|2012-H1] it rose, and in [FY2012|DATE|2012] and [FY12|DATE|2012].",
      "The [decade-long|DURATION|P10Y] war was a [year-long|DURATION|P1Y] siege.",
      "He came over [the week-end|DATE|2020-W04-WE].",
      "Rome fell in [476 AD|DATE|0476] and not in [AD 410|DATE|0410].",
      "It was [30 February 2012|DATE|2012-02], he wrote.",
      "The Mars 2020 mission is on its way to the planet.",
      "Le [jour de l'An 2013|DATE|2013-01-01], il partit.",
    ])
  func dates(marked: String) throws { try MarkedText(marked).expect(published: Self.published) }

  @Test(
    "Times before the year 1 are no days",
    arguments: [
      "They lived in the 5th century BC.", "It was built between 2000 and 1000 BC.",
      "A wall of the 2nd century BCE stands there.", "Un temple du Ve siècle av. J.-C. est là.",
      "Une ville du IIIe siècle avant Jésus-Christ.", "La ville de l'an 1200 avant notre ère.",
    ])
  func beforeOurEra(text: String) throws {
    let found = try MarkedText.expressions(in: text, published: MarkedText.day(Self.published))
    #expect(!found.isEmpty)
    for expression in found { #expect(expression.meaning == .unresolved, "\(expression)") }
  }

  @Test("A year of two digits and a short decade lie before the publication, or hardly ahead")
  func shortYears() throws {
    let text = "It was signed in '98 and renewed in '17, as in the '60s."
    func values(_ published: String?) throws -> [String] {
      let day = try published.flatMap { try MarkedText.day($0) }
      return try MarkedText.expressions(in: text, published: day).map(\.value.description)
    }
    #expect(try values("2016-05-01") == ["1998", "2017", "196"])
    #expect(try values("1916-05-01") == ["1898", "1917", "186"])
    #expect(try values(nil) == ["1998", "2017", "196"])
  }

  @Test("Bare digits far ahead of the publication count something")
  func farAhead() throws {
    let strike = "They voted: 2000 Jersey men strike."
    let old = try MarkedText.expressions(in: strike, published: MarkedText.day("1916-02-11"))
    #expect(old.isEmpty)
    let plan = try MarkedText.expressions(
      in: "The sea will rise by 2100.", published: MarkedText.day("1990-02-11"))
    #expect(plan.map(\.value.description) == ["2100"])
  }
}
