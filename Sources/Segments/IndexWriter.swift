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
      throw FileError(
        Self.verb(command), path, reason: "it is a file; \(Self.elsewhere(command))")
    }
    try Self.refuseIndex(path, unless: replacing, command: command)
    if !createdFolder { try Self.refuseForeignFolder(path, command: command) }
    do {
      try Directory.createDurably(path)
      lock = try DirectoryLock(directory: path, command: command)
    } catch {
      // The lock, if there is one, is another's.
      if createdFolder { try? Directory.removeIfEmpty(path) }
      throw error
    }
    do {
      // Another writer may have committed before this one had the lock.
      try Self.refuseIndex(path, unless: replacing, command: command)
      existing = try Self.readExisting(path)
      keepsUnknownFiles = try existing == nil && Self.hasManifest(path)
      nextNumber = try Self.nextNumber(in: path, after: existing)
      firstNumber = nextNumber
      try Self.settle(path)
      try sweep()
    } catch {
      if createdFolder { Self.removeCreated(path) }
      throw error
    }
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
    try Self.settle(path)
    try sweep()
  }

  /// Makes durable what the writer before may have left to chance; before that nothing may be removed.
  ///
  /// A writer that was stopped after it renamed its manifest leaves a commit that a loss of power may take back: until that is
  /// over, the files of the commit before are needed.
  private static func settle(_ path: String) throws(FileError) {
    try Directory.synchronize(path)
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

  private static func refuseIndex(
    _ path: String, unless replacing: Bool, command: String
  ) throws {
    if !replacing, try hasManifest(path) {
      throw IndexExists(path: path, isForCopy: isCopy(command))
    }
  }

  /// Whether a command makes a copy of an index, where others build one.
  private static func isCopy(_ command: String) -> Bool { command == "backup" }

  private static func verb(_ command: String) -> String {
    isCopy(command) ? "copy to" : "build into"
  }

  /// What to do where the folder cannot be taken.
  private static func elsewhere(_ command: String) -> String {
    isCopy(command) ? "choose another folder" : "choose another place with -o"
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
    try confirmHold()
    var manifest = manifest
    manifest.generation = max(manifest.generation, existing?.generation ?? 0) + 1
    manifest.nextNumber = max(manifest.nextNumber, nextNumber)
    let temporary = "\(path)/\(Manifest.fileName).new"
    try Directory.removeFile(temporary)
    let file = try FileWriter(path: temporary, kind: .manifest, version: Manifest.version)
    try file.append(manifest.encoded())
    try file.finish(segment: 0)
    try Directory.synchronize(path)
    try confirmHold()
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

  /// Throws where the folder is no longer the one that this writer locked: names in it may be another writer's.
  private func confirmHold() throws {
    guard try lock.isHeld() else {
      throw FileError(
        "write to", path,
        reason: "its lock was removed, or another folder was put in its place, while it was "
          + "written to; nothing of this change is in the index; give the command again")
    }
  }

  /// Removes what this writer wrote and did not commit.
  package func abandon() {
    if isUnsettled || (try? lock.isHeld()) != true { return }
    let isSwept = (try? sweep()) != nil
    guard createdFolder, existing == nil, isSwept || removeByName() else { return }
    Self.removeCreated(path)
  }

  /// Removes a folder that this writer made, and its lock; the caller holds that.
  private static func removeCreated(_ path: String) {
    guard (try? hasManifest(path)) == false else { return }
    try? Directory.removeFile(path + "/lock")
    // Others may have put something there meanwhile, which is not ours to remove.
    try? Directory.removeIfEmpty(path)
  }

  /// Removes what this writer may have made where the folder cannot be listed, as with too many files open.
  ///
  /// Returns whether nothing of it is left: a folder with other things in it needs its lock, to be known as ours.
  private func removeByName() -> Bool {
    do {
      for number in firstNumber..<nextNumber {
        for kind in FileKind.allCases {
          try Directory.removeFile("\(path)/\(number).\(kind.rawValue)")
        }
      }
      try Directory.removeFile("\(path)/\(Manifest.fileName).new")
      try Directory.removeIfEmpty(scratch)
      return true
    } catch {
      return false
    }
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

  private static func refuseForeignFolder(_ path: String, command: String) throws {
    let names = try Directory.names(in: path)
    // A writer makes its lock before anything else: without one, nothing here is a left-over of ours.
    let isWriters = names.contains("lock") || names.contains(Manifest.fileName)
    guard let foreign = names.first(where: { !isWriters || !isOurs($0) }) else { return }
    throw FileError(
      verb(command), path,
      reason: "the folder holds other things ('\(foreign)'); \(elsewhere(command))")
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
