extension Query: CustomStringConvertible {
  /// The tree for people, a line for every part, two spaces deeper for every level.
  package var description: String { lines().joined(separator: "\n") }

  private func lines() -> [String] {
    switch self {
    case .all: ["every article"]
    case .nothing: ["no article"]
    case .sequence(let sequence): [sequence.description]
    case .near(let near): near.lines
    case .place(let place): ["\(place.isFocus ? "about" : "place"): \(place)"]
    case .date(let date): [date.description]
    case .and(let parts): tree("AND", parts)
    case .or(let parts): tree("OR", parts)
    case .not(let part): tree("NOT", [part])
    case .boolean(let required, let optional):
      ["BOOLEAN"] + indented(tree("required", required)) + indented(tree("optional", optional))
    }
  }

  private func tree(_ name: String, _ parts: [Query]) -> [String] {
    [name] + parts.flatMap { indented($0.lines()) }
  }
}

private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

extension Query.Sequence: CustomStringConvertible {
  /// `word: mali`, `phrase in title: military cooperation`, `phrase ~3: withdrew troops`.
  package var description: String {
    var line = slots.count == 1 ? "word" : "phrase"
    if slop > 0 { line += " ~\(slop)" }
    if field != .text { line += " in \(field.rawValue)" }
    return line + ": " + slots.map(\.description).joined(separator: " ")
  }
}

extension Query.Near {
  fileprivate var lines: [String] {
    ["\(ordered ? "ADJ" : "NEAR")/\(distance)"] + indented(lines(of: left))
      + indented(lines(of: right))
  }

  private func lines(of operand: [Query.Sequence]) -> [String] {
    let members = operand.map(\.description)
    return members.count == 1 ? members : ["OR"] + indented(members)
  }
}

extension Query.Slot: CustomStringConvertible {
  /// A term, its readings (`us|us.`), a pattern (`milit*`), a term with its edit distance (`tombouctou~1`) or an
  /// annotation (`<number>`).
  package var description: String {
    switch kind {
    case .terms(let terms):
      terms.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
    case .pattern(let pattern): pattern.description
    case .fuzzy(let term, let distance): String(decoding: term, as: UTF8.self) + "~\(distance)"
    case .place(let place): place.area == .anywhere ? "<place>" : "<place: \(place)>"
    case .date(let date): date.when == .anything ? "<date>" : "<date: \(date.when)>"
    case .number: "<number>"
    }
  }
}
