/// An accepted mention as the index has it.
public struct PostedPlace: Hashable, Sendable {
  /// Number of its node: in the segment's `PlaceNodes`, or in whatever tree it is used with.
  public var node: UInt32
  /// Position of its first token in the article.
  public var position: UInt32
  /// Number of its tokens.
  public var length: UInt32
  /// Raw values of `PlaceMention.Kind` and `Zone`.
  public var kind: UInt8
  /// See `kind`.
  public var zone: UInt8
  /// Whether it stands in a repeated paragraph.
  public var isRepeated: Bool
  /// Eighths between .5 and 1: 0 is a score of .5 to .5625, 7 one of .9375 and more.
  public var confidence: UInt8

  public init(
    node: UInt32, position: UInt32, length: UInt32, kind: UInt8, zone: UInt8, isRepeated: Bool,
    confidence: UInt8
  ) {
    self.node = node
    self.position = position
    self.length = length
    self.kind = kind
    self.zone = zone
    self.isRepeated = isRepeated
    self.confidence = confidence
  }

  /// The greatest values of `kind` and `confidence`.
  public static let lastKind: UInt8 = 2
  /// See `lastKind`.
  public static let lastConfidence: UInt8 = 7
  /// Below this lie all positions and their ends.
  public static let positionLimit: UInt32 = 1 << 31

  /// The confidence of an accepted score, 0.5 to 1.
  public static func confidence(of score: Float) -> UInt8 {
    UInt8(max(0, min(7, ((score - 0.5) * 16).rounded(.down))))
  }
}

/// What a place's list says of an article, in the place of a frequency: 2 to 31.
public enum PlaceCode {
  /// The code of a share of 1 to 15.
  @inlinable
  public static func code(share: UInt32, isNamed: Bool) -> UInt32 {
    share << 1 | (isNamed ? 1 : 0)
  }
  /// How heavy the place is there, 1 to 15 (15: as heavy as the heaviest country), from 5 on a focus place.
  @inlinable
  public static func share(_ code: UInt32) -> UInt32 { code >> 1 }
  /// Whether it is among the article's focus places: its weight reaches .3 of the heaviest.
  @inlinable
  public static func isFocus(_ code: UInt32) -> Bool { code >= focus << 1 }
  /// Whether it is mentioned by name, not only by its people or an adjective.
  @inlinable
  public static func isNamed(_ code: UInt32) -> Bool { code & 1 == 1 }
  /// The least share of a focus place.
  public static let focus: UInt32 = 5
  /// The greatest share.
  public static let most: UInt32 = 15
}
