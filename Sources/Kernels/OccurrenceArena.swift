import CKernels

/// The inverted lists of a part of the corpus, in memory: for each term the places where it occurs.
///
/// Occurrences are appended to one byte string a term as they come, articles ascending and positions
/// ascending within an article (`OccurrenceCode`).
///
/// The end of each string stands in the state of its term, one cache line, and goes to the arena when that
/// is full: an occurrence mostly touches nothing else, and a rare term needs no chunk. Not thread-safe.
///
/// Properties are exempt from the runtime's check for exclusive use, which took a fifth of a build: each
/// is touched by one method at a time, and no method calls out while it changes them.
@safe package final class OccurrenceArena {
  private let terms = TermTable()
  @exclusivity(unchecked) private var chains: ChainArena
  @exclusivity(unchecked) private var states = Regions(forLookUps: true)
  @exclusivity(unchecked) private var prepared = 0
  /// The terms in byte order, if `sortTerms` was called.
  @exclusivity(unchecked) private var order: [UInt32]?
  /// Marks of the tokens of texts; nil where none are wanted.
  @exclusivity(unchecked) private var marks: TermMarks?
  /// Term numbers of a block on their way.
  @exclusivity(unchecked) private let numbers: UnsafeMutablePointer<UInt32>

  /// An empty arena; occurrences take the memory of `spent` as long as there is some.
  package init(spent: SpentRegions? = nil) {
    unsafe chains = ChainArena(spent: spent)
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

  /// The number of a term, for `add` with a number; until the arena is emptied.
  package func number(of term: Span<UInt8>) -> UInt32 {
    let number = terms.number(of: term)
    prepare()
    return number
  }

  /// Adds an occurrence of a term; (article, position) ascend for each.
  package func add(_ number: UInt32, article: UInt32, position: UInt32) {
    unsafe state(number).pointee.add(article: article, position: position, chains: &chains)
  }

  /// Adds occurrences of terms, one behind the other from position 0 on; articles ascend.
  package func add(_ numbers: Span<UInt32>, article: UInt32) {
    let regions = unsafe states.starts
    for index in numbers.indices {
      let state = unsafe TermState.place(of: numbers[index], in: regions)
      unsafe state.pointee.add(
        article: article, position: UInt32(truncatingIfNeeded: index), chains: &chains)
    }
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
    unsafe terms.number(ranges, of: text, into: numbers, states: knownStates)
    prepare()
    unsafe marks?.add(UnsafeBufferPointer(start: numbers, count: ranges.count))
    let regions = unsafe states.starts
    for index in 0..<ranges.count {
      let state = unsafe TermState.place(of: numbers[index], in: regions)
      unsafe state.pointee.add(
        article: article, position: firstPosition &+ UInt32(truncatingIfNeeded: index),
        chains: &chains)
    }
  }

  /// Begins to write down which of the terms so far most frequent the tokens of texts are, which `takeMarks` tells.
  ///
  /// - Parameters:
  ///   - most: so many terms at most, 255 or fewer.
  ///   - isWanted: whether a term may be among them.
  /// - Returns: the terms, whose marks are their numbers from 1.
  /// - Complexity: O(n log n) in the terms that can be marked (`TermMarks.terms`).
  package func markMostFrequent(
    _ most: Int, where isWanted: ([UInt8]) -> Bool
  ) -> [[UInt8]] {
    let count = min(termCount, TermMarks.terms)
    let byteCounts = (0..<count).map { number in
      unsafe state(UInt32(number)).pointee.byteCount(in: chains)
    }
    var (numbers, found): ([UInt32], [[UInt8]]) = ([], [])
    for number in (0..<count).sorted(by: { (byteCounts[$1], $0) < (byteCounts[$0], $1) }) {
      guard found.count < most else { break }
      let term = terms.withTerm(UInt32(number)) { [UInt8](copying: $0) }
      guard isWanted(term) else { continue }
      numbers.append(UInt32(number))
      found.append(term)
    }
    if unsafe marks == nil { unsafe marks = TermMarks() }
    unsafe marks?.mark(numbers)
    return found
  }

  /// The marks of the tokens of texts since the last call, 0 for a token that has none.
  package func takeMarks() -> [UInt8] { unsafe marks?.take() ?? [] }

  /// Ends what `markMostFrequent` began.
  package func forgetMarks() { unsafe marks = nil }

  /// All terms in byte order, for reading what the arena holds; nothing may be added meanwhile.
  package func sortedTerms() -> SortedTerms {
    unsafe chains.settle()
    return unsafe SortedTerms(arena: self, numbers: order ?? terms.sortedNumbers())
  }

  /// Does most of the work of `sortedTerms` now; nothing may be added after that.
  package func sortTerms() { unsafe order = terms.sortedNumbers() }

  /// Terms in byte order, each with its byte string in pieces.
  @safe package struct SortedTerms {
    private let arena: OccurrenceArena
    private let numbers: [UInt32]
    private var next = 0
    private var rest = ChainArena.Rest()
    /// What of the piece at hand has not been read.
    private var piece = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    /// Whether that is the end of the byte string.
    private var isEnd = true

    fileprivate init(arena: OccurrenceArena, numbers: [UInt32]) {
      self.arena = arena
      self.numbers = numbers
    }

    /// How much of the arena is before the term after this one, in bytes of memory: about, for progress.
    package var bytesLeft: Int {
      numbers.isEmpty ? 0 : unsafe arena.chains.byteCount / numbers.count * (numbers.count - next)
    }

    /// Moves to the next term: replaces `term`, and gives the number of its articles; nil at the end.
    package mutating func advance(_ term: inout [UInt8]) -> Int? {
      guard next < numbers.count else { return nil }
      let number = numbers[next]
      prefetchTerms()
      next += 1
      arena.terms.withTerm(number) { name in
        term.removeAll(keepingCapacity: true)
        term.append(copying: name)
      }
      let state = unsafe arena.state(number)
      unsafe rest = state.pointee.rest(in: arena.chains)
      isEnd = false
      nextPiece()
      return unsafe Int(state.pointee.articles)
    }

    /// Bytes of the term's string; O(chunks).
    package var byteCount: Int {
      guard next > 0 else { return 0 }
      return unsafe arena.state(numbers[next - 1]).pointee.byteCount(in: arena.chains)
    }

    /// Appends all that is left of the term's string to `bytes`.
    package mutating func read(to bytes: inout [UInt8]) {
      while unsafe !piece.isEmpty {
        unsafe bytes.append(contentsOf: piece)
        nextPiece()
      }
    }

    /// Reads the first article of the term.
    package mutating func begin() -> OccurrencePlace {
      var place = OccurrencePlace()
      unsafe drop(place.begin(Span(_unsafeBytes: piece)))
      return place
    }

    /// Appends the term's articles from `place` on to `lists`, as `OccurrencePlace.take` does, straight from
    /// where they are.
    package mutating func take(
      _ place: inout OccurrencePlace, below bound: UInt32, limit: Int,
      into lists: inout OccurrenceLists
    ) {
      var isDone = false
      while !isDone {
        let wasEnd = isEnd
        isDone = unsafe place.take(
          Span(_unsafeBytes: piece), isEnd: wasEnd, below: bound, limit: limit, into: &lists)
        drop(place.consumed)
        if wasEnd { return }
      }
    }

    /// Leaves out what has been read.
    private mutating func drop(_ count: Int) {
      unsafe piece = UnsafeRawBufferPointer(rebasing: piece[count...])
      if unsafe piece.isEmpty { nextPiece() }
    }

    /// Moves to the next chunk, then to what is behind the last one.
    ///
    /// A code lies in one piece whole.
    private mutating func nextPiece() {
      guard !isEnd else {
        unsafe piece = UnsafeRawBufferPointer(start: nil, count: 0)
        return
      }
      let state = unsafe arena.state(numbers[next - 1])
      if rest.isEmpty {
        unsafe piece = TermState.ending(state)
        isEnd = true
      } else {
        unsafe piece = state.pointee.chunk(&rest, in: arena.chains)
      }
    }

    /// So many terms ahead their states and names are fetched, half as many their chunks.
    private static let distance = 8

    /// Begins to fetch what terms soon to come have in memory: one after the other they stand anywhere.
    private func prefetchTerms() {
      let (near, far) = (next + Self.distance / 2, next + Self.distance)
      if far < numbers.count {
        unsafe prefetch(arena.state(numbers[far]))
        arena.terms.prefetchTerm(numbers[far])
      }
      if near < numbers.count {
        unsafe arena.state(numbers[near]).pointee.prefetch(in: arena.chains)
      }
    }
  }

  /// Forgets everything and keeps the memory.
  package func removeAll() {
    terms.removeAll()
    unsafe chains.removeAll()
    unsafe states.removeAll()
    unsafe prepared = 0
    unsafe order = nil
    forgetMarks()
  }

  /// Where the states stand, as a look-up wants it.
  private var knownStates: ckernels_states {
    let starts = unsafe UnsafeRawPointer(states.starts)
    return unsafe ckernels_states(
      regions: starts.assumingMemoryBound(to: UnsafeMutablePointer<UInt8>?.self),
      bits: UInt32(TermState.regionBits))
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
