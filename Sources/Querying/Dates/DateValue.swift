// Stretches of a query in which a date stands.

extension ArraySlice<UInt8> {
  /// Where it stands.
  var range: Range<Int> { startIndex..<endIndex }

  /// Without spaces around.
  var trimmed: ArraySlice<UInt8> {
    var value = self
    while value.first.map({ $0 <= 0x20 }) == true { value.removeFirst() }
    while value.last.map({ $0 <= 0x20 }) == true { value.removeLast() }
    return value
  }

  /// What stands between the quotes around it, if there are some.
  var unquoted: ArraySlice<UInt8> {
    for (opening, closing) in [("\"", "\""), ("\u{201C}", "\u{201D}"), ("\u{AB}", "\u{BB}")]
    where count >= opening.utf8.count + closing.utf8.count && starts(with: opening.utf8)
      && suffix(closing.utf8.count).elementsEqual(closing.utf8)
    {
      return dropFirst(opening.utf8.count).dropLast(closing.utf8.count).trimmed
    }
    return trimmed
  }

  /// What stands before and behind the first two dots or more outside of quotes, and the dots; nil where there are none.
  var splitAtDots: (before: Self, dots: Self, behind: Self)? {
    let dot = UInt8(ascii: ".")
    var isQuoted = false
    for place in indices {
      // The bytes of all quotes; 0x80 and 0xC2 as parts of other characters do no harm to dates.
      if self[place] == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted, self[place] == dot, place + 1 < endIndex, self[place + 1] == dot else {
        continue
      }
      let dots = self[place...].prefix { $0 == dot }
      return (self[..<place].trimmed, dots, self[dots.endIndex...].trimmed)
    }
    return nil
  }

  /// What stands before and behind the first of `separators`, which are ASCII or in lower case.
  func split(at separators: [String]) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    for place in indices {
      for separator in separators where self[place...].starts(with: separator.utf8) {
        return (self[..<place].trimmed, self[(place + separator.utf8.count)...].trimmed)
      }
    }
    return nil
  }

  /// Without one of `beginnings`, in whatever case, at its beginning.
  func dropping(_ beginnings: [String]) -> ArraySlice<UInt8> {
    for beginning in beginnings
    where count > beginning.utf8.count
      && zip(self, beginning.utf8).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) })
    {
      return dropFirst(beginning.utf8.count)
    }
    return self
  }
}

extension UInt8 {
  /// Whether it is one of 0 to 9.
  var isDigit: Bool { self &- 0x30 < 10 }
}
