import Articles
import Bytes
import Calendar
import Segments

/// Articles whose dates wait for others: they go to the sorter when these have come.
///
/// Dates such as 03/04/2013 wait for the end of the corpus, which tells what stands first; these articles stay in a
/// compressed scratch file. Datelines wait for the next dated articles of their file, at most for some hundred articles.
struct WaitingDates {
  private let path: String
  private let collected: DayInterval?
  private let zstandard = Zstandard()
  private var file: OutputFile?
  private var ambiguous: ArticleRunWriter?
  private var datelines = DatelineQueue()

  /// - Parameters:
  ///   - path: of the scratch file, made only if there are such articles.
  ///   - collected: the days in which the corpus was collected.
  init(path: String, collected: DayInterval?) {
    self.path = path
    self.collected = collected
  }

  /// Looks at the next article, and takes it if its date waits for others; whether it did.
  ///
  /// Articles that wait no more are given to `sorter`.
  mutating func take(
    _ article: ArticleSlice, of batch: ArticleBatch, arrival: UInt64, into sorter: ArticleSorter
  ) throws -> Bool {
    datelines.enter(batch.bytes.span.extracting(article.path))
    switch article.open {
    case .nothing:
      if article.published.precision == .day, let day = article.published.interval?.first {
        datelines.note(day)
      }
    case .order:
      try keep(ArticleRecord.bytes(article, of: batch, arrival: arrival))
    case .year(let month, let day, let notBefore):
      datelines.append(
        ArticleRecord.bytes(article, of: batch, arrival: arrival),
        year: DatelineYear(month: month, day: day), notBefore: notBefore)
    }
    while let ready = datelines.popReady() { try add(ready, to: sorter) }
    return article.open != .nothing
  }

  /// Decides about all that still waits.
  mutating func settle(order: DayMonthOrder?, into sorter: ArticleSorter) throws {
    datelines.end()
    while let ready = datelines.popReady() { try add(ready, to: sorter) }
    guard let file, let table = try ambiguous?.finish() else { return }
    let run = ArticleRun(file: file, table: table, zstandard: zstandard)
    while let article = try run.next() {
      try Task.checkCancellation()
      let published = article.published.settled(order, article.published.openOrder)
      var record = article.record
      ArticleRecord.put(published.checked(against: collected), into: &record)
      try sorter.add(record.span, published: published.checked(against: collected))
    }
    file.close()
    try Directory.removeFile(path)
  }

  private mutating func keep(_ record: [UInt8]) throws {
    if ambiguous == nil {
      let file = try OutputFile(creating: path)
      self.file = file
      ambiguous = ArticleRunWriter(file: file, zstandard: zstandard, isPacked: true)
    }
    try ambiguous?.append(record.span)
  }

  private func add(_ waiting: DatelineQueue.Waiting, to sorter: ArticleSorter) throws {
    var record = waiting.record
    var published = PublicationDate.none
    if let day = waiting.day {
      published = PublicationDate(DayInterval(day), .day, basis: .dateline)
        .checked(against: collected)
    }
    ArticleRecord.put(published, into: &record)
    try sorter.add(record.span, published: published)
  }
}

extension PublicationDate {
  /// What is open in a date that can be read in both orders, and stands as one with the day first.
  fileprivate var openOrder: OpenDate {
    guard let (year, month, day) = interval?.first.parts,
      let monthFirst = Day(year: year, month: day, day: month)
    else { return .nothing }
    return .order(monthFirst: monthFirst)
  }
}

/// Datelines that wait for the dated articles behind them, in the order of one file.
struct DatelineQueue {
  struct Waiting {
    let record: [UInt8]
    let year: DatelineYear
    let notBefore: Day?
    /// The days of the dated articles beside it.
    fileprivate var days: [Day]
    /// How many of these are still to come.
    fileprivate var missing = DatelineQueue.eachSide

    /// Its day; nil if the articles beside it do not tell the year.
    var day: Day? { year.near(days, notBefore: notBefore) }
  }

  /// How many dated articles before and behind one are asked.
  private static let eachSide = 2
  /// How much may wait.
  private static let mostArticles = 256
  private static let mostBytes = 4 << 20

  private var file: [UInt8] = []
  /// The days of the last dated articles, at most so many as are asked.
  private var before: [Day] = []
  private var waiting: [Waiting] = []
  private var first = 0
  private var bytes = 0

  /// The next article is of this file.
  mutating func enter(_ path: Span<UInt8>) {
    if path.count == file.count, path.holds(file) { return }
    end()
    before = []
    file = Array(copying: path)
  }

  /// A dated article comes.
  mutating func note(_ day: Day) {
    for index in first..<waiting.count where waiting[index].missing > 0 {
      waiting[index].days.append(day)
      waiting[index].missing -= 1
    }
    if before.count == Self.eachSide { before.removeFirst() }
    before.append(day)
  }

  /// An article with a dateline comes.
  mutating func append(_ record: [UInt8], year: DatelineYear, notBefore: Day?) {
    waiting.append(
      Waiting(record: record, year: year, notBefore: notBefore, days: before))
    bytes += record.count
  }

  /// The file ends: nothing more is to come.
  mutating func end() {
    for index in first..<waiting.count { waiting[index].missing = 0 }
  }

  /// Takes the first if nothing more is to come for it, or too much waits.
  mutating func popReady() -> Waiting? {
    guard first < waiting.count else {
      if first > 0 { waiting.removeAll(keepingCapacity: true) }
      first = 0
      return nil
    }
    let isFull = waiting.count - first > Self.mostArticles || bytes > Self.mostBytes
    guard waiting[first].missing == 0 || isFull else { return nil }
    let next = waiting[first]
    bytes -= next.record.count
    first += 1
    if first >= Self.mostArticles {
      waiting.removeFirst(first)
      first = 0
    }
    return next
  }
}

extension Span where Element == UInt8 {
  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    for index in indices where self[index] != bytes[index] { return false }
    return true
  }
}
