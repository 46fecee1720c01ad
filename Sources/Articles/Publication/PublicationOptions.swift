import Calendar

/// What the user says about the publication dates of a corpus.
package struct PublicationOptions: Sendable {
  /// Where dates stand, in the order in which they are tried.
  package var patterns: [DatePattern] = []
  /// The days in which all articles were published.
  ///
  /// A date after the last of them is doubtful, and datelines take their year from them.
  package var collected: DayInterval?
  /// What stands first in 03/04/2013; nil if the corpus is to tell.
  package var order: DayMonthOrder?

  /// Nothing is known.
  package init() {}

  /// Reads what `--collected` takes: one date such as `2013` or `2013-05`, or two with `..` between, of which one may be missing; both ends whole.
  ///
  /// - Throws: `CorpusError.badCollection`.
  package static func collection(_ text: String) throws(CorpusError) -> DayInterval {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false)
    var offset = 0
    var ends: [DayInterval] = []
    for (index, part) in parts.enumerated() {
      if part.isEmpty, parts.count == 2, text.count > 2 {
        ends.append(DayInterval(index == 0 ? .first : .last))
        offset += 2
        continue
      }
      guard parts.count <= 2,
        let date = WrittenDate.read(whole: Array(part.utf8).span, forms: .typed),
        !date.isAmbiguous
      else {
        throw .badCollection(
          text, offset: offset, reason: "no date such as 2013, 2013-05 or 2013-05-01")
      }
      ends.append(date.interval)
      offset += part.count + 2
    }
    guard let first = ends.first, let last = ends.last,
      let days = DayInterval(first.first, last.last)
    else { throw .badCollection(text, offset: 0, reason: "it ends before it begins") }
    return days
  }
}
