import Articles
import Calendar
import Indexing
import Segments
import Text

/// A build: what is to be indexed, where, and how.
public struct BuildRequest: Sendable {
  /// Folders, files, or `-` for standard input.
  public var inputs: [String]
  /// Folder of the index.
  public var target: String
  /// Assignments such as `body=text`: which JSON field holds what.
  public var fields: [String] = []
  /// `news` or `plain`.
  public var profile = "news"
  /// Whether é and e stay two letters.
  public var keepsMarks = false
  /// Whether bodies are kept, for snippets and `show`.
  public var storesText = true
  /// Whether places are looked for in the text.
  public var findsPlaces = true
  /// Whether dates are looked for in the text.
  public var findsDates = true
  /// A file of the user's own places, which are added to those of the program's gazetteer.
  public var gazetteer: String?
  /// The country that articles are about where they do not say: ISO 3166-1 alpha-2.
  public var homeCountry: String?
  /// Where publication dates stand: `FIELD:REGEX`, tried in this order.
  public var publishedFrom: [String] = []
  /// When the articles were collected, such as `2013..2014`.
  public var collected: String?
  /// What stands first in 03/04/2013: `dmy` or `mdy`; nil if the corpus is to tell.
  public var dateOrder: String?
  /// Most resident memory, bytes.
  public var memory = MemoryBudget.standard
  /// Number of threads that parse and invert.
  public var threads: Int
  /// Whether an index at `target` is replaced.
  public var replaces = false

  /// A build with the usual options.
  public init(inputs: [String], target: String, threads: Int) {
    self.inputs = inputs
    self.target = target
    self.threads = threads
  }

  /// Smallest memory that is accepted, bytes.
  public static var smallestMemory: Int { MemoryBudget.smallest }
  /// The most memory that the limit of the process leaves (`ulimit -v`), bytes, which may be less than `smallestMemory`;
  /// nil if there is none.
  public static func mostMemory(threads: Int) -> Int? { MemoryBudget.most(threads: threads) }
  /// The names of the analysis profiles.
  public static var profiles: [String] { AnalysisProfile.allCases.map(\.rawValue) }
}

/// A name that no analysis profile has.
public struct UnknownProfileName: Error, CustomStringConvertible, Sendable {
  /// What was given.
  public let name: String

  /// An error about that name.
  public init(name: String) { self.name = name }

  /// One line: what is wrong and what would do.
  public var description: String {
    "there is no profile '\(name)'; there are \(BuildRequest.profiles.joined(separator: " and "))"
  }
}

/// Where a build stands.
public struct BuildStatus: Sendable {
  /// `read`, `index`, `merge`, `places` or `dates`.
  public var phase: String
  /// Articles read or indexed so far.
  public var articles: Int
  /// Bytes of the phase's input that are done, and all of them (nil if unknown).
  public var bytes: UInt64
  /// See `bytes`.
  public var total: UInt64?
}

/// What a build did.
public struct BuildSummary: Sendable {
  /// Articles in the index.
  public var articles: Int
  /// Those without a publication date.
  public var undated: Int
  /// How publication dates are known.
  public var published: PublicationFigures
  /// What stands first in 03/04/2013; nil where that did not matter.
  public var dateOrder: DateOrderFinding?
  /// Tokens of titles and bodies.
  public var tokens: Int
  /// Distinct terms of titles and bodies.
  public var terms: Int
  /// Mentions of places, and distinct places with all around them; 0 where they were not looked for.
  public var mentions: Int
  /// See `mentions`.
  public var placeNodes: Int
  /// Dates in titles and bodies, and distinct ones with all around them; 0 where they were not looked for.
  public var dates: Int
  /// See `dates`.
  public var dateNodes: Int
  /// Bytes of text that were indexed, and of input that were read.
  public var textBytes: UInt64
  /// See `textBytes`.
  public var inputBytes: UInt64
  /// Sizes by component, bytes.
  public var components: [(name: String, bytes: Int)]
  /// Ids that came again with the same content (skipped), or with other content (renamed).
  public var repeated: Int
  /// See `repeated`.
  public var renamed: Int
  /// What of the input could not be read as it stands.
  public var problems: BuildProblems
  /// What could not be read of the user's gazetteer, a line each.
  public var gazetteerProblems: [String]
  /// How long the build took.
  public var seconds: Double
  /// Peak resident memory, bytes.
  public var peakMemory: Int

  /// Whether something was left out of the index.
  public var skippedSomething: Bool { problems.skipped > 0 || !gazetteerProblems.isEmpty }
}

/// What of the input could not be read as it stands.
public struct BuildProblems: Sendable {
  /// Those for which something was left out.
  public var skipped: Int
  /// By reason, most frequent first; `keepsArticle`: the article is in the index all the same.
  public var counts: [(reason: String, count: Int, keepsArticle: Bool)]
  /// The first of each kind, one line each.
  public var lines: [String]

  init(_ problems: ProblemList) {
    skipped = problems.skipped
    counts = problems.counts.map { ($0.key.rawValue, $0.value, $0.key.keepsArticle) }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    lines = problems.kept.map(\.description)
  }
}

/// A corpus without a single article; `problems` tells why.
public struct NothingToIndex: Error, CustomStringConvertible, Sendable {
  /// What happened, for people.
  public let description: String
  /// Why nothing was left.
  public let problems: BuildProblems
}

extension NewsIndex {
  /// Builds an index.
  ///
  /// - Parameter progress: called often.
  /// - Throws: an error whose description says what is wrong; the target is then as it was before.
  ///   `NothingToIndex` if there was no article; `CancellationError` if the task was cancelled.
  public static func build(
    _ request: BuildRequest, progress: @escaping @Sendable (BuildStatus) -> Void
  ) async throws -> BuildSummary {
    guard let profile = AnalysisProfile(rawValue: request.profile) else {
      throw UnknownProfileName(name: request.profile)
    }
    let places = try PlaceFinding(request)
    var options = BuildOptions(
      inputs: request.inputs, target: request.target,
      budget: MemoryBudget(
        bytes: request.memory, threads: request.threads, places: places,
        dates: request.findsDates))
    options.configuration = .init(
      fields: request.fields, publishedFrom: request.publishedFrom, collected: request.collected)
    options.reading = try ReadingOptions(
      options.configuration, order: request.dateOrder.map { try DayMonthOrder(named: $0) })
    options.analysis = Analysis(profile: profile, keepsMarks: request.keepsMarks)
    options.storesText = request.storesText
    options.places = places
    options.dates = request.findsDates ? DateFinding() : nil
    options.replaces = request.replaces
    do {
      let report = try await IndexBuilder(options) { progress(BuildStatus($0)) }.build()
      return BuildSummary(report, order: options.reading.publication.order)
    } catch let error as NoArticles {
      throw NothingToIndex(
        description: error.description, problems: BuildProblems(error.problems))
    }
  }
}

extension BuildStatus {
  init(_ step: BuildProgress) {
    self.init(
      phase: step.phase.rawValue, articles: step.articles, bytes: step.bytes, total: step.total)
  }
}

extension BuildSummary {
  init(_ report: BuildReport, order: DayMonthOrder?) {
    articles = report.articles
    undated = report.undated
    published = PublicationFigures(report.published)
    dateOrder = DateOrderFinding(report, given: order)
    tokens = report.tokens
    terms = report.terms
    mentions = report.mentions
    placeNodes = report.placeNodes
    dates = report.dates
    dateNodes = report.dateNodes
    textBytes = report.textBytes
    inputBytes = report.inputBytes
    components = report.components
    repeated = report.repeated
    renamed = report.renamed
    problems = BuildProblems(report.problems)
    gazetteerProblems = report.gazetteerProblems
    seconds = report.seconds
    peakMemory = report.peakMemory
  }
}
