/// A stretch of text that names a place.
public struct PlaceMention: Hashable, Sendable {
  /// How it names the place.
  ///
  /// The raw values are part of the index's format.
  public enum Kind: UInt8, CaseIterable, Sendable {
    /// By a name: Mali, Peking, U.S., Calif.
    case name = 0
    /// By its people, or by the adjective: Malian, Britons.
    case demonym = 1
    /// By what stands for it: the Kremlin, MINUSMA.
    case alias = 2
  }

  /// Where it stands.
  ///
  /// The raw values are part of the index's format.
  public enum Zone: UInt8, CaseIterable, Sendable {
    case body = 0
    /// The title, or the headline that is part of a body.
    case title = 1
    /// The place of reporting at the beginning: BAMAKO, Jan 26 (AFP) -
    case dateline = 2
    /// The line under a picture, a byline, a credit.
    case caption = 3
  }

  /// Number of its node in the gazetteer.
  public var node: UInt32
  /// The node of the part of it that words before it name ("northern" before Mali), or `node`.
  ///
  /// It lies inside `node`. The index posts the mention here.
  public var part: UInt32
  /// Whether `start` and `end` are offsets into the title that was given, not into the body.
  public var isInTitle: Bool
  /// First byte in the title or body.
  public var start: UInt32
  /// One past its last byte; a possessive 's does not belong to it.
  public var end: UInt32
  /// Position of its first token in the article.
  public var position: UInt32
  /// Number of its tokens.
  public var length: UInt32
  /// How it names the place.
  public var kind: Kind
  /// Where it stands.
  public var zone: Zone
  /// Whether it stands in a paragraph that repeats an earlier one of the article.
  public var isRepeated: Bool
  /// How probable it is that the text means a place here, 0 to 1; 0.5 and more is accepted.
  public var score: Float

  /// From this score on a mention is accepted: posted, counted and found.
  public static let accepted: Float = 0.5
  /// From this score on a mention is told at all.
  public static let told: Float = 0.2

  public init(
    node: UInt32, part: UInt32, isInTitle: Bool, start: UInt32, end: UInt32, position: UInt32,
    length: UInt32, kind: Kind, zone: Zone, isRepeated: Bool, score: Float
  ) {
    self.node = node
    self.part = part
    self.isInTitle = isInTitle
    self.start = start
    self.end = end
    self.position = position
    self.length = length
    self.kind = kind
    self.zone = zone
    self.isRepeated = isRepeated
    self.score = score
  }
}
