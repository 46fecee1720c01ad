import Bytes

/// Something that is wrong with an index: where, and what.
package struct IndexProblem: Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is.
  package enum Kind: String, Sendable {
    /// Bytes are not what a writer wrote.
    case damage
    /// The system does not let it be read, which says nothing of what stands there.
    case unreadable
    /// It is of a format version that this program does not read.
    case format
  }

  package let kind: Kind
  /// Name of the file in the folder of the index.
  package let file: String
  /// The byte at which the damage shows; nil where it is the file as a whole, or how it fits others.
  package let offset: Int?
  /// What is wrong.
  package let reason: String

  package init(_ kind: Kind = .damage, file: String, offset: Int? = nil, reason: String) {
    self.kind = kind
    self.file = file
    self.offset = offset
    self.reason = reason
  }

  /// What an error says, which came up while `file` was read.
  init(_ error: any Error, in file: String) {
    switch error {
    case let damage as IndexCorruption:
      self.init(file: damage.file, offset: damage.offset, reason: damage.reason)
    case let mismatch as FormatMismatch:
      self.init(.format, file: mismatch.file, reason: mismatch.reason)
    case let failure as FileError where failure.isOfSystem:
      self.init(.unreadable, file: file, reason: "\(failure)")
    default:
      self.init(file: file, reason: "\(error)")
    }
  }

  /// One line: file, byte if there is one, and reason, without advice.
  package var description: String {
    offset.map { "\(file), byte \($0): \(reason)" } ?? "\(file): \(reason)"
  }
}

/// Problems as they are found, of which no more are kept than somebody reads.
struct ProblemList {
  private(set) var problems: [IndexProblem] = []
  private var others = 0
  private let limit: Int

  init(limit: Int = 50) { self.limit = limit }

  var isEmpty: Bool { problems.isEmpty }

  mutating func add(_ problem: IndexProblem) {
    if problems.count < limit { problems.append(problem) } else { others += 1 }
  }

  mutating func add(_ found: [IndexProblem]) {
    for problem in found { add(problem) }
  }

  /// Those that are kept, and a line that counts the others of `file`.
  func all(in file: String) -> [IndexProblem] {
    others == 0
      ? problems
      : problems + [IndexProblem(file: file, reason: "… and \(others) more like these")]
  }
}
