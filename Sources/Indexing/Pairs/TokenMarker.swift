import Kernels
import Segments
import Synchronization

/// Writes down the articles' tokens while they are inverted: marks of the words that have been the most frequent so far.
///
/// Which these are is decided anew after 32, 64, 128 … articles, so that most marks are of words that are frequent in the end.
struct TokenMarker {
  private let record: TokenRecord
  private var words: [[UInt8]] = []
  /// Articles since the occurrences were empty, and with how many the words are chosen next.
  private var articles = 0
  private var next = Self.least
  /// The first article that has not been recorded, and where those since begin and end among their marks.
  private var first: UInt32 = 0
  private var starts: [UInt32] = [0]

  private static let least = 32

  init(_ record: TokenRecord) { self.record = record }

  /// Takes note of an article of so many tokens, the last texts that were added to `occurrences`.
  mutating func add(_ article: UInt32, length: UInt32, from occurrences: OccurrenceArena) {
    guard record.isOpen else { return occurrences.forgetMarks() }
    if starts.count == 1 { first = article }
    starts.append(starts[starts.count - 1] + length)
    articles += 1
    guard articles == next else { return }
    endStretch(occurrences)
    guard record.isOpen else { return }
    words = occurrences.markMostFrequent(PairsFormat.words, where: FieldPrefix.isText)
    next *= 2
  }

  /// Hands over what is there; the articles of a stretch follow each other.
  mutating func endStretch(_ occurrences: OccurrenceArena) {
    // Whoever filled the record has nothing left to hand over, but still writes.
    guard record.isOpen else { return occurrences.forgetMarks() }
    guard starts.count > 1 else { return }
    var marks = occurrences.takeMarks()
    // Before the first choice none are written.
    if words.isEmpty { marks = [UInt8](repeating: 0, count: Int(starts[starts.count - 1])) }
    record.add(MarkedStretch(first: first, starts: starts, words: words, marks: marks))
    starts = [0]
  }

  /// The occurrences are in a run, and with them which terms have marks.
  mutating func forget() {
    words = []
    articles = 0
    next = Self.least
  }
}

/// What the workers of a build have written down of the articles' tokens, as long as there is room for all of them.
final class TokenRecord: Sendable {
  private struct State {
    var stretches: [MarkedStretch] = []
    var byteCount = 0
  }

  private let limit: Int
  private let state = Mutex(State())
  private let isFull = Atomic(false)

  /// - Parameter limit: bytes; of a larger corpus nothing is kept.
  init(limit: Int) { self.limit = limit }

  /// Whether there has been room so far.
  var isOpen: Bool { !isFull.load(ordering: .relaxed) }

  /// Bytes of memory held.
  var byteCount: Int { state.withLock { $0.byteCount } }

  func add(_ stretch: MarkedStretch) {
    state.withLock { state in
      guard isOpen else { return }
      state.stretches.append(stretch)
      state.byteCount += stretch.byteCount
      guard state.byteCount > limit else { return }
      state = State()
      isFull.store(true, ordering: .relaxed)
    }
  }

  /// All stretches, in no order; none if there was no room.
  func take() -> [MarkedStretch] {
    state.withLock { state in
      defer { state = State() }
      return state.stretches
    }
  }
}
