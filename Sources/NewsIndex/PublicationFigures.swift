import Articles
import Calendar
import Indexing
import Segments

/// How the publication dates of articles are known.
public struct PublicationFigures: Sendable {
  /// Articles by where their date was found: `metadata`, `pattern`, `header`, `url`, `path`, `dateline`; those that there
  /// are.
  public var bases: [(name: String, count: Int)]
  /// Articles by what is known: `day`, `month`, `year`, `other` for several days; those that there are.
  public var precisions: [(name: String, count: Int)]
  /// Articles whose date contradicts something, or can be read in two ways.
  public var doubtful: Int
  /// Articles without a date.
  public var undated: Int

  init(_ counts: PublishedCounts) {
    bases = PublicationDate.Basis.allCases.filter { $0 != .none }
      .map { ("\($0)", counts.count(basis: $0.rawValue)) }.filter { $0.1 > 0 }
    precisions = PublicationDate.Precision.allCases
      .filter { $0.rawValue < PublishedColumn.doubtful }
      .map { ("\($0)", counts.count(precision: $0.rawValue)) }.filter { $0.1 > 0 }
    doubtful = counts.count(precision: PublishedColumn.doubtful)
    undated = counts.count(precision: PublishedColumn.none)
  }
}

/// What stands first in dates such as 03/04/2013.
public struct DateOrderFinding: Hashable, Sendable {
  /// `dmy` or `mdy`; nil if the corpus does not tell, and dates that can be read in both ways are doubtful.
  public var order: String?
  /// Dates that can be read in this order only, and those that can be read in the other one only.
  public var cases: Int
  /// See `cases`.
  public var others: Int
  /// Whether the user said so.
  public var isGiven: Bool

  /// nil where the question did not arise.
  init?(_ report: BuildReport, given: DayMonthOrder?) {
    let (most, rest) = report.orderEvidence.cases
    guard given != nil || most > 0 || report.openOrders > 0 else { return nil }
    order = report.dateOrder?.rawValue
    cases = most
    others = rest
    isGiven = given != nil
  }
}

extension DayMonthOrder {
  /// Reads `dmy` or `mdy`.
  ///
  /// - Throws: `UnknownDateOrder`.
  init(named name: String) throws {
    guard let known = DayMonthOrder(rawValue: name) else { throw UnknownDateOrder(order: name) }
    self = known
  }
}

/// An order of day and month that is none.
public struct UnknownDateOrder: Error, CustomStringConvertible, Sendable {
  /// What was given.
  public let order: String

  /// One line: what is wrong and what would do.
  public var description: String {
    "--date-order takes dmy (the third of April is 03/04) or mdy (04/03), not '\(order)'"
  }
}
