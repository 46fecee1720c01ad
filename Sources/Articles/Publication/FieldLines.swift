import Calendar

/// The date of a block of fields at the start of a text: YAML between lines of `---`, TOML between lines of `+++`, or two
/// lines and more of `name: value` with names in lower case.
enum FrontMatter {
  private static let most = 64

  /// nil if there is none.
  static func find(in text: Span<UInt8>) -> WrittenDate? {
    var lines = TextLines(text.count)
    guard text.count > 8, let fence = lines.next(in: text) else { return nil }
    guard fence.count == 3,
      text.holds(yaml, at: fence.lowerBound) || text.holds(toml, at: fence.lowerBound)
    else { return bare(text) }
    for _ in 0..<most {
      guard let line = lines.next(in: text) else { return nil }
      if line.count == 3, text[line.lowerBound] == text[fence.lowerBound] { return nil }
      if let date = read(text, line) { return date }
    }
    return nil
  }

  /// The date of a block without fences.
  private static func bare(_ text: Span<UInt8>) -> WrittenDate? {
    var lines = TextLines(text.count)
    var date: WrittenDate?
    var count = 0
    while count < most, let line = lines.next(in: text), isField(text, line) {
      count += 1
      date = date ?? read(text, line)
    }
    return count > 1 ? date : nil
  }

  /// Whether a line is a name in lower case, a colon and something behind a space.
  private static func isField(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound,
      (0x61...0x7A).contains(text[index]) || text[index] == UInt8(ascii: "_")
        || text[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    return (2...32).contains(index - line.lowerBound) && index + 1 < line.upperBound
      && text[index] == UInt8(ascii: ":") && text[index + 1] == 0x20
  }

  /// `date: 2014-03-03` and `date = "2014-03-03"`.
  private static func read(_ text: Span<UInt8>, _ line: Range<Int>) -> WrittenDate? {
    var end = line.lowerBound
    while end < line.upperBound, text[end] != UInt8(ascii: ":"), text[end] != UInt8(ascii: "=") {
      end += 1
    }
    guard DateFields.isName(text, text.trimmed(line.lowerBound..<end)) else { return nil }
    let value = text.unquoted(min(end + 1, line.upperBound)..<line.upperBound)
    return WrittenDate.read(first: text.extracting(value), forms: .metadata)?.date
  }

  private static let yaml = Array("---".utf8)
  private static let toml = Array("+++".utf8)
}

/// The date in elements of HTML that stand in a text: `<meta property="article:published_time" content="…">` and
/// `<time datetime="…">`.
enum MarkupDate {
  /// nil if there is none.
  static func find(in text: Span<UInt8>) -> WrittenDate? {
    var first: WrittenDate?
    var index = 0
    while let start = text.firstIndex(of: UInt8(ascii: "<"), from: index) {
      let end = text.firstIndex(of: UInt8(ascii: ">"), from: start) ?? text.count
      index = start + 1
      if text.holds(meta, at: start + 1) {
        if let date = read(text, start..<end, content), namesDate(text, start..<end) { return date }
      } else if first == nil, text.holds(time, at: start + 1) {
        first = read(text, start..<end, datetime)
      }
    }
    return first
  }

  /// The date in an attribute of an element.
  private static func read(
    _ text: Span<UInt8>, _ element: Range<Int>, _ name: [UInt8]
  ) -> WrittenDate? {
    guard let value = attribute(text, element, name) else { return nil }
    return WrittenDate.read(first: text.extracting(value), forms: .metadata)?.date
  }

  private static func namesDate(_ text: Span<UInt8>, _ element: Range<Int>) -> Bool {
    names.contains { name in
      attribute(text, element, name).map { DateFields.isName(text, $0) } ?? false
    }
  }

  /// What stands between the quotes behind `name`.
  private static func attribute(
    _ text: Span<UInt8>, _ element: Range<Int>, _ name: [UInt8]
  ) -> Range<Int>? {
    let bound = text.extracting(0..<element.upperBound)
    guard let start = bound.firstIndex(of: name, from: element.lowerBound) else { return nil }
    let open = start + name.count
    guard open < element.upperBound,
      text[open] == UInt8(ascii: "\"") || text[open] == UInt8(ascii: "'"),
      let close = bound.firstIndex(of: text[open], from: open + 1)
    else { return nil }
    return open + 1..<close
  }

  private static let meta = Array("meta ".utf8)
  private static let time = Array("time ".utf8)
  private static let content = Array(" content=".utf8)
  private static let datetime = Array(" datetime=".utf8)
  private static let names = [" property=", " name=", " itemprop="].map { Array($0.utf8) }
}

/// The names under which corpora keep a publication date, the surest first.
enum DateFields {
  /// Of fields in JSON, where the one that is asked for is missing.
  static let json = [
    "date", "published", "publishedAt", "published_at", "pubDate", "pub_date", "datePublished",
    "date_published", "publication_date", "publish_date", "created_at", "timestamp", "time",
  ]

  /// Whether a field or an element is named as one that holds a publication date; case and signs do not count.
  static func isName(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard (4...32).contains(range.count) else { return false }
    var letters: [UInt8] = []
    for index in range where (0x61...0x7A).contains(text[index] | 0x20) {
      letters.append(text[index] | 0x20)
    }
    return names.contains(letters)
  }

  private static let names = Set(
    [
      "date", "published", "publishedat", "pubdate", "datepublished", "publicationdate",
      "publishdate", "publisheddate", "createdat", "timestamp", "articlepublishedtime",
      "articlepublished", "ogpublishedtime", "ogarticlepublishedtime", "dcdate", "dcdateissued",
      "dctermsdate", "dctermsissued", "sailthrudate", "parselypubdate", "citationdate",
      "citationpublicationdate", "publishedtime",
    ].map { Array($0.utf8) })
}

extension Span where Element == UInt8 {
  /// `range` without white space and quotes at both ends.
  fileprivate func unquoted(_ range: Range<Int>) -> Range<Int> {
    let inner = trimmed(range)
    guard inner.count > 1,
      let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: {
        $0 == self[inner.lowerBound]
      }),
      self[inner.upperBound - 1] == quote
    else { return inner }
    return inner.lowerBound + 1..<inner.upperBound - 1
  }
}
