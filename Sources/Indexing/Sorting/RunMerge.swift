import HeapModule

/// A source of elements in ascending order.
protocol SortedRun<Element> {
  associatedtype Element: Comparable
  mutating func next() throws -> Element?
}

/// Merges sorted runs through a heap of their heads.
///
/// Equal elements come in the order of the runs.
struct RunMerge<Run: SortedRun> {
  private var runs: [Run]
  private var heads = Heap<RunHead<Run.Element>>()
  private var isStarted = false

  init(_ runs: [Run]) {
    self.runs = runs
  }

  /// The smallest element that is left, nil after the last; O(log runs).
  mutating func next() throws -> Run.Element? {
    if !isStarted {
      isStarted = true
      for run in runs.indices {
        if let element = try runs[run].next() { heads.insert(RunHead(element, of: run)) }
      }
    }
    guard let smallest = heads.min else { return nil }
    if let element = try runs[smallest.run].next() {
      heads.replaceMin(with: RunHead(element, of: smallest.run))
    } else {
      heads.removeMin()
    }
    return smallest.element
  }
}

/// The next element of a run, ordered by element and then by the number of the run.
struct RunHead<Element: Comparable>: Comparable {
  let element: Element
  let run: Int

  init(_ element: Element, of run: Int) {
    self.element = element
    self.run = run
  }

  static func < (left: RunHead, right: RunHead) -> Bool {
    if left.element < right.element { return true }
    if right.element < left.element { return false }
    return left.run < right.run
  }
}
