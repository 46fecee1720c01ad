import Bytes

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

/// An index stands where one is to be built or copied to.
package struct IndexExists: Error, CustomStringConvertible, Sendable, Equatable {
  package let path: String
  /// Whether what was to stand there is a copy.
  package let isForCopy: Bool

  package var description: String {
    if isForCopy {
      return "there is an index at '\(path)' already; --force brings the copy up to date, whatever "
        + "index it is; or choose another folder"
    }
    return "there is an index at '\(path)' already; --force replaces it, -o chooses another place, "
      + "'newsidx add' adds to it"
  }
}
