import Articles
import Bytes
import Kernels
import Segments

/// Puts all articles of a corpus in the order of their numbers, in bounded memory.
///
/// Articles gather in one arena; when it is full they are sorted and spilled as a run of compressed
/// blocks. What fits in the arena is never written.
final class ArticleSorter {
  private let path: String
  /// Bytes that may be held.
  private(set) var capacity: Int
  private var arena: ByteStore
  private var places: [Place] = []
  private var file: OutputFile?
  private var runs: [ArticleRun.Table] = []
  private let zstandard = Zstandard()

  /// A record in the arena, with what orders most of them.
  private struct Place {
    let published: PublicationDate
    let start: Int

    static let byteCount = MemoryLayout<Place>.stride
  }

  /// - Parameters:
  ///   - path: of the scratch file, made only if memory does not suffice.
  ///   - memory: bytes that may be held.
  init(path: String, memory: Int) {
    self.path = path
    capacity = memory
    arena = ByteStore(capacity: memory)
  }

  /// Bytes that stay in memory until all articles are given out; none if they were spilled.
  var heldBytes: Int { file == nil ? arena.count + 2 * Place.byteCount * places.count : 0 }

  /// Takes less memory from now on; what is held beyond that is spilled and given back.
  func shrink(to memory: Int) throws {
    guard memory < capacity else { return }
    capacity = memory
    guard arena.capacity > memory else { return }
    if !places.isEmpty { try spill() }
    arena = ByteStore(capacity: memory)
  }

  /// Adds an article; `arrival` is its place in the order of arrival.
  func add(_ article: ArticleSlice, of batch: ArticleBatch, arrival: UInt64) throws {
    let size = ArticleRecord.headerBytes + article.body.count + article.title.count + 4096
    try makeRoom(size, for: article.published)
    ArticleRecord.write(article, of: batch, arrival: arrival, to: arena)
  }

  /// Adds an article's record.
  func add(_ record: Span<UInt8>, published: PublicationDate) throws {
    try makeRoom(record.count, for: published)
    arena.append(record)
  }

  private func makeRoom(_ size: Int, for published: PublicationDate) throws {
    let held = arena.count + Place.byteCount * places.count
    if held + size > capacity, !places.isEmpty { try spill() }
    places.append(Place(published: published, start: arena.count))
  }

  /// Ends the input and gives the articles in order.
  func finish() throws -> ArticleOrder {
    if file == nil {
      defer { arena = ByteStore(capacity: 0) }
      return ArticleOrder(memory: arena, order: sortedStarts())
    }
    if !places.isEmpty { try spill() }
    places = []
    guard let file else { return ArticleOrder(memory: arena, order: []) }
    arena = ByteStore(capacity: 0)
    try mergeRuns(in: file, downTo: max(8, capacity / (4 * ArticleRun.blockBytes)))
    return ArticleOrder(readers(of: runs[...], in: file), file: file)
  }

  private func spill() throws {
    let output: OutputFile
    if let file { output = file } else { output = try OutputFile(creating: path) }
    file = output
    var run = ArticleRunWriter(
      file: output, zstandard: zstandard, isPacked: runs.count >= ArticleRun.plainRuns)
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
      var merge = RunMerge(readers(of: runs[..<count], in: file))
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
    return places.sorted { left, right in
      if left.published < right.published { return true }
      if right.published < left.published { return false }
      return arena.withBytes { bytes in
        let first = ArticleRecordLayout(bytes, at: left.start)
        let second = ArticleRecordLayout(bytes, at: right.start)
        let order = bytes.compare(first.id, with: second.id)
        return order != 0 ? order < 0 : first.arrival < second.arrival
      }
    }.map(\.start)
  }
}

extension Span where Element == UInt8 {
  /// Less than zero if `left` comes before `right` in byte order, more than zero if after, zero if they
  /// are equal.
  fileprivate func compare(_ left: Range<Int>, with right: Range<Int>) -> Int {
    for offset in 0..<Swift.min(left.count, right.count) {
      let difference = Int(self[left.lowerBound + offset]) - Int(self[right.lowerBound + offset])
      if difference != 0 { return difference }
    }
    return left.count - right.count
  }
}
