import Calendar

/// What the dates of a query are read by.
package struct DateContext: Hashable, Sendable {
  /// The day that "yesterday" is the day before of; nil where nothing may depend on it.
  package var today: Day?
  /// Whether the index knows the dates in the text.
  package var isIndexed: Bool

  package init(today: Day? = nil, isIndexed: Bool = true) {
    self.today = today
    self.isIndexed = isIndexed
  }
}
