import Calendar
import Dates
import Testing

/// Titles, positions and paragraphs.
@Suite struct ArticleTests {
  @Test("the title's expressions come first; positions count through both")
  func title() throws {
    let (title, body) = ("Coup of March 2012", "It was in 2012, on 21 March.")
    let found = try FoundDates.expressions(
      Array(body.utf8), title: Array(title.utf8), published: FoundDates.published("2012-04-01"))
    #expect(found.map(\.isInTitle) == [true, false, false])
    #expect(found.map { Int($0.position) } == [2, 7, 9])
    #expect(found.map { Int($0.length) } == [2, 1, 2])
    #expect(
      found.map(FoundDates.meaning) == [
        "2012-03-01..2012-03-31", "2012-01-01..2012-12-31", "2012-03-21",
      ])
    #expect(FoundDates.string(Array(title.utf8), found[0]) == "March 2012")
  }

  @Test("a date never goes over from the title into the body, nor over paragraphs")
  func boundaries() throws {
    let found = try FoundDates.expressions(Array("March rain".utf8), title: Array("Since 3".utf8))
    #expect(found.isEmpty)
    #expect(
      try FoundDates.days("In March\n\n2013", published: "") == [
        "March = --03", "2013 = 2013-01-01..2013-12-31",
      ])
  }

  @Test("a paragraph that stood in the article before is repeated")
  func repeated() throws {
    let line = "It rained on 21 March 2012 in all of the north."
    let text = "\(line)\n\nIt was dry in May 2013, as always in that place.\n\n\(line)\n"
    let found = try FoundDates.expressions(Array(text.utf8))
    #expect(found.map(\.isRepeated) == [false, false, true])
  }

  @Test("a tagger answers the same, whatever it read before")
  func independence() throws {
    let text = "He fled on 4 May 1993. Two days later he came back, in the third quarter."
    let first = try FoundDates.days(text, published: "2014-07-16")
    _ = try FoundDates.days("On 5 June 1944 it rained.", published: "1944-06-06")
    #expect(try FoundDates.days(text, published: "2014-07-16") == first)
  }

  @Test("header lines are expressions too")
  func header() throws {
    #expect(
      try FoundDates.days("date 2020-01-27 advertisement\n\nNews.", published: "2020-01-27")
        == ["2020-01-27 = 2020-01-27"])
  }
}
