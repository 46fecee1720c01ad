extension Gazetteer {
  /// The rows that it was made from.
  ///
  /// - Complexity: O(nodes), some tenths of a second for 200,000.
  package func rows() throws -> [GazetteerRow] {
    let analyzer = try NameAnalyzer()
    return try (0..<UInt32(nodeCount)).map { node in
      var row = GazetteerRow(
        id: id(of: node), kind(of: node), name(of: node), in: id(of: parent(of: node)),
        at: coordinates(of: node).map { .init($0.latitude, $0.longitude) },
        population: population(of: node),
        names: otherNames(of: node).map { GazetteerRow.Name($0.text, $0.form) })
      row.isCapital = isCapital(node)
      row.members = members(of: node).map { id(of: $0) }
      if row.kind == .country {
        row.countryCode = countryCode(of: node)
        row.countryNumber = interiors.numbers[NodeBits(nodes[node]).home]
      }
      row.isFindable = try row.kind != .part && isFindable(row.name, node, analyzer)
      return row
    }
  }

  private func isFindable(_ name: String, _ node: UInt32, _ analyzer: NameAnalyzer) throws -> Bool {
    var state: UInt32 = 0
    for hash in try analyzer.words(of: name) {
      state = step(state, words.number(of: hash))
      if state == 0 { return false }
    }
    return readingRange(at: state).contains { reading($0) == Reading(node: node, form: .name) }
  }

  /// Words that are in no name, but of which something is known.
  var wordsWithFactsOnly: [String] {
    var found: [String] = []
    var start = 0
    while start < factWords.count {
      let end = start + 1 + Int(factWords[start])
      found.append(factWords.text(start + 1..<end))
      start = end
    }
    return found
  }
}
