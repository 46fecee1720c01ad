/// Does work on a stream of inputs with several workers; results are consumed in input order.
///
/// Each worker is used by one task at a time; what it accumulates needs no lock. At most
/// `workers + most` inputs are under way, so memory is bounded. With one worker everything runs on the
/// calling task.
struct OrderedPipeline<Worker: Sendable, Input: Sendable, Output: Sendable> {
  let workers: [Worker]
  /// So many results may wait for the one that comes before them.
  let most: Int
  let work: @Sendable (Worker, Input) throws -> Output

  /// - Parameter most: results that may wait for an earlier one; as many as there are workers if it is nil.
  init(
    workers: [Worker], most: Int? = nil, work: @escaping @Sendable (Worker, Input) throws -> Output
  ) {
    self.workers = workers
    self.most = most ?? workers.count
    self.work = work
  }

  private struct Done: Sendable {
    let sequence: Int
    let worker: Int
    let output: Output
  }

  func run(
    next: () throws -> Input?, consume: (Output) throws -> Void
  ) async throws {
    if workers.count == 1, let worker = workers.first {
      while let input = try next() {
        try Task.checkCancellation()
        try consume(try work(worker, input))
      }
      return
    }
    try await withThrowingTaskGroup(of: Done.self) { group in
      var free = Array(workers.indices)
      var early: [Int: Output] = [:]
      var started = 0
      var consumed = 0
      var ahead = try next()
      while true {
        try Task.checkCancellation()
        while let input = ahead, early.count < most, let index = free.popLast() {
          let sequence = started
          group.addTask {
            Done(sequence: sequence, worker: index, output: try work(workers[index], input))
          }
          started += 1
          ahead = try next()
        }
        guard let done = try await group.next() else { break }
        free.append(done.worker)
        early[done.sequence] = done.output
        while let output = early.removeValue(forKey: consumed) {
          try consume(output)
          consumed += 1
        }
      }
    }
  }
}
