import NewsIndex

/// Writes hits for people: a block each.
struct HitPrinter {
  let output: Output
  let style: Style

  func write(_ hit: SearchHit) throws {
    let indent = Array("  ".utf8)
    var bytes = style.marked(hit.id, .id)
    for field in [hit.shownDate, hit.source] where !field.isEmpty {
      bytes += Array("  ".utf8) + style.plain(field)
    }
    bytes += Array("\n".utf8)
    if !hit.title.isEmpty { bytes += indent + title(of: hit) + Array("\n".utf8) }
    for snippet in hit.snippets {
      guard let rest = snippet.without(hit.title) else { continue }
      bytes += indent + line(rest) + Array("\n".utf8)
    }
    bytes += Array("\n".utf8)
    try output.write(bytes)
    if output.isTerminal { try output.flush() }
  }

  /// The whole title, with the matches in it.
  private func title(of hit: SearchHit) -> [UInt8] {
    let spans = hit.snippets.filter { $0.holds(hit.title) }.flatMap(\.spans)
    return style.highlighted(hit.title, start: 0, spans: spans, within: .title)
  }

  private func line(_ snippet: SearchSnippet) -> [UInt8] {
    let text = style.highlighted(snippet.text, start: snippet.start, spans: snippet.spans)
    let opening = snippet.start > 0 ? "… " : ""
    // A piece that ends with a sentence looks whole, too.
    let isWhole =
      snippet.endsText || snippet.text.last.map { ".?!\"”»。".contains($0) } ?? true
    let closing = isWhole ? "" : " …"
    return Array(opening.utf8) + text + Array(closing.utf8)
  }
}

extension SearchHit {
  /// The date as it was given, or else how it is known; with a question mark where it is doubtful.
  fileprivate var shownDate: String {
    guard let published else { return date }
    let doubt = published.reliable ? "" : "?"
    if published.basis == "metadata", !date.isEmpty, !isCountOfSeconds { return date + doubt }
    let basis = published.basis == "metadata" && !date.isEmpty ? "" : " (\(published.basis))"
    return "\(published.days)\(doubt)\(basis)"
  }

  /// Whether the date is given as programs count time, in seconds or thousandths, which nobody reads.
  private var isCountOfSeconds: Bool {
    [9, 10, 12, 13].contains(date.utf8.count)
      && date.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The hit as `--json` gives it.
  var json: JSONObject {
    var object = JSONObject()
    object.add("id", id)
    object.add("title", title)
    object.addIfAny("date", date)
    object.addIfAny("published", published)
    object.addIfAny("source", source)
    object.addIfAny("url", url)
    object.add("score", score)
    object.add("matches", matches)
    object.add("snippets", snippets.map(\.json))
    object.add("path", path)
    object.add("offset", offset)
    object.add("hash", hash)
    return object
  }
}

extension JSONObject {
  /// The days of publication, null where they are not known.
  mutating func addIfAny(_ name: String, _ published: Publication?) {
    guard let published else { return addIfAny(name, "") }
    var object = JSONObject()
    object.add("from", published.from)
    object.add("to", published.to)
    object.add("basis", published.basis)
    object.add("reliable", published.reliable)
    add(name, object)
  }
}

extension SearchSnippet {
  /// Whether it comes from the title, or begins with the headline that serves as one.
  fileprivate func holds(_ title: String) -> Bool {
    field == "title" || start == 0 && text.hasPrefix(title)
  }

  /// What it holds besides the title; nil if that is nothing.
  fileprivate func without(_ title: String) -> SearchSnippet? {
    guard !title.isEmpty, holds(title) else { return self }
    guard field != "title" else { return nil }
    let rest = text.utf8.dropFirst(title.utf8.count)
    let space = rest.prefix { $0 <= UInt8(ascii: " ") }.count
    guard space < rest.count else { return nil }
    var snippet = self
    snippet.text = String(decoding: rest.dropFirst(space), as: UTF8.self)
    snippet.start = title.utf8.count + space
    snippet.spans.removeAll { $0.upperBound <= snippet.start }
    return snippet
  }

  var json: JSONObject {
    var object = JSONObject()
    object.add("field", field)
    object.add("text", text)
    object.add("start", start)
    object.add("spans", spans)
    return object
  }
}
