import Bytes
import Kernels

/// What follows the whole blocks of a list: up to 127 articles, and all there is of most lists.
enum PostingsTail {
  /// Decodes the tail that stands from `block.start` to `block.end` of `list`: `block.count` articles, all from
  /// `block.base` on.
  ///
  /// - Parameter articleLimit: number of articles in the segment.
  static func load(
    from list: ByteRegion, into block: inout PostingsBlock, articleLimit: Int
  ) throws {
    var start = block.start + 1
    let header = try list.load(UInt8.self, at: block.start)
    let gapWidth = Int(header & 31)
    var frequencyWidth = Int(header >> 5)
    if frequencyWidth == PostingsFormat.wideFrequencies {
      frequencyWidth = Int(try list.load(UInt8.self, at: start))
      start += 1
    }
    let count = block.count
    guard frequencyWidth <= 32,
      (count * (gapWidth + frequencyWidth) + 7) / 8 == block.end - start
    else {
      throw list.corruption("the list's end does not have the length it says", at: block.start)
    }
    try list.withBytes(from: start, count: block.end - start + BitFields.padding) { bytes in
      BitFields.load(bytes, at: 0, width: gapWidth, count: count, into: &block.articles)
      BitFields.load(
        bytes, at: count * gapWidth, width: frequencyWidth, count: count, into: &block.frequencies)
    }
    let next = Self.sum(
      &block.articles, count: count, from: Int(block.base), incrementing: &block.frequencies)
    // They ascend.
    guard next <= articleLimit else {
      throw list.corruption("article \(next - 1) of \(articleLimit)", at: block.start)
    }
    block.last = block.articles[count - 1]
    block.hasArticles = true
    block.hasFrequencies = true
  }

  /// Turns the first `count` of `gaps` into articles from `base` on, and adds 1 to as many `frequencies`; returns what
  /// follows the last article.
  private static func sum(
    _ gaps: inout [UInt32], count: Int, from base: Int, incrementing frequencies: inout [UInt32]
  ) -> Int {
    var articles = gaps.mutableSpan
    var frequencies = frequencies.mutableSpan
    var next = base
    for index in 0..<count {
      next &+= Int(articles[index])
      articles[index] = UInt32(truncatingIfNeeded: next)
      frequencies[index] &+= 1
      next &+= 1
    }
    return next
  }
}
