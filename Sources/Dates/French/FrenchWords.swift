import Calendar

/// The French words of dates, without marks as the tokenizer writes them.
///
/// Words that English has too (`six`, `minutes`) stand in its table, which comes first.
enum FrenchWords {
  typealias Rows = [(words: String, meaning: DateWord)]

  static let rows: Rows = months + weekdays + units + numbers + days + small + around

  private static func numbered(
    _ words: String, _ kind: DateWord.Kind, from first: Int = 1, by step: Int = 1, detail: Int = 0
  ) -> Rows {
    words.split(separator: " ").enumerated().map {
      (String($0.element), DateWord(kind, first + step * $0.offset, detail: detail))
    }
  }

  private static let months: Rows =
    numbered(CalendarNames.frenchMonths.joined(separator: " "), .frenchMonth)
    + [
      ("janv", DateWord(.frenchMonth, 1, detail: 1)),
      ("fevr", DateWord(.frenchMonth, 2, detail: 1)),
      ("avr", DateWord(.frenchMonth, 4, detail: 1)), ("juil", DateWord(.frenchMonth, 7, detail: 1)),
    ]

  private static let weekdays: Rows =
    numbered(CalendarNames.frenchWeekdays.joined(separator: " "), .frenchWeekday)
    + numbered(
      CalendarNames.frenchWeekdays.map { $0 + "s" }.joined(separator: " "), .frenchWeekday,
      detail: 1)

  private static func unit(_ unit: TimexUnit, _ singular: String, _ plural: String) -> Rows {
    [
      (singular, DateWord(.frenchUnit, Int(unit.rawValue))),
      (plural, DateWord(.frenchUnit, Int(unit.rawValue), detail: 1)),
    ]
  }

  private static let units: Rows =
    unit(.second, "seconde", "secondes") + unit(.hour, "heure", "heures")
    + unit(.day, "jour journee", "jours journees") + unit(.week, "semaine", "semaines")
    + unit(.month, "mois", "") + unit(.quarter, "trimestre", "trimestres")
    + unit(.year, "annee", "ans annees") + unit(.decade, "decennie", "decennies")
    + unit(.century, "siecle", "siecles")
    + [("semestre", DateWord(.frenchHalf)), ("semestres", DateWord(.frenchHalf, 0, detail: 1))]

  private static let numbers: Rows =
    numbered("deux trois quatre cinq", .frenchNumber, from: 2)
    + numbered(
      "sept huit neuf dix onze douze treize quatorze quinze seize", .frenchNumber, from: 7)
    + numbered("vingt trente quarante cinquante soixante", .frenchNumber, from: 20, by: 10)
    + numbered("septante octante nonante", .frenchNumber, from: 70, by: 10)
    + [
      ("vingts", DateWord(.frenchNumber, 20)), ("cent", DateWord(.frenchNumber, 100)),
      ("mille", DateWord(.frenchNumber, 1000)), ("un une", DateWord(.frenchOne)),
      ("huitaine", DateWord(.frenchDozen, 8)), ("dizaine", DateWord(.frenchDozen, 10)),
      ("douzaine", DateWord(.frenchDozen, 12)), ("quinzaine", DateWord(.frenchDozen, 15)),
      ("vingtaine", DateWord(.frenchDozen, 20)), ("trentaine", DateWord(.frenchDozen, 30)),
      ("quarantaine", DateWord(.frenchDozen, 40)), ("cinquantaine", DateWord(.frenchDozen, 50)),
      ("centaine", DateWord(.frenchDozen, 100)),
      ("plusieurs quelques nombreuses nombreux", DateWord(.frenchSeveral)),
      ("demi demie", DateWord(.frenchHalfMore)),
      ("premier premiere", DateWord(.frenchOrdinal, 1, detail: 1)),
      ("deuxieme", DateWord(.frenchOrdinal, 2)), ("troisieme", DateWord(.frenchOrdinal, 3)),
      ("quatrieme", DateWord(.frenchOrdinal, 4)),
    ] + romans

  /// Of centuries; short ones are words, too, and mean a number only before the century.
  private static let romans: Rows =
    "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(
      separator: " "
    ).enumerated()
    .map { index, letters in
      ("\(letters)e \(letters)eme \(letters)ieme", DateWord(.frenchRoman, 2 + index))
    } + [("xix", DateWord(.frenchRoman, 19)), ("xx", DateWord(.frenchRoman, 20))]

  private static func part(_ part: DayPart, _ words: String) -> Rows {
    [(words, DateWord(.frenchDayPart, Int(part.rawValue)))]
  }

  private static let days: Rows =
    numbered("printemps ete automne hiver", .frenchSeason, from: 0)
    + numbered("hier aujourd'hui demain", .frenchToday, from: -1)
    + numbered("lendemain surlendemain", .frenchBeside) + [("veille", DateWord(.frenchBeside, -1))]
    + part(.morning, "matin matinee aube") + part(.evening, "soir soiree crepuscule")
    + part(.night, "nuit") + [
      ("midi", DateWord(.frenchNoon, 720)), ("minuit", DateWord(.frenchNoon, 1440)),
    ]
    + [
      ("h", DateWord(.frenchHour)),
      ("maintenant actuellement desormais", DateWord(.frenchVague, 0)),
      ("recemment dernierement naguere", DateWord(.frenchVague, -1)),
      ("bientot prochainement", DateWord(.frenchVague, 1)),
      ("quotidiennement", DateWord(.frenchFrequency, Int(TimexUnit.day.rawValue))),
      ("mensuellement", DateWord(.frenchFrequency, Int(TimexUnit.month.rawValue))),
      ("annuellement", DateWord(.frenchFrequency, Int(TimexUnit.year.rawValue))),
    ]

  private static let small: Rows = [
    ("le la les l", DateWord(.frenchThe)), ("de d du des", DateWord(.frenchOf)),
    ("en", DateWord(.frenchIn)), ("au aux", DateWord(.frenchTo)), ("dans", DateWord(.frenchWithin)),
    ("depuis", DateWord(.frenchSince)), ("pendant durant", DateWord(.frenchDuring)),
    ("il", DateWord(.frenchIl)), ("y", DateWord(.frenchY)),
    ("ce cet cette ces", DateWord(.frenchThis)),
    ("ci", DateWord(.frenchHere)), ("ici", DateWord(.frenchHere, 1)),
    ("dernier derniere derniers dernieres passe passee ecoule ecoulee", DateWord(.frenchLast)),
    ("prochain prochaine prochains prochaines", DateWord(.frenchNext)),
    ("suivant suivante suivants suivantes", DateWord(.frenchFollowing, 1)),
    ("precedent precedente precedents", DateWord(.frenchFollowing, -1)),
    ("meme memes", DateWord(.frenchSame)), ("apres", DateWord(.frenchAfter)),
    ("avant auparavant", DateWord(.frenchBefore)), ("plus moins", DateWord(.frenchMore)),
    ("tard", DateWord(.frenchLater, 1)), ("tot", DateWord(.frenchLater, -1)),
    ("chaque", DateWord(.frenchEach)), ("tous toutes", DateWord(.frenchAll)),
    ("par", DateWord(.frenchPer)), ("jusqu", DateWord(.frenchUntil)),
    ("debut", DateWord(.frenchPart, 1)), ("mi milieu", DateWord(.frenchPart, 2)),
    ("fin", DateWord(.frenchPart, 3)), ("courant", DateWord(.frenchPart, 0)),
    ("cours", DateWord(.frenchCourse)), ("entre", DateWord(.frenchBetween)),
    ("et ou", DateWord(.frenchAnd)), ("vers", DateWord(.frenchAbout, 1)),
    ("environ pres presque", DateWord(.frenchAbout)),
    ("age agee ages agees", DateWord(.frenchAged)),
    (
      "homme femme enfant garcon fille fillette bebe jeune adolescent adolescente",
      DateWord(.frenchAged)
    ),
    ("week", DateWord(.unit, Int(TimexUnit.week.rawValue))),
  ]

  private static let around: Rows = [
    (
      "sera seront aura auront devra devront doit doivent devrait devraient prevu prevue prevus prevues va vont "
        + "pourrait pourraient compte comptent prevoit prevoient espere esperent attendu attendue attendus attendues",
      DateWord(.frenchWillBe)
    ),
    (
      "ont avait avaient etait etaient fut furent eut eurent dit disait avons avez",
      DateWord(.frenchWasDone)
    ),
    (
      "personnes soldats militaires casques morts blesses victimes francs fcfa hommes femmes enfants jeunes kilometres metres hectares tonnes "
        + "refugies deplaces migrants combattants menages eleves habitants dollars euros emplois litres dossiers "
        + "electeurs voix bureaux cas",
      DateWord(.counted)
    ),
    ("nationale numero route article telephone tel resolution", DateWord(.label)),
  ]
}
