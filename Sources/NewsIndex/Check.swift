import Segments

/// What a check of a whole index found.
public struct CheckReport: Sendable {
  /// How much of an index a check reads.
  public enum Depth: String, CaseIterable, Sendable {
    /// Sizes of all files, their headers and footers, and that they belong together.
    case envelopes
    /// Also every byte, held against its checksum, and what is read by offset: columns, dictionaries, ids, tables.
    case bytes
    /// Also every list and record, decoded and held against all others: finds what a faulty program wrote.
    case lists
  }

  /// Something that is wrong.
  public struct Damage: Hashable, Sendable {
    /// What kind of trouble a problem is.
    public enum Kind: String, Sendable {
      /// Bytes are not what was written.
      case damage
      /// It cannot be read, which says nothing of what stands there.
      case unreadable
      /// It is of a format version that this program does not read.
      case format
    }

    public var kind: Kind
    /// Name of the file in the folder of the index.
    public var file: String
    /// The byte at which it shows; nil where it is the file as a whole, or how it fits others.
    public var offset: Int?
    /// What is wrong.
    public var reason: String
  }

  /// How much was read.
  public var depth: Depth
  /// What is wrong.
  public var damage: [Damage]
  /// What is wrong: file, byte and reason, a line each.
  public var problems: [String]
  /// Names in the folder that belong to no commit, which is no damage: files being written, or left by a crash.
  public var leftOvers: [String]
  /// Number of files.
  public var files: Int
  /// Number of segments.
  public var segments: Int
  /// Size of all files, bytes.
  public var bytes: Int
  /// Articles of all segments, without those that were removed.
  public var articles: Int
  /// Entries of the segments' dictionaries for titles and bodies: a term counts once in each segment.
  public var dictionaryEntries: Int

  /// Whether nothing is wrong.
  public var isClean: Bool { problems.isEmpty }
}

extension NewsIndex {
  /// Reads the index in a folder, as far as `depth` says, and tells what is wrong with it.
  ///
  /// - Parameter progress: called with the name of the file being checked.
  /// - Throws: if there is no index; damage is in the report.
  public static func check(
    path: String, depth: CheckReport.Depth = .lists, progress: (String) -> Void = { _ in }
  ) throws -> CheckReport {
    let check = try IndexCheck(path: path, depth: IndexCheck.Depth(depth), progress: progress)
    return CheckReport(
      depth: depth,
      damage: check.findings.map {
        CheckReport.Damage(
          kind: CheckReport.Damage.Kind($0.kind), file: $0.file, offset: $0.offset,
          reason: $0.reason)
      },
      problems: check.problems, leftOvers: check.leftOvers, files: check.files,
      segments: check.segments, bytes: check.bytes, articles: check.articles,
      dictionaryEntries: check.dictionaryEntries)
  }
}

extension CheckReport.Damage.Kind {
  fileprivate init(_ kind: IndexProblem.Kind) {
    self =
      switch kind {
      case .damage: .damage
      case .unreadable: .unreadable
      case .format: .format
      }
  }
}

extension IndexCheck.Depth {
  fileprivate init(_ depth: CheckReport.Depth) {
    self =
      switch depth {
      case .envelopes: .envelopes
      case .bytes: .bytes
      case .lists: .lists
      }
  }
}
