import Kernels
import Postings
import Querying
import Segments
import TestSupport
import Testing
import Text

/// Places and annotations in queries, held to trying everything over random trees and mentions.
struct PlaceSearchTests {
  @Test(arguments: 0..<4)
  func everyForm(part: UInt64) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 100 &+ part)
    for _ in 0..<8 {
      let count = Int.random(in: 1...40, using: &random)
      let placed = try await PlacedCorpus(count: count, using: &random)
      let oracle = try SearchOracle(placed.corpus, in: placed.folder)
      try oracle.checkArticles()
      let generator = QueryGenerator(depth: 2, places: placed.places)
      for _ in 0..<60 {
        try oracle.check(generator.query(using: &random), using: &random)
      }
      for _ in 0..<20 {
        try oracle.checkTally(
          generator.query(using: &random), placed.places.place(using: &random), placed.places)
      }
    }
  }

  @Test("a slot alone is counted as it is searched for, by name only too")
  func slotsAlone() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 300)
    let placed = try await PlacedCorpus(count: 60, using: &random)
    let oracle = try SearchOracle(placed.corpus, in: placed.folder)
    for _ in 0..<40 {
      var place = placed.places.place(using: &random)
      place.isFocus = false
      for isNamed in [false, true] {
        place.isNamed = isNamed
        try oracle.check(
          .sequence(Query.Sequence(slots: [Query.Slot(.place(place))])), using: &random)
      }
    }
  }

  @Test("many articles: windows, blocks and pruning")
  func manyArticles() async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 200)
    let placed = try await PlacedCorpus(count: 9_000, using: &random)
    let oracle = try SearchOracle(placed.corpus, in: placed.folder)
    for _ in 0..<30 {
      let place = Query.place(placed.places.place(using: &random))
      try oracle.checkPruning(place)
      let leaf = QueryGenerator(depth: 0, places: placed.places).leaf(using: &random)
      try oracle.checkPruning(.disjunction([place, leaf]))
      try oracle.checkPruning(.conjunction([place, leaf]))
      try oracle.checkPruning(.conjunction([leaf, .negation(place)]))
    }
  }
}

/// A random corpus whose index has random places.
struct PlacedCorpus {
  let folder: TemporaryFolder
  let places: ReferencePlaces
  private(set) var corpus: WrittenCorpus

  init(count: Int, using random: inout SeededGenerator) async throws {
    folder = try TemporaryFolder()
    places = ReferencePlaces.random(using: &random)
    var articles = RandomCorpus(count: count, using: &random).articles
    for index in articles.indices {
      // Of numbers alone no headline is made.
      let words = articles[index].body.indices.dropFirst(articles[index].headlineTokens)
      for word in words where random.chance(0.1) {
        articles[index].body[word] = Array(random.pick(Self.numbers).utf8)
      }
    }
    corpus = try WrittenCorpus(articles, in: folder, using: &random)
    let path = folder.path + "/index"
    try await TestBuild.build(corpus.path, to: path)
    try annotate(path, using: &random)
    try PlacedIndex(path, places, corpus.articles.map(\.reference)).write()
  }

  private static let numbers = ["five", "twenty", "hundred", "10", "1,500", "million"]

  /// Gives the articles mentions, and the numbers that the index has.
  private mutating func annotate(_ path: String, using random: inout SeededGenerator) throws {
    let segment = try #require(try IndexDirectory(opening: path).segments.first)
    for index in corpus.articles.indices {
      corpus.articles[index].reference.places = places
      corpus.articles[index].reference.mentions = places.mentions(
        in: corpus.articles[index].reference, using: &random)
    }
    var positions: [UInt32] = []
    for length in 0...Numbers.longest {
      let term = FieldPrefix.number(tokens: length)
      guard let entry = try segment.dictionary.entry(of: term) else { continue }
      var cursor = PostingsCursor(try segment.list(entry))
      try cursor.advance(to: 0)
      while cursor.article != PostingsCursor.end {
        try cursor.readPositions(into: &positions)
        for position in positions {
          corpus.articles[Int(cursor.article)].reference.numbers.append(
            Int(position)..<Int(position) + length)
        }
        try cursor.advance()
      }
    }
  }
}

extension SearchOracle {
  /// Checks the places that the articles of `query` mention inside `area`.
  func checkTally(_ query: Query, _ area: Query.Place, _ places: ReferencePlaces) throws {
    let matching = ReferenceScorer(articles.map(\.reference)).search(query).map(\.article)
    for grouping in PlaceTally.Grouping.allCases {
      let tally = try searcher.tallyPlaces(query, by: grouping, in: area)
      #expect(tally.articles == matching.count)
      var expected: [UInt32: (articles: Set<Int>, mentions: Int)] = [:]
      for article in matching {
        for mention in articles[article].reference.mentions
        where places.lies(mention.node, in: area) {
          guard let target = places.target(of: mention.node, grouping) else { continue }
          let id = places.nodes[target].id
          expected[id, default: ([], 0)].articles.insert(article)
          expected[id, default: ([], 0)].mentions += 1
        }
      }
      #expect(tally.rows.count == expected.count)
      for row in tally.rows {
        let wanted = try #require(expected[row.id])
        #expect(row.articles == wanted.articles.count && row.mentions == wanted.mentions)
        let node = try #require(places.nodes.first { $0.id == row.id })
        #expect(row.name == node.name && row.kind == node.kind)
        #expect(row.coordinates?.latitude == node.latitude)
        #expect(row.coordinates?.longitude == node.longitude)
      }
      for (one, other) in zip(tally.rows, tally.rows.dropFirst()) {
        #expect((one.articles, other.name) > (other.articles, one.name))
      }
    }
  }

  /// Checks that the best hits are those of all.
  func checkPruning(_ query: Query) throws {
    let note = Comment(rawValue: query.written)
    let all = try searcher.search(query, limit: 10, exhaustive: true)
    let best = try searcher.search(query, limit: 10)
    let uncounted = try searcher.search(query, limit: 10, counting: false)
    #expect(best.hits == all.hits && best.total == all.total, note)
    #expect(uncounted.hits == all.hits, note)
    #expect(try searcher.count(query) == all.total, note)
  }
}

extension ReferencePlaces {
  fileprivate func lies(_ node: Int, in area: Query.Place) -> Bool {
    var any = area
    any.isNamed = false
    return counts(ReferenceMention(0..<1, node: node), for: any)
  }

  fileprivate func target(of node: Int, _ grouping: PlaceTally.Grouping) -> Int? {
    switch grouping {
    case .place: node
    case .admin1: path(node).first { nodes[$0].kind == .admin1 }
    case .country: path(node).first { nodes[$0].kind == .country }
    }
  }
}
