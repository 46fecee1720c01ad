import Segments

/// Makes several segments one.
struct SegmentMerger {
  init(
    _ segments: [Segment], into target: NewSegment, budget: MemoryBudget,
    progress: @escaping @Sendable (BuildProgress) -> Void
  ) {}

  /// Not there yet.
  func merge() async throws -> SegmentDescription? { throw MergeMissing() }
}

struct MergeMissing: Error {}
