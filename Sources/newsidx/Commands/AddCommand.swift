import ArgumentParser
import NewsIndex

struct AddCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add articles to an index, in place of older versions of them.",
    discussion: """
      EXAMPLES
        newsidx add -i wire today/
        newsidx add -i wire late.jsonl.zst corrections/ --json
        zcat wire.jsonl.gz | newsidx add -i wire -
        newsidx add -i wire --watch inbox/             # until Ctrl-C

      An article is told by its id. One that the index has with the same content is passed over, one \
      that has changed takes the place of what the index has; others are new. Articles are read as \
      for the build: its --field, --published-from and --collected hold unless others are given here. \
      Dates such as 03/04/2013 are read in the order of day and month that the index has; where it has \
      none, in that of what is added, which holds for later additions and not for articles from before. \
      Searches go on meanwhile and see all of it or nothing. Once the report is printed, what was \
      added is safe on the disk. Afterwards segments of about the same size are merged, so that few \
      are left.
      An index that was built by other rules than this program has (profile, gazetteer, ICU) is not \
      added to.
      Exit status: 0, also if nothing was new or something was skipped (with --strict 2); 2 on an \
      error, or if there was no article at all.
      """)

  static let names =
    FlagNames.common + IndexOption.names + WorkOptions.names
    + FlagNames(
      flags: ["-q", "--quiet", "--watch", "--no-merge", "--strict", "--json"],
      options: [
        "--field", "--published-from", "--collected", "--profile", "--gazetteer",
        "--home-country",
      ])

  @OptionGroup var index: IndexOption
  @OptionGroup var work: WorkOptions

  @Argument(
    help: ArgumentHelp("Folders and files; '-' for standard input.", valueName: "input"),
    completion: .file())
  var inputs: [String]

  @Flag(
    help: ArgumentHelp(
      "Keep going: add every file that appears in the folders or changes there.",
      discussion:
        "A file is read once it stands still for a second, and again when it changes or another takes "
        + "its place; of several the oldest first. "
        + "Files that are there at the start are read too, so articles that were removed from the "
        + "index come back from files that stay there. Where the disk is full, it tries again when the next "
        + "file appears, and every minute. Ends by Ctrl-C: status 0 while it waits, 2 where that interrupts an "
        + "addition, which leaves the index complete."))
  var watch = false

  @Flag(help: "Leave merging segments to later additions or to 'newsidx merge'.")
  var noMerge = false

  @Option(
    help: ArgumentHelp(
      "Which JSON field is what, such as body=text; may be repeated.", valueName: "name=field"))
  var field: [String] = []

  @Option(
    help: ArgumentHelp(
      "Where publication dates stand; see 'newsidx help build'.", valueName: "field:regex"))
  var publishedFrom: [String] = []

  @Option(
    help: ArgumentHelp(
      "When the articles were published at most, such as 2013..2014.", valueName: "dates"))
  var collected: String?

  @Option(help: ArgumentHelp("Refuse an index of another profile.", valueName: "name"))
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "Refuse an index without this gazetteer; told by its name.", valueName: "file"),
    completion: .file())
  var gazetteer: String?

  @Option(help: ArgumentHelp("Refuse an index of another home country.", valueName: "code"))
  var homeCountry: String?

  @Flag(name: .shortAndLong, help: "No progress and no report, only what was skipped and errors.")
  var quiet = false

  @Flag(help: "Exit with status 2 if something was skipped.")
  var strict = false

  @Flag(help: "Report as one JSON object on standard output.")
  var json = false

  func validate() throws {
    if let profile { try Self.validate(profile: profile) }
    if watch, let input = inputs.first(where: { !Terminal.isFolder($0) }) {
      throw ValidationError("--watch takes folders, and '\(input)' is none")
    }
  }

  func run() throws {
    let path = try index.path()
    if watch { return try watchFolders(path) }
    let summary: AddSummary
    do {
      let request = request(to: path)
      summary = try IndexChange.run(on: path, threads: work.threadCount, isQuiet: quiet) {
        try await NewsIndex.add(request, progress: $0)
      }
    } catch let error as NothingToIndex {
      Messages.note(error.description)
      AddOutput(path: path, asJSON: json, isQuiet: quiet).print(error.problems)
      throw ExitCode(2)
    }
    try AddOutput(path: path, asJSON: json, isQuiet: quiet).print(summary)
    if strict, summary.skippedSomething {
      Messages.note(
        "\(Figures.count(summary.problems.skipped, "input")) had to be skipped (--strict)")
      throw ExitCode(2)
    }
  }

  private func request(to path: String) -> AddRequest {
    var request = AddRequest(inputs: inputs, to: path, threads: work.threadCount)
    request.fields = field
    request.publishedFrom = publishedFrom
    request.collected = collected
    request.profile = profile
    request.gazetteer = gazetteer
    request.homeCountry = homeCountry
    request.merges = !noMerge
    request.memory = work.memory
    return request
  }

  private func watchFolders(_ path: String) throws {
    let output = AddOutput(path: path, asJSON: json, isQuiet: quiet)
    var inbox = try Inbox(folders: inputs)
    // Before it is said that Ctrl-C ends it.
    let pause = Pause()
    if !quiet {
      Messages.note("watching \(inputs.joined(separator: ", ")) for '\(path)'; Ctrl-C ends it")
    }
    var request = request(to: path)
    let clock = ContinuousClock()
    // What came while another command was writing, or the disk was full.
    var waiting: [InboxFile] = []
    // When what is waiting is tried again, if nothing comes before.
    var next = clock.now
    while pause.wait(.seconds(1)) {
      let arrivals = inbox.arrivals()
      output.print(inbox.takeProblems())
      // A file that has changed since comes again.
      let files = waiting.filter { old in !arrivals.contains { $0.path == old.path } } + arrivals
      if files.isEmpty || arrivals.isEmpty && clock.now < next { continue }
      request.files = files
      let wanted = request
      do {
        let summary = try IndexChange.run(on: path, threads: work.threadCount, isQuiet: quiet) {
          try await NewsIndex.add(wanted, progress: $0)
        }
        try output.print(summary)
        waiting = []
      } catch let error as IndexIsLocked {
        if waiting.isEmpty { Messages.note("\(error); waiting") }
        waiting = files
        next = clock.now
      } catch let error as NoRoomForIndex {
        waiting = error.isAdded ? [] : files
        next = clock.now + .seconds(60)
        Messages.note(
          error.isAdded ? "\(error)" : "\(error); tried again with the next file, or in a minute")
      } catch let error as InputBeyondMemory where files.contains(where: { $0.path == error.path })
      {
        // The others can be added; it is looked at again when it changes.
        waiting = files.filter { $0.path != error.path }
        next = clock.now
        Messages.note("\(error); passed over")
      } catch let error as NothingToIndex {
        waiting = []
        Messages.note("\(files.first?.path ?? ""): \(error.description)")
        output.print(error.problems)
      }
    }
    if Terminal.isTimeUsedUp {
      Messages.note("\(Terminal.interruption); '\(path)' is complete, as its last commit left it")
      throw ExitCode(2)
    }
  }
}
