import NewsIndex

/// Writes annotated articles for people: the text with its places and dates, then what it is about.
struct AnnotationPrinter {
  let output: Output
  let style: Style

  func write(_ article: AnnotatedArticle) throws {
    try output.write(style.marked(article.id, .id))
    try output.line(article.published.map { "  " + $0.words } ?? "")
    if !article.title.isEmpty {
      try write(article.title, marks(of: article, in: "title"))
      try output.line("")
    }
    try write(article.body, marks(of: article, in: "body"))
    if !article.about.isEmpty {
      let about = article.about.map { "\($0.place.name) \(Self.hundredths($0.focus))" }
      try output.line("about: " + about.joined(separator: ", "))
    }
  }

  /// What is marked of a text, and what is said of it.
  private struct Mark {
    let range: Range<Int>
    let text: String
    let meaning: String
  }

  /// The mentions of places and the dates, in the order of the text; of two at one place the longer.
  private func marks(of article: AnnotatedArticle, in field: String) -> [Mark] {
    let places = article.places.filter { $0.field == field }.map { place in
      Mark(range: place.range, text: place.text, meaning: meaning(of: place))
    }
    let dates = article.dates.filter { $0.field == field }.compactMap { date in
      meaning(of: date).map { Mark(range: date.range, text: date.text, meaning: $0) }
    }
    return (places + dates).sorted {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    }
  }

  /// The text, each mark in brackets with what it was taken for; one that overlaps another before it is left out.
  private func write(_ text: String, _ marks: [Mark]) throws {
    let bytes = Array(text.utf8)
    var done = 0
    for mark in marks
    where mark.range.lowerBound >= done && mark.range.upperBound <= bytes.count {
      try output.write(Style.printable(bytes[done..<mark.range.lowerBound], keepsLines: true))
      try output.write("[")
      try output.write(style.marked(mark.text, .match))
      try output.write(Style.printable(mark.meaning.utf8))
      try output.write("]")
      done = mark.range.upperBound
    }
    try output.write(Style.printable(bytes[done...], keepsLines: true))
    if bytes.last != UInt8(ascii: "\n") { try output.line("") }
  }

  private func meaning(of mention: AnnotatedPlace) -> String {
    let doubt = mention.score < 0.5 ? "?" : ""
    let place = mention.part ?? mention.place
    let isPlain = place.name == mention.text && place.kind == "country"
    if isPlain { return doubt }
    let country = place.kind == "country" ? "" : place.country.map { ", \($0)" } ?? ""
    return " = \(place.name)\(country)\(doubt)"
  }

  /// The days, or the value where they are not known; nil for durations, what recurs, and words such as "now".
  private func meaning(of date: AnnotatedDate) -> String? {
    guard date.type == "DATE" || date.type == "TIME", !date.value.hasSuffix("_REF") else {
      return nil
    }
    guard let days = date.days else { return " = \(date.value)?" }
    let known =
      days.from == days.to
      ? days.from : isWhole(date.value, days) ? date.value : "\(days.from)..\(days.to)"
    return date.text == known ? "" : " = \(known)"
  }

  /// Whether the days are all those of a year or month, such as `2013` or `2013-05`.
  private func isWhole(_ value: String, _ days: (from: String, to: String)) -> Bool {
    switch value.utf8.count {
    case 4: days.from == value + "-01-01" && days.to == value + "-12-31"
    case 7: days.from == value + "-01" && days.to.hasPrefix(value) && days.to.suffix(2) >= "28"
    default: false
    }
  }

  /// With two digits after the point.
  private static func hundredths(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension AnnotatedArticle {
  /// The article as `--json` gives it.
  var json: JSONObject {
    var object = JSONObject()
    object.add("id", id)
    object.addIfAny("published", published)
    object.add("places", places.map(\.json))
    object.add("about", about.map(\.json))
    object.add("dates", dates.map(\.json))
    return object
  }
}

extension AnnotatedPlace {
  var json: JSONObject {
    var object = JSONObject()
    object.add("field", field)
    object.add("start", range.lowerBound)
    object.add("end", range.upperBound)
    object.add("text", text)
    object.add("id", Int(place.id))
    object.add("name", place.name)
    object.add("kind", kind)
    object.add("type", place.kind)
    object.addIfAny("country", place.country ?? "")
    place.addCoordinates(to: &object)
    object.add("score", score)
    object.addIfAny("via", via ?? "")
    if let part { object.add("part", part.json) }
    return object
  }
}

extension AnnotatedDate {
  var json: JSONObject {
    var object = JSONObject()
    object.add("field", field)
    object.add("start", range.lowerBound)
    object.add("end", range.upperBound)
    object.add("text", text)
    object.add("type", type)
    object.add("value", value)
    object.addIfAny("from", days?.from ?? "")
    object.addIfAny("to", days?.to ?? "")
    return object
  }
}

extension FocusPlace {
  var json: JSONObject {
    var object = JSONObject()
    object.add("id", Int(place.id))
    object.add("name", place.name)
    object.add("type", place.kind)
    object.addIfAny("country", place.country ?? "")
    object.add("focus", focus)
    return object
  }
}

extension Publication {
  /// The days and where they were found: `2020-01-27, header`, `2013-05-01..2013-05-31?, url`.
  fileprivate var words: String {
    "\(from == to ? from : "\(from)..\(to)")\(reliable ? "" : "?"), \(basis)"
  }
}
