import Calendar

/// The English words of dates.
enum EnglishWords {
  static let rows: Rows =
    months + weekdays + units + numbers + days + small + around + fiscalYears

  typealias Rows = [(words: String, meaning: DateWord)]

  private static func numbered(
    _ words: String, _ kind: DateWord.Kind, from first: Int = 1, by step: Int = 1, detail: Int = 0
  ) -> [(words: String, meaning: DateWord)] {
    words.split(separator: " ").enumerated().map {
      (String($0.element), DateWord(kind, first + step * $0.offset, detail: detail))
    }
  }

  private static let months: Rows =
    numbered(CalendarNames.englishMonths.joined(separator: " "), .month)
    + numbered("jan feb mar apr may jun jul aug sep oct nov dec", .month)
    + [("sept", DateWord(.month, 9))]

  private static let weekdays: Rows =
    numbered(CalendarNames.englishWeekdays.joined(separator: " "), .weekday)
    + numbered(
      CalendarNames.englishWeekdays.map { $0 + "s" }.joined(separator: " "), .weekday, detail: 1)
    + numbered("mon tue wed thu fri sat sun", .weekday, detail: 2)
    + [
      ("tues", DateWord(.weekday, 2, detail: 2)), ("weds", DateWord(.weekday, 3, detail: 2)),
      ("thur thurs", DateWord(.weekday, 4, detail: 2)),
    ]

  private static func unit(_ unit: TimexUnit, _ singular: String, _ plural: String) -> Rows {
    [
      (singular, DateWord(.unit, Int(unit.rawValue))),
      (plural, DateWord(.unit, Int(unit.rawValue), detail: 1)),
    ]
  }

  private static let units: Rows =
    unit(.second, "second sec", "seconds secs") + unit(.minute, "minute", "minutes mins")
    + unit(.hour, "hour hr", "hours hrs") + unit(.day, "day", "days")
    + unit(.week, "week wk", "weeks wks") + unit(.month, "month", "months")
    + unit(.quarter, "quarter", "quarters") + unit(.year, "year yr", "years yrs")
    + unit(.decade, "decade", "decades") + unit(.century, "century", "centuries")
    + unit(.weekend, "weekend", "weekends") + unit(.season, "season", "seasons")
    + [
      ("fortnight", DateWord(.fortnight, 4)), ("fortnights", DateWord(.fortnight, 4, detail: 1)),
      ("half", DateWord(.half)), ("period", DateWord(.period)),
    ]

  private static let numbers: Rows =
    numbered("one two three four five six seven eight nine", .digitUnit)
    + numbered(
      "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", .teen,
      from: 10)
    + numbered(
      "twenty thirty forty fifty sixty seventy eighty ninety", .ten, from: 20, by: 10)
    + numbered(
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        + "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
      .ordinal)
    + numbered(
      "twenties thirties forties fifties sixties seventies eighties nineties", .decade, from: 2,
      detail: 1)
    + [
      ("thirtieth", DateWord(.ordinal, 30)), ("hundred", DateWord(.scale, 100)),
      ("thousand", DateWord(.scale, 1000)), ("million", DateWord(.scale, 1_000_000)),
      ("couple", DateWord(.couple)), ("dozen dozens", DateWord(.dozen, 12)),
      ("several many some numerous countless", DateWord(.several)), ("few", DateWord(.few)),
      ("final", DateWord(.ordinal, 99)),
    ]

  private static func part(_ part: DayPart, _ singular: String, _ plural: String) -> Rows {
    [
      (singular, DateWord(.dayPart, Int(part.rawValue))),
      (plural, DateWord(.dayPart, Int(part.rawValue), detail: 1)),
    ]
  }

  private static let days: Rows =
    numbered("spring summer autumn winter", .season, from: 0)
    + numbered("springs summers autumns winters", .season, from: 0, detail: 1)
    + part(.morning, "morning dawn", "mornings") + part(.midday, "midday", "middays")
    + part(.afternoon, "afternoon", "afternoons")
    + part(.evening, "evening dusk", "evenings") + part(.night, "night", "nights")
    + numbered("yesterday today tomorrow", .today, from: -1)
    + [
      ("fall", DateWord(.season, 2, detail: 3)), ("noon", DateWord(.noon)),
      ("midnight", DateWord(.midnight)),
      ("tonight", DateWord(.tonight)), ("overnight", DateWord(.overnight)),
      ("now now. currently presently nowadays", DateWord(.now)),
      ("recently lately", DateWord(.recently)), ("future", DateWord(.future)),
      ("past", DateWord(.past)), ("daily", DateWord(.frequency, Int(TimexUnit.day.rawValue))),
      ("hourly", DateWord(.frequency, Int(TimexUnit.hour.rawValue))),
      ("nightly", DateWord(.frequency, Int(TimexUnit.day.rawValue))),
      ("weekly", DateWord(.frequency, Int(TimexUnit.week.rawValue))),
      ("monthly", DateWord(.frequency, Int(TimexUnit.month.rawValue))),
      ("yearly annually", DateWord(.frequency, Int(TimexUnit.year.rawValue))),
      ("annual", DateWord(.frequency, Int(TimexUnit.year.rawValue), detail: 1)),
      ("am", DateWord(.meridiem, 0)), ("pm", DateWord(.meridiem, 720)),
      ("q1", DateWord(.quarterCode, 1)), ("q2", DateWord(.quarterCode, 2)),
      ("q3", DateWord(.quarterCode, 3)), ("q4", DateWord(.quarterCode, 4)),
      ("h1", DateWord(.quarterCode, 11)), ("h2", DateWord(.quarterCode, 12)),
      ("o'clock", DateWord(.oclock)), ("time", DateWord(.time)), ("moment", DateWord(.time, 1)),
      (
        "gmt utc edt pst pdt cst cdt mst mdt bst cet cest ist msk sgt hkt jst aest wat eat "
          + "est. et. ist. pst. eat. wat. cst. bst.",
        DateWord(.zone)
      ),
    ]

  /// FY2012 and FY12, as codes of the whole year.
  private static let fiscalYears: Rows = (1980...2049).flatMap { year in
    let digits = String(year)
    return [
      ("fy\(digits)", DateWord(.quarterCode, year)),
      ("fy\(digits.suffix(2))", DateWord(.quarterCode, year)),
    ]
  }

  private static let small: Rows = [
    ("a", DateWord(.a)), ("an", DateWord(.a, 0, detail: 1)), ("the", DateWord(.the)),
    ("that those", DateWord(.that)),
    ("this these", DateWord(.this)), ("last", DateWord(.last)), ("next", DateWord(.next)),
    ("previous preceding prior", DateWord(.previous)),
    ("coming upcoming forthcoming", DateWord(.coming)),
    ("following subsequent ensuing", DateWord(.following)), ("current", DateWord(.current)),
    ("same", DateWord(.same)), ("recent", DateWord(.recent)), ("latest", DateWord(.latest)),
    ("each every", DateWord(.each)), ("per", DateWord(.each, 1)), ("other", DateWord(.other)),
    ("another", DateWord(.another)), ("and", DateWord(.and)), ("or", DateWord(.or)),
    ("of", DateWord(.of)), ("in", DateWord(.in)), ("on", DateWord(.on)), ("to", DateWord(.to)),
    ("from", DateWord(.from)), ("between", DateWord(.between)), ("at", DateWord(.at)),
    ("by", DateWord(.by)), ("since", DateWord(.since)),
    ("until till", DateWord(.until, 1)), ("through thru", DateWord(.until)),
    ("during throughout", DateWord(.during)),
    ("before", DateWord(.before)), ("after", DateWord(.after)), ("for", DateWord(.for)),
    ("within", DateWord(.within)), ("over", DateWord(.over)),
    ("about around approximately roughly", DateWord(.about)),
    ("nearly almost", DateWord(.nearly)), ("more", DateWord(.more)),
    ("less fewer", DateWord(.less)), ("than", DateWord(.than)), ("least most", DateWord(.least)),
    ("up", DateWord(.up)), ("early", DateWord(.early)), ("late", DateWord(.late)),
    ("mid", DateWord(.mid)), ("earlier", DateWord(.earlier)), ("later", DateWord(.later)),
    ("end", DateWord(.end)), ("beginning start", DateWord(.beginning)),
    ("middle", DateWord(.middle)), ("ago", DateWord(.ago)), ("hence", DateWord(.hence)),
    ("so", DateWord(.or_so)), ("straight consecutive successive additional", DateWord(.filler)),
    ("trading business working", DateWord(.filler)),
    ("fiscal fy calendar financial school academic", DateWord(.fiscal)),
    ("full whole entire", DateWord(.full)), ("old", DateWord(.old)), ("age", DateWord(.old, 1)),
    ("ended ending", DateWord(.ended)), ("right", DateWord(.right)),
    ("sometime", DateWord(.sometime)),
  ]

  private static let around: Rows = [
    ("leaves arrives departs returns opens resumes flies", DateWord(.willBe, 3)),
    (
      "will shall would won't wo i'll he'll she'll they'll we'll it'll you'll scheduled expected "
        + "expects expect due payable effective deadline aims intends hopes begins starts expires "
        + "expire might could slated supposed upcoming",
      DateWord(.willBe)
    ),
    (
      "plan plans planning planned set wants want going agreed vowed promised pledged hoping begin start",
      DateWord(.willBe, 2)
    ),
    ("be", DateWord(.be)),
    (
      "was were did made went came took got began held left found gave saw sent "
        + "met led shot struck broke brought became knew showed hit wrote stood spoke heard "
        + "paid drew drove fled fought sold spent thought bought quit built died ran sank "
        + "swept blew burst closed",
      DateWord(.wasDone)
    ),
    ("had", DateWord(.wasDone, 1)), ("won lost", DateWord(.wasDone, 2)),
    ("beat", DateWord(.wasDone, 5)),
    ("rose fell grew", DateWord(.wasDone, 3)), ("said told", DateWord(.wasDone, 4)),
    ("is are has have", DateWord(.isDone)),
    (
      "percent pct cents cent dollars dollar times twice once pounds euros yen francs marks pesos "
        + "share barrels tons tonnes kroner rupees crowns rubles shekels lire guilders pence basis "
        + "naira rand cedis shillings dinars dirhams riyals baht ringgit",
      DateWord(.rated)
    ),
    (
      "people troops soldiers miles mile kilometres kilometers km feet foot meters metres acres hectares "
        + "votes points point shares jobs homes houses workers employees members students dead deaths cases "
        + "refugees migrants units cars calories words square kg kilograms grams lb lbs mph "
        + "pages seats rooms beds copies women men children families villages schools others fighters "
        + "rebels civilians police officers vehicles tickets fans spectators passengers megawatts mw degrees",
      DateWord(.counted)
    ),
    (
      "flight page room ruby route highway resolution article section boeing airbus lot suite building "
        + "psalm version windows no nos number numbers box tel telephone phone fax call isbn order case chapter "
        + "interstate unit apartment apt pp vol volume channel bus train extension ext model",
      DateWord(.label)
    ),
  ]
}
