import Kernels
import Segments

/// Finds the occurrences of a sequence in the articles of a window.
///
/// First `restrict` keeps the articles that hold all slots; then, for each survivor in ascending
/// order, its positions are read, rarest slot first.
struct SequenceReader: OccurrenceReader {
  let sequence: BoundSequence
  private let order: [Int]
  private let isAnnotated: Bool
  private var candidates: [SlotCursor]
  private var positions: [SlotCursor]
  private var starts: [UInt32] = []
  private var buffer: [UInt32] = []
  /// Of a sequence with annotations, where each slot stands in the article at hand.
  private var slotSpans: [[MatchSpan]]
  private var chain = SpanChain()

  init(_ sequence: BoundSequence) throws {
    self.sequence = sequence
    order = sequence.slotsByCost
    isAnnotated = sequence.isAnnotated
    candidates = try sequence.slots.map { try SlotCursor($0) }
    positions = try sequence.slots.map { try SlotCursor($0) }
    slotSpans = [[MatchSpan]](repeating: [], count: isAnnotated ? sequence.slots.count : 0)
  }

  /// No article from `article` up to the result (exclusive) holds all slots.
  mutating func next(from article: UInt32) throws -> UInt32 {
    var target = article
    var agreed = 0
    while agreed < order.count {
      for slot in order {
        let found = try candidates[slot].next(from: target)
        if found == target {
          agreed += 1
        } else {
          target = found
          agreed = 1
        }
        if target == .max { return target }
        if agreed == order.count { break }
      }
    }
    return target
  }

  /// Keeps those of `window` that hold all slots.
  mutating func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    for slot in order {
      try candidates[slot].restrict(&window, from: base)
      if window.isEmpty { return }
    }
  }

  /// The spans of the exact occurrences in `article`, ascending; articles ascend from call to call.
  mutating func spans(
    in article: UInt32, zones: @autoclosure () throws -> Zones
  ) throws -> [MatchSpan] {
    if isAnnotated { return try chainedSpans(in: article, zones: zones()) }
    try readStarts(in: article, zones: zones())
    let count = UInt32(sequence.slots.count)
    return starts.map { MatchSpan(lower: $0, upper: $0 + count) }
  }

  /// The sum of the weights of the occurrences in `article`; 0 if there is none.
  ///
  /// The zones are asked for only where the words are found.
  mutating func weight(
    in article: UInt32, zones: @autoclosure () throws -> Zones
  ) throws -> Double {
    if isAnnotated { return Double(try chainedSpans(in: article, zones: zones()).count) }
    if sequence.slop == 0 {
      try readStarts(in: article, zones: zones())
      return Double(starts.count)
    }
    return try sloppy(in: article, zones: zones()).reduce(0) { $0 + $1.weight() }
  }

  mutating func weight(in article: UInt32, columns: ArticleColumns) throws -> Double {
    let field = sequence.field
    return try weight(in: article, zones: Zones(try columns.row(article), field: field))
  }

  /// Calls `body` with the spans to highlight in `article`.
  mutating func forEachSpan(
    in article: UInt32, zones: Zones, _ body: (MatchSpan) -> Void
  ) throws {
    if sequence.slop == 0 || isAnnotated {
      try spans(in: article, zones: zones).forEach(body)
    } else {
      for zone in try sloppy(in: article, zones: zones) {
        zone.forEachMember { body(MatchSpan(lower: $0, upper: $0 + 1)) }
      }
    }
  }

  /// Fills `starts` with the first positions of the exact occurrences.
  private mutating func readStarts(
    in article: UInt32, zones: @autoclosure () throws -> Zones
  ) throws {
    starts.removeAll(keepingCapacity: true)
    for (rank, slot) in order.enumerated() {
      try positions[slot].readPositions(of: article, into: &buffer)
      if rank == 0 {
        ExactOccurrences.starts(of: buffer, at: UInt32(slot), into: &starts)
      } else {
        ExactOccurrences.filter(&starts, havingAt: UInt32(slot), positions: buffer)
      }
      if starts.isEmpty { return }
    }
    let count = UInt32(sequence.slots.count)
    let zones = try zones()
    if zones.border != nil || zones.end != .max {
      starts.removeAll { !zones.contain($0..<($0 + count)) }
    }
  }

  /// The spans of the occurrences of a sequence with annotations, ascending.
  private mutating func chainedSpans(
    in article: UInt32, zones: @autoclosure () throws -> Zones
  ) throws -> [MatchSpan] {
    for slot in order {
      try positions[slot].readSpans(of: article, into: &slotSpans[slot])
      if slotSpans[slot].isEmpty { return [] }
    }
    chain.begin(with: slotSpans[0])
    for slot in slotSpans.indices.dropFirst() where !chain.isEmpty { chain.append(slotSpans[slot]) }
    if chain.isEmpty { return [] }
    chain.finish(in: try zones())
    return chain.spans
  }

  /// The sloppy occurrences of each zone in which there may be some.
  private mutating func sloppy(in article: UInt32, zones: Zones) throws -> [SloppyOccurrences] {
    var all: [[UInt32]] = []
    for slot in sequence.slots.indices {
      try positions[slot].readPositions(of: article, into: &buffer)
      all.append(buffer.filter { $0 < zones.end })
    }
    let border = zones.border ?? 0
    return [0..<border, border..<UInt32.max].filter { !$0.isEmpty }.map { zone in
      SloppyOccurrences(
        all.map { $0.filter { zone.contains($0) } }, slop: sequence.slop,
        slotsOverlap: sequence.slotsOverlap)
    }
  }
}
