import Articles
import Bytes
import Kernels
import Segments

/// Puts all articles of a corpus in the order of their numbers, in bounded memory.
///
/// Articles gather in one arena; when it is full they are sorted and spilled as a run of blocks. What is in the arena at the
/// end is merged from there.
final class ArticleSorter {
  private let path: String
  /// Bytes that may be held.
  private(set) var capacity: Int
  private var arena: ByteStore
  private var places: [Place] = []
  private var file: OutputFile?
  private var runs: [ArticleRun.Table] = []
  private let zstandard = Zstandard()

  /// A record in the arena, with what orders most of them: see `PublicationDate.<`.
  private struct Place {
    /// The class of the date, eight bits, and its start, as many seconds as 56 bits hold.
    let date: UInt64
    let days: UInt32
    let start: Int

    static let byteCount = MemoryLayout<Place>.stride

    init(_ published: PublicationDate, start: Int) {
      let seconds = UInt64(bitPattern: published.start &+ 1 << 55) & (1 << 56 - 1)
      date = UInt64(published.precision.rawValue) << 56 | seconds
      days = UInt32(clamping: published.days)
      self.start = start
    }
  }

  /// - Parameters:
  ///   - path: of the scratch file, made only if memory does not suffice.
  ///   - memory: bytes that may be held.
  init(path: String, memory: Int) {
    self.path = path
    capacity = memory
    arena = ByteStore(capacity: memory)
  }

  /// Bytes that stay in memory until all articles are given out.
  var heldBytes: Int {
    let blocks = 2 * ArticleRun.blockBytes * min(runs.count, mostRuns)
    return keepsRest ? blocks + arena.takenBytes + 2 * Place.byteCount * places.count : blocks
  }

  /// So many runs are merged at a time: each takes blocks of memory.
  private var mostRuns: Int { max(8, capacity / (4 * ArticleRun.blockBytes)) }

  /// Whether what is in the arena stays there: a merge of many runs into longer ones needs the memory.
  private var keepsRest: Bool { runs.count < mostRuns }

  /// Takes less memory from now on; what is held beyond that is spilled and given back.
  func shrink(to memory: Int) throws {
    guard memory < capacity else { return }
    capacity = memory
    guard arena.capacity > memory else { return }
    if !places.isEmpty { try spill() }
    arena = ByteStore(capacity: memory)
  }

  /// Adds articles of a batch, which has been filled, by their numbers in it.
  ///
  /// - Parameter arrival: the place of the first of them in the order of arrival.
  func add(_ numbers: Range<Int>, of batch: ArticleBatch, arrival: UInt64) throws {
    var first = numbers.lowerBound
    while first < numbers.upperBound {
      let end = endOfRoom(first..<numbers.upperBound, of: batch)
      if first < end {
        append(first..<end, of: batch, arrival: arrival + UInt64(first - numbers.lowerBound))
      }
      if end < numbers.upperBound { try spill() }
      first = end
    }
  }

  /// Their records stand end to end there, too.
  private func append(_ numbers: Range<Int>, of batch: ArticleBatch, arrival: UInt64) {
    let start = batch.articles[numbers.lowerBound].record.lowerBound
    let end = batch.articles[numbers.upperBound - 1].record.upperBound
    let shift = arena.count - start
    arena.append(batch.bytes.span.extracting(start..<end))
    for number in numbers {
      let article = batch.articles[number]
      let place = article.record.lowerBound + shift
      arena.put(
        arrival + UInt64(number - numbers.lowerBound), at: place + ArticleRecord.arrivalOffset)
      places.append(Place(article.published, start: place))
    }
  }

  /// How many of a batch's articles there is room for, at least one where nothing is held.
  private func endOfRoom(_ numbers: Range<Int>, of batch: ArticleBatch) -> Int {
    var held = arena.count + Place.byteCount * places.count
    for number in numbers {
      held += batch.articles[number].record.count + Place.byteCount
      let isFirst = places.isEmpty && number == numbers.lowerBound
      if held > capacity, !isFirst { return number }
    }
    return numbers.upperBound
  }

  /// Adds an article's record.
  func add(_ record: Span<UInt8>, published: PublicationDate) throws {
    let held = arena.count + Place.byteCount * places.count
    if held + record.count > capacity, !places.isEmpty { try spill() }
    places.append(Place(published, start: arena.count))
    arena.append(record)
  }

  /// Ends the input and gives the articles in order.
  func finish() throws -> ArticleOrder {
    if file != nil, !keepsRest {
      if !places.isEmpty { try spill() }
      arena = ByteStore(capacity: 0)
    }
    let held = HeldArticles(arena, order: sortedStarts())
    places = []
    arena = ByteStore(capacity: 0)
    guard let file else { return ArticleOrder(held) }
    try mergeRuns(in: file, downTo: mostRuns)
    return ArticleOrder(readers(of: runs[...], in: file), file: file, with: held)
  }

  private func spill() throws {
    let output: OutputFile
    if let file { output = file } else { output = try OutputFile(creating: path) }
    file = output
    var run = ArticleRunWriter(
      file: output, zstandard: zstandard,
      isPacked: ArticleRun.isPacked(after: runs.count, records: places.count, of: arena.count))
    for start in sortedStarts() {
      try Task.checkCancellation()
      try arena.withBytes { bytes in
        try run.append(bytes.extracting(ArticleRecordLayout(bytes, at: start).range))
      }
    }
    runs.append(try run.finish())
    arena.removeAll()
    places.removeAll(keepingCapacity: true)
  }

  /// Merges runs until no more than `limit` are left, since each takes a block of memory in a merge.
  private func mergeRuns(in file: OutputFile, downTo limit: Int) throws {
    while runs.count > limit {
      let count = min(limit, runs.count - limit + 1)
      var merge = RunMerge(readers(of: runs[..<count], in: file).map(ArticleSource.spilled))
      var run = ArticleRunWriter(file: file, zstandard: zstandard, isPacked: true)
      while let article = try merge.next() {
        try Task.checkCancellation()
        try run.append(article.record.span)
      }
      runs.removeFirst(count)
      runs.append(try run.finish())
    }
  }

  private func readers(
    of runs: ArraySlice<ArticleRun.Table>, in file: OutputFile
  ) -> [ArticleRun] {
    runs.map { ArticleRun(file: file, table: $0, zstandard: zstandard) }
  }

  /// The starts of the records in the order of their articles.
  private func sortedStarts() -> [Int] {
    let arena = arena
    places.sort { left, right in
      if left.date != right.date { return left.date < right.date }
      if left.days != right.days { return left.days < right.days }
      return arena.withBytes { ArticleRecord.precedes($0, left.start, right.start) }
    }
    return places.map(\.start)
  }
}
