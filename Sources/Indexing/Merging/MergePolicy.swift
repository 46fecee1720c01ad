import Segments

/// Which segments are merged next.
enum MergePolicy {
  /// None yet.
  static func next(_ segments: [SegmentDescription]) -> [Int]? { nil }
}
