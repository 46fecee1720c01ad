/// A file of a format version that this program does not read.
package struct FormatMismatch: Error, CustomStringConvertible, Sendable, Equatable {
  /// File name within the index.
  package let file: String
  /// The version that the file has.
  package let found: UInt32
  /// The version that this program was made for.
  package let readable: UInt32

  /// Both versions, and what to do.
  package var reason: String {
    "it has format version \(found), this program reads version \(readable); "
      + (found > readable
        ? "use the newer newsidx that made it"
        : "build the index anew with this program (newsidx build --force)")
  }

  /// One line: file, both versions, and what to do.
  package var description: String { "\(file): \(reason)" }
}
