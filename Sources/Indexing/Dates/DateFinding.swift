import Calendar
import Dates
import Text

/// How dates in the text are found in a build.
package struct DateFinding: Sendable {
  /// Makes what finds them, for one thread.
  let finder: @Sendable (DateOptions) -> any DateFinder

  /// Finding with the program's own tagger.
  package init() { finder = { DateTagger(options: $0) } }

  /// Finding with something else, whose answers depend on the article and the options alone.
  package init(finder: @escaping @Sendable (DateOptions) -> any DateFinder) { self.finder = finder }
}

/// What finds dates in articles.
package protocol DateFinder {
  /// As `DateTagger.tag`.
  func tag(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    terms: TokenTerms, published: DayInterval?, into expressions: inout [DateExpression])

  /// Forgets what the numbers of terms mean, before they mean something else.
  func forgetTerms()

  /// Bytes of what is kept of terms until then.
  var termBytes: Int { get }
}

extension DateFinder {
  package func forgetTerms() {}
  package var termBytes: Int { 0 }
}

extension DateTagger: DateFinder {}
