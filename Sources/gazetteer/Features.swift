import Bytes
import Places

/// Seas, rivers, lakes, islands, ranges and deserts of Natural Earth.
struct Features {
  private let counts: WordCounts

  init(counts: WordCounts) { self.counts = counts }

  /// Adds the features of `table`: name, other name, class, rank, continent, south, west, north, east.
  func add(_ table: TableFile, to atlas: inout Atlas) {
    var seen: Set<String> = []
    let towns = TownGrid(atlas)
    // The most important one of each name and class.
    let rows = table.rows.filter { Self.kinds[$0[2]] != nil }
      .sorted { (Double($0[3]) ?? 99, $0.line) < (Double($1[3]) ?? 99, $1.line) }
    let main = Set(rows.map { Self.spelled($0[0]) + "\t" + $0[2] })
    for row in rows {
      let name = Self.spelled(row[0])
      let kind = Self.kinds[row[2]] ?? ""
      guard let box = Box(row), !name.isEmpty, seen.insert("\(name) \(kind)").inserted,
        Double(row[3]) ?? 99 <= 10
      else { continue }
      let isGreat = Double(row[3]) ?? 99 <= 2
      // The Red River is above all not the Hong.
      let other = Self.spelled(row[1])
      let names = self.names(
        name, main.contains("\(other)\t\(row[2])") ? "" : other, kind, isGreat: isGreat, atlas)
      guard let first = names.first else { continue }
      atlas.add(
        GazetteerRow(
          id: Self.identifier(name, kind, atlas), .feature, first, in: towns.parent(of: box, atlas),
          at: box.middle))
      let id = Self.identifier(name, kind, atlas, isNew: false)
      for other in names.dropFirst() { atlas.add(name: other, .name, to: id) }
    }
  }

  /// What a feature is called; a bare name that mostly means something else is left out.
  private func names(
    _ name: String, _ other: String, _ kind: String, isGreat: Bool, _ atlas: Atlas
  ) -> [String] {
    var names: [String] = []
    for text in [name] + other.split(separator: ",").map({ String($0) }) where !text.isEmpty {
      let words = text.split(separator: " ")
      if words.contains(where: { Self.words.contains(String($0)) }) {
        if words.count > 1 { names.append(text) }
      } else {
        var forms = kind.isEmpty ? [] : ["\(text) \(kind)"]
        if kind == "River" { forms.append("River \(text)") }
        // The Himalayas, but the Danube River: so that it is not taken for a town.
        if isClear(text, isGreat: isGreat, atlas) {
          forms.insert(text, at: kind == "Mountains" ? 0 : forms.count)
        }
        names += forms
      }
    }
    // The Pacific is divided only on maps.
    if kind == "Ocean", let half = ["North ", "South "].first(where: { name.hasPrefix($0) }) {
      names.append(String(name.dropFirst(half.count)))
    }
    // "Melanesia Islands" is the subregion, "Iceland Island" the country.
    let isKnown = atlas.places(named: name).contains {
      [.continent, .subregion, .country, .region].contains($0.kind)
    }
    if isKnown, kind.hasPrefix("Island") || kind.isEmpty { return [] }
    return names.filter { name in
      !atlas.places(named: name).contains {
        [.region, .country, .feature].contains($0.kind)
      }
    }
  }

  /// Whether a bare name means nothing else, or for great features no place of 100,000 people.
  private func isClear(_ name: String, isGreat: Bool, _ atlas: Atlas) -> Bool {
    let others = atlas.places(named: name)
    guard others.allSatisfy({ isGreat && $0.kind == .populated && $0.population < 100_000 }) else {
      return false
    }
    guard let word = atlas.keys.word(name) else { return true }
    return counts.lower(word) < 3 && !counts.isPersonName(word) && name.utf8.count > 3
  }

  /// `Mts.` and the like in full, capitals as in a text.
  static func spelled(_ name: String) -> String {
    let isShouted =
      name.utf8.count > 3 && !name.unicodeScalars.contains { $0.properties.isLowercase }
    let words = name.split { $0 == " " || $0.isNewline }.map { word in
      let word = String(word)
      if let full = abbreviations[word.lowercased()] { return full }
      guard isShouted else { return word }
      return smallWords.contains(word.lowercased())
        ? word.lowercased() : word.prefix(1) + word.dropFirst().lowercased()
    }
    return words.joined(separator: " ")
  }

  /// From the name and what it is, so that it stays.
  private static func identifier(
    _ name: String, _ kind: String, _ atlas: Atlas, isNew: Bool = true
  ) -> UInt32 {
    let range = PlaceID.features
    var hash = Checksum.xxh3(Array("\(name)\t\(kind)".utf8))
    while true {
      let id = range.lowerBound + UInt32(hash % UInt64(range.count))
      if !isNew || !atlas.has(id) { return id }
      hash = hash &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }
  }

  private static let abbreviations = [
    "i.": "Island", "is.": "Islands", "mts.": "Mountains", "mts": "Mountains", "mtn.": "Mountain",
    "mt.": "Mount", "l.": "Lake", "r.": "River", "pen.": "Peninsula", "ra.": "Range",
    "res.": "Reservoir",
    "str.": "Strait", "g.": "Gulf", "des.": "Desert", "c.": "Cape", "plat.": "Plateau", "b.": "Bay",
    "arch.": "Archipelago", "st.": "Saint", "gt.": "Great", "sd.": "Sound", "isands": "Islands",
    "s.": "Serra",
  ]
  private static let smallWords: Set = ["of", "the", "de", "del", "la", "and", "du", "des", "d'"]
  /// The word that goes with a bare name, for the classes that are kept.
  private static let kinds = [
    "River": "River", "river": "River", "Lake": "Lake", "Alkaline Lake": "Lake",
    "Reservoir": "Reservoir",
    "Island": "Island", "Island group": "Islands", "Range/mtn": "Mountains", "sea": "Sea",
    "Plateau": "Plateau",
    "gulf": "Gulf", "bay": "Bay", "Desert": "Desert", "Pen/cape": "", "strait": "Strait",
    "Coast": "Coast",
    "Plain": "Plain", "sound": "Sound", "channel": "Channel", "Delta": "Delta",
    "Peninsula": "Peninsula",
    "lagoon": "Lagoon", "Basin": "Basin", "fjord": "Fjord", "ocean": "Ocean", "Valley": "Valley",
    "Lowland": "Lowland", "Isthmus": "Isthmus", "Gorge": "Gorge", "Wetlands": "Wetlands",
    "reef": "Reef",
    "inlet": "Inlet", "Depression": "Depression",
  ]
  /// Words that say what a feature is, so that its name needs no other.
  private static let words: Set = [
    "River", "Lake", "Lakes", "Sea", "Gulf", "Bay", "Island", "Islands", "Mountains", "Mountain",
    "Range",
    "Desert", "Strait", "Ocean", "Channel", "Sound", "Cape", "Peninsula", "Plateau", "Basin",
    "Coast", "Plain",
    "Plains", "Reservoir", "Valley", "Delta", "Passage", "Fjord", "Lac", "Lago", "Laguna", "Sierra",
    "Serra",
    "Cordillera", "Mount", "Isla", "Islas", "Île", "Îles", "Ilha", "Rio", "Río", "Rivière",
    "Archipelago",
    "Hills", "Highlands", "Point", "Bight", "Lagoon", "Dam", "Atoll", "Lowland",
    "Depression", "Canal",
    "Wadi", "Massif", "Canyon", "Falls", "Erg", "Swamp", "Trench", "Rise", "Creek", "Fork", "Wady",
    "Oued",
    "Ozero", "Embalse", "Presa", "Represa", "Baía", "Bahía", "Baie", "Golfo", "Golfe", "Estrecho",
    "Lough", "Loch",
    "Jabal", "Djebel", "Promontory", "Steppe", "Flats", "Hu", "Nuur", "Península", "Cabo", "Cap",
    "Chapada",
    "Planalto", "Pampa", "Llanos", "Fjorden", "Vodokhranilishche", "Barrage", "Lagoa", "Salar",
  ]
}

/// A box on the map.
struct Box {
  var south, west, north, east: Double

  init?(_ row: TableFile.Row) {
    guard let south = Double(row[5]), let west = Double(row[6]), let north = Double(row[7]),
      let east = Double(row[8])
    else { return nil }
    (self.south, self.west, self.north, self.east) = (south, west, north, east)
  }

  var middle: GazetteerRow.Coordinates { .init((south + north) / 2, (west + east) / 2) }
}
