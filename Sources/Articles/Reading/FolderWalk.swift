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

  init(root: FilePath, identity: FileStatus.Identity, problems: inout [InputProblem]) {
    self.root = root
    entered = [identity]
    enter([], problems: &problems)
  }

  mutating func next(problems: inout [InputProblem]) -> CorpusFile? {
    while let level = levels.last {
      guard level.next < level.names.count else {
        levels.removeLast()
        continue
      }
      levels[levels.count - 1].next += 1
      let name = level.names[level.next]
      if let file = visit(level.prefix + name, isHidden: name.first == 0x2E, &problems) {
        return file
      }
    }
    return nil
  }

  private mutating func visit(
    _ relative: [UInt8], isHidden: Bool, _ problems: inout [InputProblem]
  ) -> CorpusFile? {
    let path = root.appending(relative)
    if isHidden {
      problems.append(problem(path, .hidden, "hidden, skipped; name it to read it"))
      return nil
    }
    do {
      let status = try FileStatus(of: path)
      switch status.kind {
      case .folder: enterOnce(relative, status.identity, &problems)
      case .other: problems.append(problem(path, .notAFile, "not a regular file, skipped"))
      case .regular:
        let cited = String(decoding: relative, as: UTF8.self)
        return CorpusFile(
          path: path, name: CorpusFileName(shown: path.text, cited: cited), size: status.size)
      }
    } catch {
      problems.append(problem(path, .unreadable, "cannot be opened: \(error.text)"))
    }
    return nil
  }

  private mutating func enterOnce(
    _ relative: [UInt8], _ identity: FileStatus.Identity, _ problems: inout [InputProblem]
  ) {
    if entered.insert(identity).inserted {
      enter(relative, problems: &problems)
    } else {
      let path = root.appending(relative)
      problems.append(problem(path, .linkLoop, "a link to a folder that was read already"))
    }
  }

  private mutating func enter(_ relative: [UInt8], problems: inout [InputProblem]) {
    let path = relative.isEmpty ? root : root.appending(relative)
    do {
      let names = try PackedNames(folder: path)
      if Self.isIndex(names) {
        return problems.append(problem(path, .indexFolder, "an index, skipped"))
      }
      levels.append(Level(prefix: relative, names: sorted(names, in: path)))
    } catch {
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
