import Synchronization

/// The last bytes of some mapped files, all looked at in one call of the system: they tell whether a file was cut off.
///
/// Every file ends with `FileEnvelope.endMagic`. Of one that was cut off, wherever and even if it was made longer again, that
/// place is zeros or cannot be read. Immutable but for what the system was found not to do: safe to share between threads.
package final class MappedEnds: @unchecked Sendable {
  private let files: [MappedFile]
  private let places: MappedPlaces
  /// Whether the system does not let a process read its own memory by a call, or does not know that call.
  private let isRefused = Atomic<Bool>(false)

  /// Holds the files open.
  package init(_ files: [MappedFile]) {
    self.files = files
    unsafe places = MappedPlaces(files.map { unsafe $0.end })
  }

  /// Makes sure that no file was cut off since it was opened: whatever was read till now is what was written.
  ///
  /// Where the system does not compare memory, the size of each file is looked at.
  ///
  /// - Throws: `IndexCorruption` that names the file; `FileError` where its size cannot be told.
  /// - Complexity: one call of the system, a tenth of a microsecond or two for each file.
  package func confirm() throws {
    guard let first = firstDifference() else {
      for file in files { try file.confirm() }
      return
    }
    guard first < files.count else { return }
    let file = files[first]
    // What its size tells is more than what its end does.
    try file.confirm()
    throw IndexCorruption(
      file: file.name, offset: file.byteCount - FileEnvelope.endMagic.count,
      reason: "the file was cut off or written to while it was open")
  }

  /// The number of the first file whose end is not what it was, of all files if there is none; nil if that was not found out.
  private func firstDifference() -> Int? {
    guard !isRefused.load(ordering: .relaxed) else { return nil }
    do throws(SystemFailure) {
      return try FileSystems.current.compare(self)
    } catch {
      if error.isUnsupported { isRefused.store(true, ordering: .relaxed) }
      return nil
    }
  }

  /// See `FileSystem`; -1, and the reason in `errno`, where the system does not compare memory.
  func compare() -> Int { places.firstDifference(from: FileEnvelope.endMagic) }
}

extension MappedFile {
  /// Where the file's last bytes are in memory.
  fileprivate var end: UnsafeRawPointer {
    unsafe base + byteCount - FileEnvelope.endMagic.count
  }
}
