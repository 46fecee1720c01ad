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
    var index = 0
    var end = 0
    while true {
      index = nextCandidate(tokens, from: index)
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
  private static func nextCandidate(_ tokens: TokenBuffer, from start: Int) -> Int {
    let formArray = tokens.forms
    let termArray = tokens.terms
    let table = masks
    let forms = formArray.span
    let terms = termArray.span
    let masks = table.span
    var index = start
    while index < forms.count {
      let form = forms[index]
      let length = form.upperBound &- form.lowerBound
      guard length > 0 else {
        index &+= 1
        continue
      }
      let row = Int(terms[Int(form.lowerBound)] & 127) << 4 | Int(min(length, 15))
      let last = terms[Int(form.upperBound &- 1)] & 31
      if masks[row] &>> UInt32(last) & 1 == 1 { return index }
      index &+= 1
    }
    return index
  }

  /// By the low bits of the first byte and the length of a token: which last bytes, by their low bits, one has
  /// that may begin a number.
  private static let masks: [UInt32] = {
    var masks = [UInt32](repeating: 0, count: 128 << 4)
    for digit in 0x30..<0x3A {
      for length in 1..<16 { masks[digit << 4 | length] = .max }
    }
    for word in NumberWord.starts {
      guard let first = word.utf8.first, let last = word.utf8.last else { continue }
      masks[Int(first & 127) << 4 | word.utf8.count] |= 1 << UInt32(last & 31)
    }
    return masks
  }()
}
