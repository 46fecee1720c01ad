/// Finds the files in a folder and its folders, in the order of the bytes of their relative paths.
///
/// Holds the names of the folders on the way down to the current file only. Symbolic links are followed;
/// a folder is entered once, so links cannot make a loop.
struct FolderWalk {
  private struct Level {
    /// Relative to the root, with a slash at the end unless empty.
    let prefix: [UInt8]
    let names: PackedNames
    var next = 0
  }

  private let root: FilePath
  private var levels: [Level] = []
  private var entered: Set<FileStatus.Identity>

  init(
    root: FilePath, identity: FileStatus.Identity, problems: inout [InputProblem]
  ) throws(CorpusError) {
    self.root = root
    entered = [identity]
    try enter([], problems: &problems)
  }

  mutating func next(problems: inout [InputProblem]) throws(CorpusError) -> WalkStep {
    let most = problems.count + ArticleLimits.chunkRecords
    while let level = levels.last {
      if problems.count >= most { return .problems }
      guard level.next < level.names.count else {
        levels.removeLast()
        continue
      }
      levels[levels.count - 1].next += 1
      let name = level.names[level.next]
      if let file = try visit(level.prefix + name, isHidden: name.first == 0x2E, &problems) {
        return .file(file)
      }
    }
    return .end
  }

  private mutating func visit(
    _ relative: [UInt8], isHidden: Bool, _ problems: inout [InputProblem]
  ) throws(CorpusError) -> CorpusFile? {
    let path = root.appending(relative)
    if isHidden {
      problems.append(problem(path, .hidden, "hidden, skipped; name it to read it"))
      return nil
    }
    let status: FileStatus
    do throws(SystemFault) {
      status = try FileStatus(of: path)
    } catch {
      problems.append(problem(path, .unreadable, "cannot be opened: \(error.text)"))
      return nil
    }
    switch status.kind {
    case .folder: try enterOnce(relative, status.identity, &problems)
    case .other: problems.append(problem(path, .notAFile, "not a regular file, skipped"))
    case .regular: return file(path, relative, status.size, &problems)
    }
    return nil
  }

  private func file(
    _ path: FilePath, _ relative: [UInt8], _ size: UInt64, _ problems: inout [InputProblem]
  ) -> CorpusFile {
    if !PrintablePath.isText(relative) {
      problems.append(problem(path, .badEncoding, "the path is not UTF-8, cited as it stands here"))
    }
    let name = CorpusFileName(shown: path.text, cited: PrintablePath.text(relative))
    return CorpusFile(path: path, name: name, size: size, isNamed: false)
  }

  private mutating func enterOnce(
    _ relative: [UInt8], _ identity: FileStatus.Identity, _ problems: inout [InputProblem]
  ) throws(CorpusError) {
    if entered.insert(identity).inserted {
      try enter(relative, problems: &problems)
    } else {
      let path = root.appending(relative)
      problems.append(problem(path, .linkLoop, "a link to a folder that was read already"))
    }
  }

  private mutating func enter(
    _ relative: [UInt8], problems: inout [InputProblem]
  ) throws(CorpusError) {
    let path = relative.isEmpty ? root : root.appending(relative)
    do throws(SystemFault) {
      let names = try PackedNames(folder: path)
      if Self.isIndex(names) {
        return problems.append(problem(path, .indexFolder, "an index, skipped"))
      }
      levels.append(Level(prefix: relative, names: sorted(names, in: path)))
    } catch {
      if error.isShortage { throw .shortage(path: path.text, reason: error.text) }
      problems.append(problem(path, .unreadable, "cannot be opened: \(error.text)"))
    }
  }

  /// Whether the names in a folder are those of an index: one that is complete, or one being built.
  ///
  /// Otherwise a target inside its own input would be read.
  private static func isIndex(_ names: PackedNames) -> Bool {
    guard names.contains("lock") else { return false }
    return names.contains("manifest") || names.contains("scratch")
  }

  /// Folders get a slash, so that sorting names sorts the paths that begin with them.
  private func sorted(_ names: PackedNames, in folder: FilePath) -> PackedNames {
    var marked = PackedNames()
    for index in 0..<names.count {
      let name = names[index]
      let status = try? FileStatus(of: folder.appending(name))
      marked.append(status?.kind == .folder ? name + [0x2F] : name)
    }
    marked.sort()
    return marked
  }

  private func problem(
    _ path: FilePath, _ reason: InputProblem.Reason, _ detail: String
  ) -> InputProblem {
    InputProblem(path: path.text, reason: reason, detail: detail)
  }
}
