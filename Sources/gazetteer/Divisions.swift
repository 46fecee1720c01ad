import Places

extension Atlas {
  /// The divisions of the first level: code, name, ASCII name, id.
  mutating func addDivisions(_ table: TableFile) {
    for row in table.rows {
      let code = row[0].split(separator: ".")
      guard code.count == 2, let id = UInt32(row[3]), let country = countries[String(code[0])]
      else {
        problems.append("\(table.path):\(row.line): no country for '\(row[0])'")
        continue
      }
      let name = Self.misspelled[row[1]] ?? row[1]
      var division = GazetteerRow(id: id, .admin1, name, in: country)
      division.divisionCode = String(code[1])
      add(division, code: row[0])
      // The Vietnamese đ does not fold, and the ASCII names have GJ for it.
      let plain = name.map { $0 == "Đ" ? "D" : $0 == "đ" ? "d" : String($0) }.joined()
      add(name: plain == row[1] ? row[2] : plain, .name, to: id)
    }
  }

  private static let misspelled = ["Long An Povince": "Long An Province"]

  /// Names of divisions with and without the word for what they are, and those of subdivisions.tsv.
  mutating func addNames(ofDivisions table: TableFile) {
    for id in divisions.values.sorted() { addBareName(to: id) }
    for row in table.rows where row[6] == "1" {
      guard let id = division(row) else { continue }
      for name in [row[0]] + row.values(5) where isLatin(name) { addDivisionName(name, to: id) }
      if Self.types.contains(row[4]) {
        let bare = Self.bare(self[id].name) ?? self[id].name
        addDivisionName("\(bare) \(row[4])", to: id)
      }
    }
  }

  /// The division that a row of subdivisions.tsv names: codes of some are newer, and name other ones.
  private func division(_ row: TableFile.Row) -> UInt32? {
    if let id = UInt32(row[3]), self[id].kind == .admin1 { return id }
    return divisions[row[2]].flatMap { UInt32(row[3]) ?? $0 == $0 ? $0 : nil }
  }

  private mutating func addDivisionName(_ name: String, to id: UInt32) {
    add(name: name, .name, to: id)
    if let bare = Self.bare(name), !Self.directions.contains(bare) {
      add(name: bare, .name, to: id)
    }
  }

  private mutating func addBareName(to id: UInt32) {
    let row = self[id]
    for name in [row.name] + row.names.map(\.text) {
      guard let bare = Self.bare(name), !Self.directions.contains(bare) else { continue }
      add(name: bare, .name, to: id)
    }
  }

  /// A name without the word for what it is; nil if there is none.
  static func bare(_ name: String) -> String? {
    for type in types where name.hasSuffix(" " + type) {
      return String(name.dropLast(type.count + 1))
    }
    for start in starts where name.hasPrefix(start) { return String(name.dropFirst(start.count)) }
    return nil
  }

  /// Whether a name is in Latin letters.
  func isLatin(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy {
      $0.value < 0x250 || (0x1E00..<0x1F00).contains($0.value)
        || (0x2010..<0x2040).contains($0.value)
        || (0x2B0..<0x300).contains($0.value)
    }
  }

  static let types = [
    "Region", "Province", "State", "Governorate", "Oblast", "Prefecture", "County", "Department",
    "District", "Voivodeship", "Canton", "Parish", "Division", "Municipality", "Emirate", "Krai",
    "Republic", "Atoll", "Cercle", "LGA", "Raion",
  ]
  private static let starts = [
    "Province du ", "Province de la ", "Province de l'", "Province de l’", "Province des ",
    "Province de ",
    "Province d'", "Province d’", "Département de l’", "Cercle du ", "Cercle d'",
    "Province of ", "Provincia di ", "Provincia de ", "Región de ", "Région de ", "Région du ",
    "Département de la ", "Département de l'", "Département du ", "Département des ",
    "Département de ",
    "Département d'", "Departamento de ", "Departamento del ", "Estado de ", "Cercle de ",
    "Città metropolitana di ",
    "Metropolitan City of ", "Free municipal consortium of ",
  ]
  /// What is left of "Central Region" is no name.
  static let directions: Set = [
    "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central",
    "Centre",
    "Center", "Capital", "Upper", "Lower", "Nord", "Sud", "Est", "Ouest", "Norte", "Sur", "Este",
    "Oeste",
    "North East", "North West", "South East", "South West", "Northeast", "Northwest", "Southeast",
    "Southwest", "North-East", "North-West", "South-East", "South-West", "Northeastern",
    "North Eastern", "Coast", "Lake", "Lakes", "River", "Rivers", "Delta", "Plateau", "Union",
    "Unity",
    "Bridge", "Islands", "Island", "Valley", "Midlands", "Highlands", "Federal", "National Capital",
    "Northern Region", "Centre-Est", "Littoral", "Gulf", "Atlantique", "Borders", "Center District",
  ]

  /// The middle of the box around the towns, without the outermost twentieth on each side; or the city, where
  /// nearly all live in one.
  private func middle(of towns: [GazetteerRow], _ grid: TownGrid) -> GazetteerRow.Coordinates? {
    let all = towns.reduce(0) { $0 + $1.population }
    if towns.count < 20, let city = towns.max(by: { $0.population < $1.population }),
      10 * city.population > 9 * all, city.population > 100_000
    {
      return city.coordinates
    }
    let astray = Set(towns.compactMap(\.coordinates).outliers).filter { place in
      isAmongOthers(place, than: towns.first?.parent, grid)
    }
    let points = towns.compactMap(\.coordinates).filter { !astray.contains($0) }
    return Extent(points, trimming: 0.05)?.middle
  }

  /// Whether the towns next to a place are near, and all of other divisions.
  ///
  /// That tells a town with a wrong place from one that is the only one far and wide.
  private func isAmongOthers(
    _ place: GazetteerRow.Coordinates, than division: UInt32?, _ grid: TownGrid
  ) -> Bool {
    let near = grid.towns(around: place).map { self[$0] }
      .map { (town: $0, distance: $0.coordinates?.distance(to: place) ?? .infinity) }
      .filter { $0.distance > 0 && $0.distance <= 60 }
      .sorted { ($0.distance, $0.town.id) < ($1.distance, $1.town.id) }
      .prefix(5)
    return near.count == 5 && near.allSatisfy { $0.town.parent != division }
  }

  /// Gives divisions the middle of their area, or of where their towns are, and the inhabitants of their towns.
  mutating func placeDivisions(centroids: TableFile, subdivisions: TableFile) {
    var codes: [String: String] = [:]
    for row in subdivisions.rows where row[6] == "1" && !row[1].isEmpty { codes[row[1]] = row[2] }
    for row in centroids.rows where row[0] == "admin1" {
      guard let id = codes[row[1]].flatMap({ divisions[$0] }) else { continue }
      self[id].coordinates = .init(row[3], row[4])
    }
    let grid = TownGrid(self)
    var towns: [UInt32: [GazetteerRow]] = [:]
    for row in rows where row.kind == .populated { towns[row.parent, default: []].append(row) }
    for id in divisions.values.sorted() {
      let inside = towns[id] ?? []
      self[id].population = inside.reduce(0) { $0 + $1.population }
      if self[id].coordinates == nil {
        self[id].coordinates = middle(of: inside, grid)
      }
    }
    for id in countries.values.sorted() where self[id].coordinates == nil {
      let inside = rows.filter { $0.kind == .populated && country(of: $0.id)?.id == id }
      let points = inside.compactMap(\.coordinates)
      self[id].coordinates = Extent(points.withoutOutliers, trimming: 0.05)?.middle
    }
  }
}

/// A box around points.
struct Extent {
  var south, north, west, east: Double

  /// The box without the outermost share of the points on each side; nil if there are none.
  ///
  /// Longitudes that cross the 180th meridian are counted on from 180.
  init?(_ points: [GazetteerRow.Coordinates], trimming share: Double) {
    guard !points.isEmpty else { return nil }
    let latitudes = points.map(\.latitude).sorted()
    var longitudes = points.map(\.longitude).sorted()
    if let first = longitudes.first, let last = longitudes.last, last - first > 180,
      // The widest gap decides on which side the points belong together.
      let gap = zip(longitudes, longitudes.dropFirst()).max(by: { $0.1 - $0.0 < $1.1 - $1.0 }),
      gap.1 - gap.0 > 360 - (last - first)
    {
      longitudes = longitudes.map { $0 <= gap.0 ? $0 + 360 : $0 }.sorted()
    }
    let cut = Int(Double(points.count - 1) * share)
    let last = points.count - 1 - cut
    (south, north) = (latitudes[cut], latitudes[last])
    (west, east) = (longitudes[cut], longitudes[last])
  }

  var middle: GazetteerRow.Coordinates {
    let longitude = (west + east) / 2
    return .init((south + north) / 2, longitude > 180 ? longitude - 360 : longitude)
  }
}
