import Calendar
import Testing

/// Dates as people and programs write them.
struct WrittenDateTests {
  /// What is written, the days that are meant, and the time of day in seconds.
  typealias Case = (text: String, days: String, seconds: Int?)

  private static func read(_ text: String, _ forms: WrittenDate.Forms = .metadata) -> WrittenDate? {
    WrittenDate.read(whole: Array(text.utf8).span, forms: forms)
  }

  static let iso: [Case] = [
    ("1970-01-01", "1970-01-01", nil),
    ("2013-05-01", "2013-05-01", nil),
    ("2013/05/01", "2013-05-01", nil),
    ("2013.05.01", "2013-05-01", nil),
    ("2013-5-1", "2013-05-01", nil),
    (" 2013-05-01\n", "2013-05-01", nil),
    ("2012-02-29", "2012-02-29", nil),
    ("2000-02-29", "2000-02-29", nil),
    ("0001-01-01", "0001-01-01", nil),
    ("9999-12-31", "9999-12-31", nil),
    ("2013-05-01T10:20:30", "2013-05-01", 37_230),
    ("2013-05-01t10:20:30z", "2013-05-01", 37_230),
    ("2013-05-01T10:20:30.123456Z", "2013-05-01", 37_230),
    ("2013-05-01T10:20:30,5Z", "2013-05-01", 37_230),
    ("2013-05-01 10:20:30+00:00", "2013-05-01", 37_230),
    ("2013-05-01T23:20:30-04:00", "2013-05-01", 84_030),
    ("2013-05-01T10:20:30+0530", "2013-05-01", 37_230),
    ("2013-05-01T10:20:30+05", "2013-05-01", 37_230),
    ("2013-05-01T10:20:30+02:00[Europe/Paris]", "2013-05-01", 37_230),
    ("20130501T102030Z", "2013-05-01", 37_230),
    ("2013-05-01T1020", "2013-05-01", 37_200),
    ("2013-05-01T10:20", "2013-05-01", 37_200),
    ("2013-05-01 10:20 UTC", "2013-05-01", 37_200),
    ("2013-05-01T10", "2013-05-01", 36_000),
    ("2013-05-01T23:59:60Z", "2013-05-01", 86_399),
    ("2013-05", "2013-05-01..2013-05-31", nil),
    ("2013/05", "2013-05-01..2013-05-31", nil),
    ("2013", "2013-01-01..2013-12-31", nil),
    ("2009-W53", "2009-12-28..2010-01-03", nil),
    ("2009-W53-7", "2010-01-03", nil),
    ("2012-366", "2012-12-31", nil),
    ("20130501", "2013-05-01", nil),
    ("201305011020", "2013-05-01", 37_200),
    ("20130403123000", "2013-04-03", 45_000),
    ("1367366400", "2013-05-01", 0),
    ("1367403630", "2013-05-01", 37_230),
    ("1367403630.5", "2013-05-01", 37_230),
    ("1367403630123", "2013-05-01", 37_230),
  ]

  static let named: [Case] = [
    ("Wed, 01 May 2013 10:20:30 +0200", "2013-05-01", 37_230),
    ("Wed, 01 May 2013 10:20:30 +0000 (UTC)", "2013-05-01", 37_230),
    ("1 May 2013 10:20 GMT", "2013-05-01", 37_200),
    ("Wed, 01 May 13 10:20:30 GMT", "2013-05-01", 37_230),
    ("26-FEB-1987 15:01:01.79", "1987-02-26", 54_061),
    (" 5-MAR-1987 09:15:05.40", "1987-03-05", 33_305),
    ("3-MAR-1987  10:16:24.19", "1987-03-03", 36_984),
    ("3-Mar-87", "1987-03-03", nil),
    ("2013-Apr-03", "2013-04-03", nil),
    ("Fri Oct 28, 2011 1:26pm EDT", "2011-10-28", 48_360),
    ("Fri Oct 28, 2011 12:26am EDT", "2011-10-28", 1560),
    ("Fri Oct 28, 2011 12:26 p.m.", "2011-10-28", 44_760),
    ("Wed Aug 27 13:08:45 +0000 2008", "2008-08-27", 47_325),
    ("Wed Aug 27 13:08:45 UTC 2008", "2008-08-27", 47_325),
    ("3 March 2014", "2014-03-03", nil),
    ("3 march 2014", "2014-03-03", nil),
    ("3rd of March, 2014", "2014-03-03", nil),
    ("March 3, 2014", "2014-03-03", nil),
    ("MARCH 3 2014", "2014-03-03", nil),
    ("Mar. 3rd, 2014", "2014-03-03", nil),
    ("Sept. 29, 2013", "2013-09-29", nil),
    ("Monday, March 3, 2014 at 10:30 a.m. ET", "2014-03-03", 37_800),
    ("March 3, 2014 | 10:02 AM", "2014-03-03", 36_120),
    ("March 3, 2014 10.30pm", "2014-03-03", 81_000),
    ("March 3, 2014, 10 pm", "2014-03-03", 79_200),
    ("3 March '14", "2014-03-03", nil),
    ("March 2014", "2014-03-01..2014-03-31", nil),
    ("January 2013", "2013-01-01..2013-01-31", nil),
    ("Jan. 2013", "2013-01-01..2013-01-31", nil),
    ("27 janvier 2020", "2020-01-27", nil),
    ("lundi 27 janvier 2020", "2020-01-27", nil),
    ("27 janv. 2020", "2020-01-27", nil),
    ("1er mars 2012", "2012-03-01", nil),
    ("mar. 3 févr. 2014", "2014-02-03", nil),
    ("le 3 mars 2014", "", nil),
    ("3 mars 2014 à 10h30", "2014-03-03", 37_800),
    ("3 mars 2014 à 10 h 30", "2014-03-03", 37_800),
    ("15 AOÛT 2013", "2013-08-15", nil),
    ("janvier 2013", "2013-01-01..2013-01-31", nil),
    ("3 de marzo de 2014", "2014-03-03", nil),
    ("3. März 2014, 10:20 Uhr", "2014-03-03", 37_200),
    ("3. Dezember 2014", "2014-12-03", nil),
    ("quarta-feira, 3 de setembro de 2014", "2014-09-03", nil),
    ("3 agosto 2014", "2014-08-03", nil),
    ("2014年3月3日", "2014-03-03", nil),
    ("2014年3月", "2014-03-01..2014-03-31", nil),
    ("2014년 3월 3일", "2014-03-03", nil),
    ("3 May 2566", "2023-05-03", nil),
    ("2566-05-03", "2023-05-03", nil),
    ("29 February 2563", "2020-02-29", nil),
    ("29 February 2556", "", nil),
  ]

  @Test("Metadata", arguments: (iso + named).indices)
  func metadata(index: Int) {
    let (text, days, seconds) = (Self.iso + Self.named)[index]
    let bytes = Array(text.utf8)
    let found = WrittenDate.read(first: bytes.span, forms: .metadata)
    guard !days.isEmpty else {
      #expect(found?.isWhole != true, "\(text)")
      return
    }
    #expect(found?.date.interval.description == days, "\(text)")
    #expect(found?.date.secondsOfDay == seconds, "\(text)")
    #expect(found?.isWhole == true, "\(text)")
    #expect(found?.date.isAmbiguous == false && found?.date.order == nil, "\(text)")
  }

  @Test(
    "Day and month as numbers",
    arguments: [
      ("03/04/2013", "2013-04-03", "2013-03-04", nil),
      ("3.4.2013", "2013-04-03", "2013-03-04", nil),
      ("3-4-2013", "2013-04-03", "2013-03-04", nil),
      ("03/04/13", "2013-04-03", "2013-03-04", nil),
      ("03/04/68", "2068-04-03", "2068-03-04", nil),
      ("03/04/69", "1969-04-03", "1969-03-04", nil),
      ("13/04/2013", "2013-04-13", nil, DayMonthOrder.dayFirst),
      ("04/13/2013", "2013-04-13", nil, .monthFirst),
      ("4/4/2013", "2013-04-04", nil, nil),
      ("29/02/2012", "2012-02-29", nil, .dayFirst),
      ("02/29/2012", "2012-02-29", nil, .monthFirst),
      ("03/04/2556", "2013-04-03", "2013-03-04", nil),
    ] as [(String, String, String?, DayMonthOrder?)])
  func orders(text: String, dayFirst: String, monthFirst: String?, order: DayMonthOrder?) throws {
    let date = try #require(Self.read(text))
    #expect(date.interval.description == dayFirst)
    #expect(date.monthFirst?.description == monthFirst)
    #expect(date.order == order)
    #expect(date.resolved(.dayFirst).interval.description == dayFirst)
    #expect(date.resolved(.monthFirst).interval.description == monthFirst ?? dayFirst)
    #expect(!date.resolved(.monthFirst).isAmbiguous && date.resolved(nil) == date)
  }

  @Test(
    "No dates",
    arguments: [
      "", " ", "x", "2013-02-30", "2013-13-01", "2013-00-01", "2013-01-00", "2013-02-29",
      "1900-02-29", "0000-01-01", "0000-00-00", "201", "201305", "20133", "2013-", "2013-05-",
      "2013-05-01T", "2013-05-01T25:00", "2013-05-01T10:60", "2013-05-01T10:20:61",
      "2013-05-01T10:20:30+", "2013-05-01 13:20 PM", "2013-05-01x", "2013-05/01", "2013-05-011",
      "31 April 2013", "1 Foo 2013", "1 2013", "1-MAY", "Wed", "Wed, ", "tomorrow", "-2013-05-01",
      "12013-05-01", "2013-05-01T1", "2013-05-01T10:20:30.", "2013-05-01\0", "٢٠١٣-٠٥-٠١",
      "l3 May 2013", "1O March 2014", "May l3, 2013", "May 3, 2O13", "3l/04/2013", "31/04/2013",
      "29/02/2013", "13/13/2013", "0/4/2013", "1.3.4.2013", "2013-04-03-12", "2009-W54",
      "2013-W53-1", "2013-W05-8", "2013-366", "2013-000", "99/99/9999", "123456789",
      "12345678901", "631151999", "9999999999", "2013-05-01 24:00", "03-04-13", "May", "Mayo",
      "May 32, 2013", "2014年13月3日", "2014年3月33日", "3 March",
    ])
  func refuses(text: String) {
    #expect(Self.read(text) == nil)
  }

  @Test(
    "In running text",
    arguments: [
      ("on 3 March 2014 he", 3, "2014-03-03", 12),
      ("on March 3, 2014, he", 3, "2014-03-03", 13),
      ("on March 3, 2014 - 10 people", 3, "2014-03-03", 13),
      ("(2014-03-03)", 1, "2014-03-03", 10),
      ("Fri Oct 28, 2011 1:26pm EDT By", 0, "2011-10-28", 27),
      ("3 March 2014 at 10 people", 0, "2014-03-03", 12),
      ("3 March 2014 10:30 BAMAKO", 0, "2014-03-03", 18),
      ("13 May 2013", 1, nil, 0),
      ("l3 May 2013", 1, nil, 0),
      ("March 2014", 0, nil, 0),
      ("20140303", 0, nil, 0),
      ("1367403630", 0, nil, 0),
      ("3 agosto 2014", 0, nil, 0),
      ("3 ago 2014", 0, nil, 0),
      ("10.3.4.2013", 3, nil, 0),
      ("3.4.13", 0, nil, 0),
      ("3 March 14 men", 0, nil, 0),
      ("2013", 0, nil, 0),
      ("x", 5, nil, 0),
    ] as [(String, Int, String?, Int)])
  func prose(text: String, start: Int, days: String?, count: Int) {
    let date = WrittenDate.read(Array(text.utf8).span, at: start)
    #expect(date?.interval.description == days, "\(text)")
    #expect(date?.byteCount ?? 0 == count, "\(text)")
  }
}
