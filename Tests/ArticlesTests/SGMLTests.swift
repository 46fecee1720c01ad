import Articles
import Foundation
import Testing

@Suite struct SGMLTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  static let head = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"

  /// A record as the collection has them.
  static func record(
    _ id: Int, text: String, tag: String = "<TEXT>", date: String = "26-FEB-1987 15:01:01.79"
  )
    -> String
  {
    """
    <REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="99\(id)" NEWID="\(id)">
    <DATE>\(date)</DATE>
    <TOPICS><D>cocoa</D></TOPICS>
    <PLACES><D>el-salvador</D><D>usa</D></PLACES>
    <UNKNOWN>
    &#5;&#5;&#5;C T
    </UNKNOWN>
    \(tag)&#2;
    \(text)</TEXT>
    </REUTERS>

    """
  }

  private func read(_ text: String) throws -> Corpus {
    let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    return try Corpus([try folder.write("r.sgm", latin)])
  }

  @Test func takesAllParts() throws {
    let text = """
      <TITLE>BAHIA &lt;COCOA&gt; REVIEW
      </TITLE>
      <AUTHOR>    By A. Writer</AUTHOR>
      <DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Caf\u{E9} &amp; &#233;t\u{E9} up\u{3}
      1 &unknown; & 2 pct.
       Reuter
      &#3;</BODY>
      """
    let corpus = try read(Self.head + Self.record(1, text: text))
    let article = try #require(corpus.articles.first)
    #expect(corpus.problems.isEmpty && corpus.articles.count == 1)
    #expect(article.id == "1" && article.title == "BAHIA <COCOA> REVIEW")
    #expect(article.places == "el-salvador;usa" && article.date == "26-FEB-1987 15:01:01.79")
    #expect(
      article.published
        == PublicationDate(
          precision: .day, start: 541_350_061, days: 1, hasTime: true, basis: .metadata))
    #expect(
      article.body == "SALVADOR, Feb 26 - Café & été up\n1 &unknown; & 2 pct.\n Reuter\n")
    #expect(article.offset == UInt64(Self.head.utf8.count) && article.path == "r.sgm")
  }

  @Test func unprocessedTextAndBriefs() throws {
    let corpus = try read(
      Self.head
        + Self.record(1, text: "REPORT\nM-1...736.7\n", tag: #"<TEXT TYPE="UNPROC">"#)
        + Self.record(
          2, text: "******<TITLE>ONLY</TITLE>Blah blah blah.\n&#3;", tag: #"<TEXT TYPE="BRIEF">"#)
        + Self.record(3, text: "<TITLE>T</TITLE>\nAfter the title.\n")
        + Self.record(4, text: "<TITLE>T</TITLE><BODY>&#3; \n</BODY>"))
    #expect(corpus.ids == ["1", "3"])
    #expect(
      corpus.bodies[0] == "\nREPORT\nM-1...736.7\n" && corpus.bodies[1] == "\nAfter the title.\n")
    #expect(corpus.reasons == [.emptyBody, .emptyBody])
    #expect(corpus.problems.map(\.line) == [14, 37])
  }

  @Test func datesThatAreDamaged() throws {
    let corpus = try read(
      Self.record(1, text: "x", date: "31-MAR-1987 605:12:19.12")
        + Self.record(2, text: "x", date: "32-MAR-1987 05:12:19.12")
        + Self.record(3, text: "x", date: ""))
    #expect(corpus.ids.count == 3 && corpus.reasons == [.badDate, .badDate])
    #expect(corpus.articles.map(\.published.precision) == [.day, .none, .none])
    #expect(corpus.articles[0].published.start == 544_147_200)
  }

  @Test func unicodeIsKept() throws {
    let path = try folder.write("u.sgm", Self.record(1, text: "<BODY>Café – été</BODY>"))
    #expect(try Corpus([path]).bodies == ["Café – été"])
  }

  @Test func cutsDoNotMatter() throws {
    let text = Self.head + (1...9).map { Self.record($0, text: "<BODY>Text \($0)</BODY>") }.joined()
    let path = try folder.write("many.sgm", text)
    let bytes = Array(text.utf8)
    let whole = try Corpus([path])
    #expect(whole.ids == (1...9).map(String.init) && whole.chunks == 1)
    for chunkBytes in stride(from: 1, to: bytes.count, by: 37) {
      let corpus = try Corpus([path], chunkBytes: chunkBytes)
      #expect(corpus.articles == whole.articles && corpus.problems.isEmpty)
    }
    for article in whole.articles {
      #expect(bytes[Int(article.offset)...].starts(with: "<REUTERS".utf8))
    }
  }

  @Test func brokenRecordsAreReported() throws {
    let good = (1...3).map { Self.record($0, text: "<BODY>Text \($0)</BODY>") }
    let cut = String(good[1].prefix(200))
    let corpus = try read(good[0] + cut + "\n" + good[2] + "stray\n" + good[0] + cut)
    #expect(corpus.ids == ["1", "3", "1"])
    #expect(corpus.reasons == [.brokenRecord, .brokenRecord, .brokenRecord])
    #expect(corpus.problems[0].line == 11 && corpus.problems[0].byte == good[0].utf8.count)
  }

  @Test func cutAnywhereEachRecordIsAccountedFor() throws {
    let bytes = Array(
      (Self.head + (1...3).map { Self.record($0, text: "<BODY>Text \($0)</BODY>") }.joined()).utf8)
    for count in Self.head.utf8.count...bytes.count {
      let path = try folder.write("cut.sgm", Array(bytes[..<count]))
      let text = String(decoding: bytes[Self.head.utf8.count..<count], as: UTF8.self)
      let parts = text.components(separatedBy: "</REUTERS>\n")
      let isWhole = parts.last?.isEmpty == true || parts.last?.hasSuffix("</REUTERS>") == true
      for chunkBytes in [1, 200, 1 << 20] {
        let corpus = try Corpus([path], chunkBytes: chunkBytes)
        let records = parts.count - (parts.last == "" ? 1 : 0)
        let broken = corpus.reasons.count { $0 == .brokenRecord }
        #expect(
          corpus.articles.count + broken == records && broken == (isWhole ? 0 : 1), "\(count)")
        // Without any record the file as a whole is reported too.
        let isEmpty = !text.contains("<REUTERS")
        #expect(corpus.reasons.contains(.emptyFile) == isEmpty, "\(count)")
      }
    }
  }

  @Test(
    "an id of control characters alone is none", arguments: ["", " ", "\u{11}", "&#3;", " &#32;\t"])
  func emptyIDs(id: String) throws {
    let corpus = try read(
      "<REUTERS NEWID=\"\(id)\"><TEXT><BODY>x</BODY></TEXT></REUTERS>"
        + "<REUTERS NEWID=\" \(id)7\"><TEXT><BODY>y</BODY></TEXT></REUTERS>")
    #expect(corpus.ids == ["r.sgm#1", "7"] && corpus.problems.isEmpty)
  }

  @Test func overlongRecordsAreSkipped() throws {
    let long = Self.record(2, text: "<BODY>" + String(repeating: "x", count: 500_000) + "</BODY>")
    let text = Self.record(1, text: "x") + long + Self.record(3, text: "y")
    let path = try folder.write("long.sgm", text)
    for chunkBytes in [1, 1000, 1 << 20] {
      let corpus = try Corpus([path], chunkBytes: chunkBytes, lineBytes: 2000)
      #expect(corpus.ids == ["1", "3"] && corpus.reasons == [.tooLong])
      #expect(corpus.problems.first?.line == 11)
    }
  }

  @Test func textOutsideIsToldOnceWhateverTheChunks() throws {
    let record = "<REUTERS><TEXT><BODY>x</BODY></TEXT></REUTERS>"
    let path = try folder.write(
      "s.sgm", record + "a</REUTERS>b</REUTERS>" + record + "</REUTERS>c</REUTERS>d")
    for chunkBytes in [1, 1 << 20] {
      let corpus = try Corpus([path], chunkBytes: chunkBytes)
      #expect(corpus.ids == ["s.sgm#1", "s.sgm#2"], "\(chunkBytes)")
      #expect(corpus.reasons == [.brokenRecord, .brokenRecord], "\(chunkBytes)")
    }
  }
}
