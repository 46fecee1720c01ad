import ArgumentParser
import NewsIndex

struct RemoveCommand: QueryCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove articles from an index.",
    usage: "newsidx remove [-i <folder>] [--id <id>] [flags] [<query> ...]",
    discussion: """
      EXAMPLES
        newsidx remove -i wire 'source:example.org published:2014-03' --dry-run
        newsidx remove -i wire 'source:example.org published:2014-03'
        newsidx remove -i wire --id afp-20130115-17 --id afp-20130115-18
        newsidx remove -i wire --ids withdrawn.txt

      Removes what matches the query, which is as in 'newsidx help search', and the articles with the \
      ids that are named. A query stands best in one pair of quotes: what begins with '-' and is no flag is \
      an error here. --dry-run lists them, one a line: id, publication date and title, separated \
      by tabs, or with --json one object. Searches go on meanwhile and see all of it or nothing. Once the report is printed, the \
      articles are gone for good; their space is given back when segments are merged, at once with \
      'newsidx merge'.
      Exit status: 0 if something was removed, 1 if nothing matches, 2 on an error.
      """)

  /// A mistyped `--dry-run` must not remove anything.
  static let isStrict = true

  static let names =
    FlagNames.common + IndexOption.names + QueryBesideIDs.names + WorkOptions.names
    + FlagNames(
      flags: ["--dry-run", "--all", "--as-read", "--no-merge", "--json"],
      options: ["--id", "--ids"])

  @OptionGroup var index: IndexOption
  @OptionGroup var query: QueryBesideIDs
  @OptionGroup var work: WorkOptions

  @Option(help: ArgumentHelp("Remove the article with this id; may be repeated.", valueName: "id"))
  var id: [String] = []

  @Option(
    help: ArgumentHelp(
      "Remove the articles whose ids stand in this file, one a line; '-' for standard input.",
      valueName: "file"),
    completion: .file())
  var ids: String?

  @Flag(help: "Only list what would be removed.")
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      "Remove although the query may have been read otherwise than it was meant.",
      discussion:
        "Without it a query is refused about whose reading there is a remark: a name of several places, a "
        + "field that is none."))
  var asRead = false

  @Flag(help: "Allow that no article is left.")
  var all = false

  @Flag(help: "Leave merging segments to later changes or to 'newsidx merge'.")
  var noMerge = false

  @Flag(
    help: ArgumentHelp(
      "Report as one JSON object on standard output.",
      discussion: "With --dry-run an object for each article: id, title, date, published."))
  var json = false

  func validate() throws {
    if query.query == nil, id.isEmpty, ids == nil {
      throw ValidationError("say what is to be removed: a query, --id or --ids")
    }
  }

  func run() throws {
    let path = try index.path()
    var request = RemoveRequest(from: path, threads: work.threadCount)
    request.query = query.query
    request.ids = id + (try ids.map { try InputLines.all(in: $0) } ?? [])
    request.mayEmpty = all || dryRun
    request.takesAnyReading = asRead || dryRun
    request.merges = !noMerge
    request.memory = work.memory
    let summary = try dryRun ? rehearse(request) : remove(request)
    if !query.quiet, !json || dryRun {
      tell(ofUnknown: summary.unknownIDs, path)
      for hint in summary.hints { Messages.note(hint) }
    }
    if json, !dryRun {
      let outcome = summary.removed == 0 ? nil : "what was removed is gone for good"
      try Output.report(json(summary, path), of: outcome)
    }
    if summary.removed == 0 { throw ExitCode(1) }
  }

  /// Says which ids the index does not have: as many as somebody reads, and how many others there are.
  private func tell(ofUnknown ids: [String], _ path: String) {
    let most = 20
    for id in ids.prefix(most) { Messages.note("'\(path)' has no article '\(id)'") }
    if ids.count > most { Messages.note("and \(Figures.grouped(ids.count - most)) more") }
  }

  private func rehearse(_ request: RemoveRequest) throws -> RemoveSummary {
    let index = try index.open(isQuiet: query.quiet)
    let summary = try Output.use { output in
      try index.rehearseRemoval(request) { hit in
        if json { return try output.write(Self.json(hit).line) }
        let fields = [hit.id, hit.published?.days ?? hit.date, hit.title]
        try output.line(fields.map(Self.onOneLine).joined(separator: "\t"))
      }
    }
    if !query.quiet {
      Messages.line(
        "\(Figures.count(summary.removed, "article")) would be removed, "
          + "\(Figures.grouped(summary.articles)) would be left; nothing was changed")
    }
    return summary
  }

  private func remove(_ request: RemoveRequest) throws -> RemoveSummary {
    let summary = try IndexChange.run(
      on: request.path, threads: work.threadCount, isQuiet: query.quiet
    ) {
      try await NewsIndex.remove(request, progress: $0)
    }
    guard !query.quiet, !json else { return summary }
    if summary.removed == 0 {
      // Of ids each is told by itself.
      if query.query != nil { Messages.line("no article matches; nothing was removed") }
      return summary
    }
    Messages.line(
      "removed \(Figures.count(summary.removed, "article")), "
        + "\(Figures.grouped(summary.articles)) are left; \(Figures.hundredths(summary.seconds)) s")
    if summary.merging.merges > 0 { Messages.line(AddOutput.line(summary.merging)) }
    return summary
  }

  private func json(_ summary: RemoveSummary, _ path: String) -> JSONObject {
    var object = JSONObject()
    object.add("index", path)
    object.add("removed", summary.removed)
    object.add("articles", summary.articles)
    object.add("unknownIDs", summary.unknownIDs)
    object.add("hints", summary.hints)
    object.add("merges", summary.merging.merges)
    object.add("seconds", summary.seconds)
    object.add("mergeSeconds", summary.merging.seconds)
    return object
  }

  private static func json(_ hit: SearchHit) -> JSONObject {
    var object = JSONObject()
    object.add("id", hit.id)
    object.add("title", hit.title)
    object.addIfAny("date", hit.date)
    object.addIfAny("published", hit.published)
    return object
  }

  /// Text as a field of a line.
  private static func onOneLine(_ text: String) -> String {
    String(decoding: Style.printable(text.utf8), as: UTF8.self)
  }
}
