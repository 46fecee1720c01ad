import Calendar
import Places
import Querying
import Text

/// The query language, in both profiles: a query or an error with words.
package final class QuerySubject: FuzzSubject {
  package static let dictionary = [
    "AND ", "OR ", "NOT ", " /5 ", "NEAR/3 ", "\"", "(", ")", "*", "?", "~", "~1", "^2", ":",
    "title:",
    "source:", "place:", "date:", "published:", "id:", "<place:Mali>", "<date:2012>", "<", ">",
    "..",
    "2013-05", "last week", "within 50km of ", "Paris, Texas", "\\", "-", "+", "{", "}", "[", "]",
    "é",
    "日本", "\u{301}", "U.N.", "l'", "&", "|", "&&", "||", "!",
  ]

  private let analyzers: [Analyzer]
  /// Names of places are looked up in a small gazetteer; in the program's, where one that is unknown costs some
  /// milliseconds, for an input in so many.
  private static let largeOnceIn = 64
  private let lookups: (small: PlaceLookup, large: PlaceLookup)

  package init() throws {
    analyzers = try [AnalysisProfile.news, .plain].map { try Analyzer(Analysis(profile: $0)) }
    lookups = (PlaceLookup(try FuzzPlaces.gazetteer()), PlaceLookup(try Gazetteer.shipped()))
  }

  package func run(_ input: [UInt8]) throws {
    let sum = input.reduce(0) { $0 + Int($1) }
    let lookup = sum % Self.largeOnceIn == 0 ? lookups.large : lookups.small
    for analyzer in analyzers {
      for joined in [QueryParser.Operator.and, .or] {
        do {
          let context = DateContext(today: Day(16_000), isIndexed: true)
          let parsed = try QueryParser(defaultOperator: joined).parse(
            input, analyzer: analyzer, places: { lookup }, dates: context)
          try FuzzFault.unless(!"\(parsed.query)".isEmpty, "a query without description")
        } catch let error as QueryError {
          try FuzzFault.unless(!"\(error)".isEmpty, "an error without words")
        }
      }
    }
  }
}
