import Calendar
import Text

/// The dates of one article, while they are found.
struct ArticleDates: ~Copyable {
  var tokens = DateTokens()
  private(set) var reference = ReferenceTime(nil)
  private(set) var order: DayMonthOrder?
  /// What was found, in the order of the text.
  private(set) var drafts: [DraftDate] = []
  private(set) var antecedents = Antecedents()
  /// Tokens before belong to what was found already.
  private(set) var limit = 0

  /// Begins an article.
  mutating func begin(reference: ReferenceTime, order: DayMonthOrder?) {
    tokens.removeAll()
    drafts.removeAll(keepingCapacity: true)
    antecedents = Antecedents()
    limit = 0
    self.reference = reference
    self.order = order
  }

  /// Applies the rules at each word that one may begin with, from left to right.
  ///
  /// What a rule takes is never looked at again, and a rule looks at a bounded number of tokens: O(tokens).
  mutating func find() {
    var next = 0
    for index in tokens.triggers.indices {
      let trigger = Int(tokens.triggers[index])
      next = findHolidays(from: next, upTo: trigger)
      guard trigger >= limit, let draft = draft(at: trigger) else { continue }
      guard draft.first >= limit, draft.end > trigger else { continue }
      append(draft)
    }
    _ = findHolidays(from: next, upTo: tokens.count)
  }

  private func draft(at trigger: Int) -> DraftDate? {
    let draft =
      holidayOfDateWords(at: trigger) ?? french(at: trigger) ?? english(at: trigger)
    return draft.flatMap { guarded($0) }
  }

  /// Takes the holidays whose names begin no later than a token; returns the index of the first that does not.
  private mutating func findHolidays(from first: Int, upTo last: Int) -> Int {
    var index = first
    while index < tokens.holidays.count, tokens.holidays[index].first <= last {
      if tokens.holidays[index].first >= limit { append(holiday(tokens.holidays[index])) }
      index += 1
    }
    return index
  }

  private mutating func append(_ found: DraftDate) {
    let draft = besideDay(found) ?? found
    if let last = drafts.last, let offset = offset(last, from: draft) {
      drafts[drafts.count - 1] = offset
    }
    if let last = drafts.last, let pair = frenchPair(last, draft) {
      drafts[drafts.count - 1] = pair
    }
    link(draft)
    drafts.append(draft)
    antecedents.note(found, now: reference.quarter)
    limit = draft.end
  }

  /// Joins the last draft to the one behind it: the year that a pair of dates gives once is that of both, and the first
  /// of "between 2010 and 2012" lasts until the end of the second.
  private mutating func link(_ draft: DraftDate) {
    guard var last = drafts.last, last.kind == .date, draft.kind == .date else { return }
    if draft.first == last.end { return linkRange(draft) }
    guard draft.first == last.end + 1, tokens[last.end].isJoined, tokens[draft.first].isJoined
    else { return }
    let word = tokens[last.end].kind
    guard word == .and || word == .to || word == .until || word == .or else { return }
    if last.yearGiven == -1, draft.yearGiven == 1 { last.takeYear(of: draft) }
    let before = tokens[last.first - 1].kind
    if word == .and ? before == .between : word != .or && before == .from,
      let first = last.meaning.days, let end = draft.meaning.days,
      let days = DayInterval(first.first, end.last)
    {
      last.days = days
    }
    drafts[drafts.count - 1] = last
  }

  /// Joins the last draft to the one behind a hyphen or dash: "30 January-3 February 2012".
  private mutating func linkRange(_ draft: DraftDate) {
    let gap = tokens[draft.first].gap
    guard gap == .hyphen || gap == .dash, var last = drafts.last, last.yearGiven == -1,
      draft.yearGiven == 1
    else { return }
    last.takeYear(of: draft)
    guard let first = last.meaning.days, let end = draft.meaning.days,
      let days = DayInterval(first.first, end.last)
    else { return }
    last.days = days
    drafts[drafts.count - 1] = last
  }

  /// Whether the token at `index` is free and of a kind.
  @inline(__always)
  func isFree(_ index: Int, _ kind: DateWord.Kind) -> Bool {
    index >= limit && tokens[index].kind == kind
  }
}
