import ArgumentParser
import NewsIndex

struct AnnotateCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Mark the places and dates in texts.",
    discussion: """
      EXAMPLES
        newsidx annotate article.txt
        newsidx annotate --json wire.jsonl.zst > places.jsonl
        newsidx annotate --collected 2013 wire.jsonl
        newsidx annotate --json dumps/ | jq -r '.id as $id | .about[] | [$id, .name] | @tsv'

      Reads all that build reads. A mention stands in brackets with what it was taken for; one with \
      a question mark is doubtful (a score below .5), and not in an index. A date in brackets has its \
      days, [January 26 = 2020-01-26]; its TIMEX3 value where they are not known, with a question \
      mark: [Thursday = XXXX-WXX-4?]. Durations and what recurs are told with --json only. There each article \
      is an object on a line with its published, places, about and dates; offsets are UTF-8 bytes of \
      its title or body. Without --date-order dates such as 03/04/2013 are read as the articles so far \
      tell; build looks at all of them first.
      Exit status: 0, 1 if there is no article, 2 on an error.
      """)

  static let names =
    FlagNames.common
    + FlagNames(
      flags: ["--json", "-q", "--quiet"],
      options: [
        "--field", "--gazetteer", "--home-country", "--published-from", "--collected",
        "--date-order",
      ])

  @Argument(
    help: ArgumentHelp("Folders and files; '-' for standard input.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  @Flag(help: "One JSON object a line for each article.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Which JSON field is what, such as body=text; may be repeated.", valueName: "name=field"))
  var field: [String] = []

  @Option(
    help: ArgumentHelp("Places to add, as for build.", valueName: "file"), completion: .file())
  var gazetteer: String?

  @Option(help: ArgumentHelp("Country that the articles come from.", valueName: "code"))
  var homeCountry: String?

  @Option(
    help: ArgumentHelp(
      "Where publication dates stand, as for build; may be repeated.", valueName: "field:regex"))
  var publishedFrom: [String] = []

  @Option(
    help: ArgumentHelp("When the articles were published, as for build.", valueName: "dates"))
  var collected: String?

  @Option(
    help: ArgumentHelp("What 03/04/2013 is: dmy or mdy, as for build.", valueName: "order"))
  var dateOrder: String?

  @Flag(name: .shortAndLong, help: "No remarks on standard error, only errors.")
  var quiet = false

  func run() throws {
    var request = AnnotationRequest(inputs: inputs)
    request.fields = field
    request.gazetteer = gazetteer
    request.homeCountry = homeCountry
    request.publishedFrom = publishedFrom
    request.collected = collected
    request.dateOrder = dateOrder
    var count = 0
    let summary = try Output.use { output in
      let printer = AnnotationPrinter(
        output: output, style: Style(isColored: ColorChoice.auto.isColored))
      return try NewsIndex.annotate(request) { article in
        if json {
          try output.write(article.json.line)
        } else {
          if count > 0 { try output.line("") }
          try printer.write(article)
        }
        count += 1
      }
    }
    if !quiet || summary.skippedSomething {
      BuildReport.print(summary.problems)
      BuildReport.print(gazetteerProblems: summary.gazetteerProblems)
    }
    if count == 0 {
      Messages.note("there is no article to annotate")
      throw ExitCode(1)
    }
  }
}
