/// Which of an arena's terms are marked, and the marks of tokens in a row.
struct TermMarks {
  /// Only so many terms, those that were seen first, can be marked: frequent ones are met early.
  static let terms = 1 << 14

  /// The mark of each term by its number, 0 for none; one more for all that come later.
  private var marks = [UInt8](repeating: 0, count: terms + 1)
  /// The marks of tokens, the first `count`.
  private var line: [UInt8] = []
  private var count = 0

  /// Marks `numbers`, the first as 1, the second as 2, and no other term.
  mutating func mark(_ numbers: [UInt32]) {
    removeAll()
    for (index, number) in numbers.enumerated() { marks[Int(number)] = UInt8(index + 1) }
  }

  /// Takes all marks from the terms.
  mutating func removeAll() {
    for index in marks.indices { marks[index] = 0 }
  }

  /// Appends the marks of tokens whose terms are `numbers`.
  mutating func add(_ numbers: UnsafeBufferPointer<UInt32>) {
    let end = count + numbers.count
    if end > line.count { line.append(contentsOf: repeatElement(0, count: 2 * end - line.count)) }
    unsafe Self.write(numbers, marks, to: &line, from: count)
    count = end
  }

  private static func write(
    _ numbers: UnsafeBufferPointer<UInt32>, _ marks: [UInt8], to line: inout [UInt8],
    from start: Int
  ) {
    let marks = marks.span
    var line = line.mutableSpan
    for index in numbers.indices {
      let place = unsafe min(numbers[index], UInt32(terms))
      unsafe line[unchecked: start &+ index] = marks[unchecked: Int(place)]
    }
  }

  /// The marks appended since the last call; O(these).
  mutating func take() -> [UInt8] {
    defer { count = 0 }
    return [UInt8](line[..<count])
  }
}
