/// The system's operations on files and folders, one call each: the only way from an index to the disk.
///
/// A call may be interrupted and may write or read less than it was asked to, as the system's may; `OpenFile` and
/// `Directory` go on then. Tests put another one in its place, which fails or loses power where they say.
package protocol FileSystem: Sendable {
  /// Opens a file or a folder; the result is for the other operations, until `close`.
  func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFailure) -> Int32
  /// Gives a descriptor back; what it was for does not matter any more, so there is no error.
  func close(_ descriptor: Int32)
  /// Writes some of `bytes`, at least one if there are any, at the descriptor's place; returns how many.
  func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(SystemFailure) -> Int
  /// Reads up to `range.count` bytes into `bytes[range]`, at `offset` or, if that is nil, at the descriptor's place.
  ///
  /// - Returns: how many bytes; 0 only at the end of the file.
  func read(
    _ descriptor: Int32, at offset: Int?, into bytes: inout [UInt8], _ range: Range<Int>
  ) throws(SystemFailure) -> Int
  /// Makes a file's bytes, or a folder's names, survive a loss of power.
  func synchronize(_ descriptor: Int32) throws(SystemFailure)
  /// Begins to bring bytes of a file to the disk, without waiting: `synchronize` then has less to do. Advice.
  func beginToSynchronize(_ descriptor: Int32, _ range: Range<Int>)
  /// Empties a file.
  func empty(_ descriptor: Int32) throws(SystemFailure)
  /// Takes the lock of a file without waiting for it; it is given back by `unlock`, or with the last descriptor.
  ///
  /// - Returns: false if another descriptor has it.
  func lock(_ descriptor: Int32) throws(SystemFailure) -> Bool
  /// Gives the lock of a file back, whoever else has the descriptor.
  func unlock(_ descriptor: Int32)
  /// Maps the first `size` bytes of a file, not 0, to be read; whoever calls unmaps them.
  func map(_ descriptor: Int32, size: Int) throws(SystemFailure) -> UnsafeRawPointer
  /// Compares the ends of mapped files with what they were; no signal comes where a file was cut off.
  ///
  /// - Returns: the number of the first that has other bytes or cannot be read; that of all if there is none.
  func compare(_ ends: MappedEnds) throws(SystemFailure) -> Int
  /// What an open descriptor stands for.
  func status(of descriptor: Int32) throws(SystemFailure) -> EntryStatus
  /// What stands at a path; of a symbolic link, where it leads if `following`.
  func status(at path: String, following: Bool) throws(SystemFailure) -> EntryStatus
  /// Makes a folder in one that is there.
  func makeFolder(_ path: String) throws(SystemFailure)
  /// The names in a folder, in no order, without `.` and `..`.
  func names(in path: String) throws(SystemFailure) -> [String]
  /// Gives what stands at `from` the name `to` at once, in place of what has it.
  func rename(_ from: String, to: String) throws(SystemFailure)
  /// Removes the name of a file.
  func removeFile(_ path: String) throws(SystemFailure)
  /// Removes an empty folder.
  func removeFolder(_ path: String) throws(SystemFailure)
}

/// Which file system a task and the tasks it starts work on.
package enum FileSystems {
  /// The system's own, but for tests.
  @TaskLocal package static var current: any FileSystem = SystemFiles()
}

/// What a file or a folder is opened for.
package enum OpeningPurpose: Sendable {
  /// To be read.
  case reading
  /// To be mapped: what is no file, such as a pipe, is opened without waiting for it.
  case mapping
  /// A new file, to be written and read; one that is there is an error.
  case creating
  /// A file to be locked and written, made if it is missing; never one that a link leads to.
  case locking
  /// A folder whose names are to be made durable.
  case folder
}

/// What stands at a path.
package struct EntryStatus: Sendable, Equatable {
  package enum Kind: Sendable {
    case file, folder, link, other
  }
  package var kind: Kind
  /// Bytes of a file.
  package var size: Int
  /// The file system and the number there: two names with the same ones are of one file.
  package var device: UInt64
  package var node: UInt64

  package init(kind: Kind, size: Int, device: UInt64, node: UInt64) {
    self.kind = kind
    self.size = size
    self.device = device
    self.node = node
  }
}

/// An operation of the system failed: its error number.
package struct SystemFailure: Error, Equatable {
  package let code: Int32

  package init(code: Int32) { self.code = code }
}
