import Places

/// Looks up the places that a query names.
struct PlaceResolver {
  let names: any PlaceNames
  /// The bytes of the query.
  let text: [UInt8]
  /// What the author of the query may want to know: which of several readings is taken.
  private(set) var hints: [String] = []

  init(names: any PlaceNames, text: [UInt8]) {
    self.names = names
    self.text = text
  }

  /// The nodes that `literal` stands for.
  mutating func area(of literal: PlaceLiteral) throws(QueryError) -> Query.Place.Area {
    switch literal.target {
    case .anywhere: return .anywhere
    case .box(let box): return .box(box)
    case .id(let id):
      guard let node = names.node(withID: id) else {
        throw QueryError(
          "No place has the number \(id).", at: literal.range,
          advice: "newsidx place Gao shows the numbers of places.")
      }
      return try area(of: literal, node: node, seat: nil)
    case .name(let bytes):
      let name = String(decoding: bytes, as: UTF8.self)
      let readings = try readings(of: name, at: literal.range)
      guard let node = readings.first else { throw unknown(name, at: literal.range) }
      addHint(readings, of: literal)
      addHint(longerThan: name, at: literal.range)
      return try area(of: literal, node: node, seat: seat(of: node, among: readings))
    }
  }

  private func area(
    of literal: PlaceLiteral, node: UInt32, seat: UInt32?
  ) throws(QueryError) -> Query.Place.Area {
    let own = ([node] + (seat.map { [$0] } ?? [])).map(self.node)
    if literal.isAlone { return .only(own) }
    guard let kilometers = literal.kilometers else {
      return .inside(withMembers(node).map(self.node))
    }
    let point = seat.flatMap { names.coordinates(of: $0) } ?? names.coordinates(of: node)
    guard let point else {
      throw QueryError(
        "Where \(names.description(of: node)) lies is not known exactly.", at: literal.range,
        advice: "Ask for what lies inside, without a distance; or for a box: bbox:W,S,E,N.")
    }
    return .circle(
      Query.Place.Circle(
        latitude: point.latitude, longitude: point.longitude, kilometers: kilometers, center: own))
  }

  private func node(_ node: UInt32) -> Query.Place.Node {
    Query.Place.Node(id: names.id(of: node), description: names.description(of: node))
  }

  /// The node and what it consists of, however deep, each once.
  private func withMembers(_ node: UInt32) -> [UInt32] {
    var found = [node]
    var known: Set = [node]
    var next = 0
    while next < found.count {
      for member in names.members(of: found[next]) where known.insert(member).inserted {
        found.append(member)
      }
      next += 1
    }
    return found
  }

  /// The town of the same name that a division is governed from, or the capital of a country that bears its name.
  private func seat(of node: UInt32, among readings: [UInt32]) -> UInt32? {
    let inside = readings.filter {
      $0 > node && $0 < names.end(of: node) && names.kind(of: $0) == .populated
    }
    switch names.kind(of: node) {
    case .admin1, .admin2: return inside.first
    case .country: return inside.first { names.isCapital($0) }
    default: return nil
    }
  }

  // MARK: Names

  private func readings(of name: String, at range: Range<Int>) throws(QueryError) -> [UInt32] {
    do {
      return try names.nodes(named: name)
    } catch {
      throw QueryError("This name cannot be looked up: \(error)", at: range)
    }
  }

  private func unknown(_ name: String, at range: Range<Int>) -> QueryError {
    QueryError("Unknown place: \(name.onOneLine).", at: range, advice: advice(for: name, at: range))
  }

  private func advice(for name: String, at range: Range<Int>) -> String {
    if let longer = longerName(name, at: range) {
      return "Did you mean \"\(longer.onOneLine)\", in quotes?"
    }
    let nearly = (try? names.suggestions(for: name, limit: Self.suggestions)) ?? []
    if let last = nearly.last {
      let names =
        nearly.count == 1 ? last : nearly.dropLast().joined(separator: ", ") + " or " + last
      return "Did you mean \(names)? To search for the word, leave out the field."
    }
    return "To search for the word, leave out the field; newsidx place looks names up."
  }

  /// The name that `name` and up to three of the words behind it are together, as in `place:Burkina Faso`.
  private func longerName(_ name: String, at range: Range<Int>) -> String? {
    let rest = String(decoding: text[range.upperBound...], as: UTF8.self)
    let words = rest.split(separator: " ", maxSplits: 3)
    // Quotes, signs and operators are no part of a name.
    let count = min(3, words.prefix { $0.first?.isLetter ?? false }.count)
    guard rest.first == " ", count > 0 else { return nil }
    for count in (1...count).reversed() {
      let longer = ([Substring(name)] + words.prefix(count)).joined(separator: " ")
      if let found = try? names.nodes(named: longer), !found.isEmpty { return longer }
    }
    return nil
  }

  private mutating func addHint(longerThan name: String, at range: Range<Int>) {
    guard text[range].elementsEqual(name.utf8), let longer = longerName(name, at: range) else {
      return
    }
    hints.append("the name ends at the space; for \(longer) write \"\(longer)\" in quotes")
  }

  private mutating func addHint(_ readings: [UInt32], of literal: PlaceLiteral) {
    guard let first = readings.first else { return }
    let rivals = readings.dropFirst().filter { isWorthTelling($0, beside: first) }
    if rivals.isEmpty { return addHint(abbreviation: first, of: literal) }
    let others = rivals.prefix(Self.others)
    let list = others.map { "\(names.description(of: $0)): place:#\(names.id(of: $0))" }
    let rest = rivals.count - others.count
    let name = String(decoding: text[literal.range], as: UTF8.self).onOneLine
    hints.append(
      "\(name) is read as \(names.description(of: first)) (#\(names.id(of: first))); others are "
        + list.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : ""))
  }

  /// Tells what a place lies in that is told apart by a short form, such as CA: states and countries share them.
  private mutating func addHint(abbreviation node: UInt32, of literal: PlaceLiteral) {
    guard case .name(let bytes) = literal.target, let comma = bytes.lastIndex(of: 0x2C) else {
      return
    }
    let area = bytes[(comma + 1)...].filter { $0 != 0x20 && $0 != 0x2E }
    guard area.count <= 3, area.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return }
    let name = String(decoding: bytes, as: UTF8.self).onOneLine
    hints.append(
      "\(name) is read as \(names.description(of: node)) (#\(names.id(of: node))); for another, "
        + "write out what it lies in")
  }

  /// Whether `other` may have been meant instead of `chosen`.
  ///
  /// Who writes Mali means the country, though there are villages of that name; who writes Paris may mean a village.
  private func isWorthTelling(_ other: UInt32, beside chosen: UInt32) -> Bool {
    if names.kind(of: chosen) == .populated || names.isCapital(other) { return true }
    switch names.kind(of: other) {
    case .world, .continent, .subregion, .country, .admin1, .region: return true
    case .admin2, .populated:
      let population = names.population(of: other)
      return population >= 5000 && population >= names.population(of: chosen) / 100
    case .part, .feature, .site: return false
    }
  }

  /// Most other readings in a hint, and most suggestions for an unknown name.
  private static let others = 4
  private static let suggestions = 3
}
