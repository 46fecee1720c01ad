import Bytes

/// Writes the dictionary of one segment; terms come in ascending byte order, each once.
package final class TermsWriter {
  private let file: FileWriter
  private var block: [UInt8] = []
  private var entriesInBlock = 0
  private var previous: [UInt8] = []
  private var blockOffsets: [UInt8] = []
  private var firstTermEnds: [UInt8] = []
  private var firstTerms: [UInt8] = []
  /// Number of terms so far.
  package private(set) var termCount = 0
  /// Sum of their occurrences.
  package private(set) var occurrences = 0

  /// Creates the file `path`, which must not exist.
  package init(path: String, kind: FileKind = .terms) throws(FileError) {
    file = try FileWriter(path: path, kind: kind, version: TermsFormat.version)
  }

  /// Appends a term that is greater than the one before.
  package func add(_ term: [UInt8], _ entry: TermEntry) throws(FileError) {
    if entriesInBlock == 0 { try startBlock(term, entry) }
    let shared = entriesInBlock == 0 ? 0 : commonPrefix(previous, term)
    VarInt.append(shared, to: &block)
    VarInt.append(term.count - shared, to: &block)
    block += term[shared...]
    VarInt.append(entry.articles, to: &block)
    VarInt.append(entry.occurrences - entry.articles, to: &block)
    VarInt.append(entry.postings.count, to: &block)
    VarInt.append(entry.positions.count, to: &block)
    previous = term
    termCount += 1
    occurrences += entry.occurrences
    entriesInBlock += 1
    if entriesInBlock == TermsFormat.block { try endBlock() }
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try endBlock()
    let indexOffset = file.offset
    try file.append(blockOffsets)
    try file.append(firstTermEnds)
    try file.append(firstTerms)
    try file.append(littleEndian: UInt64(termCount))
    try file.append(littleEndian: UInt64(blockOffsets.count / 8))
    try file.append(littleEndian: UInt64(indexOffset))
    try file.append(littleEndian: UInt64(occurrences))
    return try file.finish(segment: segment)
  }

  private func startBlock(_ term: [UInt8], _ entry: TermEntry) throws(FileError) {
    guard firstTerms.count + term.count <= Int(UInt32.max) else {
      throw FileError(
        "write to", file.path, reason: "too many distinct words; build several indexes instead")
    }
    blockOffsets.appendLittleEndian(UInt64(file.offset))
    firstTerms += term
    firstTermEnds.appendLittleEndian(UInt32(firstTerms.count))
    VarInt.append(entry.postings.lowerBound, to: &block)
    VarInt.append(entry.positions.lowerBound, to: &block)
  }

  private func endBlock() throws(FileError) {
    try file.append(block)
    block.removeAll(keepingCapacity: true)
    entriesInBlock = 0
  }

  private func commonPrefix(_ first: [UInt8], _ second: [UInt8]) -> Int {
    let limit = min(first.count, second.count)
    var length = 0
    while length < limit, first[length] == second[length] { length += 1 }
    return length
  }
}
