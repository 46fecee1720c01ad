import Articles
import Testing

@Suite struct DateTests {
  private func parse(_ text: String) -> PublicationDate? {
    PublicationDate.parse(Array(text.utf8).span)
  }

  /// Expected values are from `date -u -d … +%s`.
  static let good: [(text: String, precision: PublicationDate.Precision, start: Int64)] = [
    ("1970-01-01", .day, 0),
    ("2013-05-01", .day, 1_367_366_400),
    ("2013/05/01", .day, 1_367_366_400),
    ("2013-5-1", .day, 1_367_366_400),
    ("20130501", .day, 1_367_366_400),
    (" 2013-05-01\n", .day, 1_367_366_400),
    ("2013-05-01T10:20:30", .day, 1_367_403_630),
    ("2013-05-01t10:20:30z", .day, 1_367_403_630),
    ("2013-05-01T10:20:30.123456Z", .day, 1_367_403_630),
    ("2013-05-01 10:20:30+00:00", .day, 1_367_403_630),
    ("2013-05-01T10:20:30-04:00", .day, 1_367_403_630),
    ("2013-05-01T10:20:30+0530", .day, 1_367_403_630),
    ("20130501T102030Z", .day, 1_367_403_630),
    ("2013-05-01T10:20", .day, 1_367_403_600),
    ("2013-05-01 10:20 UTC", .day, 1_367_403_600),
    ("2013-05-01T10", .day, 1_367_402_400),
    ("2013-05", .month, 1_367_366_400),
    ("2013/05", .month, 1_367_366_400),
    ("2013", .year, 1_356_998_400),
    ("Wed, 01 May 2013 10:20:30 +0200", .day, 1_367_403_630),
    ("Wed, 01 May 2013 10:20:30 +0000 (UTC)", .day, 1_367_403_630),
    ("1 May 2013 10:20 GMT", .day, 1_367_403_600),
    ("1 May 2013", .day, 1_367_366_400),
    ("1 may 2013", .day, 1_367_366_400),
    ("29 September 2013", .day, 1_380_412_800),
    ("26-FEB-1987 15:01:01.79", .day, 541_350_061),
    (" 5-MAR-1987 09:15:05.40", .day, 541_934_105),
    ("3-MAR-1987  10:16:24.19", .day, 541_764_984),
    ("2012-02-29", .day, 1_330_473_600),
    ("2000-02-29", .day, 951_782_400),
    ("1916-07-04", .day, -1_688_169_600),
    ("0001-01-01", .day, -62_135_596_800),
    ("9999-12-31", .day, 253_402_214_400),
  ]

  @Test(arguments: good.indices)
  func understands(index: Int) {
    let (text, precision, start) = Self.good[index]
    let date = parse(text)
    #expect(date?.precision == precision && date?.start == start, "\(text)")
    #expect(date?.basis == .metadata)
  }

  @Test(arguments: [
    "", " ", "x", "2013-02-30", "2013-13-01", "2013-00-01", "2013-01-00", "2013-02-29",
    "1900-02-29",
    "0000-01-01", "201", "201305", "20133", "2013-", "2013-05-", "2013-05-01T", "2013-05-01T25:00",
    "2013-05-01T10:60", "2013-05-01T10:20:61", "2013-05-01T10:20:30+", "2013-05-01 10:20 PM",
    "2013-05-01x", "2013-05/01", "2013-05-011", "31 April 2013", "1 Foo 2013", "1 2013", "1-MAY",
    "May 2013", "Wed", "Wed, ", "tomorrow", "1367366400", "-2013-05-01", "12013-05-01",
    "2013-05-01T1",
    "2013-05-01T10:20:30.", "1-MAY 2013", "2013-05-01\0", "٢٠١٣-٠٥-٠١",
  ])
  func refuses(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func refusesLongTextsAndEveryShortOne() {
    #expect(parse(String(repeating: " ", count: 100) + "2013-05-01") == nil)
    // Cutting a good date anywhere gives a date or none, never a trap.
    for (text, _, _) in Self.good {
      for count in 0...text.utf8.count { _ = parse(String(text.prefix(count))) }
    }
  }

  @Test func everyDayCountsOne() {
    var expected: Int64 = -62_135_596_800
    for year in 1...2400 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        let text = "\(padded(year, 4))-\(padded(month, 2))-"
        #expect(parse(text + "01")?.start == expected)
        expected += Int64(length) * 86_400
        #expect(parse(text + padded(length, 2))?.start == expected - 86_400)
        #expect(parse(text + padded(length + 1, 2)) == nil)
      }
    }
  }

  private func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  @Test func ordersByPrecisionThenTime() {
    let ordered = [
      parse("1916-01-01"), parse("2013-05-01"), parse("2013-05-01T00:00:01"), parse("1950-01"),
      parse("1900"), PublicationDate.none,
    ].compactMap { $0 }
    #expect(ordered.count == 6 && ordered.shuffled().sorted() == ordered)
    let empty = PublicationDate(
      precision: .none, start: 7, days: 1, hasTime: true, basis: .metadata)
    #expect(empty == .none)
  }
}
