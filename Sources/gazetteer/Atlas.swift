import Places

/// The places gathered so far, and the ways to find one of them.
struct Atlas {
  private(set) var rows: [GazetteerRow] = []
  /// Country or territory by ISO 3166-1 alpha-2 code.
  private(set) var countries: [String: UInt32] = [:]
  /// Division of the first level by GeoNames code, such as "ML.09".
  private(set) var divisions: [String: UInt32] = [:]
  /// Region by slug.
  private(set) var regions: [String: UInt32] = [:]
  /// What should be known about the sources: refs that lead nowhere and the like.
  var problems: [String] = []

  let keys: NameKeys
  private var places: [UInt32: Int] = [:]
  /// Main names: key to rows.
  private var named: [UInt64: [Int]] = [:]

  init() throws { keys = try NameKeys() }

  /// Adds a place; one with an identifier that is there already is left out, and told.
  mutating func add(_ row: GazetteerRow, code: String? = nil, slug: String? = nil) {
    guard places[row.id] == nil else {
      problems.append("identifier \(row.id) of '\(row.name)' is taken by '\(self[row.id].name)'")
      return
    }
    places[row.id] = rows.count
    if row.kind == .country, let iso = row.countryCode { countries[iso] = row.id }
    if let code { divisions[code] = row.id }
    if let slug { regions[slug] = row.id }
    index(row.name, rows.count)
    for name in row.names where name.form == .name { index(name.text, rows.count) }
    rows.append(row)
  }

  private mutating func index(_ name: String, _ place: Int) {
    let key = keys.key(name)
    if key != 0, named[key]?.last != place { named[key, default: []].append(place) }
  }

  subscript(id: UInt32) -> GazetteerRow {
    get { places[id].map { rows[$0] } ?? GazetteerRow(id: id, .world, "") }
    set {
      guard let place = places[id] else { return }
      for name in newValue.names where name.form == .name && !rows[place].names.contains(name) {
        index(name.text, place)
      }
      rows[place] = newValue
    }
  }

  func has(_ id: UInt32) -> Bool { places[id] != nil }

  /// Places of that name, other than by alternates of towns.
  func places(named name: String) -> [GazetteerRow] { places(withKey: keys.key(name)) }

  func places(withKey key: UInt64) -> [GazetteerRow] { (named[key] ?? []).map { rows[$0] } }

  /// The country that a place is or lies in.
  func country(of id: UInt32) -> GazetteerRow? {
    var row = self[id]
    while row.kind != .world {
      if row.kind == .country { return row }
      row = self[row.parent]
    }
    return nil
  }

  /// The continent that a place lies in.
  func continent(of id: UInt32) -> UInt32? {
    var row = self[id]
    while row.kind != .world {
      if row.kind == .continent { return row.id }
      row = self[row.parent]
    }
    return nil
  }

  /// Adds a name unless the place has it, in any spelling that makes the same words.
  mutating func add(name: String, _ form: Gazetteer.NameForm, to id: UInt32) {
    guard has(id), !name.isEmpty, name.utf8.count <= 255 else { return }
    let key = keys.key(name)
    let row = self[id]
    if key == 0 || key == keys.key(row.name) && row.nameForm != nil { return }
    if row.names.contains(where: { keys.key($0.text) == key }) { return }
    self[id].names.append(.init(name, form))
  }
}

/// Names made comparable: a number for the words of a name, 0 for none.
final class NameKeys {
  private let analyzer: NameAnalyzer
  private var known: [String: UInt64] = [:]

  init() throws { analyzer = try NameAnalyzer() }

  func key(_ name: String) -> UInt64 {
    if let key = known[name] { return key }
    var key: UInt64 = 0
    for word in (try? analyzer.words(of: name)) ?? [] {
      key = (key ^ word) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 29
    }
    known[name] = key
    return key
  }

  /// The hash of the only word of a name; nil if it has none or several.
  func word(_ name: String) -> UInt64? {
    guard let words = try? analyzer.words(of: name), words.count == 1 else { return nil }
    return words[0]
  }
}
