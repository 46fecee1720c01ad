import Articles
import CMemory
import Places

/// How the memory that a build may take is shared out among its parts.
///
/// The budget is for the peak resident memory of the process. A fixed part goes to the program, ICU's
/// data and the buffers of readers and writers; sorting has two thirds of the rest while articles
/// are read, inversion the larger part of what sorting does not hold after that.
package struct MemoryBudget: Sendable {
  /// Smallest budget that is accepted, bytes.
  package static let smallest = 64 << 20
  package static let standard = 1 << 30

  /// The budget in bytes, at most what the machine has.
  package let bytes: Int
  /// How many threads work; fewer than were asked for if the budget is too small for them.
  package let threads: Int
  /// What sorting, lists and merging share.
  private let shared: Int

  /// - Parameters:
  ///   - finding: how places are found, if they are.
  ///   - dates: whether dates in the text are found.
  package init(
    bytes: Int, threads: Int, places finding: PlaceFinding? = nil, dates: Bool = false
  ) {
    // For code, libraries and tables: measured on a build of a handful of articles.
    let program = 28 << 20 + Self.gazetteer(of: finding)
    let perTagger = (finding == nil ? 0 : Self.perTagger) + (dates ? Self.perDateTagger : 0)
    let perThread = Self.perThread + perTagger
    let physical = cmemory_physical()
    let bytes = physical > 0 ? min(bytes, physical) : bytes
    let threads = max(1, min(threads, (bytes - program) / perThread))
    // Chunks, batches and their outputs that are under way.
    let underWay = threads == 1 ? 2 : threads + 3
    let pipeline = underWay * (5 << 20) + threads * perTagger
    self.init(bytes: bytes, threads: threads, shared: max(8 << 20, bytes - program - pipeline))
  }

  /// A budget with so much to share, however little: small ones make small corpora spill.
  init(bytes: Int, threads: Int, shared: Int) {
    self.bytes = bytes
    self.threads = threads
    self.shared = shared
  }

  /// Least memory in which sorting is worth while.
  private static let leastSorting = 4 << 20
  /// Least memory that a thread is worth.
  private static let perThread = 12 << 20

  /// What a thread holds to find places.
  private static let perTagger = 4 << 20

  /// What a thread holds to find dates and to number them: some 100 bytes for each distinct one, of which a corpus of
  /// many years has tens of thousands.
  private static let perDateTagger = 4 << 20

  /// Memory of a gazetteer, all of which a long build touches, and of what is known of its nodes.
  private static func gazetteer(of finding: PlaceFinding?) -> Int {
    guard let finding else { return 0 }
    return finding.gazetteer.withBytes { $0.count } + 12 * finding.gazetteer.nodeCount
  }

  /// The largest budget for which the process has the addresses; nil if its limit (`ulimit -v`) is none for this machine.
  ///
  /// Where addresses end, allocations fail, and with them the process, however little of the memory is used.
  package static func most(threads: Int) -> Int? {
    let limit = cmemory_address_limit()
    guard limit > 0 else { return nil }
    // One more thread wakes them. All of the limit is as much as more.
    let stack = min(cmemory_stack(), limit / (threads + 1))
    let stacks = (threads + 1) * max(0, stack - usualStack)
    let room = limit - addresses - threads * addressesPerThread - stacks
    return room >= cmemory_physical() ? nil : room
  }

  /// What a process takes beyond its budget, measured: libraries and their data, heaps, files that it maps.
  private static let addresses = 128 << 20
  /// For a stack of the usual size.
  private static let addressesPerThread = 10 << 20
  private static let usualStack = 8 << 20

  /// For the articles held by `ArticleSorter`.
  var sorting: Int { shared * 2 / 3 }
  /// The same while a decoder of the input holds `decoder` bytes; nil if that leaves too little.
  func sorting(beside decoder: Int) -> Int? {
    let room = shared * 9 / 10 - decoder
    return room < Self.leastSorting ? nil : min(sorting, room)
  }
  /// For the articles of a worker's turn: what is made of them waits for what comes before them.
  var share: Int { min(32 << 20, sorting / (4 * threads)) }
  /// The most bytes of one article.
  ///
  /// Up to the size of a stretch it is as cheap as many small ones.
  var article: Int { max(ArticleStretches.stretchBytes, bytes / ArticleLimits.memoryPerByte) }
  /// For the records of `ExternalSorter`s.
  var identities: Int { shared / 16 }
  /// For each worker's inverted lists, while sorting still holds `held` bytes.
  ///
  /// At most half of what the 32-bit addresses of an arena reach.
  func inversion(held: Int) -> Int {
    min(2 << 30, max(2 << 20, (shared - held) * 3 / 5 / threads))
  }
  /// For the tokens that are written down for the search for pairs.
  var marks: Int { shared / 8 }
  /// For each worker's lists of pairs.
  var pairs: Int { max(1 << 20, shared / 4 / threads) }
  /// How many articles of lists of places or dates are gathered at once, at five bytes each.
  ///
  /// The inverted lists are gone by then; a quarter is left for the batches that are encoded.
  var treeListArticles: Int { max(1 << 16, shared * 3 / 4 / 5) }
  /// For each of `runs` runs in a merge beside which `held` bytes are held.
  func page(runs: Int, held: Int = 0) -> Int {
    min(1 << 20, max(1 << 14, (shared - held) / 2 / max(1, runs)))
  }

  /// Makes the C library give back what is freed; to be called once before a build.
  ///
  /// Without it, buffers of up to 32 MiB come from a heap that only shrinks at its end. Buffers of a chunk or a
  /// stretch (2 MiB) stay in the heap, because mapping each anew took a tenth of a build.
  package func prepareAllocator() { cmemory_return_freed(min(64 << 20, bytes / 8)) }

  /// Peak resident memory of the process so far, bytes.
  package static var peak: Int { cmemory_peak() }
}
