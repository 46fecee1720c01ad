import Calendar

/// A stretch of text that speaks of a time.
public struct DateExpression: Hashable, Sendable {
  /// Its TIMEX3 type (TimeML 1.2.1): a calendar time of a day or more, one below a day, a length of time, or what recurs.
  public enum Kind: UInt8, CaseIterable, Sendable {
    case date = 0
    case time = 1
    case duration = 2
    case set = 3
  }

  /// What a date or time means, as far as the article tells.
  public enum Meaning: Hashable, Sendable {
    /// These days.
    case days(DayInterval)
    /// A month, or a day of a month (1 to 31), of a year that is not known.
    case recurring(month: Int, day: Int?)
    /// A calendar time that nothing resolves: "Thursday" where no publication date is known, "now".
    case unresolved
    /// None: durations and sets.
    case none
  }

  /// What it is.
  public var kind: Kind
  /// What it means.
  public var meaning: Meaning
  /// Its TIMEX3 value.
  public var value: TimexValue
  /// Whether `start` and `end` are offsets into the title that was given, not into the body.
  public var isInTitle: Bool
  /// First byte in the title or body.
  public var start: UInt32
  /// One past its last byte.
  public var end: UInt32
  /// Position of its first token in the article.
  public var position: UInt32
  /// Number of its tokens.
  public var length: UInt32
  /// Whether it stands in a paragraph that repeats an earlier one of the article.
  public var isRepeated: Bool

  public init(
    kind: Kind, meaning: Meaning, value: TimexValue, isInTitle: Bool, start: UInt32, end: UInt32,
    position: UInt32, length: UInt32, isRepeated: Bool
  ) {
    self.kind = kind
    self.meaning = meaning
    self.value = value
    self.isInTitle = isInTitle
    self.start = start
    self.end = end
    self.position = position
    self.length = length
    self.isRepeated = isRepeated
  }
}
