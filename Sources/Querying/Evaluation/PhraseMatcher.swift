import Kernels
import Postings
import Segments

/// A phrase of single words, word by word over a window.
///
/// First the articles that hold all words, rarest word first, save words that a third of all articles
/// hold. Then where the word that occurs least stands in them, and of these places those that have the
/// other words beside them: each step is one pass over ascending places.
final class PhraseMatcher: WindowMatcher {
  let cost: Int
  private let weight: Double
  /// What narrows down the articles, rarest first.
  private var filters: [PostingsCursor]
  private var phrase: PhraseWords
  private let field: Query.Field
  private let columns: ArticleColumns
  private var candidates: [UInt32] = []
  /// Occurrences in the window's articles, kept for scoring; valid for `found`.
  private var counts: [UInt32]
  private let memory: WindowMemory
  private var found = BitWindow()
  /// The window that `found` is of.
  private var evaluated = UInt32.max

  /// - Parameters:
  ///   - words: the lists of the phrase's words in order, all in one field.
  ///   - filters: lists that hold every article with the phrase.
  ///   - weight: the idf by which scores are multiplied.
  init(
    _ words: [PostingsList], filters: [PostingsList], field: Query.Field, columns: ArticleColumns,
    weight: Double, memory: WindowMemory
  ) {
    // Verifying costs more than decoding, so a phrase comes after words of the same rarity.
    cost = (filters.map(\.entry.articles).min() ?? 0) * 4
    phrase = PhraseWords(words)
    self.filters = PhraseWords.narrow(filters, among: words).map { PostingsCursor($0) }
    self.field = field
    self.columns = columns
    self.weight = weight
    self.memory = memory
    counts = memory.take()
  }

  deinit { memory.give(counts) }

  func nextCandidate(from article: UInt32) throws -> UInt32 {
    var target = article
    for index in filters.indices {
      target = max(target, try filters[index].lowerBound(from: target))
    }
    return target
  }

  func collect(into window: inout BitWindow, from base: UInt32) throws {
    try findCandidates(from: base)
    try match(from: base)
    window.formUnion(found)
  }

  /// Puts the articles that hold all words to `candidates`.
  private func findCandidates(from base: UInt32) throws {
    candidates.removeAll(keepingCapacity: true)
    if filters[0].articlesInWindow <= Self.fewArticles {
      try filters[0].append(from: base, to: &candidates)
      for index in 1..<filters.count where !candidates.isEmpty {
        try filters[index].restrict(&candidates)
      }
    } else {
      var matches = BitWindow()
      try filters[0].collect(from: base, into: &matches)
      for index in 1..<filters.count where !matches.isEmpty {
        try filters[index].restrict(&matches, from: base)
      }
      matches.forEach { candidates.append(base &+ UInt32($0)) }
    }
  }

  func collect(
    into window: inout BitWindow, from base: UInt32, above bar: Double, _ scoring: Scoring,
    counting: MatchCounting
  ) throws -> Int {
    guard counting.isNone, bar > 0 else {
      return try collectByWindow(into: &window, from: base, above: bar, scoring, counting: counting)
    }
    if try Scoring.mayExceed(bound(from: base, scoring), bar) {
      try collect(from: base, PhraseBar(bar, scoring, weight: weight))
      window.formUnion(found)
    }
    return 0
  }

  /// Finds the matches that may score more than the bar, and perhaps others.
  ///
  /// A phrase occurs no more often than each of its words, so frequencies tell of most articles that they cannot pass
  /// before any position is read.
  private func collect(from base: UInt32, _ bar: PhraseBar) throws {
    candidates.removeAll(keepingCapacity: true)
    try columns.withLengths(from: base) { lengths in
      var matches = BitWindow()
      try filters[0].forEachStretch(from: base) { articles, frequencies, range in
        for index in range {
          let offset = Int(articles[index] &- base)
          if bar.mayBePassed(frequencies[index], lengths, offset) { matches.insert(offset) }
        }
      }
      for index in 1..<filters.count where !matches.isEmpty {
        try filters[index].restrict(&matches, from: base)
      }
      matches.forEach { candidates.append(base &+ UInt32($0)) }
      try match(from: base) { places, articles in
        for index in 0..<places.count
        where !bar.mayBePassed(places.frequency(index), lengths, Int(articles[index] &- base)) {
          places.forget(index)
        }
      }
    }
  }

  func restrict(_ window: inout BitWindow, from base: UInt32) throws {
    for index in filters.indices where !window.isEmpty {
      try filters[index].restrict(&window, from: base)
    }
    candidates.removeAll(keepingCapacity: true)
    window.forEach { candidates.append(base &+ UInt32($0)) }
    try match(from: base)
    window.assign(found)
  }

  /// Up to so many articles in a window are looked up one by one in the other lists.
  private static let fewArticles = 40

  /// Finds those of the candidates, which hold all words, that hold the phrase.
  ///
  /// - Parameter forget: takes out articles whose positions need not be read, of those given; called for each word.
  private func match(
    from base: UInt32, forget: (inout PositionPlaces, [UInt32]) -> Void = { _, _ in }
  ) throws {
    found.removeAll()
    evaluated = base
    guard !candidates.isEmpty else { return }
    try phrase.find(in: candidates, count: candidates.count, forget: forget)
    if phrase.starts.count > 0 { try count(from: base) }
  }

  /// Counts the starts of each article that lie within one zone and within the field.
  private func count(from base: UInt32) throws {
    let (starts, length, field) = (phrase.starts, phrase.count, field)
    try columns.withTitles(from: base) { title in
      var previous = UInt32.max
      var zones = Zones()
      for index in 0..<starts.count {
        let article = starts.article(index)
        if article != previous {
          zones = Zones(title(article), field: field)
          previous = article
        }
        let start = starts.position(index)
        guard zones.contain(start..<(start + length)) else { continue }
        let offset = Int(article &- base)
        if found.contains(offset) {
          counts[offset] &+= 1
        } else {
          found.insert(offset)
          counts[offset] = 1
        }
      }
    }
  }

  func bound(from base: UInt32, _ scoring: Scoring) throws -> Double {
    // A phrase occurs no more often than the word that occurs least.
    try scoring.bound(of: &phrase.rarestCursor, weight: weight, from: base)
  }

  func addScores(to window: inout ScoreWindow, of matches: borrowing BitWindow) throws {
    guard weight > 0 else { return }
    var scored = matches.copy()
    if window.base != evaluated { try restrict(&scored, from: window.base) }
    scored.formIntersection(found)
    window.add(counts, of: scored, weight: weight)
  }
}
