import Calendar
import Testing

@testable import Articles

/// Lines of their own that tell when a text was published, and lines that only speak of a date.
struct HeaderLineTests {
  private static let prose =
    "The council met on Thursday and heard what the farmers of the valley had to say about the water."

  @Test(
    "Header lines",
    arguments: [
      (" date 2020-01-27 advertisement", "2020-01-27", nil),
      ("Published: 3 March 2014", "2014-03-03", nil),
      ("27 janvier 2020", "2020-01-27", nil),
      ("Updated Fri Oct 28, 2011 1:26pm EDT", "2011-10-28", 48_360),
      ("-- Fri Oct 28, 2011 1:26pm EDT", "2011-10-28", 48_360),
      ("Publié le 3 mars 2014 à 10h30", "2014-03-03", 37_800),
      ("PUBLIÉ LE 3 MARS 2014", "2014-03-03", nil),
      ("Mis à jour le 3 mars 2014", "2014-03-03", nil),
      ("By Jane Doe | March 3, 2014 | 10:02 AM", "2014-03-03", 36_120),
      ("By Jane Doe and John Roe, March 3, 2014", "2014-03-03", nil),
      ("Posted on March 3rd, 2014 by admin", "2014-03-03", nil),
      ("Posted by admin on March 3, 2014", "2014-03-03", nil),
      ("Par Jeanne Dupont le 3 mars 2014", "2014-03-03", nil),
      ("Jane Doe – 3 March 2014", "2014-03-03", nil),
      ("REUTERS | Mar. 3, 2014", "2014-03-03", nil),
      ("(Reuters) - March 3, 2014", "2014-03-03", nil),
      ("3 March 2014 - 10:30 GMT", "2014-03-03", 37_800),
      ("Bamako, 3 March 2014", "2014-03-03", nil),
      ("March 3, 2014 Bamako", "2014-03-03", nil),
      ("March 3, 2014 • 5 min read", "2014-03-03", nil),
      ("Posted on 13/04/2013", "2013-04-13", nil),
      ("Posted: 2014-03-03T10:20:30Z", "2014-03-03", 37_230),
      ("Published 3 March 2014, updated 4 March 2014", "2014-03-03", nil),
      ("Monday 3 March 2014", "2014-03-03", nil),
      ("2014年3月3日", "2014-03-03", nil),
      ("发布时间：2014年3月3日 10:20", "2014-03-03", 37_200),
      ("2014年3月3日 星期一", "2014-03-03", nil),
      ("2014年3月3日星期一", "2014-03-03", nil),
      ("2014년 3월 3일 10:20", "2014-03-03", 37_200),
      ("Release date: March 3, 2014", "2014-03-03", nil),
      ("FOR IMMEDIATE RELEASE March 3, 2014", "2014-03-03", nil),
      ("Last updated at 10:30 on 3 March 2014", "2014-03-03", nil),
      (
        "Read next: how the fishermen of the lake live with less water every year date 2020-01-27 advertisement",
        "2020-01-27", nil
      ),
    ] as [(String, String, Int?)])
  func headers(line: String, day: String, seconds: Int?) throws {
    for text in [
      line + "\n\n" + Self.prose, "\n  " + line + "  \r\n" + Self.prose,
      "A quiet day in the valley\n" + line + "\nBy Jane Doe\n\n" + Self.prose,
    ] where !(text.hasPrefix("A ") && line.hasPrefix("Read next")) {
      let found = try Dated(body: text)
      #expect(found.words == "\(day) day header", "\(text)")
      #expect(found.seconds == seconds, "\(text)")
    }
  }

  @Test(
    "No header lines",
    arguments: [
      "The war ended on 3 March 2014.",
      "He was killed on March 3, 2014, in the north",
      "Attack on March 3, 2014",
      "Election set for March 3, 2014",
      "will retire effective\nJanuary 1, 2007.",
      "the talks that began\nJanuary 1, 2007\nand went on",
      "\"opened for signature -\" 29 April 1958",
      "Between 3 March 2014 and 5 May 2014",
      "3 March 2014 5 May 2014",
      "Published",
      "The law of 1 July 2012 and its many children in the courts of the whole country",
      "They met in Bamako on 3 March 2014 to speak of the water",
      "Phone 03 04 2014",
      "In 2014 the farmers came",
      "It was March 2014",
      "A report published on 3 March 2014 said the river had less water than ever before since",
      "l3 May 2014",
      "June 3, 1016",
      "2014年3月3日，今天的河水比以前少",
      "2014年3月3日今天的河水比以前少",
      "2014年3月3日河水为一次比以前少",
      "2014年3月3日 今天的河水比以前少。",
      "발전(, 2014년 3월 3일 - 2015년 5월 1일)",
      "2014년 3월 3일에 비가 왔다",
      "It rained in\nMarch 2014\nand in May",
      "March 2014 was dry",
      "2014-03",
      "March 3014",
      "Election date: 3 March 2014 or the next day in the valley",
    ])
  func prose(text: String) throws {
    #expect(try Dated(body: text + "\n\n" + Self.prose).words == "none", "\(text)")
    #expect(try Dated(body: Self.prose + "\n" + text).words == "none", "\(text)")
  }

  @Test("A line of a month counts if no day is told, and no other line is a month")
  func months() throws {
    func found(_ text: String) throws -> String { try Dated(body: text).words }
    let month = "2014-03-01..2014-03-31 month header"
    #expect(try found("The water\nMarch 2014\n\n" + Self.prose) == month)
    #expect(try found("Mars 2014\n\n" + Self.prose) == month)
    #expect(try found("March 2014\n3 March 2014\n\n" + Self.prose) == "2014-03-03 day header")
    #expect(try found("March 2014\n\nRain.\n\nApril 2014\n\nMore rain.") == "none")
    #expect(try found("A a\nB b\nC c\nD d\nMarch 2014\n") == "none")
  }

  @Test("The fifth line is too far down, and what is published counts before what is updated")
  func order() throws {
    let line = "Published: 3 March 2014"
    #expect(try Dated(body: "A a\nB b\nC c\nD d\n\(line)\n").words == "none")
    #expect(try Dated(body: "A a\n\nB b\n\nC c\n\n\(line)\n").words == "2014-03-03 day header")
    let both = "Updated: 4 March 2014\n\(line)\n\n\(Self.prose)"
    #expect(try Dated(body: both).words == "2014-03-03 day header")
  }

  /// Lines without another year need not be read where one is feared; no line that tells one may pass.
  @Test("No line that tells a far year is held for one that cannot")
  func farYears() {
    let parts = [
      "3 March 2010", "March 3, 2005", "03/04/05", "03/04/2010", "3-May, 05", "3-May-05",
      "3 May '05", "3 May \u{2019}05", "2005-10-12", "20051012", "3 March 2552", "2005年3月3日",
      "2010", "1,500", "12", "2,0050", "1200", "3 May 1599", "3 May 1600", "31 December 2099",
      "1 January 2100", "000660", "20051", "3 May 20051", "3 March 2600", "3 March 2500",
      "Published:", "Updated:", "By Jane Doe |", "|", "in",
      "Paris,",
      "\n", "\n\n", Self.prose,
    ]
    var random = SplitMix(seed: Seed.value)
    let near = 2009...2011
    var (far, passed) = (0, 0)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        parts[Int.random(in: parts.indices, using: &random)]
      }.joined(separator: " ")
      let bytes = Array(text.utf8)
      let mayTell = HeaderLine.mayTellYear(outside: near, in: bytes.span)
      let days = HeaderLine.day(in: bytes.span)?.interval
      let isFar = days.map { !near.overlaps($0.first.parts.year...$0.last.parts.year) } ?? false
      #expect(!isFar || mayTell, "\(text)")
      far += isFar ? 1 : 0
      passed += mayTell ? 0 : 1
    }
    #expect(far > 1_000 && passed > 1_000)
  }
}
