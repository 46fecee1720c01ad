import Bytes

/// A writer's hold on an index folder: lock, numbers for new files, scratch space, and the commit.
///
/// Until `commit` nothing of what is written is visible; what a crash leaves behind is removed when
/// the next writer starts.
package final class IndexWriter {
  package let path: String
  /// The newest commit; nil if there is none or it cannot be read.
  package private(set) var existing: Manifest?
  /// A folder for temporary files, inside the index.
  package let scratch: String
  private let lock: DirectoryLock
  private let createdFolder: Bool
  /// Whether there is an index whose manifest cannot be read, so that any segment may be part of it.
  private let keepsUnknownFiles: Bool
  /// The number of the next file or segment, and the first that this writer gave out.
  private var nextNumber: Int
  private let firstNumber: Int
  /// Whether a commit failed so late that a loss of power decides between it and the one before: the files of both stay.
  private var isUnsettled = false

  /// Takes hold of the folder at `path` to make an index there, creating it if need be.
  ///
  /// - Parameters:
  ///   - replacing: whether an index that is there may be replaced.
  ///   - command: what the writer is about, for others that find the folder locked.
  /// - Throws: `IndexExists`, or `FileError` if the folder cannot be written, is locked, or holds
  ///   other things than an index.
  package init(path: String, replacing: Bool, command: String = "build") throws {
    self.path = path
    scratch = path + "/scratch"
    createdFolder = try !Directory.isFolder(path)
    if createdFolder, try !Directory.isMissing(path) {
      throw FileError("build into", path, reason: "it is a file; choose another place with -o")
    }
    try Self.refuseIndex(path, unless: replacing)
    if !createdFolder { try Self.refuseForeignFolder(path) }
    try Directory.createDurably(path)
    lock = try DirectoryLock(directory: path, command: command)
    // Another writer may have committed before this one had the lock.
    try Self.refuseIndex(path, unless: replacing)
    existing = try Self.readExisting(path)
    keepsUnknownFiles = try existing == nil && Self.hasManifest(path)
    nextNumber = try Self.nextNumber(in: path, after: existing)
    firstNumber = nextNumber
    try settle()
  }

  /// Takes hold of the index at `path` to change it.
  ///
  /// - Parameter command: what the writer is about, for others that find the index locked.
  /// - Throws: `NotAnIndex`, `IndexCorruption`, `FormatMismatch`, or `FileError` if the folder cannot be written or is
  ///   locked.
  package init(updating path: String, command: String) throws {
    self.path = path
    scratch = path + "/scratch"
    createdFolder = false
    keepsUnknownFiles = false
    // A folder without an index gets no lock.
    _ = try IndexDirectory.readManifest(at: path)
    lock = try DirectoryLock(directory: path, command: command)
    let manifest = try IndexDirectory.readManifest(at: path)
    existing = manifest
    nextNumber = try Self.nextNumber(in: path, after: manifest)
    firstNumber = nextNumber
    try settle()
  }

  /// Makes durable what the writer before may have left to chance, and removes what it left over.
  ///
  /// A writer that was stopped after it renamed its manifest leaves a commit that a loss of power may take back: until that is
  /// over, the files of the commit before are needed.
  private func settle() throws {
    try Directory.synchronize(path)
    try sweep()
  }

  /// Whether there is an index, whatever its state.
  ///
  /// - Throws: where that cannot be told; taking it for none would cost the index.
  private static func hasManifest(_ path: String) throws(FileError) -> Bool {
    try !Directory.isMissing(path + "/" + Manifest.fileName)
  }

  /// The manifest of the index that is there, nil if there is none or it cannot be read.
  private static func readExisting(_ path: String) throws -> Manifest? {
    guard try hasManifest(path) else { return nil }
    do {
      return try IndexDirectory.readManifest(at: path)
    } catch is IndexCorruption {
      return nil
    } catch is FormatMismatch {
      return nil
    }
  }

  private static func refuseIndex(_ path: String, unless replacing: Bool) throws {
    if !replacing, try hasManifest(path) { throw IndexExists(path: path) }
  }

  /// A number that nothing in the folder has had.
  package func newNumber() -> Int {
    defer { nextNumber += 1 }
    return nextNumber
  }

  /// Whether no commit can have had a file of that name: whoever opens an older one would take it for his.
  func isNew(_ name: String) -> Bool {
    Self.number(ofFile: name).map { $0 >= firstNumber } ?? false
  }

  /// Where the files of a new segment go.
  package func newSegment() throws(FileError) -> NewSegment {
    try Directory.create(scratch)
    return NewSegment(directory: path, number: newNumber(), scratch: scratch)
  }

  /// Makes `manifest` the index, durably and at once, and removes the files that only the commit before had.
  ///
  /// Its generation and next number are set here. Whoever has the commit before open goes on reading it.
  ///
  /// - Throws: `UnsettledCommit` if the new index is there but may not survive a loss of power; after any other error the
  ///   one before is there.
  package func commit(_ manifest: Manifest) throws {
    var manifest = manifest
    manifest.generation = max(manifest.generation, existing?.generation ?? 0) + 1
    manifest.nextNumber = max(manifest.nextNumber, nextNumber)
    let temporary = "\(path)/\(Manifest.fileName).new"
    try Directory.removeFile(temporary)
    let file = try FileWriter(path: temporary, kind: .manifest, version: Manifest.version)
    try file.append(manifest.encoded())
    try file.finish(segment: 0)
    try Directory.synchronize(path)
    isUnsettled = true
    try Directory.rename(temporary, to: "\(path)/\(Manifest.fileName)")
    do {
      try Directory.synchronize(path)
    } catch {
      throw UnsettledCommit(path: path, reason: error)
    }
    isUnsettled = false
    existing = manifest
    // The index is good without this; the next writer removes what is left.
    try? sweep()
  }

  /// Removes what this writer wrote and did not commit.
  package func abandon() {
    if isUnsettled { return }
    try? sweep()
    guard createdFolder, existing == nil else { return }
    try? Directory.removeFile(path + "/lock")
    // Others may have put something there meanwhile, which is not ours to remove.
    try? Directory.removeIfEmpty(path)
  }

  /// Removes the files of no commit: left-overs of crashes and of replaced indexes.
  private func sweep() throws {
    let kept = Set(existing?.fileNames ?? [])
    for name in try Directory.names(in: path) where Self.isOurs(name) && !kept.contains(name) {
      if name == Manifest.fileName || name == "lock" { continue }
      if keepsUnknownFiles, existing == nil, let number = Self.number(ofFile: name),
        number < firstNumber
      {
        continue
      }
      try Directory.removeTree(path + "/" + name)
    }
  }

  private static func nextNumber(in path: String, after existing: Manifest?) throws -> Int {
    var next = existing?.nextNumber ?? 1
    for name in try Directory.names(in: path) {
      if let number = number(ofFile: name) { next = max(next, number + 1) }
    }
    return next
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
    return number(ofFile: name) != nil
  }

  /// The number in a name `<number>.<kind>`; nil for other names.
  static func number(ofFile name: String) -> Int? {
    guard let dot = name.firstIndex(of: "."), let number = UInt32(name[..<dot]),
      FileKind(rawValue: String(name[name.index(after: dot)...])) != nil
    else { return nil }
    return Int(number)
  }
}

/// A commit that is there, but was not made durable.
package struct UnsettledCommit: Error, CustomStringConvertible {
  /// The folder of the index.
  package let path: String
  /// Why it was not.
  package let reason: FileError

  package var description: String {
    "the index at '\(path)' was changed, but the change may not survive a loss of power: \(reason)"
  }
}

/// An index stands where one is to be built.
package struct IndexExists: Error, CustomStringConvertible, Sendable, Equatable {
  package let path: String

  package var description: String {
    "there is an index at '\(path)' already; --force replaces it, -o chooses another place, "
      + "'newsidx add' adds to it"
  }
}
