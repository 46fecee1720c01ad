import TestSupport
import Testing

@testable import Places

/// Token soup, held against a matcher of strings.
@Suite struct RandomScanTests {
  private static let words = [
    "Mali", "Burkina", "Faso", "Guinea", "Bissau", "Congo", "Republic", "of", "the", "The", "Paris",
    "Texas", "St.", "Louis", "and", "said", "in", "U.S.", "Kidal", "Ivory", "Coast", "town", "7",
    "é",
    "Al", "Hasakah", "Democratic",
  ]
  private static let gaps = [" ", " ", " ", " ", ", ", "-", ". ", "\n", "\n\n", " (", "'s ", " - "]

  private func soup(_ random: inout SeededGenerator, words count: Int) -> String {
    (0..<count).map { _ in random.pick(Self.words) + random.pick(Self.gaps) }.joined()
  }

  @Test("the words of each candidate are a name, and candidates stand in order without overlap")
  func names() throws {
    let tagger = try TextTagger(try SmallWorld.gazetteer())
    var random = SeededGenerator(seed: TestSeed.current)
    let names: Set = [
      "mali", "burkina faso", "guinea", "guinea bissau", "congo", "republic of the congo", "paris",
      "democratic republic of the congo", "texas", "st louis", "u s", "kidal", "ivory coast",
      "al hasakah", "the mali", "the congo",
    ]
    for _ in 0..<300 {
      let text = soup(&random, words: Int.random(in: 0...40, using: &random))
      var end: UInt32 = 0
      for found in try tagger.tag(text, least: 0) {
        #expect(found.mention.start >= end)
        end = found.mention.end
        let words = found.text.lowercased().split { !$0.isLetter }.joined(separator: " ")
        #expect(names.contains(words), "\(found.text.debugDescription) in \(text.debugDescription)")
      }
    }
  }

  @Test("no longer name was passed over")
  func longest() throws {
    let tagger = try TextTagger(try SmallWorld.gazetteer())
    var random = SeededGenerator(seed: TestSeed.current)
    let names = [
      "Burkina Faso", "Guinea-Bissau", "Ivory Coast", "St. Louis", "Al Hasakah", "Kidal",
    ]
    for _ in 0..<100 {
      let name = random.pick(names)
      let before = soup(&random, words: 10)
      let text = before + ". " + name + ", said"
      let found = try tagger.tag(text, least: 0)
      #expect(found.last?.text == name, "\(text.debugDescription)")
    }
  }

  @Test("numbers of terms change nothing, also where they mean something else")
  func terms() throws {
    let world = try SmallWorld.gazetteer()
    let (plain, numbered) = (try TextTagger(world), try TextTagger(world))
    var random = SeededGenerator(seed: TestSeed.current)
    for round in 0..<300 {
      if round % 50 == 0 { numbered.numberTerms() }
      let title = round % 3 == 0 ? soup(&random, words: 5) : ""
      let text = soup(&random, words: Int.random(in: 0...60, using: &random))
      let least: Float = round % 2 == 0 ? 0 : PlaceMention.accepted
      let expected = try plain.tag(text, title: title, least: least)
      let found = try numbered.tag(text, title: title, least: least)
      #expect(found == expected, "\(title.debugDescription) \(text.debugDescription)")
    }
  }

  @Test("what is accepted does not depend on what is told")
  func least() throws {
    let tagger = try TextTagger(try SmallWorld.gazetteer())
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<200 {
      let text = soup(&random, words: 40)
      let all = try tagger.tag(text, least: 0)
      let accepted = try tagger.tag(text)
      #expect(accepted == all.filter { $0.mention.score >= PlaceMention.accepted }, "\(text)")
    }
  }

  @Test("bytes that are no text neither trap nor make mentions outside of the text")
  func noise() throws {
    let tagger = try TextTagger(try SmallWorld.gazetteer())
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        random.chance(0.3)
          ? UInt8.random(in: 0...255, using: &random) : random.pick(Array("Mali (-.'\n".utf8))
      }
      for found in try tagger.tag(
        bytes: bytes, headlineBytes: Int.random(in: 0...300, using: &random), least: 0)
      {
        #expect(found.mention.start < found.mention.end)
        #expect(Int(found.mention.end) <= bytes.count)
        #expect(found.mention.score >= 0 && found.mention.score <= 1)
      }
    }
  }
}
