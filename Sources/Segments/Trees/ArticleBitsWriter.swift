import Bytes
import Kernels

/// Writes a file of bit strings, article after article.
struct ArticleBitsWriter: ~Copyable {
  /// The bits of the article at hand, behind those of the ones before.
  var bits = BitNumberWriter()
  private let file: FileWriter
  private var head = BitNumberWriter()
  /// Bits of each article of the group.
  private var lengths: [UInt32] = []
  private var start = 0
  private var groupStarts: [UInt8] = []
  private(set) var articleCount = 0

  /// Writes to `file`, which is empty.
  init(_ file: FileWriter) { self.file = file }

  /// Ends the article at hand.
  mutating func endArticle() throws(FileError) {
    lengths.append(UInt32(bits.bitCount - start))
    start = bits.bitCount
    articleCount += 1
    if lengths.count == ArticleBitsFormat.group { try endGroup() }
  }

  private mutating func endGroup() throws(FileError) {
    guard !lengths.isEmpty else { return }
    groupStarts.appendLittleEndian(UInt64(file.offset))
    let width = BitPacking.width(of: lengths.span)
    head.put(UInt32(width), width: 8)
    for length in lengths { head.put(length, width: width) }
    lengths.removeAll(keepingCapacity: true)
    try file.append(head.takeBytes())
    try file.append(bits.takeBytes())
    start = 0
  }

  /// Ends the file; returns its size in bytes.
  mutating func finish(mentions: Int, ranks: [UInt32], segment: UInt64) throws(FileError) -> Int {
    try endGroup()
    let padding = file.offset
    try file.append([UInt8](repeating: 0, count: ArticleBitsFormat.paddingBytes))
    for rank in ranks { try file.append(littleEndian: rank) }
    try file.append(groupStarts)
    try file.append(littleEndian: UInt64(articleCount))
    try file.append(littleEndian: UInt64(mentions))
    try file.append(littleEndian: UInt64(padding))
    try file.append(littleEndian: UInt64(ranks.count))
    return try file.finish(segment: segment)
  }
}

extension BitNumbers {
  /// The order of Rice codes with which the gaps between positions take the fewest bits, at most 14.
  ///
  /// A gap is a position less the first free one, which is one behind the position before.
  static func gapOrder(_ count: Int, position: (Int) -> UInt32) -> Int {
    func bits(_ order: Int) -> Int {
      var free: UInt32 = 0
      var sum = 0
      for index in 0..<count {
        let position = position(index)
        sum += riceWidth(position - free, order: order)
        free = position + 1
      }
      return sum
    }
    // The best order is near the logarithm of the mean (Golomb, 1966).
    let mean = max(1, (Int(position(count - 1)) + 1) / count)
    let near = min(13, Int.bitWidth - 1 - mean.leadingZeroBitCount)
    var best = (order: near, bits: bits(near))
    for order in [near - 1, near + 1] where order >= 0 {
      let size = bits(order)
      if size < best.bits { best = (order, size) }
    }
    return best.order
  }
}
