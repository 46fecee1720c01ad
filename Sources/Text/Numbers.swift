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
  /// The tokens of the text that a number may begin with, or be found by; never shrinks.
  private var starts: [UInt32] = []
  private let table = NumberWord.table

  /// Below the codes that a number may begin with, so that one comparison finds both.
  private static let unknown: UInt8 = 0

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
    makeRoom(for: tokens.count)
    let count =
      terms.count == tokens.count ? describe(terms.span, tokens) : describe(tokens)
    guard count > 0 else { return }
    let reader = NumberReader(tokens, kinds: kinds, table)
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

  private mutating func makeRoom(for count: Int) {
    let missing = count - kinds.count
    guard missing > 0 else { return }
    kinds.append(contentsOf: repeatElement(0, count: missing))
    starts.append(contentsOf: repeatElement(0, count: missing))
  }

  /// Notes what the tokens are; returns how many a number may begin with.
  private mutating func describe(_ terms: Span<UInt32>, _ tokens: TokenBuffer) -> Int {
    let found = Self.lookUp(
      terms, in: byTerm, upTo: table.startingCodes, into: &kinds, &starts)
    var count = 0
    for place in 0..<found {
      let index = Int(starts[place])
      if kinds[index] == Self.unknown { kinds[index] = learn(Int(terms[index]), index, tokens) }
      starts[count] = UInt32(truncatingIfNeeded: index)
      count += kinds[index] <= table.startingCodes ? 1 : 0
    }
    return count
  }

  /// Notes what is known of terms; returns how many tokens of `starts` are unknown or such that a number may begin with
  /// them.
  private static func lookUp(
    _ terms: Span<UInt32>, in byTerm: [UInt8], upTo last: UInt8, into kindArray: inout [UInt8],
    _ startArray: inout [UInt32]
  ) -> Int {
    var kinds = kindArray.mutableSpan
    var starts = startArray.mutableSpan
    let known = byTerm.span
    var found = 0
    for index in terms.indices {
      let term = Int(terms[index])
      let kind = term < known.count ? known[term] : unknown
      kinds[index] = kind
      // One token in thirty, at random: no branch depends on it.
      starts[found] = UInt32(truncatingIfNeeded: index)
      found &+= kind <= last ? 1 : 0
    }
    return found
  }

  @inline(never)
  private mutating func learn(_ term: Int, _ index: Int, _ tokens: TokenBuffer) -> UInt8 {
    let missing = term + 1 - byTerm.count
    if missing > 0 { byTerm.append(contentsOf: repeatElement(Self.unknown, count: missing)) }
    byTerm[term] = table.code(tokens.terms, tokens.termRange(index))
    return byTerm[term]
  }

  private mutating func describe(_ tokens: TokenBuffer) -> Int {
    var count = 0
    for index in 0..<tokens.count {
      kinds[index] = table.code(tokens.terms, tokens.termRange(index))
      starts[count] = UInt32(truncatingIfNeeded: index)
      count += kinds[index] <= table.startingCodes ? 1 : 0
    }
    return count
  }
}
