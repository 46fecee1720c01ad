/// The few operations on folders that an index needs.
package enum Directory {
  /// Whether `path` is a folder.
  package static func exists(_ path: String) -> Bool {
    (try? status("open", path))?.kind == .folder
  }

  /// Whether anything stands at `path`.
  package static func somethingExists(_ path: String) -> Bool {
    (try? isMissing(path)) == false
  }

  /// Whether nothing stands at `path`.
  ///
  /// - Throws: where that cannot be told, as in a folder that may not be entered.
  package static func isMissing(_ path: String) throws(FileError) -> Bool {
    do throws(FileError) {
      _ = try status("open", path, following: false)
      return false
    } catch {
      guard error.isMissing else { throw error }
      return true
    }
  }

  /// Whether `path` is a folder; false if nothing stands there.
  ///
  /// - Throws: where that cannot be told.
  package static func isFolder(_ path: String) throws(FileError) -> Bool {
    do throws(FileError) {
      return try status("open", path).kind == .folder
    } catch {
      guard error.isMissing else { throw error }
      return false
    }
  }

  /// Size of the file at `path`, nil where there is none.
  package static func fileSize(_ path: String) -> Int? { (try? status("open", path))?.size }

  /// Creates `path` and the folders above it that are missing.
  ///
  /// Their names do not survive a loss of power before the folders above them are synchronized.
  package static func create(_ path: String) throws(FileError) {
    if exists(path) { return }
    if let parent = parent(of: path), !somethingExists(parent) { try create(parent) }
    do throws(FileError) {
      try perform("create the folder", path) { files throws(SystemFailure) in
        try files.makeFolder(path)
      }
    } catch {
      // Another may have made it meanwhile.
      guard error.isOfExisting, exists(path) else { throw error }
    }
  }

  /// Creates `path` and the folders above it that are missing, so that they survive a loss of power.
  package static func createDurably(_ path: String) throws(FileError) {
    var missing: [String] = []
    var above: String? = path
    while let folder = above, try isMissing(folder) {
      missing.append(folder)
      above = parent(of: folder)
    }
    try create(path)
    // Also of a folder that was there: whoever made it may not have come to that.
    for folder in missing.isEmpty ? [path] : missing { try synchronizeName(of: folder) }
  }

  /// Makes the name of a folder in the one above it survive a loss of power.
  private static func synchronizeName(of path: String) throws(FileError) {
    let parent = above(path)
    do throws(FileError) {
      try synchronize(parent)
    } catch {
      // Nobody can do that in a folder that may be entered but not read.
      guard error.isRefusal else { throw error }
    }
  }

  /// The folder above, as far as the path names it.
  static func parent(of path: String) -> String? {
    var path = path[...]
    while path.count > 1, path.last == "/" { path = path.dropLast() }
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
    return String(path[..<slash])
  }

  /// Names in a folder, in byte order, without `.` and `..`.
  package static func names(in path: String) throws(FileError) -> [String] {
    let names = try perform("list the folder", path) { files throws(SystemFailure) in
      try files.names(in: path)
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes renames and new names in a folder survive a loss of power.
  package static func synchronize(_ path: String) throws(FileError) {
    try OpenFile("open the folder", path, for: .folder).synchronize()
  }

  /// Renames within a file system; replaces what stands at `to`.
  package static func rename(_ from: String, to: String) throws(FileError) {
    try perform("rename", from) { files throws(SystemFailure) in try files.rename(from, to: to) }
  }

  /// Removes a file; a missing one is no error.
  package static func removeFile(_ path: String) throws(FileError) {
    try remove(path) { files throws(SystemFailure) in try files.removeFile(path) }
  }

  /// Removes a file, or a folder and everything in it; a missing one is no error.
  package static func removeTree(_ path: String) throws(FileError) {
    let kind: EntryStatus.Kind
    do throws(FileError) {
      kind = try status("remove", path, following: false).kind
    } catch {
      guard error.isMissing else { throw error }
      return
    }
    guard kind == .folder else { return try removeFile(path) }
    for name in try names(in: path) {
      try removeTree(path + "/" + name)
    }
    try remove(path) { files throws(SystemFailure) in try files.removeFolder(path) }
  }

  /// Removes a folder if nothing is in it.
  ///
  /// - Throws: also where something is.
  package static func removeIfEmpty(_ path: String) throws(FileError) {
    try remove(path) { files throws(SystemFailure) in try files.removeFolder(path) }
  }

  private static func remove(
    _ path: String, _ body: (any FileSystem) throws(SystemFailure) -> Void
  ) throws(FileError) {
    do throws(FileError) {
      try perform("remove", path, body)
    } catch {
      guard error.isMissing else { throw error }
    }
  }

  static func status(
    _ operation: String, _ path: String, following: Bool = true
  ) throws(FileError) -> EntryStatus {
    try perform(operation, path) { files throws(SystemFailure) in
      try files.status(at: path, following: following)
    }
  }

  private static func perform<Result>(
    _ operation: String, _ path: String, _ body: (any FileSystem) throws(SystemFailure) -> Result
  ) throws(FileError) -> Result {
    let files = FileSystems.current
    return try FileError.naming(operation, path) { () throws(SystemFailure) in try body(files) }
  }
}
