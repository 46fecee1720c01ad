import Calendar
import Dates
import Segments
import Text

/// Finds the dates in the text of articles and weighs them; one for each thread.
final class DateInverter {
  private let finder: any DateFinder
  private var found: [DateExpression] = []
  private var dates: [PostedDate] = []
  private var focus = DateFocus()
  private var stretch: TreeStretch
  private let worker: Int
  /// The nodes so far.
  private(set) var numbering = DateNumbering()

  /// - Parameters:
  ///   - options: what is known of the corpus.
  ///   - worker: its number among the threads.
  init(_ finding: DateFinding, options: DateOptions, worker: Int) {
    finder = finding.finder(options)
    self.worker = worker
    stretch = TreeStretch(worker: worker)
  }

  /// Adds the next article.
  ///
  /// - Parameters:
  ///   - titleTokens, bodyTokens: the index's tokens, with spans.
  ///   - news: the tokens as the tagger knows words, where the index has others.
  ///   - terms: the numbers of the index's terms, which mean the same until `forgetTerms`.
  ///   - titleEnd: position of the first token behind title or headline.
  ///   - published: as its column has it.
  func add(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    news: NewsTokens?, terms: TokenTerms, titleEnd: UInt32, published: PublishedColumn
  ) {
    let isReliable = published.precision < PublishedColumn.doubtful
    finder.tag(
      title: title, titleTokens: news?.title ?? titleTokens, body: body,
      bodyTokens: news?.body ?? bodyTokens, terms: news == nil ? terms : TokenTerms(),
      published: isReliable ? published.interval : nil,
      into: &found)
    if news != nil {
      for index in found.indices {
        let tokens = found[index].isInTitle ? titleTokens : bodyTokens
        (found[index].position, found[index].length) = tokens.tokens(
          holding: found[index].start, found[index].end)
      }
    }
    post()
    focus.weigh(dates, titleTokens: titleEnd, parents: numbering.parents)
    stretch.add(dates, focus.items, published: published.interval?.first)
  }

  /// Forgets what the numbers of terms mean, before they mean something else.
  func forgetTerms() { finder.forgetTerms() }

  /// Bytes of what is kept of terms until then.
  var termBytes: Int { finder.termBytes }

  /// The articles since the last call.
  func takeStretch() -> TreeStretch {
    defer { stretch = TreeStretch(worker: worker) }
    return stretch
  }

  /// Fills `dates` with what is posted of `found`.
  private func post() {
    dates.removeAll(keepingCapacity: true)
    var free: UInt32 = 0
    for expression in found where expression.length > 0 {
      // Of several at one token, as words of another profile may make them, the first one stands.
      guard expression.position >= free, let meaning = DateMeaning(posted: expression) else {
        continue
      }
      free = expression.position + 1
      dates.append(
        PostedDate(
          node: numbering.number(of: meaning), position: expression.position,
          length: expression.length, isRepeated: expression.isRepeated))
    }
  }
}

extension DateMeaning {
  /// What an expression is posted as: dates and times are, but for those that mean no time of the calendar.
  init?(posted expression: DateExpression) {
    guard expression.kind == .date || expression.kind == .time else { return nil }
    switch expression.meaning {
    case .days(let interval): self = .days(interval)
    case .unresolved: self = .unresolved
    case .recurring(let month, let day):
      let meaning = DateMeaning.recurring(month: month, day: day)
      // A month or day that there is not would not be read back.
      guard DateMeaning(packed: meaning.packed) == meaning else { return nil }
      self = meaning
    case .none: return nil
    }
  }
}
