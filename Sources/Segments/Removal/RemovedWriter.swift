import Bytes

/// Writes the file of a removal: bits first, then the corrections of one file of lists after the other.
///
/// Holds the bits and, of the corrections, 16 bytes for 32.
package final class RemovedWriter {
  private let file: FileWriter
  private let articles: Int
  private var block: [UInt8] = []
  private var inBlock = 0
  private var previous = 0
  private var keys: [UInt8] = []
  private var ends: [UInt8] = []
  private var corrections = 0
  private var start = 0
  /// The numbers of the tables that are written.
  private var tables: [UInt8] = []

  /// Creates the file `path`, which must not exist, and writes the bits.
  ///
  /// - Parameters:
  ///   - bits: a bit for each removed article, 64 a word.
  ///   - articles: of the segment; `bits` has as many words as that takes.
  package init(path: String, bits: [UInt64], articles: Int) throws(FileError) {
    file = try FileWriter(path: path, kind: .removed, version: RemovedFormat.version)
    self.articles = articles
    for word in bits { try file.append(littleEndian: word) }
    start = file.offset
  }

  /// Appends the correction of a list behind those before it.
  package func add(_ correction: Correction) throws(FileError) {
    if inBlock == 0 {
      keys.appendLittleEndian(UInt64(correction.key))
    } else {
      VarInt.append(correction.key - previous, to: &block)
    }
    VarInt.append(correction.articles - 1, to: &block)
    VarInt.append(correction.occurrences - correction.articles, to: &block)
    previous = correction.key
    corrections += 1
    inBlock += 1
    if inBlock == RemovedFormat.block { try endBlock() }
  }

  /// Ends the corrections of one file of lists; called once for each of `RemovedFormat.kinds`, in their order.
  package func endTable() throws(FileError) {
    try endBlock()
    for number in [corrections, start, file.offset] {
      tables.appendLittleEndian(UInt64(number))
    }
    try file.append(keys)
    try file.append(ends)
    keys.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    corrections = 0
    start = file.offset
  }

  /// Ends the file durably.
  ///
  /// - Parameters:
  ///   - removal: its number and figures.
  ///   - segment: identity of the segment.
  /// - Returns: the removal with the size of the file.
  package func finish(
    _ removal: SegmentDescription.Removal, segment: UInt64
  ) throws(FileError) -> SegmentDescription.Removal {
    for figure in [removal.number, articles] + removal.figures {
      try file.append(littleEndian: UInt64(figure))
    }
    try file.append(tables)
    var removal = removal
    removal.bytes = try file.finish(segment: segment)
    return removal
  }

  private func endBlock() throws(FileError) {
    guard inBlock > 0 else { return }
    try file.append(block)
    ends.appendLittleEndian(UInt64(file.offset))
    block.removeAll(keepingCapacity: true)
    inBlock = 0
  }
}
