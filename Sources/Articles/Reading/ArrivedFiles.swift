/// Finds the files that have come into folders, or have changed there, since the last look.
///
/// A file counts as come once two looks in a row find it the same: one that is being written is waited for. What takes the
/// place of a file is noticed also where it has its size and time, as `cp -p` makes it. Hidden files are passed over, so that
/// a copy under a hidden name, as rsync makes it, is seen when it gets its own. Memory: some 100 bytes for each file there.
package struct ArrivedFiles {
  private let folders: [FilePath]
  /// What stood at each path at the last look, and whether it was given out.
  private var known: [[UInt8]: Known] = [:]
  /// What could not be read at the last look, as it is told, and whether it was.
  private var unreadable: [String: Bool] = [:]
  private var untold: [InputProblem] = []

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
    var refused: [InputProblem] = []
    var isWhole = true
    for folder in folders {
      let status: FileStatus
      do throws(SystemFault) {
        status = try FileStatus(of: folder)
      } catch {
        refused.append(
          InputProblem(
            path: folder.text, reason: .unreadable, detail: "cannot be opened: \(error.text)"))
        continue
      }
      guard
        var walk = try? FolderWalk(
          root: folder, identity: status.identity, problems: &problems)
      else {
        isWhole = false
        continue
      }
      while true {
        guard let step = try? walk.next(problems: &problems) else {
          // What cannot be listed now is listed at a later look.
          isWhole = false
          break
        }
        if step.isEnd { break }
        Self.take(&problems, to: &refused)
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
      Self.take(&problems, to: &refused)
    }
    known = seen
    note(refused, isWhole: isWhole)
    // Files of the same time stay in the order of their paths, as the sort is stable.
    return arrived.sorted { ($0.seconds, $0.nanoseconds) < ($1.seconds, $1.nanoseconds) }
      .map(\.file)
  }

  /// What of the folders cannot be read: folders, and links that lead nowhere; files that cannot be opened are among those
  /// that have come.
  ///
  /// Each is told once two looks in a row find it so, and again only when it was readable meanwhile.
  package mutating func takeProblems() -> [InputProblem] {
    defer { untold = [] }
    return untold
  }

  private static func take(_ problems: inout [InputProblem], to refused: inout [InputProblem]) {
    refused += problems.lazy.filter { $0.reason == .unreadable }
    problems.removeAll(keepingCapacity: true)
  }

  /// Takes what one look found.
  ///
  /// - Parameter isWhole: whether it saw all that there is; if not, nothing is forgotten.
  private mutating func note(_ refused: [InputProblem], isWhole: Bool) {
    var seen: [String: Bool] = isWhole ? [:] : unreadable
    var here: Set<String> = []
    for problem in refused {
      let words = problem.description
      // Folders may lie within each other.
      guard here.insert(words).inserted else { continue }
      let wasTold = unreadable[words]
      if wasTold == false { untold.append(problem) }
      seen[words] = wasTold != nil
    }
    unreadable = seen
  }
}
