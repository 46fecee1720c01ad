extension MappedFile {
  /// Makes sure by its size that the file was not cut off, or made longer, since it was opened; `MappedEnds` is faster for many.
  ///
  /// What a cut takes from the last page of memory that stays mapped reads as zeros, without a fault, and the checksum of its
  /// page may have been verified before. A file that has gone, or another one in its place, is a writer's doing: the mapping
  /// goes on holding what was opened.
  ///
  /// - Throws: `IndexCorruption` if it has another size; `FileError` where that cannot be told.
  package func confirm() throws {
    let now: EntryStatus
    do throws(FileError) {
      now = try Directory.status("read", path)
    } catch {
      guard error.isMissing else { throw error }
      return
    }
    let isOpened = now.device == opened.device && now.node == opened.node
    guard isOpened, now.size != byteCount else { return }
    throw IndexCorruption(
      file: name, offset: now.size,
      reason: now.size < byteCount
        ? "the file was cut off while it was open" : "the file grew while it was open")
  }
}
