import Bytes
import Places
import TestSupport
import Testing

/// What was put in comes out again, held against the rows themselves.
@Suite struct GazetteerRoundTripTests {
  let rows: [GazetteerRow]
  let gazetteer: Gazetteer
  let byID: [UInt32: GazetteerRow]

  init() throws {
    rows = RandomRows(seed: TestSeed.current).rows
    gazetteer = try Gazetteer(rows: rows)
    byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
  }

  @Test("nodes are the rows, in pre-order")
  func nodes() throws {
    #expect(gazetteer.nodeCount == rows.count)
    #expect(gazetteer.kind(of: 0) == .world)
    for node in 0..<UInt32(gazetteer.nodeCount) {
      let row = try #require(byID[gazetteer.id(of: node)])
      #expect(gazetteer.node(withID: row.id) == node)
      #expect(gazetteer.kind(of: node) == row.kind)
      #expect(gazetteer.name(of: node) == row.name)
      #expect(gazetteer.population(of: node) == row.population)
      #expect(gazetteer.isCapital(node) == row.isCapital)
      #expect(gazetteer.coordinates(of: node)?.latitude == row.coordinates?.latitude)
      #expect(gazetteer.coordinates(of: node)?.longitude == row.coordinates?.longitude)
      #expect(
        Set(gazetteer.members(of: node).map { gazetteer.id(of: $0) }) == Set(row.members))
      let others = row.names.filter { [.name, .alternate, .abbreviation].contains($0.form) }.map(
        \.text)
      #expect(gazetteer.alternates(of: node) == others)
      if node > 0 { #expect(gazetteer.id(of: gazetteer.parent(of: node)) == row.parent) }
    }
    for id: UInt32 in [0, 5, 999, 1400, .max] { #expect(gazetteer.node(withID: id) == nil) }
  }

  @Test("the range behind a node is what lies inside")
  func ranges() {
    for node in 0..<UInt32(gazetteer.nodeCount) {
      let inside = (0..<UInt32(gazetteer.nodeCount)).filter { $0 != node && lies($0, in: node) }
      #expect(Array(node + 1..<gazetteer.end(of: node)) == inside)
      let around = chain(of: node)
      #expect(
        gazetteer.countryNode(of: node) == around.first { gazetteer.kind(of: $0) == .country })
      #expect(gazetteer.admin1Node(of: node) == around.first { gazetteer.kind(of: $0) == .admin1 })
      let country = around.compactMap { byID[gazetteer.id(of: $0)]?.countryCode }.first
      #expect(gazetteer.countryCode(of: node) == country)
    }
  }

  /// The node and all around it, by the rows.
  private func chain(of node: UInt32) -> [UInt32] {
    var chain = [node]
    while let last = chain.last, last != 0, let row = byID[gazetteer.id(of: last)],
      let parent = gazetteer.node(withID: row.parent)
    {
      chain.append(parent)
    }
    return chain
  }

  private func lies(_ node: UInt32, in around: UInt32) -> Bool { chain(of: node).contains(around) }

  @Test("every name leads to its places, and nothing else does")
  func names() {
    var model: [[String]: Set<UInt32>] = [:]
    let folded = ["Élan": "elan"]
    for row in rows {
      for name in [row.name] + row.names.map(\.text) {
        let words = name.split(separator: " ").map { folded[String($0)] ?? $0.lowercased() }
        model[words, default: []].insert(row.id)
        let other = ["saint": "st", "mount": "mt"][words[0]]
        if let other, words.count > 1 {
          model[[other] + words.dropFirst(), default: []].insert(row.id)
        }
      }
    }
    for (words, ids) in model {
      let readings = gazetteer.readings(at: gazetteer.state(words))
      #expect(Set(readings.map { gazetteer.id(of: $0.node) }) == ids, "\(words)")
      #expect(readings.count == ids.count)
    }
    var generator = SeededGenerator(seed: TestSeed.current)
    let all = RandomRows.words.map { folded[$0] ?? $0.lowercased() } + ["st", "mt", "other"]
    for _ in 0..<3000 {
      let words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in generator.pick(all) }
      let state = gazetteer.state(words)
      let isPrefix = model.keys.contains { $0.starts(with: words) }
      #expect((state != 0) == isPrefix, "\(words)")
      if model[words] == nil { #expect(gazetteer.readings(at: state).isEmpty) }
    }
  }

  @Test("readings are sorted, and say how the name belongs to the node")
  func forms() throws {
    let rows = [
      GazetteerRow(id: 1, .country, "Ruritania"),
      GazetteerRow(
        id: 2, .admin1, "Zenda", in: 1, names: [.init("Ruritania"), .init("Zendan", .demonym)]),
      GazetteerRow(id: 3, .populated, "Zenda", in: 2, population: 3_000_000),
      GazetteerRow(id: 4, .populated, "Zenda", in: 2, population: 500),
      GazetteerRow(id: 5, .populated, "Strelsau", in: 2, population: 10, names: [.init("Zenda")]),
    ]
    let gazetteer = try Gazetteer(rows: rows)
    func meanings(_ name: String) -> [String] {
      gazetteer.readings(at: gazetteer.state([name])).map {
        "\(gazetteer.id(of: $0.node)) \($0.form)"
      }
    }
    #expect(meanings("zenda") == ["3 name", "2 name", "4 name", "5 alternate"])
    #expect(meanings("ruritania") == ["1 name", "2 alternate"])
    #expect(meanings("zendan") == ["2 demonym"])
  }

  @Test("facts are those of the word")
  func facts() throws {
    let facts: [String: WordFacts] = [
      "alpha": [.firstName, .someLowercase], "mr": .title,
      "north": WordFacts(direction: .north).union(.placePreposition),
      "paris": WordFacts(capitalCount: 100),
    ]
    let gazetteer = try Gazetteer(rows: rows, facts: facts)
    for (word, expected) in facts {
      #expect(gazetteer.facts(of: gazetteer.word(word.utf8.span)) == expected)
    }
    #expect(gazetteer.facts(of: gazetteer.word("beta".utf8.span)) == [])
    #expect(gazetteer.facts(of: 0) == [])
    #expect(gazetteer.facts(of: gazetteer.word("north".utf8.span)).direction == .north)
    #expect(gazetteer.facts(of: gazetteer.word("paris".utf8.span)).capitalCount == 9)
    // What is known of "mr" does not make it the beginning of a name.
    #expect(gazetteer.step(0, gazetteer.word("mr".utf8.span)) == 0)
  }

  @Test("the same rows give the same bytes, in whatever order, and when taken apart")
  func determinism() throws {
    let facts: [String: WordFacts] = ["alpha": .firstName, "mr": .title, "dr": .title]
    let bytes = try GazetteerBuilder(rows: rows, facts: facts).compile()
    var generator = SeededGenerator(seed: TestSeed.current)
    #expect(
      try GazetteerBuilder(rows: rows.shuffled(using: &generator), facts: facts).compile() == bytes)
    let gazetteer = try Gazetteer(bytes: bytes)
    var again = GazetteerBuilder(rows: try gazetteer.rows())
    again.inherited = gazetteer
    #expect(try again.compile() == bytes)
    #expect(throws: Never.self) { try gazetteer.verify() }
  }

  @Test("one in a file of an index is the same")
  func region() throws {
    let folder = try TemporaryFolder()
    let bytes = try GazetteerBuilder(rows: rows).compile()
    let writer = try FileWriter(path: folder.path + "/gazetteer", kind: .metadata, version: 1)
    try writer.append(bytes)
    _ = try writer.finish(segment: 1)
    let read = {
      let file = try MappedFile(
        directory: folder.path, name: "gazetteer", kind: .metadata, formatVersion: 1)
      return try Gazetteer(file.payload)
    }
    // The mapping outlives the file's object.
    let mapped = try read()
    #expect(mapped.version == gazetteer.version)
    #expect(try mapped.rows() == gazetteer.rows())
    var damaged = try folder.read("gazetteer")
    damaged[2000] ^= 1
    try folder.write("gazetteer", damaged)
    #expect(throws: IndexCorruption.self) { try read() }
  }

  @Test("rows that make no gazetteer are refused")
  func errors() {
    let town = GazetteerRow(id: 7, .populated, "A")
    let cases: [([GazetteerRow], GazetteerRowError)] = [
      ([town, town], .duplicate(id: 7, name: "A")),
      ([GazetteerRow(id: 7, .populated, "A", in: 8)], .orphan(id: 7, name: "A", parent: 8)),
      ([town, GazetteerRow(id: 8, .site, "B", in: 7)], .orphan(id: 8, name: "B", parent: 7)),
      (
        [GazetteerRow(id: 8, .country, "B", in: 9), GazetteerRow(id: 9, .country, "C", in: 8)],
        .orphan(id: 8, name: "B", parent: 9)
      ),
      ([GazetteerRow(id: 7, .populated, "")], .badName(id: 7, name: "")),
      ([GazetteerRow(id: 7, .populated, "A\u{1}")], .badName(id: 7, name: "A\u{1}")),
    ]
    for (rows, error) in cases {
      #expect(throws: error) { try Gazetteer(rows: rows) }
    }
  }

  @Test("what offsets of 32 bits cannot hold is refused, and does not trap")
  func limits() throws {
    let names = (0..<100).map { GazetteerRow.Name("Name \($0)") }
    var builder = GazetteerBuilder(rows: [
      GazetteerRow(id: 7, .populated, "A", in: GazetteerRow.world, names: names)
    ])
    let size = try builder.compile().count
    for limit in [100, size / 2] {
      builder.maximumBytes = limit
      #expect(throws: GazetteerRowError.self) { try builder.compile() }
    }
    builder.maximumBytes = size + 4096
    #expect(try builder.compile().count == size)
  }
}
