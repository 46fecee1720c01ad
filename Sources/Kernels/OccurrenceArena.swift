/// The inverted lists of a part of the corpus, in memory: for each term the places where it occurs.
///
/// Occurrences are appended to one byte string a term as they come, articles ascending and positions
/// ascending within an article. Grammar of the byte string (varint = LEB128):
/// ```
/// occurrences := (Article Further*)*
/// Article     := (gap * 2 + 1):varint position:varint   gap: article - previous (the first: article)
/// Further     := (step * 2):varint                      step: position - previous position
/// ```
/// Not thread-safe.
///
/// Properties are exempt from the runtime's check for exclusive use, which took a fifth of a build: each
/// is touched by one method at a time, and no method calls out while it changes them.
@safe package final class OccurrenceArena {
  private let terms = TermTable()
  private let arena = ChainArena()
  @exclusivity(unchecked) private var states: UnsafeMutablePointer<State>
  @exclusivity(unchecked) private var capacity = 1 << 14

  private struct State {
    var chain = ChainArena.Chain()
    var lastArticle: UInt32 = 0
    var lastPosition: UInt32 = 0
    var articles: UInt32 = 0
    var occurrences: UInt32 = 0
  }

  /// An empty arena.
  package init() {
    unsafe states = .allocate(capacity: capacity)
  }

  deinit { unsafe states.deallocate() }

  /// Number of distinct terms.
  package var termCount: Int { unsafe terms.count }

  /// Bytes of memory in use.
  package var byteCount: Int {
    unsafe terms.byteCount + arena.byteCount + capacity * MemoryLayout<State>.stride
  }

  /// Adds an occurrence; (article, position) ascend for each term.
  package func add(_ term: Span<UInt8>, article: UInt32, position: UInt32) {
    let number = Int(terms.number(of: term))
    if unsafe number >= initialized { prepare(number) }
    let state = unsafe states + number
    if unsafe state.pointee.articles == 0 || state.pointee.lastArticle != article {
      let gap = unsafe article &- state.pointee.lastArticle
      unsafe arena.append(varint: gap &<< 1 | 1, to: &state.pointee.chain)
      unsafe arena.append(varint: position, to: &state.pointee.chain)
      unsafe state.pointee.lastArticle = article
      unsafe state.pointee.articles &+= 1
    } else {
      let step = unsafe position &- state.pointee.lastPosition
      unsafe arena.append(varint: step &<< 1, to: &state.pointee.chain)
    }
    unsafe state.pointee.lastPosition = position
    unsafe state.pointee.occurrences &+= 1
  }

  /// Calls `body(term, articles, occurrences, bytes)` for each term in byte order.
  package func forEachTerm<Failure: Error>(
    _ body: (Span<UInt8>, Int, Int, [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var bytes: [UInt8] = []
    var name: [UInt8] = []
    for number in terms.sortedNumbers() {
      let state = unsafe states[Int(number)]
      bytes.removeAll(keepingCapacity: true)
      arena.copy(state.chain, to: &bytes)
      name.removeAll(keepingCapacity: true)
      terms.withTerm(number) { term in
        for index in term.indices { name.append(term[index]) }
      }
      try body(name.span, Int(state.articles), Int(state.occurrences), bytes)
    }
  }

  /// Forgets everything and keeps the memory.
  package func removeAll() {
    terms.removeAll()
    arena.removeAll()
    unsafe initialized = 0
  }

  @exclusivity(unchecked) private var initialized = 0

  private func prepare(_ number: Int) {
    if unsafe number >= capacity {
      let grown = unsafe UnsafeMutablePointer<State>.allocate(capacity: capacity * 2)
      unsafe grown.moveInitialize(from: states, count: initialized)
      unsafe states.deallocate()
      unsafe states = grown
      unsafe capacity *= 2
    }
    unsafe (states + number).initialize(to: State())
    unsafe initialized = number + 1
  }
}
