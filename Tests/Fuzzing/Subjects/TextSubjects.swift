import Calendar
import Dates
import Places
import Text

/// The tokenizer: both profiles, and the tables against ICU.
package final class TokenSubject: FuzzSubject {
  package static let dictionary = [
    "U.N.", "U.S.", "'s", "’s", "l'", "d’", "O'Neill", "don't", "\n", "\u{A0}", "\u{AD}",
    "\u{200B}", "\u{200D}",
    "\u{301}", "é", "ß", "İ", "ﬁ", "日本語", "ภาษาไทย", "한국어", "مالي", "1,000.5", "3.14", "@", "#",
    "_", "-", "–", "CO2",
    "\u{1F468}\u{200D}\u{1F469}", "\u{FEFF}", "MALI TROOPS LEAVE", ".", ":", "·",
  ]

  private let pairs: [(tables: Analyzer, icu: Analyzer)]
  private var buffers = (TokenBuffer(), TokenBuffer())

  package init() throws {
    pairs = try [AnalysisProfile.news, .plain].map { profile in
      let analysis = Analysis(profile: profile)
      return (
        try Analyzer(analysis, segmentation: .tables), try Analyzer(analysis, segmentation: .icu)
      )
    }
  }

  package func run(_ input: [UInt8]) throws {
    for pair in pairs {
      buffers.0.removeAll()
      buffers.1.removeAll()
      let end = try pair.tables.append(input.span, to: &buffers.0, firstPosition: 7)
      let other = try pair.icu.append(input.span, to: &buffers.1, firstPosition: 7)
      try Self.check(buffers.0, input.count)
      try FuzzFault.unless(end == other, "ICU ends at another position")
      try FuzzFault.unless(buffers.0.count == buffers.1.count, "ICU finds other words")
      for index in 0..<buffers.0.count {
        try FuzzFault.unless(
          buffers.0.term(index) == buffers.1.term(index), "ICU finds another word at \(index)")
      }
    }
  }

  private static func check(_ buffer: TokenBuffer, _ count: Int) throws {
    var end: UInt32 = 0
    for token in buffer.tokens {
      try FuzzFault.unless(token.start >= end && token.start <= token.end, "tokens overlap")
      end = token.end
    }
    try FuzzFault.unless(Int(end) <= count, "a token beyond the text")
  }
}

/// A text cut at its first NUL, if it has one, into title and body, and its tokens.
private struct FuzzArticle {
  let title, body: [UInt8]
  let titleTokens, bodyTokens: TokenBuffer

  init(_ input: [UInt8], _ analyzer: Analyzer) throws {
    let cut = input.firstIndex(of: 0) ?? 0
    title = Array(input[..<cut])
    body = Array(input[(cut == 0 ? 0 : cut + 1)...])
    let (titleText, bodyText) = (title, body)
    var tokens = (title: TokenBuffer(), body: TokenBuffer())
    let next = try analyzer.append(titleText.span, to: &tokens.title, firstPosition: 0)
    _ = try analyzer.append(bodyText.span, to: &tokens.body, firstPosition: next)
    (titleTokens, bodyTokens) = tokens
  }

  func check(_ start: UInt32, _ end: UInt32, isInTitle: Bool) throws {
    let count = isInTitle ? title.count : body.count
    try FuzzFault.unless(start <= end && Int(end) <= count, "\(start)..<\(end) of \(count) bytes")
  }
}

/// The place tagger, with the program's gazetteer.
package final class PlaceSubject: FuzzSubject {
  package static let dictionary = [
    "Mali", "Kidal", "Paris", "Paris, Texas", "northern ", "south of ", "Malian", "French",
    "New York", "San José", "London-based ",
    "President ", "Mr. ", "University of ", "in ", "from ", " and ", ", ", "U.S.", "U.N.",
    "Washington", "Georgia", "Jordan",
    "Congo", "Guinea-Bissau", "\n\n", "KIDAL, Mali (AP) - ", "\0", "北京", "Москва", "مالي", "St. ",
    "Lake ", "River", "Springfield",
  ]

  private let analyzer: Analyzer
  private let tagger: PlaceTagger
  private var mentions: [PlaceMention] = []

  package init() throws {
    analyzer = try Analyzer(Analysis(profile: .news))
    tagger = PlaceTagger(try Gazetteer.shipped(), options: PlaceOptions(homeCountry: "ML"))
  }

  package func run(_ input: [UInt8]) throws {
    let article = try FuzzArticle(input, analyzer)
    tagger.tag(
      title: article.title.span, titleTokens: article.titleTokens, body: article.body.span,
      bodyTokens: article.bodyTokens, headlineBytes: 0, least: PlaceMention.told, into: &mentions)
    for mention in mentions {
      try article.check(mention.start, mention.end, isInTitle: mention.isInTitle)
      try FuzzFault.unless((0...1).contains(mention.score), "a score of \(mention.score)")
    }
  }
}

/// The date tagger, with and without a publication date.
package final class DateSubject: FuzzSubject {
  package static let dictionary = [
    "3 May 2012", "May 3", "2012-05-03", "03/04/2012", "last ", "next ", "week", "Monday",
    "the 1990s", "20th century",
    "in the year 99999", "B.C.", "noon", "3:45 pm", "GMT", "two days ago", "two hundred years ago",
    "first quarter of ",
    "summer ", "Christmas", "Ramadan", "from ", " to ", " until ", "between ", " and ", "–",
    "le 3 mai 2012", "lundi dernier",
    "il y a ", "\n\n", "\0", "9999", "0000", "31 February", "1,000,000,000 days ago", "half a ",
    "every ", "2012年5月3日",
  ]

  private let analyzer: Analyzer
  private let tagger = DateTagger()
  private var found: [DateExpression] = []

  package init() throws { analyzer = try Analyzer(Analysis(profile: .news)) }

  package func run(_ input: [UInt8]) throws {
    let article = try FuzzArticle(input, analyzer)
    let days: [DayInterval?] = [nil, DayInterval(Day(16_000), Day(16_000))]
    for published in days {
      tagger.tag(
        title: article.title.span, titleTokens: article.titleTokens, body: article.body.span,
        bodyTokens: article.bodyTokens, published: published, into: &found)
      for date in found {
        try article.check(date.start, date.end, isInTitle: date.isInTitle)
        try FuzzFault.unless(!date.value.description.isEmpty, "a date without value")
      }
    }
  }
}
