import Postings
import Segments

/// A slot bound to a segment: the lists of its terms there, one or more.
struct BoundSlot: Sendable {
  let lists: [PostingsList]

  /// An upper bound of the number of articles.
  var cost: Int { lists.reduce(0) { $0 + $1.entry.articles } }
  /// Occurrences of all terms: how costly positions are.
  var occurrences: Int { lists.reduce(0) { $0 + $1.entry.occurrences } }

  func cursor() throws -> TermsCursor { try TermsCursor(lists) }
}

/// A sequence bound to a segment.
struct BoundSequence: Sendable {
  let slots: [BoundSlot]
  let slop: Int
  let field: Query.Field
  /// Whether two slots share a term, so that they may claim the same position.
  let slotsOverlap: Bool

  /// Rarest first.
  var slotsByCost: [Int] { slots.indices.sorted { slots[$0].cost < slots[$1].cost } }
  /// An upper bound of the number of articles.
  var cost: Int { slots.map(\.cost).min() ?? 0 }
  /// Whether it is words side by side, each of one term.
  var isPlainPhrase: Bool {
    slots.count > 1 && slop == 0 && slots.allSatisfy { $0.lists.count == 1 }
  }
  /// Whether matching articles need not be looked at: one word anywhere in the text.
  var isWord: Bool { slots.count == 1 && field == .text }
}
