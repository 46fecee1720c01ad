import Text

/// Finds places by the names that users give them.
///
/// One per thread, to be kept: the first name opens an analyzer, which costs more than looking it up.
package final class PlaceLookup {
  /// Where names are looked up.
  package let gazetteer: Gazetteer
  private var opened: Analyzer?

  /// Look-ups in a gazetteer; nothing is opened before the first.
  package init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// What splits names into words.
  func analyzer() throws -> Analyzer {
    if let opened { return opened }
    let analyzer = try Analyzer(Analysis())
    opened = analyzer
    return analyzer
  }

  /// Whether what a user gave is `#` and a number instead of a name.
  package static func isIdentifier(_ name: String) -> Bool {
    name.first == "#" && name.utf8.count > 1
      && name.utf8.dropFirst().allSatisfy { (0x30..<0x3A).contains($0) }
  }

  /// What a name may mean, the likeliest first, none twice; empty if it is unknown.
  ///
  /// Case, accents and punctuation do not matter. A name may be followed by what it lies in ("Paris, Texas",
  /// "Gao, Mali", "London, CA"; the comma may be missing), and preceded by a direction ("northern Mali"). An
  /// identifier is written `#2988507`. Where a division and its seat bear one name, the division comes first.
  /// Countries come before their namesakes, and what is only meant by its people's name comes last.
  ///
  /// - Complexity: a few microseconds, and O(n log n) of the meanings; a fifth of a millisecond for the first name.
  package func nodes(named name: String) throws -> [UInt32] {
    if Self.isIdentifier(name) {
      return UInt32(name.dropFirst()).flatMap { gazetteer.node(withID: $0) }.map { [$0] } ?? []
    }
    let analyzer = try analyzer()
    let pieces = try name.split(separator: ",").map { try words(of: String($0), analyzer) }
      .filter { !$0.isEmpty }
    guard let first = pieces.first else { return [] }
    if pieces.count > 1 {
      let inside = pieces.dropFirst().reduce(meanings(first)) { narrowed($0, to: $1) }
      if !inside.isEmpty { return inside }
    }
    let all = Array(pieces.joined())
    let whole = meanings(all)
    return whole.isEmpty ? split(all) : whole
  }

  /// The words of a piece of a name, without an article in front.
  private func words(of text: String, _ analyzer: Analyzer) throws -> [UInt32] {
    var tokens = try analyzer.analyzeQuery(Array(text.utf8)).tokens
    if tokens.count > 1, tokens[0].term == Array("the".utf8) { tokens.removeFirst() }
    return tokens.map { token in
      let word = gazetteer.word(token.term.span)
      guard word == 0, let reading = token.otherReadings.first else { return word }
      return gazetteer.word(reading.span)
    }
  }

  // MARK: Whole names

  /// The meanings of a whole name, or of a direction before a country's.
  private func meanings(_ words: [UInt32]) -> [UInt32] {
    let readings = gazetteer.readings(of: words[...])
    let named = seatsBehindDivisions(readings.filter { $0.form != .demonym }.map(\.node))
    let parts = named.isEmpty ? self.parts(words) : []
    var seen: Set<UInt32> = []
    return (named + parts + readings.map(\.node)).filter { seen.insert($0).inserted }
  }

  /// The same nodes, each division before the town of its name that lies inside.
  private func seatsBehindDivisions(_ nodes: [UInt32]) -> [UInt32] {
    var ordered = nodes
    for division in nodes where gazetteer.kind(of: division) == .admin1 {
      let name = gazetteer.name(of: division)
      guard let old = ordered.firstIndex(of: division),
        let seat = ordered.firstIndex(where: { node in
          node > division && node < gazetteer.end(of: division)
            && gazetteer.kind(of: node) == .populated && isNamesake(node, of: name)
        }), seat < old
      else { continue }
      ordered.remove(at: old)
      ordered.insert(division, at: seat)
    }
    return ordered
  }

  /// Whether a town bears the name, and not only as another one ("New York" of New York City).
  private func isNamesake(_ town: UInt32, of division: String) -> Bool {
    gazetteer.name(of: town).count <= division.count
  }

  private func parts(_ words: [UInt32]) -> [UInt32] {
    for count in [2, 1] where words.count > count {
      guard let direction = direction(words[..<count]) else { continue }
      return gazetteer.readings(of: words[count...]).compactMap {
        gazetteer.part(of: $0.node, direction)
      }
    }
    return []
  }

  /// The direction that one word names, or two ("north eastern").
  private func direction(_ words: ArraySlice<UInt32>) -> Gazetteer.Direction? {
    let directions = words.compactMap { gazetteer.facts(of: $0).direction }
    guard directions.count == words.count else { return nil }
    switch (directions[0], directions.last) {
    case (let only, _) where directions.count == 1: return only
    case (.north, .east): return .northeast
    case (.north, .west): return .northwest
    case (.south, .east): return .southeast
    case (.south, .west): return .southwest
    default: return nil
    }
  }

  // MARK: Names with what is around

  /// The nodes that lie in a meaning of `words`.
  private func narrowed(_ nodes: [UInt32], to words: [UInt32]) -> [UInt32] {
    let inside = interiors(of: meanings(words))
    return nodes.filter { node in
      let next = inside.partitioningIndex { $0.lowerBound > node }
      return next > 0 && inside[next - 1].contains(node)
    }
  }

  /// What lies in any of the nodes: disjoint ranges, ascending.
  private func interiors(of nodes: [UInt32]) -> [Range<UInt32>] {
    var ranges: [Range<UInt32>] = []
    for node in nodes {
      ranges.append(node + 1..<gazetteer.end(of: node))
      for member in gazetteer.members(of: node) {
        ranges.append(member..<gazetteer.end(of: member))
      }
    }
    var joined: [Range<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = joined.last, last.upperBound >= range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// A name and what is around it without a comma.
  private func split(_ words: [UInt32]) -> [UInt32] {
    for border in (1..<max(words.count, 1)).reversed() {
      let found = narrowed(meanings(Array(words[..<border])), to: Array(words[border...]))
      if !found.isEmpty { return found }
    }
    return []
  }
}

extension Gazetteer {
  /// The readings of a name of these words.
  fileprivate func readings(of words: ArraySlice<UInt32>) -> [Reading] {
    var state: UInt32 = 0
    for word in words {
      state = step(state, word)
      if state == 0 { return [] }
    }
    return readings(at: state)
  }
}

extension Array {
  /// The first index whose element fulfils a condition that all behind it fulfil too.
  fileprivate func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
