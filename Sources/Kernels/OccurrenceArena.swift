/// The inverted lists of a part of the corpus, in memory: for each term the places where it occurs.
///
/// Occurrences are appended to one byte string a term as they come, articles ascending and positions
/// ascending within an article. Grammar of the byte string (varint = LEB128):
/// ```
/// occurrences := (Article Further*)*
/// Article     := (gap * 2 + 1):varint position:varint   gap: article - previous (the first: article)
/// Further     := (step * 2):varint                      step: position - previous position
/// ```
/// The end of each string stands in the state of its term, one cache line, and goes to the arena when that
/// is full: an occurrence mostly touches nothing else, and a rare term needs no chunk. Not thread-safe.
///
/// Properties are exempt from the runtime's check for exclusive use, which took a fifth of a build: each
/// is touched by one method at a time, and no method calls out while it changes them.
@safe package final class OccurrenceArena {
  private let terms = TermTable()
  @exclusivity(unchecked) private var chains = ChainArena()
  @exclusivity(unchecked) private var states = Regions(forLookUps: true)
  @exclusivity(unchecked) private var prepared = 0
  /// Term numbers of a block on their way.
  @exclusivity(unchecked) private let numbers: UnsafeMutablePointer<UInt32>

  /// An empty arena.
  package init() {
    unsafe numbers = .allocate(capacity: TermTable.blockTerms)
  }

  deinit { unsafe numbers.deallocate() }

  /// Number of distinct terms.
  package var termCount: Int { unsafe terms.count }

  /// Bytes of memory in use.
  package var byteCount: Int {
    unsafe terms.byteCount + chains.byteCount + prepared * TermState.byteCount
  }

  /// Adds an occurrence; (article, position) ascend for each term.
  package func add(_ term: Span<UInt8>, article: UInt32, position: UInt32) {
    let number = terms.number(of: term)
    prepare()
    unsafe state(number).pointee.add(article: article, position: position, chains: &chains)
  }

  /// Adds the terms of a text, `text[ranges[0]]` at `firstPosition`, `text[ranges[1]]` at the next
  /// position, and so on.
  package func add(
    _ ranges: Span<Range<UInt32>>, of text: Span<UInt8>, article: UInt32, firstPosition: UInt32
  ) {
    var start = 0
    while start < ranges.count {
      let end = min(start + TermTable.blockTerms, ranges.count)
      addBlock(
        ranges.extracting(start..<end), of: text, article: article,
        firstPosition: firstPosition &+ UInt32(truncatingIfNeeded: start))
      start = end
    }
  }

  /// As above, and puts the numbers of the terms, in the order of first sight, to `numbers` in place of what was there.
  package func add(
    _ ranges: Span<Range<UInt32>>, of text: Span<UInt8>, article: UInt32, firstPosition: UInt32,
    numbers output: inout [UInt32]
  ) {
    output.removeAll(keepingCapacity: true)
    var start = 0
    while start < ranges.count {
      let end = min(start + TermTable.blockTerms, ranges.count)
      addBlock(
        ranges.extracting(start..<end), of: text, article: article,
        firstPosition: firstPosition &+ UInt32(truncatingIfNeeded: start))
      unsafe output.append(
        contentsOf: UnsafeBufferPointer(start: numbers, count: end - start))
      start = end
    }
  }

  private func addBlock(
    _ ranges: Span<Range<UInt32>>, of text: Span<UInt8>, article: UInt32, firstPosition: UInt32
  ) {
    let numbers = unsafe numbers
    let known = unsafe states.starts
    unsafe terms.number(ranges, of: text, into: numbers) { number in
      unsafe prefetch(TermState.place(of: number, in: known))
    }
    prepare()
    let regions = unsafe states.starts
    for index in 0..<ranges.count {
      let state = unsafe TermState.place(of: numbers[index], in: regions)
      unsafe state.pointee.add(
        article: article, position: firstPosition &+ UInt32(truncatingIfNeeded: index),
        chains: &chains)
    }
  }

  /// All terms in byte order, for reading what the arena holds; nothing may be added meanwhile.
  package func sortedTerms() -> SortedTerms {
    SortedTerms(arena: self, numbers: terms.sortedNumbers())
  }

  /// Terms in byte order, each with its byte string in pieces.
  package struct SortedTerms {
    private let arena: OccurrenceArena
    private let numbers: [UInt32]
    private var next = 0
    private var rest = ChainArena.Rest()
    private var hasRest = false

    fileprivate init(arena: OccurrenceArena, numbers: [UInt32]) {
      self.arena = arena
      self.numbers = numbers
    }

    /// How much of the arena is before the term after this one, in bytes of memory: about, for progress.
    package var bytesLeft: Int {
      numbers.isEmpty ? 0 : unsafe arena.chains.byteCount / numbers.count * (numbers.count - next)
    }

    /// Moves to the next term: replaces `term`, and gives its articles, occurrences and bytes; nil at the
    /// end.
    package mutating func advance(
      _ term: inout [UInt8]
    ) -> (articles: Int, occurrences: Int, bytes: Int)? {
      guard next < numbers.count else { return nil }
      let number = numbers[next]
      next += 1
      arena.terms.withTerm(number) { name in
        term.removeAll(keepingCapacity: true)
        term.append(copying: name)
      }
      let state = unsafe arena.state(number)
      unsafe rest = state.pointee.rest(in: arena.chains)
      hasRest = true
      return unsafe (
        Int(state.pointee.articles), Int(state.pointee.occurrences),
        state.pointee.byteCount(in: arena.chains)
      )
    }

    /// Appends the next bytes of the term's string to `bytes`: some more than `count` or all that are
    /// left.
    package mutating func read(_ count: Int, to bytes: inout [UInt8]) {
      let limit = bytes.count + count
      guard next > 0 else { return }
      let state = unsafe arena.state(numbers[next - 1])
      while hasRest, bytes.count < limit {
        unsafe hasRest = state.pointee.readChunk(&rest, from: arena.chains, to: &bytes)
      }
    }
  }

  /// Forgets everything and keeps the memory.
  package func removeAll() {
    terms.removeAll()
    unsafe chains.removeAll()
    unsafe states.removeAll()
    unsafe prepared = 0
  }

  @inline(__always)
  private func state(_ number: UInt32) -> UnsafeMutablePointer<TermState> {
    unsafe TermState.place(of: number, in: states.starts)
  }

  /// Makes states for the terms that are new.
  @inline(__always)
  private func prepare() {
    while unsafe prepared < terms.count {
      if unsafe prepared == states.count << TermState.regionBits { unsafe states.grow() }
      unsafe state(UInt32(prepared)).initialize(to: TermState())
      unsafe prepared += 1
    }
  }
}
