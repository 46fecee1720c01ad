import NewsIndex

/// Writes annotated articles for people: the text with its places, then what it is about.
struct AnnotationPrinter {
  let output: Output
  let style: Style

  func write(_ article: AnnotatedArticle) throws {
    try output.write(style.marked(article.id, .id))
    try output.line(article.published.map { "  " + $0.words } ?? "")
    if !article.title.isEmpty {
      try write(article.title, article.places.filter { $0.field == "title" })
      try output.line("")
    }
    try write(article.body, article.places.filter { $0.field == "body" })
    if !article.about.isEmpty {
      let about = article.about.map { "\($0.place.name) \(Self.hundredths($0.focus))" }
      try output.line("about: " + about.joined(separator: ", "))
    }
  }

  /// The text, each mention in brackets with what it was taken for.
  private func write(_ text: String, _ places: [AnnotatedPlace]) throws {
    let bytes = Array(text.utf8)
    var done = 0
    for place in places
    where place.range.lowerBound >= done && place.range.upperBound <= bytes.count {
      try output.write(Style.printable(bytes[done..<place.range.lowerBound], keepsLines: true))
      try output.write("[")
      try output.write(style.marked(place.text, .match))
      try output.write(Style.printable(meaning(of: place).utf8))
      try output.write("]")
      done = place.range.upperBound
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
