/// Reads how a query names a place: `=`, a name, `#` and a number or `*`, then `!` and `~50km`.
struct PlaceText {
  private let text: QueryText
  private let range: Range<Int>
  private var index: Int
  private var place: PlaceLiteral

  init(_ text: QueryText, _ range: Range<Int>) {
    self.text = text
    self.range = range
    index = range.lowerBound
    place = PlaceLiteral(target: .anywhere, range: range)
  }

  func literal() throws(QueryError) -> PlaceLiteral {
    var reader = self
    try reader.read()
    return reader.place
  }

  private var scalar: Unicode.Scalar? { index < range.upperBound ? text.scalar(index) : nil }

  private mutating func read() throws(QueryError) {
    if scalar == "=" {
      place.isAlone = true
      index += 1
    }
    let start = index
    let name = try readName()
    place.range = start..<index
    try readModifiers()
    try setTarget(name)
    if place.isAlone, place.kilometers != nil {
      throw QueryError(
        "A place has = or a distance, not both.", at: range,
        advice: "place:Gao~50km -place:=Gao finds what lies around, without Gao itself.")
    }
  }

  // MARK: The name

  /// The bytes of the name, and whether they stood in quotes.
  private mutating func readName() throws(QueryError) -> (bytes: [UInt8], isQuoted: Bool) {
    var bytes: [UInt8] = []
    let closer = scalar?.closingQuote
    if closer != nil { index = text.end(index) }
    while let next = scalar, next != closer {
      if closer == nil, next == "!" || next == "~" { break }
      var start = index
      index = text.end(index)
      if next == "\\", let escaped = scalar, !escaped.isWordPart {
        start = index
        index = text.end(index)
      }
      bytes += text.bytes[start..<index]
    }
    if closer != nil { index = min(range.upperBound, text.end(index)) }
    return (bytes, closer != nil)
  }

  private mutating func setTarget(
    _ name: (bytes: [UInt8], isQuoted: Bool)
  ) throws(QueryError) {
    if !name.isQuoted, name.bytes == [UInt8(ascii: "*")] {
      place.target = .anywhere
      guard !place.isAlone, place.kilometers == nil else {
        throw QueryError("* stands for every place; it has neither = nor a distance.", at: range)
      }
      return
    }
    if !name.isQuoted, name.bytes.first == UInt8(ascii: "#") {
      guard let id = UInt32(String(decoding: name.bytes.dropFirst(), as: UTF8.self)) else {
        throw QueryError(
          "After # stands the number of a place.", at: place.range,
          advice: "newsidx place Gao shows the numbers of places.")
      }
      place.target = .id(id)
      return
    }
    try checkName(name)
    place.target = .name(name.bytes)
  }

  private func checkName(_ name: (bytes: [UInt8], isQuoted: Bool)) throws(QueryError) {
    let isWord = String(decoding: name.bytes, as: UTF8.self).unicodeScalars.contains(
      where: \.isWordPart)
    if !isWord {
      throw QueryError(
        "The name of a place is missing.", at: range.isEmpty ? range : place.range.orOne(range),
        advice: "Write place:Mali, place:\"Burkina Faso\" or place:#2453866.")
    }
    if !name.isQuoted, name.bytes.contains(UInt8(ascii: "*")) {
      throw QueryError("Names of places take no wildcards.", at: place.range)
    }
  }

  // MARK: Modifiers

  private mutating func readModifiers() throws(QueryError) {
    while let next = scalar {
      switch next {
      case "!" where !place.isNamed:
        place.isNamed = true
        index += 1
      case "~" where place.kilometers == nil: try readDistance()
      default:
        throw QueryError(
          "After a place stand only ! and a distance.", at: index..<range.upperBound,
          advice: "Write place:Mali! or place:Gao~50km; a name of several words stands in quotes.")
      }
    }
  }

  private mutating func readDistance() throws(QueryError) {
    let start = index
    index += 1
    while let next = scalar, next.isDigit || next == "." { index += 1 }
    let number = Double(text.string(start + 1..<index))
    let unitStart = index
    while let next = scalar, next.isWordPart { index = text.end(index) }
    let factor: Double? =
      switch text.string(unitStart..<index) {
      case "km": 1
      case "mi": 1.609344
      default: nil
      }
    guard let number, let factor else {
      throw QueryError(
        "After ~ stand a distance and its unit, km or mi.", at: start..<index,
        advice: "Write place:Gao~50km or place:Gao~30mi.")
    }
    guard number > 0, number * factor <= Self.halfWayAround else {
      throw QueryError(
        "A distance is more than 0 and at most \(Int(Self.halfWayAround)) km.", at: start..<index)
    }
    place.kilometers = number * factor
  }

  /// No two places are farther from each other, kilometres.
  private static let halfWayAround = 20_040.0
}

extension Range<Int> {
  /// The range, or if it is empty the other one.
  fileprivate func orOne(_ other: Range<Int>) -> Range<Int> { isEmpty ? other : self }
}

/// Reads `W,S,E,N`, in degrees.
struct BoxText {
  private let text: QueryText
  private let range: Range<Int>

  init(_ text: QueryText, _ range: Range<Int>) {
    self.text = text
    self.range = range
  }

  func box() throws(QueryError) -> Query.Place.Box {
    var numbers: [Double] = []
    var start = range.lowerBound
    while start <= range.upperBound {
      var end = start
      while end < range.upperBound, text.bytes[end] != UInt8(ascii: ",") { end += 1 }
      if numbers.count < 4 {
        numbers.append(try number(start..<end, isLatitude: numbers.count % 2 == 1))
      } else {
        throw wrongCount()
      }
      start = end + 1
    }
    guard numbers.count == 4 else { throw wrongCount() }
    guard numbers[1] <= numbers[3] else {
      throw QueryError(
        "The southern edge of the box lies north of its northern one.", at: range,
        advice: Self.form)
    }
    return Query.Place.Box(
      west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }

  private func number(_ range: Range<Int>, isLatitude: Bool) throws(QueryError) -> Double {
    let limit = isLatitude ? 90.0 : 180
    guard let number = Double(text.string(range)), number.isFinite else {
      let place = range.isEmpty ? self.range : range
      throw QueryError("This is no number of degrees.", at: place, advice: Self.form)
    }
    guard abs(number) <= limit else {
      throw QueryError(
        "\(isLatitude ? "Degrees of latitude go" : "Degrees of longitude go") from -\(Int(limit)) to \(Int(limit)).",
        at: range, advice: Self.form)
    }
    return number
  }

  private func wrongCount() -> QueryError {
    QueryError("A box has four numbers: west, south, east and north.", at: range, advice: Self.form)
  }

  private static let form =
    "Write bbox:W,S,E,N in degrees, without spaces: bbox:-5.5,15,4.3,25"
}
