import Querying
import TestSupport
import Testing

struct TermPatternTests {
  /// A pattern as it is written; every `*` and `?` is a wildcard.
  static func pattern(_ text: String) -> TermPattern {
    TermPattern(
      text.map { character in
        switch character {
        case "*": .anyRun
        case "?": .anyCharacter
        default: .literal(Array(String(character).utf8))
        }
      })
  }

  @Test(
    arguments: [
      ("mali", "mali", true), ("mali", "mal", false), ("mali", "malia", false),
      ("mali*", "mali", true), ("mali*", "malian", true), ("mali*", "mal", false),
      ("*stan", "stan", true), ("*stan", "pakistan", true), ("*stan", "stanx", false),
      ("m*li", "mli", true), ("m*li", "mali", true), ("m*li", "mal", false),
      ("?", "é", true), ("?", "日", true), ("?", "𝔘", true), ("?", "", false), ("?", "ab", false),
      ("t?mbuktu", "timbuktu", true), ("t?mbuktu", "tmbuktu", false), ("*?", "é", true),
      ("?*?", "é", false), ("?*?", "éa", true), ("*", "", true), ("", "", true), ("", "a", false),
      ("*a*a*", "aa", true), ("*a*a*", "ba", false), ("*ab*ab", "abab", true),
      ("*ab*ab", "aab", false),
      ("a*é", "aéé", true), ("*é?", "éé", true),
    ])
  func matches(pattern: String, term: String, expected: Bool) {
    #expect(Self.pattern(pattern).matches(Array(term.utf8).span) == expected)
  }

  @Test
  func prefixIsTheLiteralBeginning() {
    #expect(Self.pattern("milit*").prefix == Array("milit".utf8))
    #expect(Self.pattern("t?mb").prefix == Array("t".utf8))
    #expect(Self.pattern("*stan").prefix.isEmpty)
    #expect(TermPattern([.literal([]), .anyRun, .anyRun]).elements == [.anyRun])
  }

  @Test
  func agreesWithTryingEverything() {
    var random = SeededGenerator(seed: TestSeed.current)
    let letters = ["a", "b", "é", "日", "*", "*", "?"]
    for _ in 0..<20_000 {
      let written = (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(letters) }
        .joined()
      let term = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        random.pick(Array(letters.prefix(4)))
      }.joined()
      let pattern = Self.pattern(written)
      let expected = matchesReference(pattern.elements[...], Array(term.unicodeScalars)[...])
      #expect(pattern.matches(Array(term.utf8).span) == expected, "\(written) on \(term)")
      #expect(!expected || Array(term.utf8).starts(with: pattern.prefix))
    }
  }

  @Test
  func bytesThatAreNotUTF8AreNoTrap() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<5_000 {
      let term = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        random.pick([0x61, 0x80, 0xBF, 0xC3, 0xE6, 0xF0, 0xFF] as [UInt8])
      }
      _ = Self.pattern("?*a?*").matches(term.span)
      _ = EditDistance.within(term.span, Array("aéa".utf8).span, limit: 2)
    }
  }
}
