/// A file that a corpus consists of.
package struct CorpusFile: Sendable {
  /// nil for standard input.
  let path: FilePath?
  let name: CorpusFileName
  /// The path as messages have it.
  package var shown: String { name.shown }
  /// As on disk; nil if that is not known.
  let size: UInt64?
  /// Whether the user named it, and did not only name a folder in which it is.
  let isNamed: Bool
}

/// What comes next of a corpus.
enum WalkStep {
  case file(CorpusFile)
  /// Nothing yet, but so many problems that they should be taken first.
  case problems
  case end

  var isEnd: Bool { if case .end = self { true } else { false } }
}

/// Finds the files of a corpus: inputs as given, folders by the bytes of the paths in them.
struct InputWalk {
  private enum Input {
    case standardInput
    case file(FilePath, size: UInt64?)
    case folder(FilePath, FileStatus.Identity)
    /// A file that was found before, with the name that it has in its folder.
    case found(CorpusFile)
  }

  private let inputs: [Input]
  private var nextInput = 0
  private var folder: FolderWalk?

  /// Throws a `CorpusError` for an input that is not there or cannot be opened.
  init(inputs: [String]) throws(CorpusError) {
    guard !inputs.isEmpty else { throw .noInput }
    guard inputs.count(where: { $0 == "-" }) <= 1 else { throw .standardInputTwice }
    var found: [Input] = []
    for input in inputs { found.append(try Self.look(at: input)) }
    self.inputs = found
  }

  /// A walk over files that were found before.
  init(files: [CorpusFile]) { inputs = files.map { .found($0) } }

  /// Throws `CorpusError.shortage`.
  mutating func next(problems: inout [InputProblem]) throws(CorpusError) -> WalkStep {
    while true {
      if let step = try folder?.next(problems: &problems), !step.isEnd { return step }
      folder = nil
      guard nextInput < inputs.count else { return .end }
      let input = inputs[nextInput]
      nextInput += 1
      switch input {
      case .standardInput:
        let name = CorpusFileName(shown: "-", cited: "-")
        return .file(CorpusFile(path: nil, name: name, size: nil, isNamed: true))
      case .file(let path, let size):
        let cited = PrintablePath.text(path.lastComponent)
        let name = CorpusFileName(shown: path.text, cited: cited)
        return .file(CorpusFile(path: path, name: name, size: size, isNamed: true))
      case .found(let file): return .file(file)
      case .folder(let path, let identity):
        folder = try FolderWalk(root: path, identity: identity, problems: &problems)
      }
    }
  }

  /// How many bytes the files have together, as on disk; nil if that is not known.
  ///
  /// Takes time in proportion to the number of files.
  func totalBytes() throws(CorpusError) -> UInt64? {
    var walk = self
    var problems: [InputProblem] = []
    var total: UInt64 = 0
    while true {
      let step = try walk.next(problems: &problems)
      if step.isEnd { return total }
      problems.removeAll(keepingCapacity: true)
      guard case .file(let file) = step else { continue }
      guard let size = file.size else { return nil }
      total += size
    }
  }

  private static func look(at input: String) throws(CorpusError) -> Input {
    if input == "-" { return .standardInput }
    let path = FilePath(input)
    do {
      let status = try FileStatus(of: path)
      switch status.kind {
      case .folder:
        _ = try PackedNames(folder: path)
        return .folder(path, status.identity)
      case .regular:
        _ = try InputFile(path: path)
        return .file(path, size: status.size)
      case .other:
        // Opening a pipe to try it would already begin to read it.
        return .file(path, size: nil)
      }
    } catch {
      if error.isShortage { throw .shortage(path: input, reason: error.text) }
      throw error.isMissing
        ? .missing(path: input) : .cannotOpen(path: input, reason: error.text)
    }
  }
}
