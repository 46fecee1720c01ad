import Bytes

/// Reads an index, as far as is asked for, and says what is wrong where.
package struct IndexCheck {
  /// How much is read.
  package enum Depth: Int, CaseIterable, Sendable, Comparable {
    /// Sizes of all files, their envelopes, the identities of segments: O(files).
    case envelopes
    /// Also every byte, held against its checksum, and all structures that are read by offset: columns, dictionaries,
    /// ids, tables of records.
    case bytes
    /// Also every list and record, decoded and held against all others.
    case lists

    package static func < (one: Depth, other: Depth) -> Bool { one.rawValue < other.rawValue }
  }

  /// What is wrong.
  package private(set) var findings: [IndexProblem] = []
  /// Files in the folder that belong to no commit, which is no damage: being written, or left by a crash.
  package private(set) var leftOvers: [String] = []
  /// Bytes of all files.
  package private(set) var bytes = 0
  /// Number of files, the manifest included.
  package private(set) var files = 0
  package private(set) var segments = 0
  /// Articles that were not removed.
  package private(set) var articles = 0
  /// Entries of the segments' dictionaries for titles and bodies: a term counts once in each segment.
  package private(set) var dictionaryEntries = 0
  package let depth: Depth
  /// Segments in which nothing was found, whatever commit they are of.
  private var clean: [SegmentDescription: SegmentCheck] = [:]

  /// What is wrong, a line each.
  package var problems: [String] { findings.map(\.description) }

  /// Checks the index at `path`; damage becomes a problem, not an error.
  ///
  /// If a writer commits meanwhile and removes what the commit before had, the newer one is checked; segments of both are
  /// not read again.
  ///
  /// - Parameter progress: called with what is being checked.
  /// - Throws: `NotAnIndex`, `IndexBusy`.
  package init(
    path: String, depth: Depth = .lists, progress: (String) -> Void = { _ in }
  ) throws {
    self.depth = depth
    for _ in 0..<IndexDirectory.mostAttempts {
      let manifest: Manifest
      do {
        manifest = try IndexDirectory.readManifest(at: path)
      } catch let error as NotAnIndex {
        throw error
      } catch {
        findings = [IndexProblem(error, in: Manifest.fileName)]
        return
      }
      reset()
      if check(manifest, in: path, progress: progress) { return }
    }
    throw IndexBusy(path: path)
  }

  private mutating func reset() {
    (findings, leftOvers) = ([], [])
    (bytes, files, segments, articles, dictionaryEntries) = (0, 0, 0, 0, 0)
  }

  /// - Returns: whether that is the result; false if a writer removed files that were to be read.
  private mutating func check(
    _ manifest: Manifest, in path: String, progress: (String) -> Void
  ) -> Bool {
    bytes += Directory.fileSize(path + "/" + Manifest.fileName) ?? 0
    files = 1 + manifest.fileNames.count
    segments = manifest.segments.count
    for description in manifest.segments {
      articles += description.liveArticles
      let check = checked(description, in: path, progress: progress)
      bytes += check.bytes
      dictionaryEntries += check.terms
      findings += check.findings
      if isOvertaken(check.findings, manifest, in: path) { return false }
    }
    if let gazetteer = manifest.places?.file {
      progress(gazetteer.fileName)
      bytes += gazetteer.bytes
      let problems = FileCheck(gazetteer.fileName, bytes: gazetteer.bytes, in: path)
        .run(depth) { try IndexDirectory.openGazetteer(gazetteer, in: path) }.problems
      findings += problems
      if isOvertaken(problems, manifest, in: path) { return false }
    }
    findLeftOvers(manifest, in: path)
    return true
  }

  private mutating func checked(
    _ description: SegmentDescription, in path: String, progress: (String) -> Void
  ) -> SegmentCheck {
    if let check = clean[description] { return check }
    var check = SegmentCheck(description, in: path, depth: depth)
    check.run(progress)
    if check.findings.isEmpty { clean[description] = check }
    return check
  }

  private func isOvertaken(
    _ findings: [IndexProblem], _ manifest: Manifest, in path: String
  ) -> Bool {
    guard !findings.isEmpty, let newer = try? IndexDirectory.readManifest(at: path) else {
      return false
    }
    return newer.supersedes(manifest, without: findings.map(\.file))
  }

  private mutating func findLeftOvers(_ manifest: Manifest, in path: String) {
    let known = Set(manifest.fileNames + [Manifest.fileName, "lock"])
    do {
      leftOvers = try Directory.names(in: path).filter { !known.contains($0) }
    } catch {
      findings.append(IndexProblem(error, in: path))
    }
  }
}
