import Articles
import Bytes
import Indexing
import Places
import Segments
import Text

/// What is to be added to an index, and how.
public struct AddRequest: Sendable {
  /// Folders, files, or `-` for standard input.
  public var inputs: [String]
  /// Files that an `Inbox` gave; they take the place of `inputs`.
  public var files: [InboxFile]?
  /// Folder of the index.
  public var path: String
  /// As those of `BuildRequest`; empty or nil for what the index was built with.
  public var fields: [String] = []
  /// See `fields`.
  public var publishedFrom: [String] = []
  /// See `fields`.
  public var collected: String?
  /// What the index must have been built with, where it is said: adding is refused otherwise.
  public var profile: String?
  /// The user's gazetteer, told by its content; see `profile`.
  public var gazetteer: String?
  /// See `profile`.
  public var homeCountry: String?
  /// Whether segments are merged afterwards, where there are too many.
  public var merges = true
  /// Most resident memory, bytes.
  public var memory = MemoryBudget.standard
  /// Number of threads that parse and invert.
  public var threads: Int

  /// Adding with the usual options.
  public init(inputs: [String], to path: String, threads: Int) {
    self.inputs = inputs
    self.path = path
    self.threads = threads
  }
}

/// An index that somebody else writes to.
public struct IndexIsLocked: Error, CustomStringConvertible, Sendable {
  /// One line: who, since when.
  public let description: String
}

/// A disk that is full, or a limit on what may be written.
public struct NoRoomForIndex: Error, CustomStringConvertible, Sendable {
  /// One line: what could not be done, why, and a remedy.
  public let description: String
  /// Whether what was to be added is in the index, and only segments could not be merged.
  public let isAdded: Bool
}

/// What adding did.
public struct AddSummary: Sendable {
  /// Articles that are new.
  public var added: Int
  /// Articles that took the place of another version.
  public var replaced: Int
  /// Those of them that have no id of their own: they were told by their path, and may be other articles.
  public var replacedByPath: Int
  /// Articles that were there already.
  public var present: Int
  /// Articles that came again with the same content.
  public var repeated: Int
  /// Articles of which another version came later in the same input; that is what was added.
  public var superseded: Int
  /// What of the input could not be read as it stands.
  public var problems: BuildProblems
  /// Bytes of text that were indexed.
  public var textBytes: UInt64
  /// Segments and articles of the index now.
  public var segments: Int
  /// See `segments`.
  public var articles: Int
  /// What stands first in dates such as 03/04/2013, `dmy` or `mdy`, if what was added told that to an index that did not know:
  /// it holds for what is added from now on, and what was there is not read anew.
  public var learnedDateOrder: String?
  /// How many articles were there before of which the date is doubtful, where an order was learned.
  public var doubtfulBefore: Int
  /// How long it took until what was added could be found.
  public var seconds: Double
  /// What merging did then.
  public var merging: MergeSummary
  /// Peak resident memory, bytes.
  public var peakMemory: Int

  /// Whether something was left out of the index that was not there already.
  public var skippedSomething: Bool { problems.skipped > 0 }
}

/// An input that takes more memory than was allowed, to unpack it or for one record or article; nothing was added.
public struct InputBeyondMemory: Error, CustomStringConvertible, Sendable {
  /// The file, as it was named.
  public let path: String
  /// What takes the memory and where it stands, and how much it takes.
  public let description: String
}

extension NewsIndex {
  /// Adds articles to an index: new ones, and those that have changed in place of what the index has under their id.
  ///
  /// When it returns, what was added survives a loss of power. Searches go on meanwhile.
  ///
  /// - Parameter progress: called often.
  /// - Throws: an error whose description says what is wrong; the index then is as it was, or has what was added and is
  ///   not merged. `NothingToIndex` if there was no article, `InputBeyondMemory`, `NoRoomForIndex`, `IndexIsLocked` while
  ///   somebody else writes to the index, `CancellationError` if the task was cancelled.
  public static func add(
    _ request: AddRequest, progress: @escaping @Sendable (BuildStatus) -> Void = { _ in }
  ) async throws -> AddSummary {
    do {
      let report = try await IndexAdder(try AddOptions(request)) { progress(BuildStatus($0)) }.add()
      return AddSummary(report)
    } catch let error as NoArticles {
      throw NothingToIndex(
        description: error.description(whatWasNot: "added"),
        problems: BuildProblems(error.problems))
    } catch let error as FileError where error.isLocked {
      throw IndexIsLocked(description: error.description)
    } catch let error as FileError where error.isOfRoom {
      throw NoRoomForIndex(description: error.description, isAdded: false)
    } catch let error as UnfinishedMerge where error.isOfRoom {
      throw NoRoomForIndex(description: error.description, isAdded: true)
    } catch let error as CorpusError {
      guard case .beyondMemory(let path, _, _, _, _) = error else { throw error }
      throw InputBeyondMemory(path: path, description: error.description)
    } catch let error as BudgetTooSmall {
      throw InputBeyondMemory(path: error.file, description: error.description)
    } catch let error as ArticleTooLarge {
      throw InputBeyondMemory(path: error.file, description: error.description)
    }
  }
}

extension AddOptions {
  fileprivate init(_ request: AddRequest) throws {
    self.init(inputs: request.inputs, to: request.path, threads: request.threads)
    reading = .init(
      fields: request.fields, publishedFrom: request.publishedFrom, collected: request.collected)
    if let profile = request.profile, AnalysisProfile(rawValue: profile) == nil {
      throw UnknownProfileName(name: profile)
    }
    expectations.profile = request.profile
    expectations.gazetteer = try request.gazetteer.map { path in
      (path, Checksum.xxh3(try InputBytes.read(path)))
    }
    expectations.homeCountry = try request.homeCountry.map {
      try PlaceFinding.country($0, in: try .shipped())
    }
    files = request.files?.map(\.file)
    merges = request.merges
    memory = request.memory
  }
}

extension AddSummary {
  fileprivate init(_ report: AddReport) {
    added = report.added
    replaced = report.replaced
    replacedByPath = report.replacedByPath
    present = report.present
    repeated = report.build.repeated
    superseded = report.build.superseded
    problems = BuildProblems(report.build.problems)
    textBytes = report.build.textBytes
    segments = report.segments
    articles = report.articles
    learnedDateOrder = report.learnedOrder?.order.rawValue
    doubtfulBefore = report.learnedOrder?.doubtful ?? 0
    seconds = report.build.seconds
    merging = MergeSummary(report.merged)
    peakMemory = report.build.peakMemory
  }
}
