import Bytes
import Places

/// Makes the gazetteer of the program from public sources and the tables of this folder.
struct Maker {
  /// Unpacked sources and the corpus whose words are counted.
  let sources: String
  /// Hand-made tables.
  let tables: String

  /// Words that are never the name of a place when they stand alone.
  private static let neverNames = """
    a about after again against all am an and any are as at be because been before being below between both but by can \
    could date de did do does down du each few for from had has have he her here him his how i if in into is it its \
    la le les me more most my nato no nor not now of off on once one only or other our out over own per same she should \
    so some such than that the their them then there these they this those through to too un under until up us very was \
    we were what when where which while who whom why will with would you your yes new old man men god king north south \
    east west northern southern eastern western central centre center nord sud est ouest norte sur
    """

  func make() throws -> (bytes: [UInt8], atlas: Atlas) {
    var atlas = try Atlas()
    try addPlaces(to: &atlas)
    let words = try WordTables(
      words: table("words"), firstNames: table("first-names"), surnames: table("surnames"))
    atlas.problems += words.problems
    let counts = try count(words, atlas)
    atlas.forgetPlainWords(counts)
    try Features(counts: counts).add(source("natural-earth-features.tsv"), to: &atlas)
    try Parts.add(to: &atlas, overrides: table("parts"))
    let analyzer = try NameAnalyzer()
    let never = Self.neverNames.split { $0 == " " || $0 == "\n" }
    atlas.forgetNames(Set(try never.flatMap { try analyzer.words(of: String($0)) }))
    var builder = GazetteerBuilder(rows: atlas.rows)
    builder.facts = try facts(words, counts, atlas)
    return (try builder.compile(), atlas)
  }

  private func addPlaces(to atlas: inout Atlas) throws {
    let info = try source("countryInfo.tsv")
    let centroids = try source("centroids.tsv")
    let subdivisions = try source("subdivisions.tsv")
    let towns = try source("cities1000.tsv")
    let regions = try table("regions")
    atlas.addContinents(regions)
    try atlas.addCountries(table("countries"), info: info, centroids: centroids)
    try atlas.addDivisions(source("admin1CodesASCII.txt"))
    atlas.addNames(ofDivisions: subdivisions)
    // Names of divisions may decide in which of them a town lies.
    let aliases = try table("aliases")
    atlas.addNames(aliases, .name, onlyOfDivisions: true)
    let earlier = EarlierTowns(try source("rg_cities1000.csv"), keys: atlas.keys)
    atlas.addTowns(towns, earlier: earlier)
    atlas.placeDivisions(centroids: centroids, subdivisions: subdivisions)
    atlas.markCapitals(info: info)
    try Districts(earlier, atlas).add(
      source("admin2Codes.txt"), names: subdivisions, to: &atlas)
    atlas.addRegions(regions)
    try atlas.addSites(table("sites"))
    try atlas.addNames(table("abbreviations"), .abbreviation)
    atlas.addNames(aliases, .name)
    try atlas.addAlternates(of: towns, except: table("left-out"))
    try atlas.addNames(table("demonyms"), .demonym)
    try atlas.addMissions(table("missions"))
  }

  private func count(_ tables: WordTables, _ atlas: Atlas) throws -> WordCounts {
    let analyzer = try NameAnalyzer()
    var vocabulary: Set<UInt64> = []
    for row in atlas.rows {
      for name in [row.name] + row.names.map(\.text) {
        vocabulary.formUnion(try analyzer.words(of: name))
      }
    }
    for row in try source("natural-earth-features.tsv").rows {
      vocabulary.formUnion(try analyzer.words(of: Features.spelled(row[0])))
    }
    for word in tables.facts.keys { vocabulary.insert(NameAnalyzer.hash(Array(word.utf8)[...])) }
    return try WordCounts(
      corpus: sources + "/reuters-2006-2013.jsonl", vocabulary: vocabulary,
      personNames: tables.personNames)
  }

  private func facts(
    _ tables: WordTables, _ counts: WordCounts, _ atlas: Atlas
  ) throws -> [String: WordFacts] {
    let analyzer = try NameAnalyzer()
    var facts = tables.facts
    for row in atlas.rows {
      for name in [row.name] + row.names.map(\.text) {
        for word in try analyzer.forms(of: name) where facts[word] == nil { facts[word] = [] }
      }
    }
    for word in facts.keys {
      facts[word]?.formUnion(counts.facts(NameAnalyzer.hash(Array(word.utf8)[...])))
    }
    return facts
  }

  private func source(_ name: String) throws -> TableFile { try TableFile(sources + "/" + name) }

  private func table(_ name: String) throws -> TableFile {
    let path = "\(tables)/\(name).tsv"
    return Directory.somethingExists(path)
      ? try TableFile(path, comments: true) : try TableFile(path: path, bytes: [])
  }
}
