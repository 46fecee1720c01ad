import Kernels

/// A word, or a pattern's words, anywhere in title or body: needs no positions.
final class TermMatcher: WindowMatcher {
  let cost: Int
  private var candidates: TermsCursor
  /// Made at the first scoring: counting needs none.
  private var frequencies: TermsCursor?
  private let slot: BoundSlot
  private let weight: Double
  private let isSingle: Bool
  private var sums: [UInt32]

  /// - Parameter weight: the idf by which scores are multiplied.
  init(_ slot: BoundSlot, weight: Double) throws {
    cost = slot.cost
    candidates = try slot.cursor()
    self.slot = slot
    self.weight = weight
    isSingle = slot.lists.count == 1
    sums = isSingle ? [] : [UInt32](repeating: 0, count: BitWindow.span)
  }

  func nextCandidate(from article: UInt32) throws -> UInt32 { try candidates.next(from: article) }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    try candidates.restrict(&window, from: base)
  }

  func addScores(to window: inout ScoreWindow, of matches: BitWindow) throws {
    var frequencies = try frequencies.take() ?? slot.cursor()
    defer { self.frequencies = frequencies }
    if isSingle {
      try frequencies.forEachFrequency(in: matches, from: window.base) { offset, frequency in
        window.add(Double(frequency), weight: weight, at: offset)
      }
      return
    }
    var found = BitWindow()
    try frequencies.forEachFrequency(in: matches, from: window.base) { offset, frequency in
      sums[offset] &+= frequency
      found.insert(offset)
    }
    found.forEach { offset in
      window.add(Double(sums[offset]), weight: weight, at: offset)
      sums[offset] = 0
    }
  }
}
