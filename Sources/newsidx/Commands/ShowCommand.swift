import ArgumentParser
import NewsIndex

struct ShowCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print articles.",
    discussion: """
      EXAMPLES
        newsidx show -i wire 2013/01/gao.txt
        newsidx show -i wire --json A1 A2 | jq -r .body
        newsidx show -i wire -- -an-id-that-begins-with-a-dash

      Exit status: 0 if every article was found, 1 if one was not, 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + FlagNames(flags: ["--json", "-q", "--quiet"])

  @OptionGroup var index: IndexOption

  @Flag(help: "One JSON object a line for each article.")
  var json = false

  @Flag(name: .shortAndLong, help: "No remarks on standard error, only errors.")
  var quiet = false

  @Argument(help: ArgumentHelp("Ids of articles, as search prints them.", valueName: "id"))
  var ids: [String]

  func run() throws {
    let index = try index.open(isQuiet: true)
    var unknown: [String] = []
    try Output.use { output in
      for (number, id) in ids.enumerated() {
        guard let article = try index.article(withID: id) else {
          unknown.append(id)
          continue
        }
        if json {
          try output.write(article.json.line)
        } else {
          if number > unknown.count { try output.line("") }
          try write(article, to: output)
        }
      }
    }
    if !quiet, !json, !index.storesText {
      Messages.note("the index holds no text (built with --no-store)")
    }
    for id in unknown { Messages.note("no article with the id '\(id)' in '\(index.path)'") }
    if !unknown.isEmpty { throw ExitCode(1) }
  }

  private func write(_ article: StoredArticle, to output: Output) throws {
    let fields = [
      ("id", article.id), ("title", article.titleIsGiven ? article.title : ""),
      ("date", article.date), ("source", article.source), ("url", article.url),
      ("places", article.places.joined(separator: "; ")),
      ("from", "\(article.path), byte \(article.offset)"),
      ("hash", article.hash), ("tokens", String(article.tokens)),
    ]
    for (name, value) in fields where !value.isEmpty {
      try output.write(Array("\(name): ".padded(to: 8).utf8) + Style.printable(value.utf8))
      try output.write("\n")
    }
    guard let body = article.body else { return }
    try output.write("\n")
    let bytes = Array(body.utf8)
    try output.write(output.isTerminal ? Style.printable(bytes, keepsLines: true) : bytes)
    if bytes.last != UInt8(ascii: "\n") { try output.write("\n") }
  }
}

extension StoredArticle {
  /// The article as `--json` gives it.
  var json: JSONObject {
    var object = JSONObject()
    object.add("id", id)
    object.add("title", title)
    object.addIfAny("date", date)
    object.addIfAny("published", published)
    object.addIfAny("source", source)
    object.addIfAny("url", url)
    object.add("places", places)
    body.map { object.add("body", $0) } ?? object.addIfAny("body", "")
    object.add("tokens", tokens)
    object.add("path", path)
    object.add("offset", offset)
    object.add("hash", hash)
    return object
  }
}
