/// An analyzed query: what is to be matched, independent of any index.
///
/// The parser never nests `and` in `and` or `or` in `or`, never makes a group of one, and gives every `and` at least
/// one part that is not a `not`, before all that are. It keeps duplicates.
package enum Query: Equatable, Sendable {
  /// Every article (`*` alone).
  case all
  /// No article. The parser never makes it; it is what a plan may reduce a part to.
  case nothing
  /// A word, a phrase or a sloppy phrase.
  case sequence(Sequence)
  /// Two operands that stand near each other.
  case near(Near)
  /// What mentions a place.
  case place(Place)
  /// What was published in some days, or speaks of them.
  case date(Date)
  /// What all parts match, two or more.
  case and([Query])
  /// What at least one part matches, two or more.
  case or([Query])
  /// What the part does not match; it adds neither score nor highlighted spans.
  indirect case not(Query)
  /// What all required parts match; the optional ones only add score and highlighted spans. Neither list is empty.
  case boolean(required: [Query], optional: [Query])

  /// Where a sequence is looked for.
  package enum Field: String, CaseIterable, Hashable, Sendable {
    /// Title or body, one position space.
    case text
    /// The given title, or the headline that the first line of a body is.
    case title
    /// The name of the source; no positions to highlight, no score.
    case source
  }

  /// One or more slots at consecutive positions of one zone, or with `slop` moves of that.
  package struct Sequence: Equatable, Sendable {
    /// The words in their order, never empty.
    package var slots: [Slot]
    /// How many moves an occurrence may take in all, 0 for an exact one (always 0 for one slot).
    package var slop: Int
    /// Where it is looked for.
    package var field: Field
    /// The bytes of the query it comes from.
    package var source: Range<Int>

    /// A sequence of the analyzed words `slots`.
    package init(slots: [Slot], slop: Int = 0, field: Field = .text, source: Range<Int> = 0..<0) {
      self.slots = slots
      self.slop = slop
      self.field = field
      self.source = source
    }
  }

  /// What stands at one position, or at as many as an annotation takes.
  package struct Slot: Equatable, Sendable {
    /// The ways to name the terms of a slot.
    package enum Kind: Equatable, Sendable {
      /// One normalized form, or several where a word can be read in several ways.
      case terms([[UInt8]])
      /// Every term that the pattern matches.
      case pattern(TermPattern)
      /// Every term at most `distance` (1 or 2) edits away, as `EditDistance` counts them.
      case fuzzy([UInt8], distance: Int)
      /// A mention of a place, of however many words.
      case place(Place)
      /// A date in the text, of however many words.
      case date(Date)
      /// A cardinal number, of however many words.
      case number
    }

    /// Which terms may stand there.
    package var kind: Kind
    /// The bytes of the query it comes from.
    package var source: Range<Int>

    /// A slot that was written at `source`.
    package init(_ kind: Kind, source: Range<Int> = 0..<0) {
      self.kind = kind
      self.source = source
    }
  }

  /// An occurrence of one operand at most `distance` positions from an occurrence of the other, in one zone.
  package struct Near: Equatable, Sendable {
    /// The members of the left operand, exact sequences of one field, never empty.
    package var left: [Sequence]
    /// The members of the right operand, likewise.
    package var right: [Sequence]
    /// The greatest step from the end of the earlier operand to the start of the later one; 1 is adjacent.
    package var distance: Int
    /// Whether the left operand must come first (`ADJ`).
    package var ordered: Bool
    /// The bytes of the query it comes from.
    package var source: Range<Int>

    /// Two operands, with what the operator says of them.
    package init(
      left: [Sequence], right: [Sequence], distance: Int, ordered: Bool, source: Range<Int> = 0..<0
    ) {
      self.left = left
      self.right = right
      self.distance = distance
      self.ordered = ordered
      self.source = source
    }
  }
}

extension Query {
  /// What all of `parts` match, without redundant nesting; what is not to match comes last.
  package static func conjunction(_ parts: [Query]) -> Query {
    var flat: [Query] = []
    var negations: [Query] = []
    flat.reserveCapacity(parts.count)
    func add(_ part: Query) {
      switch part {
      case .and(let inner): for part in inner { add(part) }
      case .not: negations.append(part)
      default: flat.append(part)
      }
    }
    for part in parts { add(part) }
    if !negations.isEmpty { flat += negations }
    return flat.count == 1 ? flat[0] : flat.isEmpty ? .all : .and(flat)
  }

  /// What at least one of `parts` matches, without redundant nesting.
  package static func disjunction(_ parts: [Query]) -> Query {
    var flat: [Query] = []
    flat.reserveCapacity(parts.count)
    for part in parts {
      if case .or(let inner) = part { flat += inner } else { flat.append(part) }
    }
    return flat.count == 1 ? flat[0] : flat.isEmpty ? .nothing : .or(flat)
  }

  /// What `part` does not match; a double negation cancels.
  package static func negation(_ part: Query) -> Query {
    if case .not(let inner) = part { return inner }
    return .not(part)
  }
}
