#if canImport(Glibc)
  import Glibc
#endif

/// The few operations on folders that an index needs.
package enum Directory {
  /// Whether `path` is a folder.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether anything stands at `path`.
  package static func somethingExists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  /// Whether nothing stands at `path`.
  ///
  /// - Throws: where that cannot be told, as in a folder that may not be entered.
  package static func isMissing(_ path: String) throws(FileError) -> Bool {
    var status = stat()
    if unsafe lstat(path, &status) == 0 { return false }
    let error = FileError("open", path, code: errno)
    guard error.isMissing else { throw error }
    return true
  }

  /// Whether a folder, not a link to one, stands at `path`.
  private static func isFolderItself(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Size of the file at `path`, nil where there is none.
  package static func fileSize(_ path: String) -> Int? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return Int(status.st_size)
  }

  /// Creates `path` and the folders above it that are missing.
  package static func create(_ path: String) throws(FileError) {
    if exists(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      let parent = String(path[..<slash])
      if !somethingExists(parent) { try create(parent) }
    }
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST && exists(path) else {
      throw FileError("create the folder", path, code: errno)
    }
  }

  /// Names in a folder, in byte order, without `.` and `..`.
  package static func names(in path: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(path) else {
      throw FileError("list the folder", path, code: errno)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      // The end of the folder and an error look alike but for this.
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw FileError("list the folder", path, code: errno) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes renames and new names in a folder survive a loss of power.
  package static func synchronize(_ path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("open the folder", path, code: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError("synchronize", path, code: errno) }
  }

  /// Renames within a file system; replaces what stands at `to`.
  package static func rename(_ from: String, to: String) throws(FileError) {
    guard unsafe Glibc.rename(from, to) == 0 else { throw FileError("rename", from, code: errno) }
  }

  /// Removes a file; a missing one is no error.
  package static func removeFile(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw FileError("remove", path, code: errno)
    }
  }

  /// Removes a file, or a folder and everything in it; a missing one is no error.
  package static func removeTree(_ path: String) throws(FileError) {
    guard somethingExists(path) else { return }
    guard isFolderItself(path) else { return try removeFile(path) }
    for name in try names(in: path) {
      try removeTree(path + "/" + name)
    }
    guard unsafe rmdir(path) == 0 || errno == ENOENT else {
      throw FileError("remove", path, code: errno)
    }
  }
}
