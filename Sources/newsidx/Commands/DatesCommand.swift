import ArgumentParser
import NewsIndex

struct DatesCommand: QueryCommand {
  static let configuration = CommandConfiguration(
    commandName: "dates",
    abstract: "Count the dates that articles speak of.",
    usage: "newsidx dates [-i <folder>] [flags] [<query> ...]",
    discussion: """
      EXAMPLES
        newsidx dates -i wire 'place:Sokolo'
        newsidx dates -i wire --by month 'place:Mali ambush' -n all --sort date
        newsidx dates -i wire --by decade Tuareg --json
        newsidx dates -i wire --between 2012-01..2013-06 'published:2013 coup'

      Of the articles that match, or of all without a query: how many speak of each date in title or \
      body, and how often. --by day, month, year, decade or century counts a date under the one that \
      holds it, and leaves out what none holds. A month or day of no known year is --01 or --01-15. \
      --between takes dates as 'date:' does (see 'newsidx help search') and keeps what lies in them; \
      with --by, the days, months and so on that share a day with them. \
      Exit status: 0 if there is a date, 1 if there is none, 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + OptionalQuery.names
    + FlagNames(
      flags: ["--json"], options: ["-n", "--limit", "--by", "--sort", "--between"])

  @OptionGroup var index: IndexOption
  @OptionGroup var articles: OptionalQuery

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("Most dates, or 'all'.", valueName: "number"))
  var limit = HitLimit(number: 20)

  @Option(
    help: ArgumentHelp(
      "What dates are counted under.", valueName: "date|day|month|year|decade|century"))
  var by = DatesRequest.Grouping.date

  @Option(
    help: ArgumentHelp("The order of the dates in most articles.", valueName: "articles|date"))
  var sort = DatesRequest.Order.articles

  @Option(
    help: ArgumentHelp(
      "Only dates in these days, or what shares a day with them.", valueName: "A..B"))
  var between: String?

  @Flag(help: "One JSON object a line for each date.")
  var json = false

  func run() throws {
    let index = try index.open(isQuiet: articles.quiet)
    let found = try index.dates(request)
    try Output.use { output in
      if json {
        for date in found.dates { try output.write(date.json.line) }
      } else {
        try write(found.dates, to: output)
      }
    }
    tell(found.summary, shown: found.dates.count)
    if found.dates.isEmpty { throw ExitCode(1) }
  }

  private var request: DatesRequest {
    var request = DatesRequest(articles.query)
    request.limit = limit.number
    request.grouping = by
    request.order = sort
    request.between = between
    request.now = articles.joining.today
    return request
  }

  /// A line each: date, articles, mentions.
  private func write(_ dates: [DateCount], to output: Output) throws {
    guard !dates.isEmpty else { return }
    let rows =
      [["date", "articles", "mentions"]]
      + dates.map { [$0.date, Figures.grouped($0.articles), Figures.grouped($0.mentions)] }
    let widths = (0..<3).map { column in rows.reduce(0) { max($0, $1[column].count) } }
    for row in rows {
      try output.line(
        row[0].padded(to: widths[0]) + "  " + row[1].aligned(to: widths[1]) + "  "
          + row[2].aligned(to: widths[2]))
    }
  }

  private func tell(_ summary: DatesSummary, shown: Int) {
    guard !articles.quiet else { return }
    for hint in summary.hints { Messages.note(hint) }
    if summary.unresolved > 0 {
      Messages.note(
        "\(Figures.count(summary.unresolved, "date")) left out that nothing resolves")
    }
    if summary.articles == 0 { return Messages.line("no article matches") }
    let all =
      "\(Figures.count(summary.dates, "date")) in \(Figures.count(summary.articles, "article"))"
    Messages.line(shown == summary.dates ? all : "\(Figures.grouped(shown)) of \(all)")
  }
}

extension DatesRequest.Grouping: ExpressibleByArgument {}
extension DatesRequest.Order: ExpressibleByArgument {}

extension DateCount {
  /// The date as `--json` gives it.
  fileprivate var json: JSONObject {
    var object = JSONObject()
    object.add("date", date)
    object.addIfAny("from", from ?? "")
    object.addIfAny("to", to ?? "")
    object.add("articles", articles)
    object.add("mentions", mentions)
    return object
  }
}
