/// A cardinal number in a text.
package struct NumberRun: Hashable, Sendable {
  /// Index of its first token.
  package var first: Int
  /// How many tokens it takes.
  package var tokens: Int

  package init(first: Int, tokens: Int) {
    self.first = first
    self.tokens = tokens
  }
}

/// Finds the cardinal numbers of a text: in digits ("1,500", "10 million") or English words ("twenty-four", "two
/// hundred and fifty").
///
/// Ordinals, years (1900 to 2099 without a comma), days of the month, times and parts of other things ("F-16",
/// "2013-05-01", "1/2") are none. What is said of a number ("about", "percent") does not belong to it.
package enum Numbers {
  /// Most tokens of a number; a longer one is none.
  package static let longest = 16

  /// Replaces `runs` by the numbers of a text, in its order; they do not overlap.
  ///
  /// - Parameters:
  ///   - tokens: those of `text` alone, with spans.
  /// - Complexity: O(tokens); see `NumberFinder` for many texts.
  package static func find(
    in tokens: TokenBuffer, of text: Span<UInt8>, into runs: inout [NumberRun]
  ) {
    var finder = NumberFinder()
    finder.find(in: tokens, terms: [], of: text, into: &runs)
  }
}

/// Finds the cardinal numbers of one text after the other.
///
/// Whoever inverts the texts has numbered their terms: what each is to numbers is then looked up once.
package struct NumberFinder: Sendable {
  /// What the terms are, by their numbers, as codes of the table; `unknown` until one is seen.
  private var byTerm: [UInt8] = []
  /// What the tokens of the text are; never shrinks.
  private var kinds: [UInt8] = []
  private let table = NumberWord.table

  private static let unknown = UInt8.max

  /// One that knows no term.
  package init() {}

  /// Bytes of what is kept of terms.
  package var termBytes: Int { byTerm.count }

  /// Forgets what the numbers of terms mean, before they mean something else.
  package mutating func forgetTerms() { byTerm.removeAll(keepingCapacity: true) }

  /// Replaces `runs` by the numbers of a text, in its order; they do not overlap.
  ///
  /// - Parameters:
  ///   - tokens: those of `text` alone, with spans.
  ///   - terms: the numbers of the tokens' terms, which mean the same until `forgetTerms`; or none.
  /// - Complexity: O(tokens).
  package mutating func find(
    in tokens: TokenBuffer, terms: [UInt32], of text: Span<UInt8>, into runs: inout [NumberRun]
  ) {
    runs.removeAll(keepingCapacity: true)
    guard tokens.tokens.count == tokens.forms.count else { return }
    let missing = tokens.count - kinds.count
    if missing > 0 { kinds.append(contentsOf: repeatElement(0, count: missing)) }
    if terms.count == tokens.count {
      describe(terms.span, tokens)
    } else {
      describe(tokens)
    }
    let reader = NumberReader(tokens, kinds: kinds, table)
    let (held, count) = (kinds, tokens.count)
    let kinds = held.span
    let starting = table.startingCodes
    var index = 0
    var end = 0
    while true {
      while index < count, kinds[index] &- 1 >= starting { index &+= 1 }
      guard index < count else { return }
      if let run = reader.run(at: index, notBefore: end, of: text) {
        if run.tokens > 0, run.tokens <= Numbers.longest {
          runs.append(run)
          end = run.first + run.tokens
        }
        index = max(index &+ 1, run.first + run.tokens)
      } else {
        index &+= 1
      }
    }
  }

  private mutating func describe(_ terms: Span<UInt32>, _ tokens: TokenBuffer) {
    // Out of `self`, so that not each store asks who else holds the array.
    var kinds: [UInt8] = []
    swap(&kinds, &self.kinds)
    var target = kinds.mutableSpan
    for index in terms.indices {
      let term = Int(terms[index])
      if term >= byTerm.count || byTerm[term] == Self.unknown { learn(term, index, tokens) }
      target[index] = byTerm[term]
    }
    swap(&kinds, &self.kinds)
  }

  @inline(never)
  private mutating func learn(_ term: Int, _ index: Int, _ tokens: TokenBuffer) {
    let missing = term + 1 - byTerm.count
    if missing > 0 { byTerm.append(contentsOf: repeatElement(Self.unknown, count: missing)) }
    byTerm[term] = table.code(tokens.terms, tokens.termRange(index))
  }

  private mutating func describe(_ tokens: TokenBuffer) {
    for index in 0..<tokens.count {
      kinds[index] = table.code(tokens.terms, tokens.termRange(index))
    }
  }
}
