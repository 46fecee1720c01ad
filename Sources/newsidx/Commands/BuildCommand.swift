import ArgumentParser
import NewsIndex

struct BuildCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build an index from folders and files of news.",
    discussion: """
      EXAMPLES
        newsidx build dumps/mali                       # -> ./Indexes/mali
        newsidx build wire.jsonl.zst reut2-000.sgm notes/ -o /data/wire --memory 2G
        zcat wire.jsonl.gz | newsidx build - -o wire
        newsidx build posts.jsonl --field body=text --field date=created_at
        newsidx build dumps/ --gazetteer mali-villages.tsv --home-country ML
        newsidx build dumps/ --published-from 'path:(\\d{4})/(\\d\\d)/(\\d\\d)' --collected 2013..2014

      Inputs are folders (with everything in them), text files, JSON lines and Reuters SGML, each \
      plain or packed by gzip or zstd; '-' is standard input. What a file is, is told from its \
      content. What cannot be read is skipped and reported.
      Exit status: 0, also if something was skipped (with --strict 2); 2 on an error, or if there \
      was no article at all. NEWSIDX_INDEX is not used.
      """)

  static let names =
    FlagNames.common + WorkOptions.names
    + FlagNames(
      flags: [
        "--force", "--keep-marks", "--no-store", "--no-places", "--no-dates", "--strict", "-q",
        "--quiet",
      ],
      options: [
        "-o", "--output", "--profile", "--field", "--gazetteer",
        "--home-country", "--published-from", "--collected", "--date-order",
      ])

  @Argument(
    help: ArgumentHelp("Folders and files; '-' for standard input.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Folder of the index.",
      discussion:
        "Without it: Indexes/ and the name of the only input, that of a file without extensions.",
      valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace an index that is there.")
  var force = false

  @OptionGroup var work: WorkOptions

  @Option(
    help: ArgumentHelp(
      "How text becomes words: \(BuildRequest.profiles.joined(separator: " or ")).",
      valueName: "name"))
  var profile = "news"

  @Flag(help: "Tell é from e.")
  var keepMarks = false

  @Flag(help: "Leave the text out: a smaller index without snippets.")
  var noStore = false

  @Flag(help: "Do not look for places and numbers: a faster build without queries for them.")
  var noPlaces = false

  @Flag(
    help:
      "Do not look for dates in the text: a faster build without queries for them; publication dates stay."
  )
  var noDates = false

  @Option(
    help: ArgumentHelp(
      "Places of your own, added to those that are known.",
      discussion:
        "Lines of tab-separated fields: id, name, country, admin1, latitude, longitude, population, "
        + "other names; only the first three are needed. Number them from 1000000000 on: smaller "
        + "numbers may be those of known places, which they then mean. Adding them takes some "
        + "140 MiB beyond --memory, and more for large files.",
      valueName: "file"),
    completion: .file())
  var gazetteer: String?

  @Option(
    help: ArgumentHelp(
      "The country that is meant where articles do not say, such as ML.", valueName: "code"))
  var homeCountry: String?

  @Option(
    help: ArgumentHelp(
      "Which JSON field is what, such as body=text; may be repeated.", valueName: "name=field"))
  var field: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where publication dates stand, such as 'path:(\\d{4})/(\\d\\d)/(\\d\\d)'; may be repeated.",
      discussion:
        "A field (path, url, title, id, source or body, of which the first 2 kB), and a regular expression whose groups are "
        + "year, month and day, in this order or named y, m and d; a single group holds a whole date. It is asked where "
        + "the metadata have no date, before header lines, URLs, paths and datelines.",
      valueName: "field:regex"))
  var publishedFrom: [String] = []

  @Option(
    help: ArgumentHelp(
      "When the articles were published at most, such as 2013..2014 or ..2014; both ends whole.",
      discussion:
        "Datelines take their year from it where it leaves one only, and a date after it is doubtful.",
      valueName: "dates"))
  var collected: String?

  @Option(
    help: ArgumentHelp(
      "What 03/04/2013 is: dmy or mdy; without it what the other dates of the corpus tell.",
      valueName: "order"))
  var dateOrder: String?

  @Flag(help: "Exit with status 2 if something was skipped.")
  var strict = false

  @Flag(name: .shortAndLong, help: "No progress and no report, only what was skipped and errors.")
  var quiet = false

  func validate() throws {
    if output == "" {
      throw ValidationError("the value of -o is empty: say where the index goes")
    }
    try Self.validate(profile: profile)
    if noPlaces, gazetteer != nil || homeCountry != nil {
      throw ValidationError(
        "\(gazetteer != nil ? "--gazetteer" : "--home-country") says how places are found, but "
          + "--no-places says that they are not")
    }
  }

  func run() throws {
    let target = try target()
    let request = request(to: target)
    let progress = BuildProgressLine(
      isQuiet: quiet, findsPlaces: !noPlaces, findsDates: !noDates)
    let summary: BuildSummary
    do {
      summary = try CancellableWork.wait(
        threads: work.threadCount,
        for: { try await NewsIndex.build(request) { progress.note($0) } },
        meanwhile: { progress.draw() })
    } catch {
      progress.end()
      try fail(error, target: target)
    }
    progress.end()
    if !quiet {
      BuildReport(summary, target: target).print()
    } else if summary.skippedSomething {
      BuildReport.print(summary.problems)
      BuildReport.print(gazetteerProblems: summary.gazetteerProblems)
    }
    if strict, summary.skippedSomething {
      Messages.note(
        "the index was built, but \(Figures.count(summary.problems.skipped + summary.gazetteerProblems.count, "input")) had to be "
          + "skipped (--strict)")
      throw ExitCode(2)
    }
  }

  private func request(to target: String) -> BuildRequest {
    var request = BuildRequest(
      inputs: inputs, target: target, threads: work.threadCount)
    request.fields = field
    request.profile = profile
    request.keepsMarks = keepMarks
    request.storesText = !noStore
    request.findsPlaces = !noPlaces
    request.findsDates = !noDates
    request.gazetteer = gazetteer
    request.homeCountry = homeCountry
    request.publishedFrom = publishedFrom
    request.collected = collected
    request.dateOrder = dateOrder
    request.memory = work.memory
    request.replaces = force
    return request
  }

  private func target() throws -> String {
    if let output { return output }
    guard inputs.count == 1, let input = inputs.first, input != "-" else {
      throw ValidationError(
        inputs.contains("-")
          ? "standard input has no name: say with -o where the index goes"
          : "several inputs: say with -o where the index goes")
    }
    guard let target = IndexLocation.standard(for: input) else {
      throw ValidationError("'\(input)' has no name: say with -o where the index goes")
    }
    return target
  }

  private func fail(_ error: any Error, target: String) throws -> Never {
    if error is CancellationError {
      Messages.note("\(Terminal.interruption); '\(target)' is as it was before")
      throw ExitCode(2)
    }
    if let error = error as? NothingToIndex {
      Messages.note(error.description)
      BuildReport.print(error.problems)
      throw ExitCode(2)
    }
    throw error
  }
}

extension ParsableCommand {
  /// Makes sure that there is a profile of this name.
  static func validate(profile: String) throws {
    guard BuildRequest.profiles.contains(profile) else {
      throw ValidationError(UnknownProfileName(name: profile).description)
    }
  }
}
