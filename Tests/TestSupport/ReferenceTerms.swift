import Querying

extension Query.Slot {
  /// Whether `term` is one of the slot's, by definition and without the code under test.
  package func isReference(_ term: [UInt8]) -> Bool {
    switch kind {
    case .terms(let terms): terms.contains(term)
    case .pattern(let pattern): matchesReference(pattern.elements[...], scalars(term)[...])
    case .fuzzy(let word, let distance):
      referenceDistance(scalars(word), scalars(term)) <= distance
    case .place, .date, .number: false
    }
  }
}

/// The code points of UTF-8.
private func scalars(_ bytes: [UInt8]) -> [Unicode.Scalar] {
  Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
}

/// Whether the elements of a pattern match the whole text, tried in every way.
package func matchesReference(
  _ elements: ArraySlice<TermPattern.Element>, _ text: ArraySlice<Unicode.Scalar>
) -> Bool {
  guard let first = elements.first else { return text.isEmpty }
  let rest = elements.dropFirst()
  switch first {
  case .literal(let piece):
    let literal = scalars(piece)
    return text.starts(with: literal) && matchesReference(rest, text.dropFirst(literal.count))
  case .anyCharacter: return !text.isEmpty && matchesReference(rest, text.dropFirst())
  case .anyRun: return (0...text.count).contains { matchesReference(rest, text.dropFirst($0)) }
  }
}

/// The optimal string alignment distance, from its full table.
package func referenceDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count {
    for j in 0...b.count {
      if i == 0 || j == 0 {
        table[i][j] = i + j
        continue
      }
      table[i][j] = min(
        table[i - 1][j] + 1, table[i][j - 1] + 1,
        table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
      }
    }
  }
  return table[a.count][b.count]
}
