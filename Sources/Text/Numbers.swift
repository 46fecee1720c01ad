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
  /// - Complexity: O(tokens): two bytes of most of them are looked at.
  package static func find(
    in tokens: TokenBuffer, of text: Span<UInt8>, into runs: inout [NumberRun]
  ) {
    runs.removeAll(keepingCapacity: true)
    guard tokens.tokens.count == tokens.forms.count else { return }
    let (formArray, termArray, table) = (tokens.forms, tokens.terms, NumberWord.table)
    let (forms, terms, masks) = (formArray.span, termArray.span, table.span)
    var index = 0
    while index < forms.count {
      let form = forms[index]
      let first = terms[Int(form.lowerBound)]
      if first &- 0x30 >= 10 {
        let length = form.upperBound &- form.lowerBound
        guard length <= NumberWord.longest else {
          index &+= 1
          continue
        }
        let mask = masks[Int(first & 31) << 3 | Int(length & 7)]
        guard mask != 0,
          mask &>> UInt32(terms[Int(form.upperBound &- 1)] & 31) & 1 == 1
        else {
          index &+= 1
          continue
        }
      }
      let reader = NumberReader(tokens)
      if let run = reader.run(at: index, notBefore: end(runs), of: text) {
        if run.tokens > 0, run.tokens <= longest { runs.append(run) }
        index = max(index &+ 1, run.first + run.tokens)
      } else {
        index &+= 1
      }
    }
  }

  /// One past the last token of the last number.
  private static func end(_ runs: [NumberRun]) -> Int {
    runs.last.map { $0.first + $0.tokens } ?? 0
  }
}

/// What a word is among the words of numbers.
enum NumberWord: Equatable {
  case zero
  /// One to nine; ten to nineteen; twenty to ninety.
  case unit, teen, ten
  case hundred
  /// A power of a thousand: 1 is thousand, 2 million.
  case scale(Int)
  case dozen

  static let longest: UInt32 = 9

  private static let words: [String: NumberWord] = {
    var words: [String: NumberWord] = [
      "zero": .zero, "hundred": .hundred, "dozen": .dozen, "thousand": .scale(1),
      "million": .scale(2), "billion": .scale(3), "trillion": .scale(4),
    ]
    for word in "one two three four five six seven eight nine".split(separator: " ") {
      words[String(word)] = .unit
    }
    for word in "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
      .split(separator: " ")
    {
      words[String(word)] = .teen
    }
    for word in "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ") {
      words[String(word)] = .ten
    }
    return words
  }()

  /// For the five low bits of the first byte and the three low bits of the length of a word, the last letters
  /// that words of numbers have, as bits.
  static let table: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 256)
    for word in words.keys {
      guard let first = word.utf8.first, let last = word.utf8.last else { continue }
      table[Int(first & 31) << 3 | word.utf8.count & 7] |= 1 << UInt32(last & 31)
    }
    return table
  }()

  /// What a word in lower case is; nil if it is no word of a number.
  init?(_ word: ArraySlice<UInt8>) {
    guard word.count >= 3, word.count <= Int(Self.longest),
      let known = Self.words[String(decoding: word, as: UTF8.self)]
    else { return nil }
    self = known
  }
}
