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
      row.nameForm = try formOfName(of: node, analyzer)
      return row
    }
  }

  /// How the name to show belongs to a node; nil if no text is searched for it.
  private func formOfName(of node: UInt32, _ analyzer: NameAnalyzer) throws -> NameForm? {
    var state: UInt32 = 0
    for hash in try analyzer.words(of: name(of: node)) {
      state = step(state, words.number(of: hash))
      if state == 0 { return nil }
    }
    return readingRange(at: state).map { reading($0) }.first { $0.node == node }?.form
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
