import Segments

/// What a backup holds.
public struct BackupSummary: Sendable {
  /// Articles of the commit that was copied.
  public var articles: Int
  /// Bytes that were copied, and bytes of files that the backup had already.
  public var copied: Int
  /// See `copied`.
  public var kept: Int
}

extension NewsIndex {
  /// Copies an index to another folder: one commit, whole, whatever is written to the index meanwhile.
  ///
  /// Every page is verified on the way. When it returns, the copy survives a loss of power.
  ///
  /// - Parameters:
  ///   - replacing: whether an index at `target` is replaced; of its files those that are the same stay.
  ///   - progress: called often, with the bytes that are done and all.
  /// - Throws: an error whose description says what is wrong; `target` is then as it was before.
  public static func backup(
    path: String, to target: String, replacing: Bool = false,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> BackupSummary {
    let backup = try IndexBackup(of: path)
    let written = try backup.write(to: target, replacing: replacing, progress: progress)
    return BackupSummary(
      articles: backup.manifest.segments.reduce(0) { $0 + $1.liveArticles },
      copied: written.copied, kept: written.kept)
  }
}
