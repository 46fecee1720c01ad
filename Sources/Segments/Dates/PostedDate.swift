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

extension PostedDate {
  /// Below this lie all positions and their ends.
  static let positionLimit: UInt32 = 1 << 31
}
