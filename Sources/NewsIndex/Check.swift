import Segments

/// What a check of a whole index found.
public struct CheckReport: Sendable {
  /// What is wrong: file, byte and reason, a line each.
  public var problems: [String]
  /// Size of all files, bytes.
  public var bytes: Int
  /// Articles of all segments.
  public var articles: Int
  /// Distinct terms of titles and bodies, of each segment.
  public var terms: Int

  /// Whether nothing is wrong.
  public var isClean: Bool { problems.isEmpty }
}

extension NewsIndex {
  /// Re-reads every byte and every list of the index in a folder.
  ///
  /// - Parameter progress: called with the name of the file being checked.
  /// - Throws: if there is no index; damage is in the report.
  public static func check(
    path: String, progress: (String) -> Void = { _ in }
  ) throws -> CheckReport {
    let check = try IndexCheck(path: path, progress: progress)
    return CheckReport(
      problems: check.problems, bytes: check.bytes, articles: check.articles, terms: check.terms)
  }
}
