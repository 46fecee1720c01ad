/// Finds the files that have come into folders, or have changed there, since the last look.
///
/// A file counts as come once two looks in a row find it the same: one that is being written is waited for. What takes the
/// place of a file is noticed also where it has its size and time, as `cp -p` makes it. Hidden files are passed over, so that
/// a copy under a hidden name, as rsync makes it, is seen when it gets its own. Memory: some 100 bytes for each file there.
package struct ArrivedFiles {
  private let folders: [FilePath]
  /// What stood at each path at the last look, and whether it was given out.
  private var known: [[UInt8]: Known] = [:]

  private struct Known {
    var version: FileStatus.Version
    var isGiven: Bool
  }

  /// - Throws: `CorpusError` for a folder that is not there or cannot be listed.
  package init(folders: [String]) throws(CorpusError) {
    // Looking at them tells what is wrong with one now, not at the first look.
    _ = try InputWalk(inputs: folders)
    self.folders = folders.map { FilePath($0) }
  }

  /// The files that have come, those that were changed longest ago first, so that later versions of an article come later.
  package mutating func next() -> [CorpusFile] {
    var arrived: [(file: CorpusFile, seconds: Int, nanoseconds: Int)] = []
    var seen: [[UInt8]: Known] = [:]
    var problems: [InputProblem] = []
    for folder in folders {
      guard let status = try? FileStatus(of: folder),
        var walk = try? FolderWalk(
          root: folder, identity: status.identity, problems: &problems)
      else { continue }
      // What cannot be listed now is listed at a later look.
      while let step = try? walk.next(problems: &problems), !step.isEnd {
        problems.removeAll(keepingCapacity: true)
        guard case .file(let file) = step else { continue }
        guard let path = file.path, let version = (try? FileStatus(of: path))?.version else {
          continue
        }
        let before = known[path.bytes]
        let isSame = before?.version == version
        let isGiven = isSame && before?.isGiven == true
        if isSame, !isGiven {
          arrived.append((file, version.state.seconds, version.state.nanoseconds))
        }
        seen[path.bytes] = Known(version: version, isGiven: isSame)
      }
      problems.removeAll()
    }
    known = seen
    // Files of the same time stay in the order of their paths, as the sort is stable.
    return arrived.sorted { ($0.seconds, $0.nanoseconds) < ($1.seconds, $1.nanoseconds) }
      .map(\.file)
  }
}
