import Bytes
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What goes wrong, at one operation or from it on.
enum Fault: CaseIterable {
  /// The operation fails with an error of the device; those after it do not.
  case error
  /// A write takes half of its bytes; nothing that takes space succeeds after that.
  case fullDisk
  /// Nothing succeeds any more.
  case powerLoss
}

/// An operation that was tried, for reports and for choosing some of each kind.
struct Operation: CustomStringConvertible {
  /// The name of the operation, for an opening with what it was for.
  var kind: String
  var path: String

  var description: String { "\(kind) \(path)" }
}

/// The system's file system, in which the n-th operation fails; keeps account of what a loss of power would leave.
final class FaultyFileSystem: FileSystem, @unchecked Sendable {
  private let system = SystemFiles()
  private let mutex = NSLock()
  private let fault: Fault?
  private var point: Int
  /// Whether every operation is interrupted by a signal first, and every write takes some of its bytes only.
  private let interrupts: Bool
  /// Whether synchronizing files does nothing, as with a disk that lies.
  private let forgets: Bool
  private var disk: ModelDisk
  private var paths: [Int32: String] = [:]
  private var operations: [Operation] = []
  private var isOff = false
  private var isFull = false
  private var wasInterrupted = false

  /// - Parameters:
  ///   - root: the folder that is the disk.
  ///   - vault: a folder beside it, for what is removed there.
  ///   - point: which operation `fault` is for, from 1.
  init(
    root: String, vault: String, fault: Fault? = nil, at point: Int = 0, interrupts: Bool = false,
    forgets: Bool = false
  ) throws {
    disk = try ModelDisk(root: root, vault: vault)
    self.fault = fault
    self.point = point
    self.interrupts = interrupts
    self.forgets = forgets
  }

  /// All operations so far, in order.
  var trace: [Operation] { mutex.withLock { operations } }
  /// The operation that went wrong; nil if it has not come to that.
  var victim: Operation? {
    mutex.withLock { point > 0 && operations.count >= point ? operations[point - 1] : nil }
  }
  /// What a loss of power now would leave.
  var modelDisk: ModelDisk { mutex.withLock { disk } }

  /// From now on nothing goes wrong.
  func mend() {
    mutex.withLock {
      point = 0
      isFull = false
    }
  }

  private func begin(_ kind: String, _ path: String) throws(SystemFailure) {
    mutex.lock()
    defer { mutex.unlock() }
    if isOff { throw SystemFailure(code: EIO) }
    if interrupts {
      wasInterrupted.toggle()
      if wasInterrupted { throw SystemFailure(code: EINTR) }
    }
    operations.append(Operation(kind: kind, path: path))
    guard operations.count == point else { return }
    switch fault {
    case .error: throw SystemFailure(code: EIO)
    case .powerLoss:
      isOff = true
      throw SystemFailure(code: EIO)
    case .fullDisk: isFull = true
    case nil: break
    }
  }

  private func path(of descriptor: Int32) -> String {
    mutex.withLock { paths[descriptor] ?? "?" }
  }

  private func record(_ change: (inout ModelDisk) -> Void) { mutex.withLock { change(&disk) } }

  private func takeSpace() throws(SystemFailure) {
    if mutex.withLock({ isFull }) { throw SystemFailure(code: ENOSPC) }
  }

  func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFailure) -> Int32 {
    try begin("open for \(purpose)", path)
    let isNew = (try? system.status(at: path, following: false)) == nil
    if isNew, purpose == .creating || purpose == .locking { try takeSpace() }
    let descriptor = try system.open(path, for: purpose)
    mutex.withLock {
      paths[descriptor] = path
      disk.open(path, descriptor)
    }
    return descriptor
  }

  func close(_ descriptor: Int32) {
    mutex.withLock {
      paths[descriptor] = nil
      disk.close(descriptor)
      // Before another can get the same number.
      system.close(descriptor)
    }
  }

  func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(SystemFailure) -> Int {
    let (wasFull, path) = mutex.withLock { (isFull, paths[descriptor] ?? "?") }
    if wasFull { throw SystemFailure(code: ENOSPC) }
    try begin("write", path)
    let isShort = interrupts || mutex.withLock { isFull }
    return try system.write(
      bytes.extracting(first: isShort ? (bytes.count + 1) / 2 : bytes.count), to: descriptor)
  }

  func read(
    _ descriptor: Int32, at offset: Int?, into bytes: inout [UInt8], _ range: Range<Int>
  ) throws(SystemFailure) -> Int {
    try begin("read", path(of: descriptor))
    let length = interrupts ? (range.count + 1) / 2 : range.count
    return try system.read(
      descriptor, at: offset, into: &bytes, range.lowerBound..<(range.lowerBound + length))
  }

  func synchronize(_ descriptor: Int32) throws(SystemFailure) {
    try begin("synchronize", path(of: descriptor))
    // The disk is a model: nothing has to be waited for.
    record { if !forgets { $0.synchronize(descriptor) } }
  }

  /// Promises nothing, so that nothing can go wrong.
  func beginToSynchronize(_ descriptor: Int32, _ range: Range<Int>) {}

  func empty(_ descriptor: Int32) throws(SystemFailure) {
    try begin("empty", path(of: descriptor))
    try system.empty(descriptor)
    record { $0.empty(descriptor) }
  }

  func lock(_ descriptor: Int32) throws(SystemFailure) -> Bool {
    try begin("lock", path(of: descriptor))
    return try system.lock(descriptor)
  }

  func unlock(_ descriptor: Int32) { system.unlock(descriptor) }

  func map(_ descriptor: Int32, size: Int) throws(SystemFailure) -> UnsafeRawPointer {
    try begin("map", path(of: descriptor))
    return try system.map(descriptor, size: size)
  }

  func compare(_ ends: MappedEnds) throws(SystemFailure) -> Int {
    try begin("compare memory", "?")
    return try system.compare(ends)
  }

  func status(of descriptor: Int32) throws(SystemFailure) -> EntryStatus {
    try begin("status of", path(of: descriptor))
    return try system.status(of: descriptor)
  }

  func status(at path: String, following: Bool) throws(SystemFailure) -> EntryStatus {
    try begin("status at", path)
    return try system.status(at: path, following: following)
  }

  func makeFolder(_ path: String) throws(SystemFailure) {
    try begin("make folder", path)
    try takeSpace()
    try system.makeFolder(path)
    record { $0.makeFolder(path) }
  }

  func names(in path: String) throws(SystemFailure) -> [String] {
    try begin("names in", path)
    return try system.names(in: path)
  }

  func rename(_ from: String, to: String) throws(SystemFailure) {
    try begin("rename", from)
    try system.rename(from, to: to)
    record { $0.rename(from, to: to) }
  }

  func removeFile(_ path: String) throws(SystemFailure) {
    try begin("remove file", path)
    try system.removeFile(path)
    record { $0.remove(path) }
  }

  func removeFolder(_ path: String) throws(SystemFailure) {
    try begin("remove folder", path)
    try system.removeFolder(path)
    record { $0.remove(path) }
  }
}
