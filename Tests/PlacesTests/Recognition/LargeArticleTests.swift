import TestSupport
import Testing

@testable import Places

/// Articles that no newspaper prints, but a file may hold.
@Suite struct LargeArticleTests {
  @Test("an article of very many mentions, datelines and paragraphs is read to its end")
  func mentions() throws {
    let tagger = try TextTagger(try Gazetteer.shipped())
    let names = ["Springfield", "Paris", "London", "Columbia", "Georgia", "Kidal", "San Jose"]
    var random = SeededGenerator(seed: TestSeed.current)
    let text = (0..<5_000).map { number in
      "PARIS (Reuters) - Number \(number) is in \(random.pick(names)), near \(random.pick(names))."
    }.joined(separator: "\n")
    let found = try tagger.tag(text)
    #expect(found.count >= 5_000)
    #expect(found.last.map { Int($0.mention.end) > text.utf8.count - 40 } ?? false)
  }

  @Test("an article of 70,000 different names is read to its end, and one behind it as ever")
  func names() throws {
    let gazetteer = try Gazetteer.shipped()
    var names: [String] = []
    var seen: Set<String> = []
    for node in 1..<UInt32(gazetteer.nodeCount) where gazetteer.kind(of: node) == .populated {
      let name = gazetteer.name(of: node)
      if seen.insert(name).inserted { names.append(name) }
      if names.count == 70_000 { break }
    }
    try #require(names.count == 70_000)
    let tagger = try TextTagger(gazetteer)
    let after = "He went from London, Ontario, to London, England, and Paris, Texas."
    let expected = try tagger.tag(after, least: 0)
    let found = try tagger.tag(names.joined(separator: "; "), least: 0)
    #expect(Set(found.map { $0.text.lowercased() }).count > 60_000)
    #expect(try tagger.tag(after, least: 0) == expected)
  }

  @Test("the table of names grows: every key is found, none that was not inserted")
  func index() {
    var index = ProfileIndex(capacity: 4)
    for key in 0..<UInt64(10_000) { index.insert(Int(key) * 2, for: key * 7) }
    for key in 0..<UInt64(10_000) {
      #expect(index[key * 7] == Int(key) * 2)
      #expect(index[key * 7 + 1] == nil)
    }
  }

  @Test("a place called The The is no pit to fall into")
  func articles() throws {
    let rows = [
      GazetteerRow(id: 1, .populated, "The The"), GazetteerRow(id: 2, .populated, "Mali"),
    ]
    let tagger = try TextTagger(try Gazetteer(rows: rows))
    let text = String(repeating: "The ", count: 200_000)
    #expect(try tagger.tag(text, least: 0).count <= 200_000)
  }

  @Test("the memory of a large article is given back with the next")
  func memory() throws {
    let tagger = try TextTagger(try SmallWorld.gazetteer())
    _ = try tagger.tag(String(repeating: "Mali ", count: 100_000))
    #expect(tagger.keptWords > ArticleWords.mostKept)
    _ = try tagger.tag("He went to Mali.")
    #expect(tagger.keptWords < 100)
    _ = try tagger.tag(String(repeating: "Mali ", count: 1_000))
    _ = try tagger.tag("He went to Mali.")
    #expect(tagger.keptWords > 1_000, "what articles have now and then is kept")
  }
}
