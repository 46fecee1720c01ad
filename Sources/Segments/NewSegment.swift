import Bytes

/// Where the files of a segment go while it is written.
package struct NewSegment: Sendable {
  /// The folder of the index.
  package let directory: String
  /// Its number: its files are named `<number>.<kind>`.
  package let number: Int
  /// A folder for temporary files.
  package let scratch: String

  /// A segment of that number.
  package init(directory: String, number: Int, scratch: String) {
    self.directory = directory
    self.number = number
    self.scratch = scratch
  }

  /// The path of its file of that kind.
  package func path(_ kind: FileKind) -> String { "\(directory)/\(number).\(kind.rawValue)" }
}
