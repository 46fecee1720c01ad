/// What a word is to dates: its kind and a number whose sense depends on the kind.
struct DateWord: Equatable {
  var kind: Kind
  /// How many digits it has, for numbers in digits; 1 for plurals.
  var detail: UInt8
  var value: Int32

  init(_ kind: Kind, _ value: Int = 0, detail: Int = 0) {
    self.kind = kind
    self.value = Int32(clamping: value)
    self.detail = UInt8(clamping: detail)
  }

  /// Kinds of words, triggers first: a rule begins with one of them.
  enum Kind: UInt8 {
    // MARK: Triggers
    /// Digits alone, of up to eight; `detail` is their number.
    case number = 0
    /// January is 1.
    case month
    /// Monday is 1; `detail` is 1 for Mondays.
    case weekday
    /// A `TimexUnit`; `detail` is 1 for plurals.
    case unit
    /// Fourteen nights: twice `value` halves of a week.
    case fortnight
    /// 1990s: 199; 90s: 9 with `detail` 2; nineties: 9 with `detail` 1.
    case decade
    /// 1900s, 1800s: 19, 18.
    case century
    /// A `Season`.
    case season
    /// A `DayPart`; `detail` is 1 for plurals.
    case dayPart
    case noon
    case midnight
    /// Days from today: yesterday is -1.
    case today
    case tonight
    case overnight
    case now
    case recently
    case future
    case past
    /// Daily, weekly: a `TimexUnit`.
    case frequency
    /// am is 0, pm 720; behind a number.
    case meridiem
    /// 10am, and 26pm behind 1 and a colon: twice the number, and one more for pm; `detail` is the number of digits.
    case clock
    case oclock
    /// Q3: 3; H1: 11; FY2012: 2012.
    case quarterCode
    /// 13.03.2014: year, month and day as they stand, 20_140_313 where day and month may also be the other way round.
    case dotted
    case teen
    /// Hundred, thousand, million.
    case scale
    /// Half of a year: "the first half".
    case half
    /// Such as "period": what stands for a quarter.
    case period
    /// Such as "moment" and "time".
    case time

    // MARK: Numbers
    /// 3rd, third.
    case ordinal
    /// 2.5: tenths; 10.30 for clocks is 1030 with `detail` 2.
    case decimal
    /// 1,500
    case grouped
    case digitUnit
    case ten
    case couple
    case dozen
    case several
    case few

    // MARK: Small words
    case a
    case the
    case that
    case this
    case last
    case next
    case pastWord
    case previous
    case coming
    case following
    case current
    case same
    case recent
    case latest
    case each
    case other
    case another
    case and
    case or
    case of
    case `in`
    case on
    case to
    case from
    case between
    case at
    case by
    case since
    case until
    case during
    case before
    case after
    case `for`
    case within
    case over
    case about
    case nearly
    case more
    case less
    case than
    case least
    case up
    case early
    case late
    case mid
    case earlier
    case later
    case end
    case beginning
    case middle
    case ago
    case hence
    case or_so
    case filler
    case ended
    case right
    case sometime
    case fiscal
    case full
    /// Old; age is 1.
    case old
    case zone

    // MARK: What stands around
    /// Will, shall; due, scheduled; with 2 only where "to" follows: plans; with 3 only right
    /// before a day: leaves.
    case willBe
    /// Was, made; had is 1, won 2, rose 3, said 4; beat, which may also be no past, is 5.
    case wasDone
    /// Is, has.
    case isDone
    case be
    /// People, percent: what a number before it counts.
    case counted
    /// Flight, page: what a number behind it numbers.
    case label
    /// Percent, dollars: "a year" behind it is a rate.
    case rated
    case plain
    case boundary
    /// Behind a year: BC is 0, before "Christ" 1, Christ 2; AD, on either side, 3.
    case era
    /// What a number with a hyphen before it is a measure of.
    case measured
    /// Street: what a number before it and a name is an address of.
    case street
    /// Elections, prices: what years stand before.
    case yearWord
    /// Shows a holiday: its number in `HolidayWords`.
    case holiday

    // MARK: French triggers
    /// January is 1; `detail` is 1 for abbreviations.
    case frenchMonth
    /// Monday is 1; `detail` is 1 for plurals.
    case frenchWeekday
    /// A `TimexUnit`; `detail` is 1 for plurals.
    case frenchUnit
    /// Half a year.
    case frenchHalf
    /// A `Season`.
    case frenchSeason
    /// A `DayPart`.
    case frenchDayPart
    /// Minutes from midnight.
    case frenchNoon
    /// 10h30: minutes from midnight.
    case frenchClock
    /// The h of 10 h 30.
    case frenchHour
    /// Days from today: hier is -1.
    case frenchToday
    /// Days from the one spoken of: veille is -1.
    case frenchBeside
    /// Now is 0, recently -1, soon 1.
    case frenchVague
    /// A `TimexUnit`.
    case frenchFrequency
    /// 1er and premier, with `detail` 1; 19e.
    case frenchOrdinal
    /// Un, une.
    case frenchOne
    case frenchLast
    case frenchNext
    case frenchEach
    case frenchPer

    // MARK: French small words
    case frenchRoman
    case frenchNumber
    /// Dizaine is 10.
    case frenchDozen
    case frenchSeveral
    case frenchHalfMore
    case frenchThe
    case frenchOf
    case frenchIn
    /// Au, aux.
    case frenchTo
    /// Dans.
    case frenchWithin
    case frenchSince
    case frenchDuring
    case frenchIl
    case frenchY
    case frenchThis
    /// The ci of ce mois-ci is 0, ici 1.
    case frenchHere
    /// The following is 1, the one before -1.
    case frenchFollowing
    case frenchSame
    case frenchAfter
    case frenchBefore
    case frenchMore
    /// Later is 1, earlier -1; behind "plus".
    case frenchLater
    case frenchAll
    case frenchUntil
    /// Early is 1, the middle 2, late 3, all of it 0.
    case frenchPart
    case frenchCourse
    case frenchBetween
    case frenchAnd
    case frenchAbout
    /// What years behind it are the age of.
    case frenchAged
    case frenchWillBe
    case frenchWasDone
  }
}
