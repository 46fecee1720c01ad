import Places

extension Atlas {
  /// Names from a table of name and place: demonyms, abbreviations, aliases; or only those of divisions.
  mutating func addNames(
    _ table: TableFile, _ form: Gazetteer.NameForm, onlyOfDivisions: Bool = false
  ) {
    for row in table.rows where !onlyOfDivisions || row[1].contains("/") {
      for id in places([row[1]], file: table, line: row.line) {
        let isTown = self[id].kind == .populated
        add(name: row[0], form == .name && isTown ? .alternate : form, to: id)
      }
    }
  }

  /// Missions and operations: name, other names, place.
  mutating func addMissions(_ table: TableFile) {
    for row in table.rows {
      for id in places([row[2]], file: table, line: row.line) {
        for name in [row[0]] + row.values(1) { add(name: name, .weakAlias, to: id) }
      }
    }
  }

  /// Buildings and sites that stand for who sits there: id, name, other names, place around, latitude, longitude,
  /// `strong` or `weak`.
  mutating func addSites(_ table: TableFile) {
    for row in table.rows {
      guard let id = UInt32(row[0]) else {
        problems.append("\(table.path):\(row.line): '\(row[0])' is no identifier")
        continue
      }
      var parent = places([row[3]], file: table, line: row.line).first ?? GazetteerRow.world
      while !self[parent].kind.hasPlacesInside { parent = self[parent].parent }
      let form: Gazetteer.NameForm = row[6] == "weak" ? .weakAlias : .alias
      var site = GazetteerRow(id: id, .site, row[1], in: parent, at: .init(row[4], row[5]))
      site.nameForm = form
      add(site)
      for name in row.values(2) { add(name: name, form, to: id) }
    }
  }
}
