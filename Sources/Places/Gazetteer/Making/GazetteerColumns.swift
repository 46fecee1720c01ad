import Bytes

/// The columns of a gazetteer being made.
struct GazetteerColumns {
  private var sections = [[UInt8]](repeating: [], count: GazetteerFormat.Section.allCases.count)
  private let nodeCount: Int
  private var interiorCount = 0
  private var wordHomes = 0
  private var stepHomes = 0

  init(nodeCount: Int) { self.nodeCount = nodeCount }

  private mutating func set<Value: FixedWidthInteger & UnsignedInteger>(
    _ section: GazetteerFormat.Section, _ values: some Sequence<Value>
  ) {
    var bytes: [UInt8] = []
    for value in values { bytes.appendLittleEndian(value) }
    sections[section.rawValue] = bytes
  }

  // MARK: The tree

  mutating func add(_ tree: PlaceTree) {
    let interior = tree.rows.indices.filter { tree.rows[$0].kind.isInterior }
    interiorCount = interior.count
    var numbers = [Int](repeating: 0, count: tree.rows.count)
    for (number, node) in interior.enumerated() { numbers[node] = number }
    addInteriors(interior, numbers, tree)
    set(
      .nodes,
      tree.rows.indices.lazy.map { node in
        let row = tree.rows[node]
        return NodeBits(
          kind: row.kind, isCapital: row.isCapital,
          home: numbers[row.kind.isInterior ? node : tree.parents[node]],
          coordinates: row.coordinates.map { ($0.latitude, $0.longitude) }
        ).bits
      })
    set(.ids, tree.rows.lazy.map(\.id))
    set(
      .idOrder, tree.rows.indices.sorted { tree.rows[$0].id < tree.rows[$1].id }.map { UInt32($0) })
    set(.populations, tree.rows.lazy.map { UInt32(clamping: $0.population) })
    addNames(tree)
    addMembers(tree)
  }

  private mutating func addInteriors(_ interior: [Int], _ numbers: [Int], _ tree: PlaceTree) {
    set(.interiorNodes, interior.lazy.map { UInt32($0) })
    set(.interiorEnds, interior.lazy.map { UInt32(tree.ends[$0]) })
    set(.interiorParents, interior.lazy.map { UInt16(numbers[tree.parents[$0]]) })
    set(
      .interiorCountries,
      interior.lazy.map { node in
        let country = tree.countries[node]
        return country < 0 ? GazetteerFormat.noInterior : UInt16(numbers[country])
      })
    set(
      .interiorCodes,
      interior.lazy.map { tree.rows[$0].countryCode.flatMap { CountryCode($0) }?.packed ?? 0 })
    set(.interiorNumbers, interior.lazy.map { tree.rows[$0].countryNumber })
    set(
      .interiorDivisions,
      interior.lazy.map { DivisionCode(tree.rows[$0].divisionCode ?? "")?.packed ?? 0 })
  }

  private mutating func addNames(_ tree: PlaceTree) {
    var samples: [UInt32] = []
    var texts: [UInt8] = []
    var others: [UInt8] = []
    var otherNodes: [UInt32] = []
    var otherOffsets: [UInt32] = []
    for (node, row) in tree.rows.enumerated() {
      if node % GazetteerFormat.sampleNodes == 0 { samples.append(UInt32(texts.count)) }
      texts += row.name.utf8
      guard !row.names.isEmpty else { continue }
      otherNodes.append(UInt32(node))
      otherOffsets.append(UInt32(others.count))
      for name in row.names { others += [name.form.rawValue + 1] + name.text.utf8 }
    }
    sections[GazetteerFormat.Section.nameTexts.rawValue] = texts
    sections[GazetteerFormat.Section.otherTexts.rawValue] = others
    set(.nameLengths, tree.rows.lazy.map { UInt8(clamping: $0.name.utf8.count) })
    set(.nameSamples, samples)
    set(.otherNodes, otherNodes)
    set(.otherOffsets, otherOffsets + [UInt32(others.count)])
  }

  private mutating func addMembers(_ tree: PlaceTree) {
    var nodes: [UInt32] = []
    var offsets: [UInt32] = []
    var members: [UInt32] = []
    for (node, row) in tree.rows.enumerated() {
      let found = Set(row.members.compactMap { tree.nodes[$0] }).sorted()
      guard !found.isEmpty else { continue }
      nodes.append(UInt32(node))
      offsets.append(UInt32(members.count))
      members += found.map { UInt32($0) }
    }
    set(.memberNodes, nodes)
    set(.memberOffsets, offsets + [UInt32(members.count)])
    set(.members, members)
  }

  // MARK: The names

  mutating func add(_ names: CompiledNames) {
    wordHomes = names.words.homes
    stepHomes = names.steps.homes
    set(.words, names.words.fingerprints)
    set(.wordFacts, names.factIndexes)
    set(.factSets, names.factSets)
    set(.wordStarts, names.starts)
    set(.steps, names.steps.fingerprints)
    set(.finals, names.finals)
    set(.finalRanks, names.ranks)
    set(.firstReadings, names.first)
    set(.moreReadings, names.more)
    set(.factWords, names.factWords)
  }

  // MARK: All of them

  /// The gazetteer.
  ///
  /// - Throws: `GazetteerRowError` if it has more than `limit` bytes.
  func bytes(limit: Int) throws -> [UInt8] {
    let size = sections.reduce(GazetteerFormat.headerBytes) {
      $0 + $1.count + GazetteerFormat.alignment
    }
    guard size <= limit else {
      throw GazetteerRowError.tooMany(what: "bytes of places and names", limit: limit)
    }
    var body: [UInt8] = []
    var offset = GazetteerFormat.headerBytes
    var all: [UInt8] = []
    for section in sections {
      let padding = -offset & (GazetteerFormat.alignment - 1)
      all += [UInt8](repeating: 0, count: padding)
      offset += padding
      body.appendLittleEndian(UInt32(offset))
      body.appendLittleEndian(UInt32(section.count))
      all += section
      offset += section.count
    }
    var counts: [UInt8] = []
    for count in [nodeCount, interiorCount, wordHomes, stepHomes] {
      counts.appendLittleEndian(UInt32(count))
    }
    let checked = counts + body + all
    var bytes = GazetteerFormat.magic
    bytes.appendLittleEndian(GazetteerFormat.version)
    bytes.appendLittleEndian(UInt32(0))
    bytes.appendLittleEndian(Checksum.xxh3(checked))
    return bytes + checked
  }
}
