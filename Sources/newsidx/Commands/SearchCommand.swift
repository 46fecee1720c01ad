import ArgumentParser
import NewsIndex

struct SearchCommand: QueryCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find articles and show where they match.",
    usage: "newsidx search [-i <folder>] [flags] <query> ...",
    discussion: """
      EXAMPLES
        newsidx search ceasefire Kidal
        newsidx search -i wire '"peacekeeping mission" -Sudan'
        newsidx search '"withdrew troops"~3 OR (ceasefire NEAR/5 Kidal)' -n 50
        newsidx search 'title:mali*' --sort newest
        newsidx search 'place:Mali about:Sahel "<place> region"'
        newsidx search coup --since 2012-03 --until 2012-04 --sort oldest
        newsidx search 'ambush published:"last week"' --now 2014-03-03
        newsidx search 'place:Kidal date:2013-01 published:2013..2014'
        newsidx search '"to be or not to be"' --json -n all > hits.jsonl

      Words must all be there, in any order; "quotes" ask for the exact sequence. Also: OR, NOT or \
      -word, ( ), "a b"~3, a NEAR/5 b, a ADJ/5 b, milit*, T?mbuktu, Tombouctou~1, title:, source:, \
      place:Mali, place:"northern Mali", place:Gao~50km, about:Mali, "killed in <place:Mali>", \
      "<number> soldiers".

      published: asks when an article appeared, date: which times it speaks of, date-in: which of \
      these lie inside; "on <date>" and "in <date:2013>" stand for such a time in a phrase. Each \
      takes 2013, 2013-01, 2013-01-15, "3 March 2014", 2013-01..2014-07, 2013.., ..2013, 1990s, \
      2013-Q1, 2013-W05, --08-15 (every year), "last week", "3 days ago", "last 7 days", or *; \
      published: also none and doubtful. --since and --until (or since:, until:) give one end of \
      published:.

      Hits go to standard output, everything else to standard error. Exit status: 0 if something \
      matches, 1 if nothing does, 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + QueryOptions.names
    + FlagNames(
      flags: ["--json"],
      options: ["-n", "--limit", "--offset", "--sort", "--bm25", "--snippets", "--color"])

  @OptionGroup var index: IndexOption
  @OptionGroup var query: QueryOptions

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("Most hits, or 'all'.", valueName: "number"))
  var limit = HitLimit(number: 10)

  @Option(help: ArgumentHelp("Hits to pass over first.", valueName: "number"))
  var offset = 0

  @Option(help: ArgumentHelp("What comes first.", valueName: "relevance|newest|oldest"))
  var sort = SearchRequest.Order.relevance

  @Flag(help: "One JSON object a line for each hit.")
  var json = false

  @Option(help: ArgumentHelp("Parameters of the ranking.", valueName: "k1,b"))
  var bm25 = BM25Parameters(k1: 1.2, b: 0.75)

  @Option(help: ArgumentHelp("Most pieces of text for each hit.", valueName: "number"))
  var snippets = 3

  @Option(help: ArgumentHelp("Mark matches with colour.", valueName: "auto|always|never"))
  var color = ColorChoice.auto

  func validate() throws {
    guard HitLimit.range.contains(offset) else {
      throw ValidationError("--offset must be from 0 to \(HitLimit.range.upperBound)")
    }
    guard HitLimit.range.contains(snippets) else {
      throw ValidationError("--snippets must be from 0 to \(HitLimit.range.upperBound)")
    }
  }

  func run() throws {
    let index = try index.open(isQuiet: query.quiet)
    var found: SearchSummary?
    try Output.use { output in
      let printer = HitPrinter(output: output, style: Style(isColored: color.isColored))
      try index.search(request, start: { found = $0 }) { hit in
        try json ? output.write(hit.json.line) : printer.write(hit)
      }
    }
    guard let summary = found else { return }
    tell(summary, of: index)
    if summary.total == 0 { throw ExitCode(1) }
  }

  private var request: SearchRequest {
    var request = SearchRequest(query.query)
    request.order = sort
    request.limit = limit.number
    request.offset = offset
    request.k1 = bm25.k1
    request.b = bm25.b
    request.snippets = snippets
    return request
  }

  private func tell(_ summary: SearchSummary, of index: NewsIndex) {
    guard !query.quiet else { return }
    query.tell(summary.hints)
    if !index.storesText, snippets > 0, summary.shown > 0 {
      Messages.note("the index holds no text (built with --no-store), so there are no snippets")
    }
    Messages.line(line(summary))
  }

  private func line(_ summary: SearchSummary) -> String {
    if summary.total == 0 { return "no article matches" }
    let total = Figures.count(summary.total, "article")
    if summary.shown == summary.total || limit.number == 0 { return total }
    let next = offset + summary.shown
    let shown = summary.shown == 0 ? "none" : "\(offset + 1) to \(next)"
    var line =
      offset == 0 ? "\(Figures.grouped(summary.shown)) of \(total)" : "\(shown) of \(total)"
    if next < summary.total { line += "; more with -n \(next * 2), -n all or --offset \(next)" }
    return line
  }
}

extension SearchRequest.Order: ExpressibleByArgument {}

/// How many hits are wanted: a number or `all`.
struct HitLimit: ExpressibleByArgument {
  /// Numbers of hits that are accepted: up to the most articles of an index.
  static let range = 0...Int(Int32.max)

  /// nil for all.
  var number: Int?

  init(number: Int?) { self.number = number }

  init?(argument: String) {
    if argument == "all" {
      number = nil
    } else {
      guard let number = Int(argument), Self.range.contains(number) else { return nil }
      self.number = number
    }
  }

  var defaultValueDescription: String { number.map(String.init) ?? "all" }
}

/// The two parameters of BM25.
struct BM25Parameters: ExpressibleByArgument {
  var k1: Double
  var b: Double

  init(k1: Double, b: Double) {
    self.k1 = k1
    self.b = b
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let k1 = Double(parts[0]), let b = Double(parts[1]),
      k1.isFinite, k1 >= 0, (0...1).contains(b)
    else { return nil }
    self.init(k1: k1, b: b)
  }

  var defaultValueDescription: String { "\(k1),\(b)" }
}
