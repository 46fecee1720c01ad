import Bytes

/// A text file of rows: fields separated by tabs, in UTF-8.
package struct TableFile: Sendable {
  /// A line of the table.
  package struct Row: Sendable {
    /// From 1.
    package var line: Int
    /// Its columns.
    package var fields: [String]

    /// A field without spaces around it; empty where the row has none.
    package subscript(index: Int) -> String { index < fields.count ? fields[index] : "" }

    /// The values of a field that are joined by bars.
    package func values(_ index: Int) -> [String] {
      self[index].split(separator: "|").map { String($0) }.filter { !$0.isEmpty }
    }
  }

  /// Its path, for messages.
  package let path: String
  /// The lines, without header and comments.
  package private(set) var rows: [Row] = []
  /// The lines whose bytes are not UTF-8, which are no rows.
  package private(set) var badLines: [Int] = []

  /// Reads the file; empty lines are no rows.
  ///
  /// - Parameter comments: whether lines that begin with `#` are no rows either.
  /// - Throws: `FileError`.
  package init(_ path: String, comments: Bool = false) throws {
    try self.init(path: path, bytes: InputBytes.read(path), comments: comments)
  }

  /// Rows from the bytes of a file; a byte order mark and carriage returns do not matter.
  package init(path: String, bytes: [UInt8], comments: Bool = false) throws {
    self.path = path
    var line = 0
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for var content in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      if content.last == 0x0D { content.removeLast() }
      if content.isEmpty || comments && content.first == UInt8(ascii: "#") { continue }
      var isText = true
      let fields = content.split(separator: 0x09, omittingEmptySubsequences: false).map { field in
        let text = String(validating: Self.trimmed(field), as: UTF8.self)
        isText = isText && text != nil
        return text ?? ""
      }
      if isText {
        rows.append(Row(line: line, fields: fields))
      } else {
        badLines.append(line)
      }
    }
  }

  private static func trimmed(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var field = field
    while field.first == 0x20 { field.removeFirst() }
    while field.last == 0x20 { field.removeLast() }
    return field
  }
}
