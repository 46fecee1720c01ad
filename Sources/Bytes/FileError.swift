#if canImport(Glibc)
  import Glibc
#endif

/// An operation of the file system that failed: what was tried, on which path, and the system's reason.
package struct FileError: Error, CustomStringConvertible, Sendable, Equatable {
  /// What was tried, as a verb phrase: "open", "write to".
  package let operation: String
  /// The path as it was given.
  package let path: String
  /// The system's error number; 0 where the reason is not the system's.
  package let code: Int32
  /// The reason in words.
  package let reason: String

  /// A failure that the system explains by `code`, its error number.
  package init(_ operation: String, _ path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
    self.reason = unsafe String(cString: strerror(code))
  }

  /// A failure with a reason of our own, in words.
  package init(_ operation: String, _ path: String, reason: String) {
    self.operation = operation
    self.path = path
    self.code = 0
    self.reason = reason
  }

  /// A folder that somebody else writes to; `holder` says who, for people.
  static func locked(_ directory: String, holder: String) -> FileError {
    FileError(
      "write to", directory, code: EWOULDBLOCK,
      reason: "another newsidx is writing to it\(holder); wait until it ends")
  }

  private init(_ operation: String, _ path: String, code: Int32, reason: String) {
    self.operation = operation
    self.path = path
    self.code = code
    self.reason = reason
  }

  /// One line: what could not be done with which path, why, and a remedy where there is one.
  package var description: String {
    let advice = remedy.map { "; \($0)" } ?? ""
    return "cannot \(operation) '\(path)': \(reason)\(advice)"
  }

  /// What a user can do about it, where that is known.
  private var remedy: String? {
    switch code {
    case ENOSPC: "free some space"
    case EDQUOT: "remove files of yours, or have the quota raised"
    case EFBIG:
      "files may not be that large here: raise the limit (ulimit -f), or use a file system for "
        + "larger files"
    case EACCES where path.hasSuffix("/lock"), EPERM where path.hasSuffix("/lock"):
      "to change an index you need permission to write to its folder; to search it you do not"
    case ELOOP where path.hasSuffix("/lock"):
      "links are not followed here: remove it, and the next writer makes a file in its place"
    case EACCES, EPERM: "you lack the permission, which its owner can give (chmod)"
    case EMFILE: "allow the process more open files (ulimit -n), or merge the index"
    case ENFILE: "too many files are open on this machine: end other programs and try again"
    case EROFS: "an index there can be searched, not changed: copy it to where you may write"
    case EIO: "the disk or the connection to it may be failing: look at the system's log"
    case ENOLCK,
      ENOTSUP where operation == "lock", ENOSYS where operation == "lock":
      "this file system has no locks, so that two writers could not be kept apart: "
        + "keep the index on a local disk"
    case ENODEV where operation == "map", ENOTSUP where operation == "map":
      "this file system cannot map files: copy the index to a local disk"
    case ENOMEM where operation == "map":
      "the process has no room for the file: raise its limit of memory (ulimit -v)"
    case EINVAL where operation == "synchronize", ENOTSUP where operation == "synchronize",
      ENOSYS where operation == "synchronize":
      "this file system does not support fsync, so that an index could not be promised to "
        + "survive a loss of power; nothing was changed: keep it on a local disk"
    default: nil
    }
  }

  /// Whether the path did not exist.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether the reason is the system's, not what was found.
  package var isOfSystem: Bool { code != 0 }

  /// Whether somebody else has the lock of the folder.
  package var isLocked: Bool { code == EWOULDBLOCK }

  /// Whether there is no room for what was written: on the disk, or within the limits of user and process.
  package var isOfRoom: Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }

  /// Whether something stood at the path already.
  var isOfExisting: Bool { code == EEXIST }

  /// Whether the system does not let this user do it.
  var isRefusal: Bool { code == EACCES }
}

extension SystemFailure {
  /// Whether the system does not do that at all, or for nobody like this process.
  var isUnsupported: Bool { code == EPERM || code == ENOSYS }

  /// Whether a signal came in between, after which the same can be tried again.
  var isInterruption: Bool { code == EINTR }
}

/// Bytes of an index that cannot be what a writer wrote.
public struct IndexCorruption: Error, CustomStringConvertible, Sendable, Equatable {
  /// File name within the index directory, or its path.
  public let file: String
  /// Byte offset of the damage in that file.
  public let offset: Int
  /// What is wrong there.
  public let reason: String

  /// Damage at byte `offset` of `file`.
  public init(file: String, offset: Int, reason: String) {
    self.file = file
    self.offset = offset
    self.reason = reason
  }

  /// One line: file, byte, reason, and what to do.
  public var description: String {
    "damaged index: \(file), byte \(offset): \(reason); run 'newsidx check' for the extent, "
      + "then build the index anew (newsidx build --force)"
  }
}
