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

  /// One line: what could not be done with which path, why, and a remedy where there is one.
  package var description: String {
    let advice = code == ENOSPC ? "; free some space or choose another place with -o" : ""
    return "cannot \(operation) '\(path)': \(reason)\(advice)"
  }

  /// Whether the path did not exist.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
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
