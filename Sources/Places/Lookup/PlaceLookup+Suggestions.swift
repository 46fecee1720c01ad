import Text

extension PlaceLookup {
  /// Names that are spelled nearly so, the likeliest first, at most `limit`.
  ///
  /// Looked for among countries, divisions, regions, features and sites, and towns of 5,000 people and more.
  ///
  /// - Complexity: O(nodes), some milliseconds.
  package func suggestions(for name: String, limit: Int) throws -> [String] {
    let analyzer = try analyzer()
    let piece = name.split(separator: ",").first.map { String($0) } ?? ""
    let wanted = NearName(try analyzer.fold(Array(piece.utf8)))
    guard wanted.letters.count > 1 else { return [] }
    var found: [(distance: Int, rank: Int, name: String)] = []
    for node in 0..<UInt32(gazetteer.nodeCount) {
      guard let rank = rank(of: node) else { continue }
      // Towns are many, and their names the only ones looked at.
      if gazetteer.kind(of: node) == .populated,
        !wanted.mayBeNear(bytes: Int(gazetteer.names.lengths[node]))
      {
        continue
      }
      for name in names(of: node) {
        guard let distance = try wanted.distance(to: name, analyzer) else { continue }
        found.append((distance, -rank, name))
      }
    }
    var names: [String] = []
    for suggestion in found.sorted(by: { $0 < $1 }) where !names.contains(suggestion.name) {
      names.append(suggestion.name)
      if names.count == limit { break }
    }
    return names
  }

  private func names(of node: UInt32) -> [String] {
    let name = gazetteer.name(of: node)
    guard gazetteer.kind(of: node) != .populated else { return [name] }
    return [name]
      + gazetteer.otherNames(of: node).filter { $0.form == .name || $0.form == .alias }.map(\.text)
  }

  /// How important a node is, nil if it is too unimportant to be suggested.
  private func rank(of node: UInt32) -> Int? {
    let population = gazetteer.population(of: node)
    switch gazetteer.kind(of: node) {
    case .continent, .subregion, .country: return (1 << 40) + population
    case .region: return 1 << 39
    case .admin1: return max(population, 100_000)
    case .site, .feature: return 50_000
    case .populated: return population >= 5000 ? population : nil
    case .world, .part, .admin2: return nil
    }
  }
}

/// A name that others are compared with.
struct NearName {
  /// Folded.
  let letters: [UInt8]
  private let mask: UInt32
  /// Most changes that still count as near.
  private let limit: Int

  init(_ letters: [UInt8]) {
    self.letters = letters
    mask = Self.mask(letters)
    limit = letters.count < 5 ? 1 : letters.count < 9 ? 2 : 3
  }

  /// Which letters occur.
  private static func mask(_ letters: [UInt8]) -> UInt32 {
    letters.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  /// Whether a name with so many bytes may be near; a letter with a mark has two or three of them.
  func mayBeNear(bytes: Int) -> Bool {
    bytes >= letters.count - limit && bytes <= 2 * letters.count + limit
  }

  /// Letters to change, insert, leave out or swap with the next one; nil if too many.
  func distance(to name: String, _ analyzer: Analyzer) throws -> Int? {
    var other = Array(name.utf8)
    let foreign = other.count { $0 >= 0x80 }
    guard abs(other.count - letters.count) <= limit + foreign else { return nil }
    if foreign > 0 {
      other = try analyzer.fold(other)
    } else {
      for index in other.indices where other[index] &- 0x41 < 26 { other[index] |= 0x20 }
    }
    // A change concerns two letters at most.
    guard abs(other.count - letters.count) <= limit,
      (Self.mask(other) ^ mask).nonzeroBitCount <= 2 * limit
    else { return nil }
    let distance = distance(to: other)
    return distance <= limit ? distance : nil
  }

  /// The restricted edit distance with swaps (Damerau 1964).
  private func distance(to other: [UInt8]) -> Int {
    var older: [Int] = []
    var last = Array(0...other.count)
    for row in 1...letters.count {
      var next = [row]
      for column in 0..<other.count {
        let change = last[column] + (letters[row - 1] == other[column] ? 0 : 1)
        var best = min(change, last[column + 1] + 1, next[column] + 1)
        if row > 1, column > 0, letters[row - 1] == other[column - 1],
          letters[row - 2] == other[column]
        {
          best = min(best, older[column - 1] + 1)
        }
        next.append(best)
      }
      (older, last) = (last, next)
    }
    return last[other.count]
  }
}
