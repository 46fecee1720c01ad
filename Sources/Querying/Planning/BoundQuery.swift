import Postings
import Segments

/// A slot bound to a segment: the lists of its terms there, one or more, or annotations of one kind.
struct BoundSlot: Sendable {
  let lists: [PostingsList]
  /// Beside `lists`, how many tokens an occurrence of each has; nil for words, which have one.
  let lengths: [UInt32]?
  let annotation: BoundAnnotation?

  /// An upper bound of the number of articles.
  var cost: Int { annotation?.articles ?? lists.reduce(0) { $0 + $1.entry.articles } }
  /// Whether what stands there may have any number of tokens.
  var isAnnotation: Bool { annotation != nil || lengths != nil }

  func cursor() throws -> TermsCursor { try TermsCursor(lists) }
}

/// A sequence bound to a segment.
struct BoundSequence: Sendable {
  let slots: [BoundSlot]
  let slop: Int
  let field: Query.Field
  /// Whether two slots share a term, so that they may claim the same position.
  let slotsOverlap: Bool
  /// Neighbours with a list of their own.
  let pairs: [PlannedPair]

  /// Lists of which all hold every article that matches: the pairs', and those of the slots in none.
  var filters: [PostingsList] {
    var lists = pairs.map(\.list)
    for index in slots.indices
    where !pairs.contains(where: { $0.slot == index || $0.slot + 1 == index }) {
      lists.append(slots[index].lists[0])
    }
    return lists
  }
  /// The list that is the answer: of two frequent words anywhere in the text.
  var wholePair: PlannedPair? {
    slots.count == 2 && field == .text ? pairs.first : nil
  }
  /// Rarest first.
  var slotsByCost: [Int] { slots.indices.sorted { slots[$0].cost < slots[$1].cost } }
  /// An upper bound of the number of articles.
  var cost: Int { slots.map(\.cost).min() ?? 0 }
  /// Whether it is words side by side, each of one term.
  var isPlainPhrase: Bool {
    slots.count > 1 && slop == 0
      && slots.allSatisfy { $0.lists.count == 1 && !$0.isAnnotation }
  }
  /// Whether matching articles need not be looked at: one word or number anywhere in the text.
  var isWord: Bool { slots.count == 1 && field == .text && slots[0].annotation == nil }
  /// Whether it is annotations, and words of one term each.
  var isAnnotatedPhrase: Bool {
    isAnnotated && slots.allSatisfy { $0.isAnnotation || $0.lists.count == 1 }
  }
  /// Whether something in it may have any number of tokens.
  var isAnnotated: Bool { slots.contains { $0.isAnnotation } }
}
