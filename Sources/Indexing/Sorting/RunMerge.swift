/// A source of elements in ascending order.
protocol SortedRun<Element> {
  associatedtype Element: Comparable
  mutating func next() throws -> Element?
}

/// Merges sorted runs: a binary heap of their heads.
///
/// Equal elements come in the order of the runs.
struct RunMerge<Run: SortedRun> {
  private var runs: [Run]
  private var heap: [(head: Run.Element, run: Int)] = []
  private var isStarted = false

  init(_ runs: [Run]) {
    self.runs = runs
  }

  mutating func next() throws -> Run.Element? {
    if !isStarted {
      isStarted = true
      for run in runs.indices {
        if let head = try runs[run].next() {
          heap.append((head, run))
          siftUp(heap.count - 1)
        }
      }
    }
    guard let (smallest, run) = heap.first else { return nil }
    if let head = try runs[run].next() {
      heap[0] = (head, run)
    } else {
      let last = heap.removeLast()
      if heap.isEmpty { return smallest }
      heap[0] = last
    }
    siftDown(0)
    return smallest
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    if heap[left].head < heap[right].head { return true }
    if heap[right].head < heap[left].head { return false }
    return heap[left].run < heap[right].run
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0, case let parent = (child - 1) / 2, precedes(child, parent) {
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(child, smallest) { smallest = child }
      if smallest == parent { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
