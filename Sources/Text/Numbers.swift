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
  /// Which of them no number begins with: a bit each, so that those of frequent terms lie close together.
  private var isDull: [UInt64] = []
  /// What the tokens of the text are, if nobody has numbered them; never shrinks.
  private var kinds: [UInt8] = []
  /// The tokens of the text that a number may begin with, or be found by; never shrinks.
  private var starts: [UInt32] = []
  private let table = NumberWord.table

  private static let unknown: UInt8 = 0

  /// One that knows no term.
  package init() {}

  /// Bytes of what is kept of terms.
  package var termBytes: Int { byTerm.count + 8 * isDull.count }

  /// Forgets what the numbers of terms mean, before they mean something else.
  package mutating func forgetTerms() {
    byTerm.removeAll(keepingCapacity: true)
    isDull.removeAll(keepingCapacity: true)
  }

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
    let missing = tokens.count - starts.count
    if missing > 0 { starts.append(contentsOf: repeatElement(0, count: missing)) }
    let areNumbered = terms.count == tokens.count
    let count = areNumbered ? describe(terms.span, tokens) : describe(tokens)
    guard count > 0 else { return }
    let reader =
      areNumbered
      ? NumberReader(tokens, terms: terms, codes: byTerm, table)
      : NumberReader(tokens, codes: kinds, table)
    var (next, end) = (0, 0)
    for place in 0..<count {
      let index = Int(starts[place])
      guard index >= next, let run = reader.run(at: index, notBefore: end, of: text) else {
        continue
      }
      if run.tokens > 0, run.tokens <= Numbers.longest {
        runs.append(run)
        end = run.first + run.tokens
      }
      next = run.first + run.tokens
    }
  }

  /// Sees to it that all terms are known; returns how many tokens a number may begin with.
  private mutating func describe(_ terms: Span<UInt32>, _ tokens: TokenBuffer) -> Int {
    let found = Self.findStarts(terms, isDull, &starts)
    var count = 0
    for place in 0..<found {
      let index = starts[place]
      let term = Int(terms[Int(index)])
      if term >= byTerm.count || byTerm[term] == Self.unknown { learn(term, Int(index), tokens) }
      starts[count] = index
      count += byTerm[term] <= table.startingCodes ? 1 : 0
    }
    return count
  }

  /// Puts the tokens to `starts` whose terms are not dull or not known.
  private static func findStarts(
    _ terms: Span<UInt32>, _ isDull: [UInt64], _ startArray: inout [UInt32]
  ) -> Int {
    var starts = startArray.mutableSpan
    let isDull = isDull.span
    var found = 0
    for index in terms.indices {
      let term = Int(terms[index])
      let bits = term >> 6 < isDull.count ? isDull[term >> 6] : 0
      // One token in thirty, at random: no branch depends on it.
      starts[found] = UInt32(truncatingIfNeeded: index)
      found &+= Int(truncatingIfNeeded: ~bits &>> UInt64(term & 63) & 1)
    }
    return found
  }

  @inline(never)
  private mutating func learn(_ term: Int, _ index: Int, _ tokens: TokenBuffer) {
    let missing = term + 1 - byTerm.count
    if missing > 0 {
      byTerm.append(contentsOf: repeatElement(Self.unknown, count: missing))
      isDull.append(contentsOf: repeatElement(0, count: (term >> 6) + 1 - isDull.count))
    }
    byTerm[term] = table.code(tokens.terms, tokens.termRange(index))
    if byTerm[term] > table.startingCodes { isDull[term >> 6] |= 1 << UInt64(term & 63) }
  }

  private mutating func describe(_ tokens: TokenBuffer) -> Int {
    let missing = tokens.count - kinds.count
    if missing > 0 { kinds.append(contentsOf: repeatElement(Self.unknown, count: missing)) }
    var count = 0
    for index in 0..<tokens.count {
      kinds[index] = table.code(tokens.terms, tokens.termRange(index))
      starts[count] = UInt32(truncatingIfNeeded: index)
      count += kinds[index] <= table.startingCodes ? 1 : 0
    }
    return count
  }
}
