import Bytes

/// Compiles rows into a gazetteer.
///
/// The same rows give the same bytes, in whatever order they come.
package struct GazetteerBuilder {
  /// The places.
  ///
  /// A world is added if none of them is one.
  package var rows: [GazetteerRow]
  /// What is known of words (normalized forms of profile `news`).
  package var facts: [String: WordFacts]
  /// A gazetteer whose facts go for the words of names that `facts` does not have.
  package var inherited: Gazetteer?
  /// Most bytes: offsets have 32 bits.
  package var maximumBytes = Int(UInt32.max)

  package init(rows: [GazetteerRow] = [], facts: [String: WordFacts] = [:]) {
    self.rows = rows
    self.facts = facts
  }

  /// The bytes of the gazetteer.
  ///
  /// - Throws: `GazetteerRowError`, `TextError`.
  /// - Complexity: about a second for 200,000 places.
  package func compile() throws -> [UInt8] {
    var rows = rows
    if !rows.contains(where: { $0.kind == .world }) {
      rows.append(GazetteerRow(id: GazetteerRow.world, .world, "World"))
    }
    // First of all, so that no offset overflows on the way.
    let nameBytes = rows.reduce(0) {
      $1.names.reduce($0 + $1.name.utf8.count) { $0 + $1.text.utf8.count + 1 }
    }
    guard nameBytes <= maximumBytes else {
      throw GazetteerRowError.tooMany(what: "bytes of names", limit: maximumBytes)
    }
    let tree = try PlaceTree(rows)
    var columns = GazetteerColumns(nodeCount: tree.rows.count)
    columns.add(tree)
    var names = try NameCollector(inherited: inherited, facts: facts)
    for (node, row) in tree.rows.enumerated() {
      let prior = PlacePrior(row, country: tree.countryCode(of: node))
      if let form = row.nameForm { try names.add(row.name, form, of: node, prior, isShown: true) }
      for name in row.names { try names.add(name.text, name.form, of: node, prior) }
    }
    try names.addFacts()
    columns.add(try names.compile())
    return try columns.bytes(limit: maximumBytes)
  }
}

extension Gazetteer {
  /// A gazetteer of a few places, for tests.
  package init(rows: [GazetteerRow], facts: [String: WordFacts] = [:]) throws {
    try self.init(bytes: try GazetteerBuilder(rows: rows, facts: facts).compile())
  }
}

/// How probable a meaning of a name is without any context: log10 of inhabitants, and for other kinds as if.
struct PlacePrior {
  private let ofName: Double

  init(_ row: GazetteerRow, country: String?) {
    let size = logarithm(row.population)
    var prior: Double =
      switch row.kind {
      case .world, .continent, .subregion, .country: 11.0
      case .region: 10.0
      case .site: 9.0
      case .feature: 5.5
      case .admin1: 3.2 + 0.3 * size
      case .admin2: row.population == 0 ? 3.2 : 2.8 + 0.4 * size
      case .part: 3.2
      case .populated: max(1, size)
      }
    if row.kind == .admin1, let country, ["US", "CA", "AU", "GB"].contains(country) {
      prior += 1.2
    }
    // Kent is a county of 1.5 million, and not a suburb of Seattle.
    if row.kind == .admin2, country == "GB", row.population > 0 { prior += 0.4 }
    if row.isCapital {
      prior += 2.5
    } else if row.kind == .populated, row.population >= 2_000_000 {
      prior += 1.6
    }
    ofName = prior
  }

  /// In thousandths, for a name of a form.
  ///
  /// The name to show counts a little more: Palestine is the country of that name before any other.
  func thousandths(_ form: Gazetteer.NameForm, isShown: Bool) -> Int {
    let prior =
      switch form {
      case .name, .demonym: ofName
      case .abbreviation: ofName - 0.5
      case .alternate, .alias: ofName - 1
      case .weakAlias: ofName - 2
      }
    return Int((prior * 1000).rounded()) + (isShown ? 100 : 0)
  }
}

/// log10, to a twentieth or so: the same on every machine, which a library's need not be.
private func logarithm(_ value: Int) -> Double {
  var power = 1
  var digits = 0
  while digits < 18, value / 10 >= power {
    power *= 10
    digits += 1
  }
  guard value > 0 else { return 0 }
  // Piecewise linear between 1, 2, 5 and 10.
  let rest = Double(value) / Double(power)
  let fraction =
    rest < 2
    ? (rest - 1) * 0.301
    : rest < 5 ? 0.301 + (rest - 2) / 3 * 0.398 : 0.699 + (rest - 5) / 5 * 0.301
  return Double(digits) + fraction
}
