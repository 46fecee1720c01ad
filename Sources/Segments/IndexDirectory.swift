import Bytes

/// An index as its folder holds it at one commit.
package struct IndexDirectory: Sendable {
  /// The folder as it was named.
  package let path: String
  /// What belongs to the index at that commit.
  package let manifest: Manifest
  /// The segments that the manifest lists, open.
  package let segments: [Segment]
  /// The gazetteer that the index brings along, in its own format; nil where it is the program's.
  package let gazetteer: MappedFile?
  /// The ends of all files.
  private let ends: MappedEnds

  /// Opens the index at `path`, with all segments of its newest commit.
  ///
  /// Needs no lock: if a writer commits and cleans up between reading the manifest and opening the
  /// files, the newer manifest is read.
  ///
  /// - Throws: `NotAnIndex`, `IndexCorruption`, `FormatMismatch`, `FileError`, `IndexBusy`.
  package init(opening path: String) throws {
    self.path = path
    (manifest, segments, gazetteer) = try Self.withNewestManifest(at: path) { manifest in
      (
        manifest, try manifest.segments.map { try Segment(directory: path, $0) },
        try manifest.places?.file.map { try Self.openGazetteer($0, in: path) }
      )
    }
    ends = MappedEnds(segments.flatMap(\.files) + (gazetteer.map { [$0] } ?? []))
  }

  /// How many commits may overtake somebody who opens an index.
  package static let mostAttempts = 100

  /// What `body` makes of the newest commit; it is asked again where a writer removed what it needed.
  ///
  /// - Throws: what `body` throws, `IndexBusy` if writers were faster each time.
  package static func withNewestManifest<Result>(
    at path: String, _ body: (Manifest) throws -> Result
  ) throws -> Result {
    var manifest = try readManifest(at: path)
    for _ in 0..<mostAttempts {
      do {
        return try body(manifest)
      } catch let error as IndexCorruption {
        let newer = try readManifest(at: path)
        guard newer.supersedes(manifest, without: [error.file]) else { throw error }
        manifest = newer
      }
    }
    throw IndexBusy(path: path)
  }

  /// Makes sure that no file was cut off since it was opened: whatever was read till now is what was written.
  ///
  /// - Throws: `IndexCorruption`; `FileError` where that cannot be told.
  /// - Complexity: one call of the system, which looks at the end of each file.
  package func confirm() throws { try ends.confirm() }

  /// The envelope's version of a stored gazetteer, whose own bytes tell that of their format.
  package static let gazetteerVersion: UInt32 = 1

  static func openGazetteer(
    _ file: Manifest.StoredGazetteer, in path: String
  ) throws -> MappedFile {
    do {
      return try MappedFile(
        directory: path, name: file.fileName, kind: .gazetteer, formatVersion: gazetteerVersion)
    } catch let error as FileError where error.isMissing {
      throw IndexCorruption(file: file.fileName, offset: 0, reason: "the file is missing")
    }
  }

  /// Whether a folder holds an index: a manifest, whatever its state.
  package static func isIndex(_ path: String) -> Bool {
    Directory.somethingExists(path + "/" + Manifest.fileName)
  }

  /// Reads and verifies the manifest of the index at `path`.
  package static func readManifest(at path: String) throws -> Manifest {
    if try Directory.isMissing(path + "/" + Manifest.fileName) {
      throw NotAnIndex(path: path, isFolder: Directory.exists(path))
    }
    let file = try MappedFile(
      directory: path, name: Manifest.fileName, kind: .manifest, formatVersion: Manifest.version)
    try file.verifyAllPages()
    var reader = try file.payload.reader(from: 0, count: file.payload.count)
    return try Manifest(&reader)
  }
}

extension Manifest {
  /// Whether this is another commit than `older`, to which some of `files` do not belong.
  ///
  /// A writer never changes a file, and removes those of a commit only once the next stands: what is wrong with a file of both
  /// is no writer's doing.
  func supersedes(_ older: Manifest, without files: [String]) -> Bool {
    guard self != older else { return false }
    let kept = Set(fileNames)
    return !files.allSatisfy(kept.contains)
  }
}

/// An index that was changed faster than it could be opened.
package struct IndexBusy: Error, CustomStringConvertible, Sendable, Equatable {
  /// The folder of the index.
  package let path: String

  /// One line: what happened, and what to do.
  package var description: String {
    "cannot read '\(path)': it was changed again and again meanwhile; try again when the newsidx that writes to it is done"
  }
}

/// A path that was named as an index and is none.
package struct NotAnIndex: Error, CustomStringConvertible, Sendable, Equatable {
  /// The path as it was named.
  package let path: String
  /// Whether there is a folder at all.
  package let isFolder: Bool

  /// One line: what stands there instead, and what to do.
  package var description: String {
    isFolder
      ? "'\(path)' is not an index: the folder holds no manifest; "
        + "build one with: newsidx build CORPUS -o '\(path)'"
      : "no index at '\(path)': there is no such folder; "
        + "build one with: newsidx build CORPUS -o '\(path)'"
  }
}
