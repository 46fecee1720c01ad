/// Which articles were removed from a segment, and what its lists lost by that.
///
/// Grammar (integers little-endian, varint = LEB128):
/// ```
/// removed     := bits:u64{(articles + 63) / 64} Corrections{4} Trailer
/// Corrections := those of the lists in `postings`, `pairs`, `places`, `datelists`, in this order: Block* BlockIndex
/// ```
///
/// History: version 1, the first.
package enum RemovedFormat {
  /// Version of the file.
  package static let version: UInt32 = 1
}
