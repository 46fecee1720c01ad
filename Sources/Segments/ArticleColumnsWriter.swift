import Bytes
import Kernels

/// Writes the file `articles`, row after row.
package final class ArticleColumnsWriter {
  private let file: FileWriter
  private var lengths: [UInt8] = []
  private var titles: [UInt32] = []
  private var published: [UInt64] = []
  private var extents: [UInt8] = []
  private var shapes: [UInt8] = []
  private var count = 0
  private var tokens = 0

  /// Creates the file `path`, which must not exist.
  package init(path: String) throws(FileError) {
    file = try FileWriter(path: path, kind: .articles, version: ArticlesFormat.version)
  }

  /// Appends the row of the next article.
  package func add(_ row: ArticleRow) throws(FileError) {
    lengths.appendLittleEndian(row.length)
    titles.append(row.titleTokens << 1 | (row.titleIsGiven ? 1 : 0))
    published.append(row.published.packed)
    extents.append(SizeCode.ceiling(row.extent))
    count += 1
    tokens += Int(row.length)
    if count % ArticlesFormat.group == 0 { try flush() }
  }

  /// Ends the file; returns its size in bytes.
  package func finish(segment: UInt64) throws(FileError) -> Int {
    try flush()
    try file.append(extents)
    try file.append(shapes)
    try file.append(littleEndian: UInt64(count))
    try file.append(littleEndian: UInt64(tokens))
    return try file.finish(segment: segment)
  }

  private func flush() throws(FileError) {
    guard let base = published.min() else { return }
    let titleBits = titles.reduce(0, |)
    let titleBytes = titleBits < 1 << 8 ? 1 : titleBits < 1 << 16 ? 2 : 4
    let differences = published.reduce(0) { $0 | ($1 - base) }
    let shift = differences == 0 ? 0 : differences.trailingZeroBitCount
    let bytes = (64 - (differences >> UInt64(shift)).leadingZeroBitCount + 7) / 8
    shapes.appendLittleEndian(UInt64(file.offset))
    shapes.appendLittleEndian(base)
    shapes.append(contentsOf: [UInt8(shift), UInt8(bytes), UInt8(titleBytes), 0, 0, 0, 0, 0])
    var group = lengths
    for title in titles { Self.append(UInt64(title), bytes: titleBytes, to: &group) }
    for date in published { Self.append((date - base) >> UInt64(shift), bytes: bytes, to: &group) }
    while group.count % 4 != 0 { group.append(0) }
    try file.append(group)
    lengths.removeAll(keepingCapacity: true)
    titles.removeAll(keepingCapacity: true)
    published.removeAll(keepingCapacity: true)
  }

  private static func append(_ number: UInt64, bytes: Int, to group: inout [UInt8]) {
    for byte in 0..<bytes { group.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * byte))) }
  }
}
