import Calendar

/// French: which rule begins with which word.
extension ArticleDates {
  /// What stands at a French word that a rule may begin with, or at digits before one; nil if that is no date.
  func french(at index: Int) -> DraftDate? {
    switch tokens[index].kind {
    case .number: frenchNumber(at: index)
    case .frenchOrdinal, .frenchRoman: frenchOrdinal(at: index)
    case .frenchMonth: frenchMonth(at: index)
    case .month: frenchSeven(at: index)
    case .frenchWeekday: frenchWeekday(at: index)
    case .frenchUnit: frenchUnit(at: index)
    case .unit: frenchWeekend(at: index)
    case .frenchHalf: frenchPartOfYear(at: index, nil)
    case .frenchOne: frenchOneYear(at: index)
    case .frenchLast, .frenchNext: frenchYearBeside(at: index)
    case .frenchSeason: frenchSeason(at: index)
    case .frenchToday: frenchToday(at: index)
    case .frenchBeside: frenchBeside(at: index)
    case .frenchDayPart, .frenchNoon: frenchDayPart(at: index)
    case .frenchClock, .frenchHour: frenchClock(at: index)
    case .frenchEach, .frenchPer: frenchEachYear(at: index)
    case .frenchVague: frenchVague(at: index)
    case .frenchFrequency: frenchFrequency(at: index)
    default: nil
    }
  }

  /// Whether a token of a kind stands there, with nothing but white space, a hyphen or an apostrophe before the next.
  func isBefore(_ index: Int, _ kind: DateWord.Kind) -> Bool {
    isFree(index, kind) && followsClosely(index + 1)
  }

  /// Whether white space, a hyphen or an elision alone stands before a token.
  func followsClosely(_ index: Int) -> Bool {
    let gap = tokens[index].gap
    return gap.isEmpty || gap == .hyphen || gap == .apostrophe
  }

  /// Whether a token of a kind follows.
  func isNext(_ index: Int, _ kind: DateWord.Kind) -> Bool {
    tokens[index].kind == kind && followsClosely(index)
  }

  /// Whether `ce`, `cet` or `cette` stands right before a token; `CET` is a zone of time, too.
  func isThisBefore(_ index: Int) -> Bool {
    isBefore(index - 1, .frenchThis)
      || isBefore(index - 1, .zone) && tokens[index - 1].end - tokens[index - 1].start == 3
        && isInFrench(index)
  }

  /// Whether more of the small words around a token are French than English.
  func isInFrench(_ index: Int) -> Bool { frenchSurplus(index) > 0 }

  /// How many more of the small words around a token are French than English.
  func frenchSurplus(_ index: Int) -> Int {
    var french = 0
    for place in max(0, index - Self.neighbours)...index + Self.neighbours where place != index {
      switch tokens[place].kind {
      case .frenchThe, .frenchOf, .frenchTo, .frenchWithin, .frenchOne, .frenchIl, .frenchSince,
        .frenchThis,
        .frenchWillBe, .frenchWasDone, .frenchAnd, .frenchIn:
        french += 1
      case .the, .of, .in, .to, .and, .on, .by, .at, .for, .isDone, .wasDone, .from: french -= 1
      default: break
      }
    }
    return french
  }

  /// How far words tell the language.
  private static let neighbours = 12

  /// `début`, `mi`, `fin`, `courant` before a token, and where the expression begins with it.
  func frenchPartBefore(_ index: Int) -> (first: Int, part: PeriodPart) {
    if isBefore(index - 1, .frenchPart) { return (index - 1, frenchPart(index - 1)) }
    // "Au début de 2012", "fin de l'année".
    if isBefore(index - 1, .frenchOf), isBefore(index - 2, .frenchPart),
      !isBefore(index - 3, .frenchPart)
    {
      return (index - 2, frenchPart(index - 2))
    }
    return (index, .whole)
  }

  private func frenchPart(_ index: Int) -> PeriodPart {
    switch tokens[index].value {
    case 1: .early
    case 2: .middle
    case 3: .late
    default: .whole
    }
  }

  // MARK: Vague ones

  private func frenchVague(at index: Int) -> DraftDate? {
    let value: TimexValue
    switch tokens[index].value {
    case 0: value = .presentReference
    case -1: value = .pastReference
    default: value = .futureReference
    }
    return DraftDate(index..<index + 1, .date, value)
  }

  private func frenchFrequency(at index: Int) -> DraftDate? {
    guard let unit = TimexUnit(rawValue: UInt8(clamping: tokens[index].value)) else { return nil }
    return DraftDate(index..<index + 1, .set, .duration(tenths: 10, unit))
  }
}
