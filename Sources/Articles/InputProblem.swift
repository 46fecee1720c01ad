/// Something in the input that could not be read as it stands: reported, counted, and mostly skipped.
package struct InputProblem: Sendable, Equatable, CustomStringConvertible {
  /// What kind of problem it is; `rawValue` is the stable name by which reports count.
  package enum Reason: String, Sendable, CaseIterable {
    /// A file or folder that the system does not let us open or read.
    case unreadable
    /// A file or folder whose name begins with a dot, found inside a folder.
    case hidden
    /// A socket, pipe or device found inside a folder.
    case notAFile
    /// A folder reached again, through a symbolic link.
    case linkLoop
    /// A folder that is an index of this program, or is becoming one.
    case indexFolder
    /// A file that holds no text.
    case binaryFile
    /// A file with nothing in it but white space.
    case emptyFile
    /// A compressed file that ends too early; what stands before is used.
    case truncated
    /// A compressed file that is damaged or goes beyond limits; what stands before is used.
    case damaged
    /// A zstd file that takes more memory to unpack than is given; what stands before is used.
    case largeWindow
    /// A line or value that is not a JSON object.
    case brokenJSON
    /// An SGML record without end, or text between records.
    case brokenRecord
    /// A body that is an object, an array or another kind of value than text.
    case wrongType
    /// A field other than the body that holds no text. The article is kept without it.
    case ignoredField
    /// An article without text.
    case emptyBody
    /// A line, record, article or id beyond `ArticleLimits`.
    case tooLong
    /// Bytes of a text or a path that are none in the character set, or lone surrogates in JSON, shown as U+FFFD. The
    /// article is kept.
    case badEncoding
    /// A file that was written to while it was read. What was read is kept.
    case changed
    /// Text that was not UTF-8 and whose character set was guessed. The article is kept.
    case guessedCharset
    /// An article whose id stands for several in the index that it is added to, and which is none of them.
    case ambiguousID
    /// A date that is not understood. The article is kept, and undated if no day could be read.
    case badDate

    /// Whether nothing that a user meant to index is missing for it.
    package var leavesNothingOut: Bool { keepsArticle || self == .hidden || self == .indexFolder }

    /// Whether the article was kept in spite of the problem, so that nothing was skipped.
    package var keepsArticle: Bool {
      switch self {
      case .badEncoding, .guessedCharset, .badDate, .ignoredField, .changed: true
      default: false
      }
    }
  }

  /// The file as a user of this machine would name it, `-` for standard input; see `PrintablePath` for what
  /// is not UTF-8.
  package var path: String
  /// The line in the unpacked file, from 1.
  package var line: Int?
  /// The offset in the unpacked file, in bytes from 0.
  package var byte: Int?
  /// Of which kind it is.
  package var reason: Reason
  /// What is wrong, in words.
  package var detail: String
  /// How many problems of the kind this one stands for: those behind it too where there are too many to list.
  package var count = 1

  /// A problem at a place of `path`, as far as that is known.
  package init(
    path: String, line: Int? = nil, byte: Int? = nil, reason: Reason, detail: String
  ) {
    self.path = path
    self.line = line
    self.byte = byte
    self.reason = reason
    self.detail = detail
  }

  /// `path:line: byte N: what is wrong`, with what is known; one line, without control characters.
  package var description: String {
    var text = PrintablePath.oneLine(path)
    if let line { text += ":\(line)" }
    if let byte { text += ": byte \(byte)" }
    return text + ": " + PrintablePath.oneLine(detail)
  }
}
