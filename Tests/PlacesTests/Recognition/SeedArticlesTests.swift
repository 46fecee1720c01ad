import Foundation
import Testing

@testable import Places

/// Three whole articles, which lie beside the package where there are any.
@Suite(.enabled(if: SeedArticles.exist, "no ../shared/corpora/seeds beside the package"))
struct SeedArticlesTests {
  let tagger: TextTagger

  init() throws { tagger = try TextTagger(try Gazetteer.shipped()) }

  /// Names of the places of the article whose file begins with `number`, and the texts of its mentions.
  func read(_ number: String) throws -> (places: Set<String>, texts: Set<String>) {
    let found = try tagger.tag(try SeedArticles.text(number))
    return (
      Set(found.map { tagger.gazetteer.name(of: $0.mention.node) }), Set(found.map(\.text))
    )
  }

  @Test(
    "every place is found, no person is one",
    arguments: [
      (
        "000",
        [
          "Mali", "Burkina Faso", "Bamako", "Niamey", "Niger", "Chad", "Mauritania", "Gabon",
          "Ivory Coast", "Senegal", "Djibouti", "France", "Sahel",
        ],
        ["Paul", "Henri", "Damiba", "Goita", "Michon", "Laurent", "Barkhane"]
      ),
      (
        "001", ["Sokolo", "Bamako", "Washington", "Paris", "Mali", "Sahel"],
        ["Macron", "Parly", "Florence", "Diallo", "Saharan"]
      ),
      ("002", ["Tessalit", "Kidal", "Bamako", "Mali"], ["Keita", "Ibrahim"]),
    ])
  func articles(number: String, places: [String], persons: [String]) throws {
    let found = try read(number)
    #expect(Set(places).subtracting(found.places).isEmpty)
    #expect(found.texts.isDisjoint(with: persons))
  }
}

private enum SeedArticles {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpora/seeds").standardized

  static var exist: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func text(_ number: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let name = try #require(names.first { $0.hasPrefix(number) })
    return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
