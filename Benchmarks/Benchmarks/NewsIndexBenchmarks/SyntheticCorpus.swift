import Foundation

/// A corpus of made-up words, the same at every run: JSON lines in a temporary folder.
///
/// Words are as frequent as in news: the one of rank r has a share proportional to 1/r (Zipf's law).
struct SyntheticCorpus {
  /// How the words are spelled.
  enum Spelling {
    case ascii
    /// Every tenth word has an accent, every fortieth a curly apostrophe before a possessive s.
    case accented
    /// Every twelfth word is a place behind "in"; every thirtieth has a capital and is none.
    case placed
    /// Every twentieth word is a date.
    case dated
  }

  /// Places of all sizes.
  static let places = [
    "Mali", "Niger", "Chad", "France", "Nigeria", "Kidal", "Bamako", "Paris", "London", "Gao",
    "Timbuktu", "Senegal", "Dakar", "Abuja", "Kano", "Algeria", "Morocco", "Ghana", "Accra", "Togo",
  ]

  /// Dates of all widths.
  static let dates = [
    "on Tuesday", "in March 2012", "last week", "on 3 May 2013", "yesterday", "in 2008",
    "in the 1990s", "two days later", "next month", "on June 14", "this year", "since January",
    "in early 2011", "in the second quarter", "on Friday morning", "three years ago",
  ]

  static let vocabulary = 40_000

  /// The file.
  let path: String
  /// The folder of this process; `removeAll` takes it away.
  private static let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("newsidx-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")

  static func removeAll() throws { try FileManager.default.removeItem(at: folder) }

  init(articles: Int, words: Int, spelling: Spelling) throws {
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    var text = Prose(spelling: spelling)
    var lines = ""
    for number in 0..<articles {
      let date = "20\(10 + number % 10)-0\(1 + number % 9)-1\(number % 10)"
      lines += #"{"id":"\#(number)","title":"\#(text.sentence(words: 8))","date":"\#(date)","#
      lines += #""source":"Synthetic","body":"\#(text.body(words: words))"}"# + "\n"
    }
    let file = Self.folder.appendingPathComponent("corpus.jsonl")
    try lines.write(to: file, atomically: false, encoding: .utf8)
    path = file.path
  }

  /// Sentences alone.
  static func prose(words: Int, spelling: Spelling) -> String {
    var prose = Prose(spelling: spelling)
    return prose.body(words: words)
  }

  /// The word of a rank, from 1: the more frequent, the shorter.
  static func word(_ rank: Int) -> String {
    let consonants = Array("bdfgklmnprstvz")
    let vowels = Array("aeiou")
    var word = ""
    var rest = rank
    repeat {
      let syllable = rest % (consonants.count * vowels.count)
      word.append(consonants[syllable / vowels.count])
      word.append(vowels[syllable % vowels.count])
      rest /= consonants.count * vowels.count
    } while rest > 0
    return word
  }
}

/// Sentences of random words.
private struct Prose {
  let spelling: SyntheticCorpus.Spelling
  var random = SplitMix64(state: 2013)
  var written = 0

  mutating func body(words: Int) -> String {
    var sentences: [String] = []
    for _ in 0..<words / 16 { sentences.append(sentence(words: 16)) }
    return sentences.joined(separator: " ")
  }

  mutating func sentence(words: Int) -> String {
    var parts: [String] = []
    for _ in 0..<words { parts.append(word()) }
    let sentence = parts.joined(separator: " ")
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }

  private mutating func word() -> String {
    let share = Double(random.next() >> 11) / Double(1 << 53)
    let word = SyntheticCorpus.word(Int(pow(Double(SyntheticCorpus.vocabulary), share)))
    written += 1
    if spelling == .placed { return placed(word) }
    if spelling == .dated {
      return written % 20 == 0 ? SyntheticCorpus.dates[random.below(16)] : word
    }
    guard spelling == .accented else { return word }
    if written % 40 == 0 { return word + "’s" }
    return written % 10 == 0 ? word.replacingOccurrences(of: "e", with: "é") + "é" : word
  }
}

extension Prose {
  fileprivate mutating func placed(_ word: String) -> String {
    if written % 12 == 0 { return "in " + SyntheticCorpus.places[random.below(20)] }
    return written % 30 == 1 ? word.prefix(1).uppercased() + word.dropFirst() : word
  }
}

/// Random numbers by Steele, Lea and Flood's SplitMix64 (OOPSLA 2014).
struct SplitMix64 {
  var state: UInt64

  /// A number from 0 to `bound` - 1.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
