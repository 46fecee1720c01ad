import Places
import TestSupport

/// Random places with names of few words, so that many share a name or its beginning.
struct RandomRows {
  static let words = [
    "Alpha", "Beta", "Gamma", "Delta", "Saint", "Port", "Nova", "Élan", "Mount", "Ost",
  ]

  private(set) var rows: [GazetteerRow] = []
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    add(GazetteerRow(id: GazetteerRow.world, .world, "World"))
    let continents = (1...3).map { row(.continent, UInt32($0), in: GazetteerRow.world) }
    for number in 10..<20 { add(country(UInt32(number), in: generator.pick(continents))) }
    let countries = rows.filter { $0.kind == .country }.map(\.id)
    for number in 100..<130 { row(.admin1, UInt32(number), in: generator.pick(countries)) }
    let around = rows.filter { [.country, .admin1].contains($0.kind) }.map(\.id)
    for number in 1000..<1400 {
      let kind = generator.pick([
        PlaceKind.populated, .populated, .admin2, .feature, .site, .region,
      ])
      row(kind, UInt32(number), in: generator.pick(around + [GazetteerRow.world]))
    }
    for index in rows.indices where rows[index].kind == .region && generator.chance(0.7) {
      rows[index].members = (0..<3).map { _ in generator.pick(around) }
    }
  }

  private mutating func add(_ row: GazetteerRow) { rows.append(row) }

  private mutating func country(_ id: UInt32, in parent: UInt32) -> GazetteerRow {
    var country = made(.country, id, in: parent)
    country.countryCode = String(UnicodeScalar(UInt8(55 + id))) + "X"
    country.countryNumber = UInt16(id)
    return country
  }

  @discardableResult
  private mutating func row(_ kind: PlaceKind, _ id: UInt32, in parent: UInt32) -> UInt32 {
    add(made(kind, id, in: parent))
    return id
  }

  private mutating func made(_ kind: PlaceKind, _ id: UInt32, in parent: UInt32) -> GazetteerRow {
    var row = GazetteerRow(id: id, kind, name(), in: parent)
    if generator.chance(0.9) {
      row.coordinates = .init(
        Double(Int.random(in: -900_000...900_000, using: &generator)) / 10_000,
        Double(Int.random(in: -1_800_000...1_800_000, using: &generator)) / 10_000)
    }
    row.population = generator.chance(0.3) ? 0 : Int.random(in: 0...9_000_000, using: &generator)
    row.isCapital = kind == .populated && generator.chance(0.1)
    if kind == .admin1 { row.divisionCode = String(id) }
    let forms = Gazetteer.NameForm.allCases
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      let other = GazetteerRow.Name(name(), generator.pick(forms))
      let known = [row.name] + row.names.map(\.text)
      if !known.contains(other.text) { row.names.append(other) }
    }
    return row
  }

  private mutating func name() -> String {
    let count = generator.pick([1, 1, 2, 2, 3, 4])
    return (0..<count).map { _ in generator.pick(Self.words) }.joined(separator: " ")
  }
}

extension Gazetteer {
  /// The state behind words that are normalized already.
  func state(_ words: [String]) -> UInt32 {
    var state: UInt32 = 0
    for word in words {
      state = step(state, self.word(word.utf8.span))
      if state == 0 { return 0 }
    }
    return state
  }
}
