import Calendar
import Dates
import Segments
import TestSupport
import Testing
import Text

@testable import Indexing

/// Dates of articles on their way into an index: which are posted, where, and from which day they count.
struct DateInversionTests {
  /// Builds an index whose dates are `WordDates`.
  private func dates(
    _ lines: [String], _ change: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> (segment: Segment, dates: SegmentDates, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let corpus = try folder.write("wire.jsonl", lines.joined(separator: "\n") + "\n")
    try await TestBuild.build(corpus, to: folder.path + "/index") {
      $0.dates = WordDates.finding
      change(&$0)
    }
    #expect(try IndexCheck(path: folder.path + "/index").problems == [])
    let segment = try #require(IndexDirectory(opening: folder.path + "/index").segments.first)
    return (segment, try #require(segment.dates), folder)
  }

  private func line(_ id: String, _ body: String, title: String = "", date: String = "") -> String {
    "{\"id\": \"\(id)\", \"title\": \"\(title)\", \"body\": \"\(body)\", \"date\": \"\(date)\"}"
  }

  /// The dates of an article: position, tokens, meaning.
  private func found(_ dates: SegmentDates, _ article: UInt32) throws -> [String] {
    var posted: [PostedDate] = []
    try dates.readDates(of: article, into: &posted)
    return try posted.map { date in
      let meaning =
        switch try dates.nodes.meaning(of: date.node) {
        case .anything: "anything"
        case .unresolved: "unresolved"
        case .recurring(let month, let day): "\(month)/\(day ?? 0)"
        case .days(let interval): "\(interval)"
        }
      return "\(date.position)+\(date.length) \(meaning)"
    }
  }

  @Test(arguments: [AnalysisProfile.news, .plain], [false, true])
  func datesArePostedWhereTheyStand(profile: AnalysisProfile, keepsMarks: Bool) async throws {
    let (segment, dates, _) = try await dates([
      line(
        "a", "Il était là, d20080915. Puis r0815 lasting y2007", title: "m200809 ok",
        date: "2008-09-20"),
      line("b", "today, yesterday and unresolved", date: "2008-09"),
      line("c", "today r08 r0230"), line("d", "nothing"),
    ]) { $0.analysis = Analysis(profile: profile, keepsMarks: keepsMarks) }
    #expect(
      try found(dates, 0) == [
        "0+1 2008-09-01..2008-09-30", "5+1 2008-09-15", "7+1 8/15",
        "9+1 2007-01-01..2007-12-31",
      ])
    #expect(try found(dates, 1) == ["0+1 2008-09-01", "1+1 2008-08-31", "3+1 unresolved"])
    #expect(try found(dates, 2) == ["0+1 unresolved", "1+1 8/0"])
    #expect(try found(dates, 3) == [])
    #expect(dates.mentionCount == 9 && segment.description.dates == 9)
    #expect(try dates.list(of: 0)?.entry.articles == 3)
  }

  /// An index without dates, and one in which there are none.
  @Test
  func withoutDates() async throws {
    let (segment, none, _) = try await dates([line("a", "nothing")])
    #expect(none.mentionCount == 0 && none.nodes.count == 1 && segment.description.dateNodes == 1)
    #expect(try none.list(of: 0) == nil)
    let folder = try TemporaryFolder()
    let corpus = try folder.write("wire.jsonl", line("a", "today", date: "2008-09-20") + "\n")
    try await TestBuild.build(corpus, to: folder.path + "/index") { $0.dates = nil }
    let index = try IndexDirectory(opening: folder.path + "/index")
    #expect(index.segments[0].dates == nil && index.manifest.dates == nil)
    #expect(!folder.has("index/1.dates"))
    #expect(try IndexCheck(path: folder.path + "/index").problems == [])
  }

  /// Durations, sets and what is no time of the calendar are not posted.
  @Test
  func whatIsPosted() throws {
    let day = DayInterval(Day(14_000))
    func expression(
      _ kind: DateExpression.Kind, _ meaning: DateExpression.Meaning
    ) -> DateExpression {
      DateExpression(
        kind: kind, meaning: meaning, value: .presentReference, isInTitle: false, start: 0, end: 1,
        position: 0, length: 1, isRepeated: false)
    }
    let rows: [(DateExpression, DateMeaning?)] = [
      (expression(.date, .days(day)), .days(day)), (expression(.time, .days(day)), .days(day)),
      (expression(.duration, .days(day)), nil), (expression(.set, .unresolved), nil),
      (expression(.date, .none), nil), (expression(.date, .unresolved), .unresolved),
      (expression(.date, .recurring(month: 2, day: 29)), .recurring(month: 2, day: 29)),
      (expression(.date, .recurring(month: 2, day: 30)), nil),
      (expression(.date, .recurring(month: 13, day: nil)), nil),
      (expression(.date, .recurring(month: -4, day: nil)), nil),
    ]
    for (expression, meaning) in rows { #expect(DateMeaning(posted: expression) == meaning) }
  }

  @Test
  func bytesOfOtherTokens() throws {
    var tokens = TokenBuffer()
    tokens.tokens = [(0, 3), (4, 9), (9, 12)].enumerated().map {
      .init(start: $1.0, end: $1.1, position: UInt32($0) + 7)
    }
    let rows: [(UInt32, UInt32, UInt32, UInt32)] = [
      (0, 3, 7, 1), (1, 5, 7, 2), (3, 4, 0, 0), (4, 12, 8, 2), (8, 10, 8, 2), (12, 20, 0, 0),
      (0, 99, 7, 3),
    ]
    for (start, end, position, length) in rows {
      #expect(tokens.tokens(holding: start, end) == (position, length))
    }
  }
}
