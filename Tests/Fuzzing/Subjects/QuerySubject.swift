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
  private let lookup: PlaceLookup

  package init() throws {
    analyzers = try [.news, .plain].map { try Analyzer(Analysis(profile: $0)) }
    lookup = PlaceLookup(try Gazetteer.shipped())
  }

  package func run(_ input: [UInt8]) throws {
    for analyzer in analyzers {
      for joined in [QueryParser.Operator.and, .or] {
        do {
          let context = DateContext(today: Day(16_000), isIndexed: true)
          let parsed = try QueryParser(defaultOperator: joined).parse(
            input, analyzer: analyzer, places: { [lookup] in lookup }, dates: context)
          try FuzzFault.unless(!"\(parsed.query)".isEmpty, "a query without description")
        } catch let error as QueryError {
          try FuzzFault.unless(!"\(error)".isEmpty, "an error without words")
        }
      }
    }
  }
}
