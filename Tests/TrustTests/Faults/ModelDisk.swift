import Bytes
import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// What of a folder would survive a loss of power: which names and which bytes were synchronized, and which were not.
///
/// Every file gets a second name in `vault`, so that what was removed can come back. A file's name is durable once its
/// folder was synchronized, its bytes once the file was: the least that POSIX promises.
struct ModelDisk {
  /// What the loss of power does to what was not synchronized.
  enum Loss: CaseIterable {
    /// All of it is gone.
    case everything
    /// Nothing is.
    case nothing
    /// Each name is there or not; each file's bytes are dropped, zeroed, cut, one bit of them is flipped, or they are kept.
    case some
  }

  private final class File {
    let vault: String
    var synced: Int

    init(vault: String, synced: Int) {
      self.vault = vault
      self.synced = synced
    }
  }

  private final class Folder {
    var now: [String: Entry] = [:]
    var durable: [String: Entry] = [:]
  }

  private enum Entry {
    case file(File)
    case folder(Folder)

    static func same(_ one: Entry?, _ other: Entry?) -> Bool {
      switch (one, other) {
      case (nil, nil): true
      case (.file(let one), .file(let other)): one === other
      case (.folder(let one), .folder(let other)): one === other
      default: false
      }
    }
  }

  private let root: String
  private let vault: String
  private let top = Folder()
  private var opened: [Int32: Entry] = [:]
  private var fileCount = 0

  /// The disk below `root` as it is, all of it durable.
  init(root: String, vault: String) throws {
    self.root = root
    self.vault = vault
    try FileManager.default.createDirectory(atPath: vault, withIntermediateDirectories: true)
    try scan(root, into: top)
  }

  private mutating func scan(_ path: String, into folder: Folder) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      let inner = path + "/" + name
      if try SystemFiles().status(at: inner, following: false).kind == .folder {
        let below = Folder()
        try scan(inner, into: below)
        folder.now[name] = .folder(below)
      } else {
        folder.now[name] = .file(file(at: inner, synced: Self.size(inner)))
      }
    }
    folder.durable = folder.now
  }

  private mutating func file(at path: String, synced: Int) -> File {
    fileCount += 1
    let file = File(vault: "\(vault)/\(fileCount)", synced: synced)
    _ = link(path, file.vault)
    return file
  }

  // MARK: What happens

  mutating func open(_ path: String, _ descriptor: Int32) {
    if entry(at: path) == nil { change(path, to: .file(file(at: path, synced: 0))) }
    opened[descriptor] = entry(at: path)
  }

  mutating func close(_ descriptor: Int32) { opened[descriptor] = nil }

  func synchronize(_ descriptor: Int32) {
    switch opened[descriptor] {
    case .file(let file): file.synced = size(of: file)
    case .folder(let folder): folder.durable = folder.now
    case nil: break
    }
  }

  func empty(_ descriptor: Int32) {
    if case .file(let file) = opened[descriptor] { file.synced = 0 }
  }

  func makeFolder(_ path: String) { change(path, to: .folder(Folder())) }

  func rename(_ from: String, to: String) {
    change(to, to: entry(at: from))
    change(from, to: nil)
  }

  func remove(_ path: String) { change(path, to: nil) }

  /// Past the file system under test, which is waiting.
  private static func size(_ path: String) -> Int {
    (try? SystemFiles().status(at: path, following: true).size) ?? 0
  }

  private func size(of file: File) -> Int { Self.size(file.vault) }

  private func place(of path: String) -> (folder: Folder, name: String)? {
    guard path.hasPrefix(root + "/") else { return nil }
    var names = path.dropFirst(root.count + 1).split(separator: "/").map(String.init)
    guard let last = names.popLast() else { return nil }
    var folder = top
    for name in names {
      guard case .folder(let inner) = folder.now[name] else { return nil }
      folder = inner
    }
    return (folder, last)
  }

  private func entry(at path: String) -> Entry? {
    if path == root { return .folder(top) }
    return place(of: path).flatMap { $0.folder.now[$0.name] }
  }

  private func change(_ path: String, to entry: Entry?) {
    guard let place = place(of: path) else { return }
    place.folder.now[place.name] = entry
  }

  // MARK: What is left

  /// Writes to `path`, which must not exist, what is found when the power is back.
  func restart(at path: String, after loss: Loss, using random: inout SeededGenerator) throws {
    try write(top, to: path, loss, &random)
  }

  private func write(
    _ folder: Folder, to path: String, _ loss: Loss, _ random: inout SeededGenerator
  ) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for name in Set(folder.now.keys).union(folder.durable.keys).sorted() {
      let (now, durable) = (folder.now[name], folder.durable[name])
      var isNow = loss != .everything
      if loss == .some, !Entry.same(now, durable) { isNow = random.chance(0.5) }
      switch isNow ? now : durable {
      case .folder(let inner): try write(inner, to: path + "/" + name, loss, &random)
      case .file(let file):
        try Data(remains(of: file, loss, &random))
          .write(to: URL(fileURLWithPath: path + "/" + name))
      case nil: break
      }
    }
  }

  private func remains(
    of file: File, _ loss: Loss, _ random: inout SeededGenerator
  ) throws -> [UInt8] {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file.vault)))
    let loose = min(file.synced, bytes.count)..<bytes.count
    if loss == .nothing || loose.isEmpty { return bytes }
    switch loss == .everything ? 0 : Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeLast(loose.count)
    case 1: for place in loose { bytes[place] = 0 }
    case 2: bytes.removeLast(Int.random(in: 1...loose.count, using: &random))
    case 3:
      bytes[Int.random(in: loose, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    default: break
    }
    return bytes
  }
}
