import Kernels
import Postings

/// Walks the articles that hold what may stand in a slot, and tells where in an article it stands.
///
/// Of a cursor either the articles are asked for, window after window, or the places, article after article.
struct SlotCursor {
  private var terms: TermsCursor?
  private var articles: CodedCursor?
  private var mentions: AnnotationSpans?
  /// Of annotations with lists, these with the tokens of an occurrence.
  private var numbers: [(cursor: PostingsCursor, length: UInt32)] = []
  private var buffer: [UInt32] = []

  init(_ slot: BoundSlot) throws {
    if let annotation = slot.annotation {
      articles = CodedCursor(annotation)
      mentions = AnnotationSpans(annotation)
    } else {
      terms = try slot.cursor()
      numbers = zip(slot.lists, slot.lengths ?? []).map { (PostingsCursor($0), $1) }
    }
  }

  // MARK: Articles

  /// No article from `article` up to the result (exclusive) holds it.
  mutating func next(from article: UInt32) throws -> UInt32 {
    if let next = try terms?.next(from: article) { return next }
    return try articles?.next(from: article) ?? PostingsCursor.end
  }

  /// Keeps those of `window` that hold it.
  mutating func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    if try terms?.restrict(&window, from: base) != nil { return }
    try articles?.restrict(&window, from: base)
  }

  // MARK: Places

  /// Replaces `positions` by those of the slot's words in `article`, ascending.
  mutating func readPositions(of article: UInt32, into positions: inout [UInt32]) throws {
    try terms?.readPositions(of: article, into: &positions)
  }

  /// Replaces `spans` by where it stands in `article`, ascending by the first position.
  mutating func readSpans(of article: UInt32, into spans: inout [MatchSpan]) throws {
    spans.removeAll(keepingCapacity: true)
    if try mentions?.forEachSpan(in: article, { spans.append($0) }) != nil { return }
    if !numbers.isEmpty { return try readNumbers(of: article, into: &spans) }
    try terms?.readPositions(of: article, into: &buffer)
    for position in buffer { spans.append(MatchSpan(lower: position, upper: position &+ 1)) }
  }

  private mutating func readNumbers(
    of article: UInt32, into spans: inout [MatchSpan]
  ) throws {
    for index in numbers.indices where try numbers[index].cursor.find(article) {
      try numbers[index].cursor.readPositions(into: &buffer)
      let length = numbers[index].length
      for position in buffer { spans.append(MatchSpan(lower: position, upper: position &+ length)) }
    }
    spans.sort()
  }
}
