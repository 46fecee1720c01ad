import Places

extension Atlas {
  /// The towns of GeoNames: id, name, country, admin1 code, latitude, longitude, population, alternates.
  ///
  /// None is left out for its population: 0 means that GeoNames does not know it.
  mutating func addTowns(_ table: TableFile, earlier: EarlierTowns) {
    let divisions = TownDivisions(table, earlier: earlier, self)
    for country in divisions.contradicted.sorted() {
      problems.append("\(table.path): divisions of \(country) have other codes; names decide")
    }
    for row in table.rows {
      guard let id = UInt32(row[0]), let country = countries[row[2]] else {
        problems.append("\(table.path):\(row.line): no country '\(row[2])'")
        continue
      }
      add(
        GazetteerRow(
          id: id, .populated, row[1], in: divisions.division(of: row, self) ?? country,
          at: .init(row[4], row[5]), population: Int(row[6]) ?? 0))
      for name in [row[1]] + row.values(7) where has(id) {
        let key = keys.key(name)
        if townAlternates[key]?.last != id { townAlternates[key, default: []].append(id) }
      }
    }
  }

  /// Marks the capitals that countryInfo.tsv names.
  mutating func markCapitals(info: TableFile) {
    for row in info.rows where !row[5].isEmpty {
      guard let country = countries[row[0]] else { continue }
      let found = (townAlternates[keys.key(row[5])] ?? []).filter {
        self.country(of: $0)?.id == country
      }
      let main = found.filter { keys.key(self[$0].name) == keys.key(row[5]) }
      guard let capital = (main.isEmpty ? found : main).max(by: { isSmaller($0, $1) }) else {
        problems.append("the capital '\(row[5])' of \(row[0]) is no town")
        continue
      }
      self[capital].isCapital = true
    }
  }

  private func isSmaller(_ left: UInt32, _ right: UInt32) -> Bool {
    (self[left].population, right) < (self[right].population, left)
  }

  /// Other names of towns of 15,000 people and more.
  ///
  /// In Latin letters, four of them or more, not all capitals; of several words only where the town has 100,000
  /// people. A name that is the main one of a town with a twentieth of the people stays with that one. Names in `leftOut`
  /// are nobody's.
  mutating func addAlternates(of table: TableFile, except leftOut: TableFile) {
    let never = Set(leftOut.rows.map { keys.key($0[0]) })
    for row in table.rows {
      guard let id = UInt32(row[0]), let population = Int(row[6]), population >= 15_000 else {
        continue
      }
      for name in row.values(7) where isUseful(alternate: name, population) {
        if never.contains(keys.key(name)) || isTaken(name, of: id, population) { continue }
        // New York is no other name of New York City, but the name.
        let isName = keys.key(name + " City") == keys.key(row[1])
        add(name: name, isName ? .name : .alternate, to: id)
      }
    }
  }

  /// Whether a larger town, or a country or region, bears the name.
  private func isTaken(_ name: String, of id: UInt32, _ population: Int) -> Bool {
    places(named: name).contains { other in
      switch other.kind {
      case .populated: other.id != id && other.population > population / 20
      case .continent, .subregion, .region, .country: true
      default: false
      }
    }
  }

  private func isUseful(alternate name: String, _ population: Int) -> Bool {
    let letters = name.unicodeScalars.filter { $0.properties.isAlphabetic }
    guard letters.count >= 4, name.unicodeScalars.first?.properties.isUppercase == true,
      letters.allSatisfy({ $0.value < 0x250 || (0x1E00..<0x1F00).contains($0.value) }),
      !letters.allSatisfy({ $0.properties.isUppercase })
    else { return false }
    return population >= 100_000 || !name.contains(" ")
  }

  /// Takes away other names that are above all a word: Soul for Seoul, Free for the Free State.
  mutating func forgetPlainWords(_ counts: WordCounts) {
    for row in rows where row.kind.rawValue >= PlaceKind.admin1.rawValue && row.kind != .region {
      let kept = row.names.filter { name in
        guard name.form == .name || name.form == .alternate else { return true }
        return keys.word(name.text).map { !counts.isPlainWord($0) } ?? true
      }
      if kept.count < row.names.count { self[row.id].names = kept }
    }
  }

  /// Towns whose whole name is one of those words are not searched for.
  mutating func forgetNames(_ words: Set<UInt64>) {
    for row in rows where row.nameForm != nil {
      if let word = keys.word(row.name), words.contains(word),
        row.kind.rawValue >= PlaceKind.admin1.rawValue
      {
        self[row.id].nameForm = nil
      }
      let kept = row.names.filter { name in
        guard name.form == .name || name.form == .alternate else { return true }
        return keys.word(name.text).map { !words.contains($0) } ?? true
      }
      if kept.count < row.names.count { self[row.id].names = kept }
    }
  }
}
