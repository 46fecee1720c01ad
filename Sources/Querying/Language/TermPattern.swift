/// A pattern over normalized terms: folded literal pieces, `*` (any run of characters) and `?` (one character).
package struct TermPattern: Hashable, Sendable {
  /// One part of a pattern.
  package enum Element: Hashable, Sendable {
    /// Exactly these bytes (UTF-8, never empty).
    case literal([UInt8])
    /// One code point.
    case anyCharacter
    /// Any number of code points, none included.
    case anyRun
  }

  /// The parts in their order; neither two literals nor two runs are neighbours.
  package private(set) var elements: [Element] = []

  /// A pattern of the given parts; empty literals are left out, neighbours that say the same are joined.
  package init(_ elements: [Element]) {
    for element in elements { append(element) }
  }

  private mutating func append(_ element: Element) {
    switch (elements.last, element) {
    case (_, .literal([])), (.anyRun, .anyRun): break
    case (.literal(let before), .literal(let after)):
      elements[elements.count - 1] = .literal(before + after)
    default: elements.append(element)
    }
  }

  /// The bytes with which every matching term begins: the range of the dictionary to look at.
  package var prefix: [UInt8] {
    if case .literal(let piece) = elements.first { return piece }
    return []
  }

  /// Whether the whole of `term` (UTF-8) matches.
  ///
  /// Only the last run is ever widened, so the time is at most the length of the term times that of the longest piece
  /// between two runs, however many runs there are.
  package func matches(_ term: Span<UInt8>) -> Bool {
    var position = 0
    var element = 0
    var lastRun: (element: Int, position: Int)?
    while true {
      if element == elements.count {
        if position == term.count { return true }
      } else {
        switch elements[element] {
        case .anyRun:
          element += 1
          if element == elements.count { return true }
          lastRun = (element, position)
          continue
        case .anyCharacter where position < term.count:
          position = characterEnd(term, from: position)
          element += 1
          continue
        case .literal(let piece) where holds(term, piece, at: position):
          position += piece.count
          element += 1
          continue
        case .anyCharacter, .literal: break
        }
      }
      guard let run = lastRun, run.position < term.count else { return false }
      position = characterEnd(term, from: run.position)
      element = run.element
      lastRun = (run.element, position)
    }
  }

  private func holds(_ term: Span<UInt8>, _ piece: [UInt8], at position: Int) -> Bool {
    guard piece.count <= term.count - position else { return false }
    for offset in piece.indices where term[position + offset] != piece[offset] { return false }
    return true
  }
}

/// One past the code point that begins at `position`, which is before the end.
private func characterEnd(_ term: Span<UInt8>, from position: Int) -> Int {
  var end = position + 1
  while end < term.count, term[end] & 0xC0 == 0x80 { end += 1 }
  return end
}

extension TermPattern: CustomStringConvertible {
  /// The pattern as it is written.
  package var description: String {
    elements.map { element in
      switch element {
      case .literal(let piece): String(decoding: piece, as: UTF8.self)
      case .anyCharacter: "?"
      case .anyRun: "*"
      }
    }.joined()
  }
}
