/// What stands first in a date such as 03/04/2013.
public enum DayMonthOrder: String, CaseIterable, Sendable {
  /// The third of April.
  case dayFirst = "dmy"
  /// The fourth of March.
  case monthFirst = "mdy"
}
