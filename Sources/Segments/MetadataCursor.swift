import Bytes

/// Reads the metadata of a segment and keeps the block that was unpacked last: for articles that are near each other.
package struct MetadataCursor: Sendable {
  private let metadata: Metadata
  /// The last block.
  package private(set) var block = MetadataBlock()
  /// Number of its first article.
  private var first = 0

  /// A cursor that has unpacked nothing yet.
  package init(_ metadata: Metadata) { self.metadata = metadata }

  /// The place of an article in what is `block` then.
  ///
  /// - Complexity: O(1) in the block that is there; else O(log blocks) plus unpacking one.
  package mutating func seek(_ article: UInt32, with zstandard: Zstandard) throws -> Int {
    let index = Int(article) - first
    if index >= 0, index < block.count { return index }
    let place = try metadata.place(of: article)
    block = try metadata.block(place.block, with: zstandard)
    first = Int(article) - place.index
    guard place.index < block.count else { throw metadata.nothing(of: article) }
    return place.index
  }
}
