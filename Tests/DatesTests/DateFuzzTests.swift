import Calendar
import Dates
import TestSupport
import Testing
import Text

/// Whatever stands in a text: spans in order and inside, days inside the calendar, and no trap.
@Suite struct DateFuzzTests {
  private func check(_ text: [UInt8], title: [UInt8], published: DayInterval?) throws {
    let found = try FoundDates.expressions(text, title: title, published: published)
    var end = 0
    var isInTitle = true
    var position = 0
    for expression in found {
      if isInTitle, !expression.isInTitle { (isInTitle, end) = (false, 0) }
      #expect(expression.isInTitle == isInTitle)
      #expect(Int(expression.start) >= end)
      #expect(expression.start < expression.end)
      end = Int(expression.end)
      #expect(end <= (isInTitle ? title : text).count)
      #expect(expression.length > 0)
      #expect(Int(expression.position) >= position)
      position = Int(expression.position + expression.length)
      switch expression.meaning {
      case .days(let days):
        #expect(days.first >= .first && days.first <= days.last && days.last <= .last)
      case .recurring(let month, let day):
        #expect((1...12).contains(month))
        #expect((1...31).contains(day ?? 1))
      case .unresolved, .none: break
      }
      let isDated = expression.kind == .date || expression.kind == .time
      #expect(isDated == (expression.meaning != .none))
      #expect(!expression.value.description.isEmpty)
    }
  }

  private func published(_ random: inout SeededGenerator) -> DayInterval? {
    let first = Day(Int32.random(in: Day.first.number...Day.last.number, using: &random))
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return nil
    case 1: return DayInterval(.first)
    case 2: return DayInterval(.last)
    case 3: return DayInterval(first, first + Int.random(in: 0...4000, using: &random))
    default: return DayInterval(first)
    }
  }

  @Test("random words of dates")
  func words() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<2000 {
      func soup(_ count: Int) -> [UInt8] {
        let words = (0..<count).map { _ in random.pick(DateSoup.words) + random.pick(DateSoup.gaps)
        }
        return Array(words.joined().utf8)
      }
      try check(
        soup(Int.random(in: 0...60, using: &random)),
        title: soup(Int.random(in: 0...6, using: &random)),
        published: published(&random))
    }
  }

  static let repeated = [
    "Monday 10:30 ", "10:30 Monday ", "half and a half ", "more ", "full ", "early ", "late last ",
    "10 to ", "10 or ", "March ", "1 ", "two hundred and ", "2012-", "01/", "the ", "last ",
    "year ",
    "two years ago or so ", "'98", "the second week of ", "Monday, ", "twenty-", "a couple of ",
    "between 2010 and ", "will ", "le ", "il y a ", "lundi ", "mars ", "du 3 au ", "dans ",
  ]

  @Test("long runs of the same words", arguments: repeated)
  func longRuns(words: String) throws {
    let text = String(repeating: words, count: 5000) + "days March 3, 2014 years ago"
    try check(Array(text.utf8), title: [], published: DayInterval(Day(16_000)))
  }

  @Test("random bytes")
  func bytes() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      try check(text, title: [], published: published(&random))
    }
  }

  @Test("tokens of another text are not read")
  func otherTokens() throws {
    let analyzer = try Analyzer(Analysis(profile: .news))
    var tokens = TokenBuffer()
    let text = Array("It rained on 21 March 2012 in all of the north.".utf8)
    _ = try analyzer.append(text.span, to: &tokens, firstPosition: 0)
    let short = Array("It".utf8)
    let nothing: [UInt8] = []
    var found: [DateExpression] = []
    DateTagger().tag(
      title: nothing.span, titleTokens: TokenBuffer(), body: short.span, bodyTokens: tokens,
      published: nil, into: &found)
    #expect(found.isEmpty)
  }
}
