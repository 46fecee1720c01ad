import Articles
import Calendar
import Segments

extension ReadingOptions {
  /// How a corpus is read, from options as a user writes them.
  ///
  /// - Parameter order: what stands first in 03/04/2013; nil if the corpus is to tell.
  /// - Throws: an error whose description points at what is wrong.
  package init(_ configuration: Manifest.Reading, order: DayMonthOrder?) throws {
    self.init()
    for assignment in configuration.fields { try fields.map(assignment) }
    publication = try PublicationOptions(
      patterns: configuration.publishedFrom, collected: configuration.collected, order: order)
  }
}

extension PublicationOptions {
  /// What a user says of the publication dates: see `ReadingOptions`.
  package init(patterns: [String], collected: String?, order: DayMonthOrder?) throws {
    self.init()
    for pattern in patterns { self.patterns.append(try DatePattern(pattern)) }
    self.collected = try collected.map { try PublicationOptions.collection($0) }
    self.order = order
  }
}
