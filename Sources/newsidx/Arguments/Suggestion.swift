/// Finds what somebody may have meant.
enum Suggestion {
  /// The closest of `names` to `word`, if it is at most two edits away and not a matter of chance.
  static func closest(to word: String, among names: [String]) -> String? {
    let near = names.map { (name: $0, distance: distance(word, $0)) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= 2, near.distance * 2 < word.count else { return nil }
    return near.name
  }

  /// Edits from one word to the other: insert, delete, replace, swap two neighbours.
  ///
  /// The restricted Damerau-Levenshtein distance, by the usual table of prefixes.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left)
    let right = Array(right)
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let same = left[row] == right[column]
        var best = min(
          last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
