import Articles
import Indexing

/// Folders into which articles come.
public struct Inbox {
  private var files: ArrivedFiles

  /// - Throws: an error whose description says which folder cannot be read, and why.
  public init(folders: [String]) throws {
    files = try ArrivedFiles(folders: folders)
  }

  /// The files that have come or changed since the last call and stand still, the oldest first.
  ///
  /// A file is given at the second call at the earliest; whoever calls decides how long to wait between two.
  public mutating func arrivals() -> [InboxFile] { files.next().map { InboxFile(file: $0) } }

  /// What of the folders cannot be read, as far as it was not told by an earlier call: folders, and links that lead nowhere.
  ///
  /// Like files it is given at the second call of `arrivals` at the earliest.
  public mutating func takeProblems() -> BuildProblems {
    var problems = ProblemList()
    for problem in files.takeProblems() { problems.add(problem) }
    return BuildProblems(problems)
  }
}

/// A file that has come into an `Inbox`.
public struct InboxFile: Sendable {
  let file: CorpusFile

  /// Its path.
  public var path: String { file.shown }
}
