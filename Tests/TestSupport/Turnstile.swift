/// Lets so many tasks in at a time; the others wait in the order in which they came.
///
/// All tests begin at once, and one that waits in the middle of its work holds what it has: files, memory.
package actor Turnstile {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  package init(_ count: Int) { free = count }

  package nonisolated func pass<Result>(_ work: () async throws -> Result) async rethrows -> Result
  {
    await enter()
    do {
      let result = try await work()
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
