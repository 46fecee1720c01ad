import Places

/// What the hand tables say of words.
struct WordTables {
  /// By normalized form.
  private(set) var facts: [String: WordFacts] = [:]
  /// Hashes of first names and surnames.
  private(set) var personNames: Set<UInt64> = []
  private(set) var problems: [String] = []
  private let analyzer: NameAnalyzer

  /// - Parameters:
  ///   - words: class, words.
  ///   - firstNames, surnames: name, `frequent` or `rare`.
  init(words: TableFile, firstNames: TableFile, surnames: TableFile) throws {
    analyzer = try NameAnalyzer()
    for row in words.rows {
      guard let fact = Self.classes[row[0]] else {
        problems.append("\(words.path):\(row.line): no class '\(row[0])'")
        continue
      }
      for word in row.values(1) { add(fact, to: word) }
    }
    for row in firstNames.rows {
      add(row[1] == "frequent" ? .firstName : .rareFirstName, to: row[0], isName: true)
    }
    for row in surnames.rows {
      add(row[1] == "frequent" ? .surname : .rareSurname, to: row[0], isName: true)
    }
  }

  /// Names of several words ("north-east", "Jean-Paul") are known by their words.
  private mutating func add(_ fact: WordFacts, to word: String, isName: Bool = false) {
    guard let forms = try? analyzer.forms(of: word), forms.count == 1, let form = forms.first else {
      return
    }
    facts[form, default: []].formUnion(fact)
    if isName { personNames.insert(NameAnalyzer.hash(Array(form.utf8)[...])) }
  }

  private static let classes: [String: WordFacts] = {
    var classes: [String: WordFacts] = [
      "title": .title, "softTitle": .softTitle, "placePreposition": .placePreposition,
      "placeNoun": .placeNoun, "organizationEnd": .organizationEnd, "placeEnd": .placeEnd,
      "connector": .connector, "calendar": .calendar,
    ]
    for direction in Gazetteer.Direction.allCases {
      classes["direction:\(direction)"] = WordFacts(direction: direction)
    }
    return classes
  }()
}
