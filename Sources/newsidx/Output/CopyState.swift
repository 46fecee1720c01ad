import Synchronization

/// How far a copy is.
final class CopyState: Sendable {
  private let bytes = Mutex((done: 0, total: 0))

  /// Takes note of it; may be called from any thread.
  func note(done: Int, total: Int) { bytes.withLock { $0 = (done, total) } }

  /// `40.0 MB of 104.2 MB`.
  var text: String {
    let (done, total) = bytes.withLock { $0 }
    return "\(Figures.bytes(done)) of \(Figures.bytes(total))"
  }
}
