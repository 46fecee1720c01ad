/// Reads what a segment stores of its articles and keeps the blocks that it unpacked last: for articles that ascend.
package struct ArticleReader {
  private let segment: Segment
  private let zstandard: Zstandard
  private var metadata: (block: Int, reader: MetadataReader)?
  private var bodies: (block: Int, records: [ArraySlice<UInt8>])?

  /// A reader that has unpacked nothing yet.
  package init(_ segment: Segment, with zstandard: Zstandard) {
    self.segment = segment
    self.zstandard = zstandard
  }

  /// The metadata of an article.
  ///
  /// - Complexity: O(articles since the last one) within a block; else O(log blocks) plus unpacking one.
  package mutating func metadata(of article: UInt32) throws -> ArticleMetadata {
    let place = try segment.metadata.place(of: article)
    if metadata?.block != place.block || metadata?.reader.isBehind(place.index) == true {
      metadata = (place.block, try segment.metadata.reader(ofBlock: place.block, with: zstandard))
    }
    guard let found = try metadata?.reader.article(place.index) else {
      throw segment.metadata.nothing(of: article)
    }
    return found
  }

  /// The body of an article, nil if the index holds no text.
  ///
  /// - Complexity: O(log blocks), plus unpacking one if it is not the last one's.
  package mutating func body(of article: UInt32) throws -> [UInt8]? {
    guard let text = segment.text else { return nil }
    let place = try text.place(of: article)
    if bodies?.block != place.block {
      bodies = (place.block, try text.block(place.block, with: zstandard))
    }
    guard let records = bodies?.records, place.index < records.count else {
      throw text.nothing(of: article)
    }
    return Array(records[place.index])
  }
}
