import Kernels
import Segments

/// `NEAR` or `ADJ` bound to a segment; members of operands that the segment lacks are left out.
struct BoundNear: Sendable {
  let left: [BoundSequence]
  let right: [BoundSequence]
  let distance: Int
  let ordered: Bool

  var cost: Int {
    min(left.reduce(0) { $0 + $1.cost }, right.reduce(0) { $0 + $1.cost })
  }
}

/// Finds the occurrences of a `NEAR` in the articles of a window.
struct NearReader: OccurrenceReader {
  private let near: BoundNear
  private var left: [SequenceReader]
  private var right: [SequenceReader]

  /// The field of both operands.
  var field: Query.Field { near.left.first?.field ?? .text }

  init(_ near: BoundNear) throws {
    self.near = near
    left = try near.left.map { try SequenceReader($0) }
    right = try near.right.map { try SequenceReader($0) }
  }

  mutating func next(from article: UInt32) throws -> UInt32 {
    try max(Self.next(&left, from: article), Self.next(&right, from: article))
  }

  mutating func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    try Self.restrict(&left, &window, from: base)
    if !window.isEmpty { try Self.restrict(&right, &window, from: base) }
  }

  mutating func occurrences(in article: UInt32, row: ArticleRow) throws -> NearOccurrences {
    NearOccurrences(
      left: try Self.spans(&left, in: article, row: row),
      right: try Self.spans(&right, in: article, row: row),
      distance: near.distance, ordered: near.ordered,
      zones: Zones(row, field: field))
  }

  mutating func weight(in article: UInt32, columns: ArticleColumns) throws -> Double {
    try occurrences(in: article, row: try columns.row(article)).weight()
  }

  private static func next(
    _ operand: inout [SequenceReader], from article: UInt32
  ) throws -> UInt32 {
    var nearest = UInt32.max
    for index in operand.indices {
      nearest = min(nearest, try operand[index].next(from: article))
    }
    return nearest
  }

  private static func restrict(
    _ operand: inout [SequenceReader], _ window: inout BitWindow, from base: UInt32
  ) throws {
    var union = BitWindow()
    for index in operand.indices {
      var part = window.copy()
      try operand[index].restrict(&part, from: base)
      union.formUnion(part)
    }
    window = union
  }

  /// The spans of all members of an operand, ascending, each once.
  private static func spans(
    _ operand: inout [SequenceReader], in article: UInt32, row: ArticleRow
  ) throws -> [MatchSpan] {
    var spans: [MatchSpan] = []
    for index in operand.indices {
      let zones = Zones(row, field: operand[index].sequence.field)
      spans += try operand[index].spans(in: article, zones: zones)
    }
    return operand.count == 1 ? spans : Set(spans).sorted()
  }
}
