import Articles
import Calendar

/// What was found of one article's date.
struct Dated {
  /// Days, precision and basis, such as `2013-05-01 day header`; `none`.
  var words: String
  /// What waits for the corpus.
  var open: OpenDate
  /// Seconds since midnight; nil without a time of day.
  var seconds: Int?
  /// How many problems were reported.
  var problems: [InputProblem.Reason]

  /// One JSON object with these fields; the values are quoted here.
  init(
    body: String, _ fields: [(String, String)] = [], path: String = "a.jsonl",
    options: PublicationOptions = PublicationOptions()
  ) throws {
    let parts = [("body", body)] + fields
    let object = parts.map { "\"\($0.0)\":\(Self.quoted($0.1))" }.joined(separator: ",")
    try self.init(file: "{\(object)}", path: path, options: options)
  }

  /// The first article of a file.
  init(
    file: String, path: String, options: PublicationOptions = PublicationOptions()
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(path, file)
    var reading = ReadingOptions()
    reading.publication = options
    let reader = try CorpusReader(inputs: [folder.path], options: reading)
    let parser = try ChunkParser(options: reading)
    var batches: [ArticleBatch] = []
    while let chunk = try reader.next() { batches.append(parser.parse(chunk)) }
    problems = batches.flatMap(\.problems).map(\.reason)
    guard let article = batches.first?.articles.first else {
      (words, open) = ("no article", .nothing)
      return
    }
    let date = article.published
    open = article.open
    words = date.interval.map { "\($0) \(date.precision) \(date.basis)" } ?? "none"
    seconds = date.hasTime ? Int(((date.start % 86_400) + 86_400) % 86_400) : nil
  }

  private static func quoted(_ text: String) -> String {
    if text.hasPrefix("=") { return String(text.dropFirst()) }
    let escaped = text.unicodeScalars.map { character -> String in
      switch character {
      case "\n": "\\n"
      case "\r": "\\r"
      case "\"": "\\\""
      case "\\": "\\\\"
      default: String(character)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
