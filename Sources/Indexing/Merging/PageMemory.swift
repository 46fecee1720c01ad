import Segments

/// Gives back the pages of segments that a merge has passed, every few steps: they count as memory of the process.
struct PageMemory {
  private let segments: [Segment]
  private let interval: Int
  private var steps = 0

  /// - Parameter interval: steps after which pages are given back; one step should read about a megabyte.
  init(_ segments: [Segment], every interval: Int) {
    self.segments = segments
    self.interval = interval
  }

  /// Takes a step.
  mutating func step() {
    steps += 1
    if steps % interval == 0 { for segment in segments { segment.forgetPages() } }
  }
}
