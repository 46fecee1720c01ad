import Calendar
import Dates
import TestSupport
import Testing
import Text

/// A tagger that is told the numbers of terms finds what one finds that reads each form.
@Suite struct TermNumbersTests {
  /// Numbers terms in the order of first sight, and forgets them now and then.
  private struct Numbering {
    private var known: [String: UInt32] = [:]

    mutating func numbers(of tokens: TokenBuffer) -> [UInt32] {
      (0..<tokens.count).map { index in
        let number = known[tokens.term(index)] ?? UInt32(known.count)
        known[tokens.term(index)] = number
        return number
      }
    }

    mutating func removeAll() { known = [:] }
  }

  @Test("random words of dates, with and without numbers")
  func numbers() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let analyzer = try Analyzer(Analysis(profile: .news))
    let tagger = DateTagger()
    var numbering = Numbering()
    let words =
      DateSoup.words + [
        "killed", "Mohamed", "need", "tuera", "sera", "viendront", "tués", "tuée", "arrivé", "base",
        "Noël",
        "Tabaski", "Christmas", "Eve", "janvier", "lundi", "dernier", "été", "il", "y", "a", "ans",
      ]
    var found = 0
    for round in 0..<1500 {
      let text = Array(
        (0..<40).map { _ in random.pick(words) + random.pick(DateSoup.gaps) }.joined().utf8)
      let title = Array(random.pick(["", "March 2013", "Killed on Monday"]).utf8)
      if round % 100 == 99 {
        tagger.forgetTerms()
        numbering.removeAll()
      }
      var (titleTokens, bodyTokens) = (TokenBuffer(), TokenBuffer())
      let next = try analyzer.append(title.span, to: &titleTokens, firstPosition: 0)
      _ = try analyzer.append(text.span, to: &bodyTokens, firstPosition: next)
      var terms = TokenTerms()
      terms.title = numbering.numbers(of: titleTokens)
      terms.body = numbering.numbers(of: bodyTokens)
      let published = FoundDates.published(random.pick(["", "2013", "2013-05", "2013-05-03"]))
      var expressions: [DateExpression] = []
      tagger.tag(
        title: title.span, titleTokens: titleTokens, body: text.span, bodyTokens: bodyTokens,
        terms: terms, published: published, into: &expressions)
      let expected = try FoundDates.expressions(text, title: title, published: published)
      #expect(expressions == expected)
      found += expected.count
    }
    #expect(found > 1000)
    #expect(tagger.termBytes > 0)
  }
}
