import Calendar

/// A date or time in the text, as the index has it.
public struct PostedDate: Hashable, Sendable {
  /// Number of its node in the segment's `DateNodes`.
  public var node: UInt32
  /// Position of its first token in the article.
  public var position: UInt32
  /// Number of its tokens.
  public var length: UInt32
  /// Whether it stands in a repeated paragraph.
  public var isRepeated: Bool

  public init(node: UInt32, position: UInt32, length: UInt32, isRepeated: Bool) {
    self.node = node
    self.position = position
    self.length = length
    self.isRepeated = isRepeated
  }
}

/// What a node of a segment's dates stands for.
public enum DateMeaning: Hashable, Sendable {
  /// Whatever is a date or time: node 0.
  case anything
  /// Days: a node of the calendar tree, or another interval.
  case days(DayInterval)
  /// A month, or a day of a month, of a year that is not known.
  case recurring(month: Int, day: Int?)
  /// What nothing resolves.
  case unresolved
}
