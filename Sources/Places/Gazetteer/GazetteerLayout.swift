import Bytes

/// The header of a gazetteer: where its columns are.
struct GazetteerLayout {
  let memory: GazetteerMemory
  let name: String
  let checksum: UInt64
  let nodeCount: Int
  let interiorCount: Int
  let wordHomes: Int
  let stepHomes: Int

  /// - Throws: `IndexCorruption` for what is no gazetteer, or one of another version.
  init(_ memory: GazetteerMemory, name: String) throws {
    self.memory = memory
    self.name = name
    let header = memory.bytes(0..<GazetteerFormat.headerBytes)
    guard header.count == GazetteerFormat.headerBytes,
      GazetteerFormat.magic.indices.allSatisfy({ header[$0] == GazetteerFormat.magic[$0] }),
      let numbers = memory.column(UInt32.self, at: 0, bytes: 40)
    else { throw IndexCorruption(file: name, offset: 0, reason: "this is not a gazetteer") }
    guard numbers[2] == GazetteerFormat.version else {
      throw IndexCorruption(
        file: name, offset: 8,
        reason: "its format version is \(numbers[2]), this program reads \(GazetteerFormat.version)"
      )
    }
    checksum = UInt64(numbers[4]) | UInt64(numbers[5]) << 32
    nodeCount = Int(numbers[6])
    interiorCount = Int(numbers[7])
    wordHomes = Int(numbers[8])
    stepHomes = Int(numbers[9])
    guard nodeCount > 0, nodeCount <= GazetteerFormat.maximumNodes, interiorCount > 0 else {
      throw IndexCorruption(file: name, offset: 24, reason: "\(nodeCount) nodes cannot be")
    }
  }

  /// A column, which has `count` entries where that is given.
  func column<Value: FixedWidthInteger & BitwiseCopyable>(
    _ section: GazetteerFormat.Section, count: Int? = nil
  ) throws -> Column<Value> {
    let entry = 40 + 8 * section.rawValue
    guard let place = memory.column(UInt32.self, at: entry, bytes: 8),
      let column = memory.column(Value.self, at: Int(place[0]), bytes: Int(place[1])),
      count == nil || count == column.count
    else {
      throw IndexCorruption(
        file: name, offset: entry, reason: "column '\(section)' has a wrong place or length")
    }
    return column
  }
}

/// The names to show, one for each node.
struct NodeTexts {
  let lengths: Column<UInt8>
  let samples: Column<UInt32>
  let texts: Column<UInt8>

  init(_ layout: GazetteerLayout) throws {
    lengths = try layout.column(.nameLengths, count: layout.nodeCount)
    samples = try layout.column(.nameSamples)
    texts = try layout.column(.nameTexts)
  }

  /// The bytes of a node's name in `texts`.
  func range(of node: UInt32) -> Range<Int> {
    let index = Int(node)
    var start = Int(samples[index / GazetteerFormat.sampleNodes])
    for before in index / GazetteerFormat.sampleNodes * GazetteerFormat.sampleNodes..<index {
      start += Int(lengths[before])
    }
    return start..<start + Int(lengths[index])
  }

  func text(of node: UInt32) -> String { texts.text(range(of: node)) }
}

/// What is kept of the nodes that others lie in.
struct InteriorNodes {
  let nodes: Column<UInt32>
  let ends: Column<UInt32>
  let parents: Column<UInt16>
  let countries: Column<UInt16>
  let codes: Column<UInt16>
  let numbers: Column<UInt16>

  init(_ layout: GazetteerLayout) throws {
    let count = layout.interiorCount
    nodes = try layout.column(.interiorNodes, count: count)
    ends = try layout.column(.interiorEnds, count: count)
    parents = try layout.column(.interiorParents, count: count)
    countries = try layout.column(.interiorCountries, count: count)
    codes = try layout.column(.interiorCodes, count: count)
    numbers = try layout.column(.interiorNumbers, count: count)
  }

  @inline(__always)
  func countryNode(ofInterior interior: Int) -> UInt32? {
    let country = countries[interior]
    return country == GazetteerFormat.noInterior ? nil : nodes[Int(country)]
  }
}

/// Lists of those few nodes that have one.
struct NodeLists<Item: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  let nodes: Column<UInt32>
  let offsets: Column<UInt32>
  let items: Column<Item>

  init(
    _ layout: GazetteerLayout, _ nodes: GazetteerFormat.Section, _ offsets: GazetteerFormat.Section,
    _ items: GazetteerFormat.Section
  ) throws {
    self.nodes = try layout.column(nodes)
    self.offsets = try layout.column(offsets, count: self.nodes.count + 1)
    self.items = try layout.column(items)
  }

  /// The items of a node.
  ///
  /// - Complexity: O(log nodes).
  func range(of node: UInt32) -> Range<Int> {
    let index = nodes.firstIndex(from: node)
    guard index < nodes.count, nodes[index] == node else { return 0..<0 }
    let start = min(Int(offsets[index]), items.count)
    return start..<min(max(Int(offsets[index + 1]), start), items.count)
  }
}
