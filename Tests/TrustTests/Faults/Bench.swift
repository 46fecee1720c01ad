import Bytes
import Foundation
import TestSupport

/// A disk for one run, and the disks that restarts make of it.
final class Bench {
  private let folder: TemporaryFolder
  private var count = 0

  /// The folder that is the disk.
  var disk: String { folder.path + "/disk" }

  /// A disk as in the folder `template`.
  init(template: String) throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: template, toPath: folder.path + "/disk")
  }

  private func newPath() -> String {
    count += 1
    return "\(folder.path)/\(count)"
  }

  /// A file system on the disk or, if it is named, on what a restart made of it.
  func files(
    _ fault: Fault? = nil, at point: Int = 0, on disk: String? = nil, interrupts: Bool = false,
    forgets: Bool = false
  ) throws -> FaultyFileSystem {
    try FaultyFileSystem(
      root: disk ?? self.disk, vault: newPath(), fault: fault, at: point, interrupts: interrupts,
      forgets: forgets)
  }

  /// What is there when the power was lost and is back; its path.
  func restart(
    _ files: FaultyFileSystem, after loss: ModelDisk.Loss, using random: inout SeededGenerator
  ) throws -> String {
    let path = newPath()
    try files.modelDisk.restart(at: path, after: loss, using: &random)
    return path
  }
}
