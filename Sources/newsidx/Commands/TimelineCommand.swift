import ArgumentParser
import NewsIndex

struct TimelineCommand: QueryCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Count articles by day, week, month or year.",
    usage: "newsidx timeline [-i <folder>] [flags] [<query> ...]",
    discussion: """
      EXAMPLES
        newsidx timeline -i wire 'place:Mali ambush'
        newsidx timeline -i wire --by week 'ceasefire published:2013'
        newsidx timeline -i wire --of date --by year --between 1960..2014 Tuareg
        newsidx timeline -i wire coup --csv > coup.csv

      A row for each period from the first to the last that holds an article, empty ones too. An \
      article counts where its publication date lies inside the period; with --of date, in each \
      period that holds a date in its text. Rows are therefore what 'published:' and 'date-in:' with \
      that period count. Articles whose date is coarser than the period, doubtful or missing are in \
      no row, and counted on standard error; so are those with --between that have dates outside of \
      it only. The query takes published:2013, date:2013-01, date-in:1990s and "on <date>" too (see \
      'newsidx help search'), and --between the same dates. Exit status: 0 if there is a row, 1 if there is none, \
      2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + OptionalQuery.names
    + FlagNames(
      flags: ["--json", "--csv"], options: ["--by", "--of", "--between"])

  @OptionGroup var index: IndexOption
  @OptionGroup var articles: OptionalQuery

  @Option(help: ArgumentHelp("How long a period is.", valueName: "day|week|month|year"))
  var by = TimelineRequest.Unit.month

  @Option(
    help: ArgumentHelp(
      "What counts: the publication date, or the dates in the text.", valueName: "published|date"))
  var of = TimelineRequest.Subject.published

  @Option(
    help: ArgumentHelp(
      "Only periods that share a day with these days, as in 'date:'.", valueName: "A..B"))
  var between: String?

  @Flag(help: "One JSON object a line for each period, then one of what is in none.")
  var json = false

  @Flag(help: "Comma-separated values (RFC 4180): period, first day, last day, articles.")
  var csv = false

  func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
  }

  func run() throws {
    let index = try index.open(isQuiet: articles.quiet)
    let found = try index.timeline(request)
    try Output.use { output in
      let printer = TimelinePrinter(output: output)
      if json {
        for row in found.rows { try output.write(row.json.line) }
        try output.write(found.summary.json.line)
      } else if csv {
        try printer.writeValues(found.rows)
      } else {
        try printer.writeBars(
          found.rows, width: Terminal.columns(of: Terminal.standardOutput), unit: by.rawValue)
      }
    }
    tell(found.summary)
    if found.rows.isEmpty { throw ExitCode(1) }
  }

  private var request: TimelineRequest {
    var request = TimelineRequest(articles.query)
    request.unit = by
    request.subject = of
    request.between = between
    request.now = articles.joining.today
    return request
  }

  private func tell(_ summary: TimelineSummary) {
    guard !articles.quiet else { return }
    for hint in summary.hints { Messages.note(hint) }
    guard summary.articles > 0 else { return Messages.line("no article matches") }
    var line = Figures.count(summary.articles, "article")
    let missing = [
      (summary.coarser, "with dates coarser than a \(by.rawValue)"),
      (summary.doubtful, "with a doubtful date"),
      (summary.outside, "with dates outside of \(between ?? "")"),
      (summary.undated, of == .date ? "without dates" : "without a date"),
    ].filter { $0.0 > 0 }
    if !missing.isEmpty {
      line += "; in no row: "
      line += missing.map { "\(Figures.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    }
    Messages.line(line)
  }
}

extension TimelineRequest.Unit: ExpressibleByArgument {}
extension TimelineRequest.Subject: ExpressibleByArgument {}
