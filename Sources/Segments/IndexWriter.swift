import Bytes

/// A writer's hold on an index folder: lock, scratch space, and the commit.
///
/// Until `commit` nothing of what is written is visible; what a crash leaves behind is removed when
/// the next writer starts.
package final class IndexWriter {
  package let path: String
  /// The commit that is there already.
  package let existing: Manifest?
  /// Number of the segment that this writer may write.
  package let segmentNumber: Int
  /// A folder for temporary files, inside the index.
  package let scratch: String
  private let lock: DirectoryLock
  private let createdFolder: Bool
  /// Whether there is an index whose manifest cannot be read, so that any segment may be part of it.
  private let keepsUnknownFiles: Bool
  private var committed = false

  /// Takes hold of the folder at `path`, creating it if need be.
  ///
  /// - Parameter replacing: whether an index that is there may be replaced.
  /// - Throws: `IndexExists`, or `FileError` if the folder cannot be written, is locked, or holds
  ///   other things than an index.
  package init(path: String, replacing: Bool) throws {
    self.path = path
    scratch = path + "/scratch"
    createdFolder = !Directory.exists(path)
    if Directory.somethingExists(path), createdFolder {
      throw FileError("build into", path, reason: "it is a file; choose another place with -o")
    }
    try Self.refuseIndex(path, unless: replacing)
    if !createdFolder { try Self.refuseForeignFolder(path) }
    try Directory.create(path)
    lock = try DirectoryLock(directory: path)
    // Another writer may have committed before this one had the lock.
    try Self.refuseIndex(path, unless: replacing)
    existing = try Self.readExisting(path)
    keepsUnknownFiles = existing == nil && IndexDirectory.isIndex(path)
    segmentNumber = try Self.nextNumber(in: path, after: existing)
    try sweep()
    try Directory.create(scratch)
  }

  /// The manifest of the index that is there, nil if there is none or it cannot be read.
  private static func readExisting(_ path: String) throws -> Manifest? {
    guard IndexDirectory.isIndex(path) else { return nil }
    do {
      return try IndexDirectory.readManifest(at: path)
    } catch is IndexCorruption {
      return nil
    } catch is FormatMismatch {
      return nil
    }
  }

  private static func refuseIndex(_ path: String, unless replacing: Bool) throws {
    if IndexDirectory.isIndex(path), !replacing { throw IndexExists(path: path) }
  }

  /// The path of the new segment's file of that kind.
  package func segmentPath(_ kind: FileKind) -> String {
    "\(path)/\(segmentNumber).\(kind.rawValue)"
  }

  /// Makes `manifest` the index: durable and atomic.
  package func commit(_ manifest: Manifest) throws {
    let temporary = "\(path)/\(Manifest.fileName).new"
    try Directory.removeFile(temporary)
    let file = try FileWriter(path: temporary, kind: .manifest, version: Manifest.version)
    try file.append(manifest.encoded())
    try file.finish(segment: 0)
    try Directory.synchronize(path)
    try Directory.rename(temporary, to: "\(path)/\(Manifest.fileName)")
    committed = true
    try Directory.synchronize(path)
    // The index is good without this; the next writer removes what is left.
    try? Directory.removeTree(scratch)
  }

  /// Removes what this writer wrote, unless it committed.
  package func abandon() {
    guard !committed else { return }
    try? sweep()
    if createdFolder, existing == nil {
      try? Directory.removeTree(path)
    }
  }

  /// Removes the files of no commit: left-overs of crashes and of replaced indexes.
  private func sweep() throws {
    let kept = Set(
      (existing?.segments ?? []).flatMap { segment in
        segment.files.map { segment.fileName($0.kind) }
      })
    for name in try Directory.names(in: path) where Self.isOurs(name) && !kept.contains(name) {
      if name == Manifest.fileName || name == "lock" { continue }
      let isOwn = name.hasPrefix("\(segmentNumber).")
      if keepsUnknownFiles, Self.isSegmentFile(name), !isOwn { continue }
      try Directory.removeTree(path + "/" + name)
    }
  }

  private static func nextNumber(in path: String, after existing: Manifest?) throws -> Int {
    var highest = existing?.segments.map(\.number).max() ?? 0
    highest = max(highest, existing?.generation ?? 0)
    for name in try Directory.names(in: path) {
      if let dot = name.firstIndex(of: "."), isOurs(name), let number = Int(name[..<dot]) {
        highest = max(highest, number)
      }
    }
    return highest + 1
  }

  private static func refuseForeignFolder(_ path: String) throws {
    let names = try Directory.names(in: path)
    // A writer makes its lock before anything else: without one, nothing here is a left-over of ours.
    let isWriters = names.contains("lock") || names.contains(Manifest.fileName)
    guard let foreign = names.first(where: { !isWriters || !isOurs($0) }) else { return }
    throw FileError(
      "build into", path,
      reason: "the folder holds other things ('\(foreign)'); choose another place with -o")
  }

  /// Whether a name in the folder is one that newsidx gives.
  private static func isOurs(_ name: String) -> Bool {
    if ["lock", "scratch", Manifest.fileName, Manifest.fileName + ".new"].contains(name) {
      return true
    }
    return isSegmentFile(name)
  }

  /// Whether a name is `<number>.<kind>`.
  private static func isSegmentFile(_ name: String) -> Bool {
    guard let dot = name.firstIndex(of: "."), UInt32(name[..<dot]) != nil else { return false }
    return FileKind(rawValue: String(name[name.index(after: dot)...])) != nil
  }
}

/// An index stands where one is to be built.
package struct IndexExists: Error, CustomStringConvertible, Sendable, Equatable {
  package let path: String

  package var description: String {
    "there is an index at '\(path)' already; --force replaces it, -o chooses another place"
  }
}
