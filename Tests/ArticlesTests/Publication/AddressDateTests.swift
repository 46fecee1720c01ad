import Testing

@testable import Articles

/// Dates in URLs, in paths and in datelines.
struct AddressDateTests {
  @Test(
    "URLs",
    arguments: [
      ("http://x.org/2013/12/12/story", "2013-12-12 day url"),
      ("http://x.org/2013/12/12", "2013-12-12 day url"),
      ("http://x.org/2013/1/2/story", "2013-01-02 day url"),
      ("http://x.org/2013/dec/12/story", "2013-12-12 day url"),
      ("http://x.org/2013/12/12.html", "2013-12-12 day url"),
      ("http://x.org/2013/12/10-things-to-know", "2013-12-01..2013-12-31 month url"),
      ("http://x.org/2013/12/story", "2013-12-01..2013-12-31 month url"),
      ("http://x.org/a-2007-06-18-b.html", "2007-06-18 day url"),
      ("http://x.org/a?d=2007-06-18", "2007-06-18 day url"),
      ("http://x.org/2007_06_18.html", "2007-06-18 day url"),
      ("http://x.org/20131212-story", "2013-12-12 day url"),
      ("http://x.org/1916/07/04/story", "1916-07-04 day url"),
      ("http://x.org/2007-06-18/2013/12/12/story", "2013-12-12 day url"),
      ("http://x.org/2013/12/story-2013-12-15", "2013-12-15 day url"),
      ("http://x.org/article/idUSN2021166720061020", "none"),
      ("http://x.org/2013/13/12/story", "none"),
      ("http://x.org/2013/02/30/story", "none"),
      ("http://x.org/2013/", "none"),
      ("http://x.org/12345678/", "none"),
      ("http://x.org/3013/12/12/", "none"),
      ("http://x.org/2006-2013", "none"),
      ("http://x.org/a20131212/", "none"),
      ("http://x.org/120131212/", "none"),
      ("https://en.example.org/?curid=20131212", "none"),
      ("http://x.org/?curid=18540825", "none"),
      ("http://x.org/18540825/", "none"),
      ("http://x.org/?id=20131212", "none"),
      ("http://x.org/a?id=2013-12-12", "none"),
      ("http://x.org/a?id=7&date=20131212", "2013-12-12 day url"),
      ("http://x.org/a?pubDate=2013-12-12&id=20120101", "2013-12-12 day url"),
      ("http://x.org/2013/12/12/a?id=20120101", "2013-12-12 day url"),
      ("http://x.org/world-africa-20131212", "none"),
      ("http://x.org/wire-20131212-a", "2013-12-12 day url"),
      ("http://x.org/7-20131212-a", "none"),
      ("http://x.org/20131212", "2013-12-12 day url"),
      ("http://x.org/13-12-2013/a", "2013-12-13 day url"),
      ("http://x.org/12-12-2013/a", "2013-12-12 day url"),
      ("http://x.org/11-12-2013/a", "none"),
      ("http://x.org/2013-12/a", "2013-12-01..2013-12-31 month url"),
      ("http://x.org/a-2013-12/a", "none"),
      ("2013", "none"),
      ("", "none"),
    ])
  func urls(url: String, expected: String) throws {
    #expect(try Dated(body: "Text of an article.", [("url", url)]).words == expected)
  }

  @Test(
    "Paths",
    arguments: [
      ("2013/12/12/a.jsonl", "2013-12-12 day path"),
      ("wire/2013-12-12.jsonl", "2013-12-12 day path"),
      ("wire/20131212.jsonl", "2013-12-12 day path"),
      ("wire-20131212.jsonl", "2013-12-12 day path"),
      ("12-12-2013/a.jsonl", "2013-12-12 day path"),
      ("2013-12/a.jsonl", "2013-12-01..2013-12-31 month path"),
      ("2013/12/a.jsonl", "2013-12-01..2013-12-31 month path"),
      ("2006-2013.jsonl", "none"),
    ])
  func paths(path: String, expected: String) throws {
    #expect(try Dated(body: "Text of an article.", path: path).words == expected)
  }

  @Test(
    "Datelines with a year that the days of collection leave",
    arguments: [
      ("BAMAKO, Jan 26 (AFP) - Soldiers", "2013-01-26 day dateline"),
      ("BAMAKO, Jan. 26 — Soldiers", "2013-01-26 day dateline"),
      ("BAMAKO, Mali, Jan 26 (Reuters) – Soldiers", "2013-01-26 day dateline"),
      ("PARIS, 3 mars - Le ministre", "2013-03-03 day dateline"),
      ("PARIS, le 1er mars (AFP) - Le ministre", "2013-03-01 day dateline"),
      ("BAMAKO, 26 January 2012 (IRIN) - Soldiers", "2012-01-26 day dateline"),
      ("A quiet day\n\nBAMAKO, Jan 26 (AFP) - Soldiers", "2013-01-26 day dateline"),
      ("BAMAKO, Feb 29 (AFP) - Soldiers", "none"),
      ("BAMAKO, Jan 32 (AFP) - Soldiers", "none"),
      ("BAMAKO (AFP) - Soldiers", "none"),
      ("BAMAKO, Jan 26 Soldiers", "none"),
      ("BAMAKO, Jan 26-27 - Soldiers", "none"),
      ("In Bamako, Jan 26 - Soldiers", "none"),
      ("SÉGOU, Jan 26 - Soldiers", "2013-01-26 day dateline"),
      ("장데(, 2012년 1월 26일 - ) Soldiers", "none"),
      ("BAMAKO, May - Soldiers", "none"),
      ("OTHMAN (Ali, 26 January 2012 - ) Soldiers", "none"),
      ("BAMAKO (Mali), Jan 26 (AFP) - Soldiers", "2013-01-26 day dateline"),
    ])
  func datelines(text: String, expected: String) throws {
    var options = PublicationOptions()
    options.collected = try PublicationOptions.collection("2013")
    let body = text + " said on Thursday that the road was open again."
    #expect(try Dated(body: body, options: options).words == expected)
    if !expected.hasPrefix("2012") {
      #expect(try Dated(body: body).words == "none")
    }
  }

  @Test("Of several years one is taken if a past day in the text leaves no other")
  func years() throws {
    var options = PublicationOptions()
    options.collected = try PublicationOptions.collection("2012..2013")
    let dateline = "BAMAKO, Jan 26 (AFP) - Soldiers "
    func found(_ text: String) throws -> String {
      try Dated(body: dateline + text, options: options).words
    }
    #expect(try found("came.") == "none")
    #expect(try found("came since March 22, 2012.") == "2013-01-26 day dateline")
    #expect(try found("who revolted on 22 March 2012 came.") == "2013-01-26 day dateline")
    #expect(try found("vote is scheduled on 22 March 2012.") == "none")
    #expect(try found("came. On 22 March 2012 the army killed ten.") == "2013-01-26 day dateline")
    #expect(try found("came. On March 22, 2012, soldiers took it.") == "2013-01-26 day dateline")
    #expect(try found("came. On 22 March 2012 the vote is to be repeated.") == "none")
    #expect(try found("came. On 22 March 2012 the planned vote will be repeated.") == "none")
    #expect(try found("came. On 22 March 2012 rain. The army killed ten.") == "none")
    #expect(try found("will vote on 22 March 2012.") == "none")
  }

  /// Addresses without another year are not read where one is feared; none that tells one may pass.
  @Test("No address that tells a far year is held for one that cannot")
  func farYears() {
    let parts = [
      "2005", "2010", "2552", "20050304", "20100304", "25520304", "120050304", "05", "12", "3",
      "sept", "mar", "may", "a", "id", "/", "/", "/", "-", "-", "_", ".", "?", "d=", "date=", "&",
      "http://x.org/", "é", "2005/03/04", "13-12-2005", "12-sept-05", "2005-03", "03/2005/",
    ]
    var random = SplitMix(seed: Seed.value)
    let near = 2009...2011
    var (far, passed) = (0, 0)
    for _ in 0..<50_000 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        parts[Int.random(in: parts.indices, using: &random)]
      }.joined()
      let bytes = Array(text.utf8)
      let mayTell = AddressDate.mayTellYear(outside: near, in: bytes.span)
      let days = AddressDate.find(in: bytes.span)?.interval
      let isFar = days.map { !near.overlaps($0.first.parts.year...$0.last.parts.year) } ?? false
      #expect(!isFar || mayTell, "\(text)")
      far += isFar ? 1 : 0
      passed += mayTell ? 0 : 1
    }
    #expect(far > 1_000 && passed > 1_000)
  }

  @Test("The first digit is found wherever it stands")
  func firstDigit() {
    for count in 0...40 {
      for place in 0...count {
        for other: UInt8 in [0x2F, 0x3A, 0xB0, 0x00, 0xFF] {
          var bytes = [UInt8](repeating: other, count: count)
          if place < count { bytes[place] = 0x30 + UInt8(place % 10) }
          for start in 0...count {
            let expected = place < count && place >= start ? place : nil
            #expect(bytes.span.firstDigit(in: start..<count) == expected)
          }
        }
      }
    }
  }
}
