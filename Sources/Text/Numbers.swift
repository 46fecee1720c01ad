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
  /// - Complexity: O(tokens): of most of them length, first and last byte are looked at.
  package static func find(
    in tokens: TokenBuffer, of text: Span<UInt8>, into runs: inout [NumberRun]
  ) {
    runs.removeAll(keepingCapacity: true)
    guard tokens.tokens.count == tokens.forms.count else { return }
    let reader = NumberReader(tokens)
    // Held here: each candidate would pay for taking hold of them.
    let (formArray, termArray, maskArray) = (tokens.forms, tokens.terms, masks)
    let forms = formArray.span
    let terms = termArray.span
    let masks = maskArray.span
    var index = 0
    var end = 0
    while true {
      index = nextCandidate(forms, terms, masks, from: index)
      guard index < tokens.count else { return }
      if let run = reader.run(at: index, notBefore: end, of: text) {
        if run.tokens > 0, run.tokens <= longest {
          runs.append(run)
          end = run.first + run.tokens
        }
        index = max(index &+ 1, run.first + run.tokens)
      } else {
        index &+= 1
      }
    }
  }

  /// The first token from `start` on that may begin a number; the number of tokens if there is none.
  @inline(__always)
  private static func nextCandidate(
    _ forms: Span<Range<UInt32>>, _ terms: Span<UInt8>, _ masks: Span<UInt32>, from start: Int
  ) -> Int {
    var index = start
    while index < forms.count {
      let form = forms[index]
      let length = form.upperBound &- form.lowerBound
      guard length > 0 else {
        index &+= 1
        continue
      }
      let row = NumberEnds.row(length: Int(length), first: terms[Int(form.lowerBound)])
      let last = terms[Int(form.upperBound &- 1)] & 31
      if masks[row] &>> UInt32(last) & 1 == 1 { return index }
      index &+= 1
    }
    return index
  }

  /// Of whatever begins with a digit and of the words that a number may begin with.
  private static let masks: [UInt32] = {
    var ends = NumberEnds()
    for word in NumberWord.starts { ends.add(Array(word.utf8)) }
    for digit in UInt8(0x30)..<0x3A {
      for length in 1..<16 { ends.masks[NumberEnds.row(length: length, first: digit)] = .max }
    }
    return ends.masks
  }()
}
