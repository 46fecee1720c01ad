import Calendar
import Text

/// Finds the date expressions of articles and resolves them; one for each thread.
///
/// What it answers depends on the article and the options alone: not on the articles before, nor on the day on which it
/// runs.
public final class DateTagger {
  private let options: DateOptions

  /// A tagger.
  public init(options: DateOptions = DateOptions()) { self.options = options }

  /// Replaces `expressions` by those of one article, in the order of their positions; they do not overlap.
  ///
  /// - Parameters:
  ///   - title: the title that was given, empty if none was; its tokens come first in the article's positions.
  ///   - titleTokens, bodyTokens: their tokens, of profile `news`, with spans.
  ///   - published: the days in which the article appeared; nil if that is unknown or doubtful. Its width limits how
  ///     exactly relative expressions are resolved.
  /// - Complexity: O(bytes).
  public func tag(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    published: DayInterval?, into expressions: inout [DateExpression]
  ) {
    expressions.removeAll(keepingCapacity: true)
  }
}

/// What is known of a corpus, to help where dates are ambiguous.
public struct DateOptions: Hashable, Sendable {
  /// What stands first in 03/04/2013; nil if that is not known.
  public var order: DayMonthOrder?

  /// Options with what is known of the corpus.
  public init(order: DayMonthOrder? = nil) { self.order = order }
}
