/// English: which rule begins with which word.
extension ArticleDates {
  /// What stands at a word that a rule may begin with; nil if that is no date.
  func english(at index: Int) -> DraftDate? {
    let token = tokens[index]
    switch token.kind {
    case .number: return number(at: index)
    case .month: return month(at: index)
    case .weekday: return weekday(at: index)
    case .unit, .fortnight: return unit(at: index)
    case .half: return half(at: index)
    case .period: return period(at: index)
    case .decade: return decade(at: index)
    case .century: return centuryInDigits(at: index)
    case .season: return season(at: index)
    case .dayPart: return dayPart(at: index)
    case .noon, .midnight: return clockWord(at: index)
    case .clock, .oclock: return clock(at: index)
    case .meridiem: return clock(at: index)
    case .today, .tonight, .overnight: return today(at: index)
    case .now, .recently, .future, .past, .time: return vague(at: index)
    case .frequency: return frequency(at: index)
    case .quarterCode: return quarterCode(at: index)
    case .dotted: return dottedDate(at: index)
    case .teen, .scale: return spelledYear(at: index)
    default: return nil
    }
  }
}
