import Calendar
import Text

/// Finds the date expressions of articles and resolves them; one for each thread.
///
/// What it answers depends on the article and the options as they are then: not on the articles before, nor on the day on
/// which it runs.
public final class DateTagger {
  /// What is known of the corpus; more may be learned between two articles.
  public var options: DateOptions
  private let words = DateWords.table
  private var dates = ArticleDates()
  private var paragraphs = SeenParagraphs()
  private var terms = KnownTerms()

  /// A tagger.
  public init(options: DateOptions = DateOptions()) { self.options = options }

  /// Replaces `expressions` by those of one article, in the order of their positions; they do not overlap.
  ///
  /// - Parameters:
  ///   - title: the title that was given, empty if none was; its tokens come first in the article's positions.
  ///   - titleTokens, bodyTokens: their tokens, of profile `news`, with spans.
  ///   - terms: the numbers of the tokens' terms, which mean the same until `forgetTerms`; or none.
  ///   - published: the days in which the article appeared; nil if that is unknown or doubtful. Its width limits how
  ///     exactly relative expressions are resolved.
  /// - Complexity: O(bytes).
  public func tag(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    terms numbers: TokenTerms = TokenTerms(), published: DayInterval?,
    into expressions: inout [DateExpression]
  ) {
    expressions.removeAll(keepingCapacity: true)
    dates.begin(reference: ReferenceTime(published), order: options.order)
    dates.tokens.appendTitle(title, titleTokens, words, known(numbers.title, titleTokens))
    dates.tokens.appendBody(body, bodyTokens, words, known(numbers.body, bodyTokens))
    dates.find()
    paragraphs.removeAll()
    let titleEnd = dates.tokens.title.upperBound
    for index in dates.drafts.indices {
      let draft = dates.drafts[index]
      expressions.append(
        draft.first < titleEnd
          ? expression(draft, title, titleTokens, isInTitle: true)
          : expression(draft, body, bodyTokens, isInTitle: false))
    }
  }

  /// Forgets what the numbers of terms mean, before they mean something else.
  package func forgetTerms() { terms.removeAll() }

  /// Bytes of what is kept of terms until then.
  package var termBytes: Int { terms.byteCount }

  private func known(_ numbers: [UInt32], _ tokens: TokenBuffer) -> TermsOfTokens {
    guard numbers.count == tokens.count, !numbers.isEmpty else { return TermsOfTokens() }
    terms.learn(numbers, of: tokens, words)
    return TermsOfTokens(numbers: numbers, known: terms.terms)
  }

  private func expression(
    _ draft: DraftDate, _ text: Span<UInt8>, _ tokens: TokenBuffer, isInTitle: Bool
  ) -> DateExpression {
    let words = isInTitle ? dates.tokens.title : dates.tokens.body
    let start = dates.tokens[draft.first].start
    let end = dates.tokens[draft.end - 1].end
    return DateExpression(
      kind: draft.kind, meaning: draft.meaning, value: draft.value, isInTitle: isInTitle,
      start: start, end: end,
      position: tokens.tokens[draft.first - words.lowerBound].position,
      length: UInt32(draft.end - draft.first),
      isRepeated: paragraphs.isRepeated(at: draft.first, of: text, in: dates.tokens))
  }
}

/// What is known of a corpus, to help where dates are ambiguous.
public struct DateOptions: Hashable, Sendable {
  /// What stands first in 03/04/2013; nil if that is not known.
  public var order: DayMonthOrder?

  /// Options with what is known of the corpus.
  public init(order: DayMonthOrder? = nil) { self.order = order }
}
