import Testing

@testable import Text

/// Which words and digits are a cardinal number.
struct NumbersTests {
  /// A text with the numbers that it has, in brackets.
  private static let table = [
    // Digits.
    "[5] men", "[1,500] left", "killed [24] soldiers", "[10 million] people",
    "[1.5 billion] dollars",
    "about [10 million] refugees", "[3.2] percent and [24%]", "$[1.2 million]", "[1,234,567]",
    "[10-million] plan", "[250,000] or [300,000]", "[0.5] points", "[0]", "[10 thousand million]",
    "[10 dozen] eggs", "[5]-[7] is a score", "a [24]-year-old man", "[10,000]-strong",
    "[1,5 million]",
    // Words.
    "[Twenty-four] died", "[twenty four] died", "[two hundred and fifty] men",
    "[two hundred fifty]",
    "[a hundred] people", "[a million] times", "[one hundred thousand]", "[two] of [three]",
    "[five hundred and twenty-one thousand] dead", "[two million three hundred thousand]",
    "[two thousand and eight] men", "[twelve]", "[a dozen] eggs and [two dozen] more", "[zero]",
    "[one thousand\ntwo hundred]", "[NINETY] DEAD", "between [one million] and [two million]",
    "between [one hundred] and [two hundred]", "[two], [three] or [four]", "[One] was killed",
    "[forty] years", "[nine] and [ten]", "[seventeen hundred]", "[a hundred and one] men",
    // None.
    "hundreds of men", "several hundred", "many thousand", "a man", "the third man", "twenty-first",
    "in the twenty first century", "24th of May", "two-thirds", "one third", "two thirds of it",
    "one hundred and first", "one millionth", "two hundredth", "no one came", "one another",
    "in 1984 and 2013", "the 1990s", "'98", "1900 to 2099", "nineteen eighty-four",
    "twenty thirteen", "Jan 26", "26 January", "January 26, 2013", "on Jan. 26.", "Jan 26-27",
    "26-27 January", "March 5", "at 10:30", "10:30:15", "10 a.m.", "1430 GMT", "5 pm", "2013-05-01",
    "01/02/2013", "1/2", "24/7", "555-123-4567", "2013-14", "F-16", "G-20", "007", "1.2.3", "3rd",
    "MH17",
    // Near to none.
    "[1,984] men", "[1899] and [2100]", "[2000 million]", "[1950.5] points",
    "may [5] men march [10] miles",
    "January. [26] men died", "[32] January", "In May [250] came", "[26] men in January",
    "[20], first of all", "half a million soldiers", "half a dozen", "half\n\n[a million] men",
    "[two]\n\nhundred of",
    // Names.
    "No. 5", "No 5", "no. 5", "No.5", "Nos. 5 and [6]", "number 5", "Number five",
    "the number-5 seed",
    "No. 10 million", "number\n\n[5] men", "number. [5] men", "said no. [Five] men",
    "no [five] men",
    "number: [5]", "a number of [5]",
  ]

  private func marked(_ text: String, _ analysis: Analysis) throws -> String {
    let bytes = Array(text.utf8)
    var tokens = TokenBuffer()
    _ = try Analyzer(analysis).append(bytes.span, to: &tokens, firstPosition: 0)
    var runs: [NumberRun] = [NumberRun(first: 9, tokens: 9)]
    Numbers.find(in: tokens, of: bytes.span, into: &runs)
    var marked: [UInt8] = []
    var next = 0
    for run in runs {
      let (first, last) = (tokens.tokens[run.first], tokens.tokens[run.first + run.tokens - 1])
      marked +=
        bytes[next..<Int(first.start)] + [0x5B] + bytes[Int(first.start)..<Int(last.end)] + [0x5D]
      next = Int(last.end)
    }
    return String(decoding: marked + bytes[next...], as: UTF8.self)
  }

  @Test
  func cardinalsAreFound() throws {
    for profile in AnalysisProfile.allCases {
      for row in Self.table {
        let expected = row.replacing("[24%]", with: "[24]%")
        let text = row.filter { $0 != "[" && $0 != "]" }
        let found = try marked(text, Analysis(profile: profile))
        #expect(found == expected)
      }
    }
  }

  /// Words between others are found wherever they stand, and never overlap.
  @Test
  func anyMixtureIsRead() throws {
    var random = SeededGenerator(seed: RandomTokensTests.seed)
    let words = [
      "one", "twenty", "hundred", "million", "and", "a", "dozen", "5", "1,000", "2013", "Jan",
      "first",
      "the", "-", ":", "/", ",", "pm", "thousand", "nineteen", "no",
    ]
    let analyzer = try Analyzer(Analysis())
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
      }.joined()
      var tokens = TokenBuffer()
      let bytes = Array(text.utf8)
      _ = try analyzer.append(bytes.span, to: &tokens, firstPosition: 0)
      var runs: [NumberRun] = []
      Numbers.find(in: tokens, of: bytes.span, into: &runs)
      var end = 0
      for run in runs {
        #expect(
          run.first >= end && run.tokens >= 1 && run.tokens <= Numbers.longest,
          "\(text), seed \(random.seed)")
        end = run.first + run.tokens
      }
      #expect(end <= tokens.count, "\(text)")
    }
  }

  /// A finder that is told the numbers of terms finds what one finds that is not, also after they mean something else.
  @Test
  func numbersOfTermsChangeNothing() throws {
    var random = SeededGenerator(seed: RandomTokensTests.seed)
    let analyzer = try Analyzer(Analysis())
    let words = Self.table.flatMap { $0.filter { $0 != "[" && $0 != "]" }.split(separator: " ") }
    var finder = NumberFinder()
    var numbers: [[UInt8]: UInt32] = [:]
    for round in 0..<600 {
      if round % 100 == 99 {
        finder.forgetTerms()
        #expect(finder.termBytes == 0)
        numbers = [:]
      }
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        words.randomElement(using: &random).map(String.init) ?? ""
      }.joined(separator: Bool.random(using: &random) ? " " : ", ")
      let bytes = Array(text.utf8)
      var tokens = TokenBuffer()
      _ = try analyzer.append(bytes.span, to: &tokens, firstPosition: 0)
      let terms = (0..<tokens.count).map { index in
        // Some numbers are those of terms that no text has.
        let next = UInt32(numbers.count * 2 + round % 2)
        let form = Array(tokens.terms[tokens.termRange(index)])
        let number = numbers[form] ?? next
        numbers[form] = number
        return number
      }
      var (expected, found): ([NumberRun], [NumberRun]) = ([], [])
      Numbers.find(in: tokens, of: bytes.span, into: &expected)
      finder.find(in: tokens, terms: terms, of: bytes.span, into: &found)
      #expect(found == expected, "\(text), seed \(random.seed)")
    }
  }

  @Test
  func tokensWithoutSpansHaveNone() throws {
    let bytes = Array("5 men".utf8)
    var tokens = TokenBuffer()
    tokens.hasSpans = false
    _ = try Analyzer(Analysis()).append(bytes.span, to: &tokens, firstPosition: 0)
    var runs: [NumberRun] = []
    Numbers.find(in: tokens, of: bytes.span, into: &runs)
    #expect(runs.isEmpty)
  }
}
