/// A file that a corpus consists of.
package struct CorpusFile: Sendable {
  /// nil for standard input.
  let path: FilePath?
  let name: CorpusFileName
  /// The path as messages have it.
  package var shown: String { name.shown }
  /// As on disk; nil if that is not known.
  let size: UInt64?
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

  mutating func next(problems: inout [InputProblem]) -> CorpusFile? {
    while true {
      if let file = folder?.next(problems: &problems) { return file }
      folder = nil
      guard nextInput < inputs.count else { return nil }
      let input = inputs[nextInput]
      nextInput += 1
      switch input {
      case .standardInput:
        return CorpusFile(path: nil, name: CorpusFileName(shown: "-", cited: "-"), size: nil)
      case .file(let path, let size):
        let cited = String(decoding: path.lastComponent, as: UTF8.self)
        return CorpusFile(
          path: path, name: CorpusFileName(shown: path.text, cited: cited), size: size)
      case .found(let file): return file
      case .folder(let path, let identity):
        folder = FolderWalk(root: path, identity: identity, problems: &problems)
      }
    }
  }

  /// How many bytes the files have together, as on disk; nil if that is not known.
  ///
  /// Takes time in proportion to the number of files.
  func totalBytes() -> UInt64? {
    var walk = self
    var problems: [InputProblem] = []
    var total: UInt64 = 0
    while let file = walk.next(problems: &problems) {
      guard let size = file.size else { return nil }
      total += size
      problems.removeAll(keepingCapacity: true)
    }
    return total
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
      throw error.isMissing
        ? .missing(path: input) : .cannotOpen(path: input, reason: error.text)
    }
  }
}
