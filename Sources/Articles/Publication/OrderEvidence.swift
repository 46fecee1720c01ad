import Calendar

/// How often a corpus writes the day first, and how often the month, where only one can be meant.
package struct OrderEvidence: Equatable, Sendable {
  /// Of metadata; then of other dates.
  private var counts: [[Int]] = [[0, 0], [0, 0]]

  /// No case yet.
  package init() {}

  mutating func add(_ order: DayMonthOrder, metadata: Bool) {
    counts[metadata ? 0 : 1][order == .dayFirst ? 0 : 1] += 1
  }

  /// Adds the cases of another part of the corpus.
  package mutating func add(_ other: OrderEvidence) {
    for kind in 0...1 { for order in 0...1 { counts[kind][order] += other.counts[kind][order] } }
  }

  /// The cases that decide: those of the metadata if there are any.
  private var deciding: [Int] { counts[0] == [0, 0] ? counts[1] : counts[0] }

  /// How many cases speak for the order, and how many against it; for the day first where there is no order.
  package var cases: (for: Int, against: Int) {
    let cases = deciding
    return cases[0] >= cases[1] ? (cases[0], cases[1]) : (cases[1], cases[0])
  }

  /// The order of the corpus: that of at least nineteen cases in twenty; nil if there is none.
  package var order: DayMonthOrder? {
    let (most, rest) = cases
    guard most > 0, most >= 19 * rest else { return nil }
    return deciding[0] >= deciding[1] ? .dayFirst : .monthFirst
  }
}
