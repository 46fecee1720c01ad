import Bytes
import Kernels
import Postings

/// Checks the pairs of frequent words of a segment: the dictionary and the lists, which pairs have one, then each count
/// against the positions of the words.
struct PairCheck {
  private let segment: Segment
  /// The words that should be frequent, in byte order, and their lists.
  private let frequent: [FrequentWords.Word]
  private let words: [PostingsList]
  private let choice: PairChoice
  /// How many pairs there should be, if they are another segment's.
  private let takenCount: Int?
  private(set) var problems: [IndexProblem] = []
  /// The numbers of the pairs that there may be: first * words + second.
  private var numbers: [[UInt8]: Int] = [:]
  /// For each pair that there is its list.
  private var lists: [PostingsList?]

  /// - Parameter frequent: from the dictionary of all words, whose lists have been checked.
  init(_ segment: Segment, frequent: FrequentWords) throws {
    self.segment = segment
    takenCount = try segment.pairs.takenCount()
    let taken = try takenCount.map { _ in try TakenPairs(segment.pairs) }
    let frequent = try taken?.words(in: segment.dictionary) ?? frequent
    let inOrder = frequent.inOrder
    self.frequent = inOrder
    words = try inOrder.map { try segment.list($0.entry) }
    choice =
      try taken.map { PairChoice($0, words: frequent) }
      ?? PairChoice(
        frequent, lists: words, columns: segment.columns, files: segment.description.files)
    lists = [PostingsList?](repeating: nil, count: inOrder.count * inOrder.count)
    for pair in choice.pairs {
      numbers[PairsFormat.key(inOrder[pair.first].term, inOrder[pair.second].term)] =
        pair.first * inOrder.count + pair.second
    }
  }

  /// Walks every list; O(tokens).
  mutating func run() throws {
    try checkDictionary()
    // Lists of other words than these would say so for every article.
    if problems.isEmpty { try checkContents() }
  }

  private mutating func checkDictionary() throws {
    let dictionary = segment.pairs.dictionary
    var cursor = try dictionary.terms(from: [])
    var words: [FrequentWords.Word] = []
    var previous: [UInt8]?
    var (count, occurrences, end, pairs) = (0, 0, 0, 0)
    while let (term, entry) = try cursor.next() {
      if let previous, !previous.lexicographicallyPrecedes(term) {
        report("the terms \(shown(previous)) and \(shown(term)) are out of order")
      }
      if entry.postings.lowerBound != end || entry.positions.upperBound != 0 {
        report("the list of \(shown(term)) does not follow the one before")
      }
      if term.first == PairsFormat.wordPrefix {
        words.append((Array(term.dropFirst()), entry))
        if !entry.postings.isEmpty { report("the frequent word \(shown(term)) has a list") }
      } else if term == PairsFormat.takenKey {
        if entry != PairsFormat.takenEntry(pairs, end: end) {
          report("there are \(pairs) pairs, not \(takenCount ?? 0) as another segment has")
        }
      } else {
        try checkList(term, entry)
        pairs += 1
      }
      end = entry.postings.upperBound
      count += 1
      occurrences += entry.occurrences
      previous = term
    }
    if count != dictionary.termCount || occurrences != dictionary.occurrences {
      report("the dictionary says \(dictionary.termCount) terms, there are \(count)")
    }
    if end + PostingsFormat.paddingBytes != segment.pairs.listBytes {
      report("the file of lists holds more than the dictionary's pairs")
    }
    checkWords(words)
  }

  private mutating func checkWords(_ words: [FrequentWords.Word]) {
    let listed = Set(words.map(\.term))
    for word in frequent where !listed.contains(word.term) {
      report("the frequent word \(shown(word.term)) is missing")
    }
    let known = Dictionary(uniqueKeysWithValues: frequent.map { ($0.term, $0.entry) })
    for word in words {
      guard let entry = known[word.term] else {
        report(
          takenCount == nil
            ? "\(shown(word.term)) is not one of the \(frequent.count) most frequent words"
            : "\(shown(word.term)) does not occur")
        continue
      }
      if entry.articles != word.entry.articles || entry.occurrences != word.entry.occurrences {
        report("the frequent word \(shown(word.term)) has other counts in \(name(.terms))")
      }
    }
  }

  private mutating func checkList(_ term: [UInt8], _ entry: TermEntry) throws {
    guard let number = numbers[term] else {
      return report("\(shown(term)) is no pair that should have a list")
    }
    let list = try segment.pairs.list(entry)
    lists[number] = list
    var cursor = PostingsCursor(list)
    var (articles, occurrences) = (0, 0)
    var previous: UInt32?
    while case let article = try cursor.advance(to: previous.map { $0 + 1 } ?? 0),
      article != PostingsCursor.end
    {
      if let previous, previous >= article {
        return report("articles of \(shown(term)) do not ascend")
      }
      let frequency = try cursor.frequency()
      if let impacts = try cursor.impacts(),
        !impacts.cover(frequency: frequency, length: try segment.columns.length(article))
      {
        report("the bounds of \(shown(term)) do not hold in article \(article)")
      }
      articles += 1
      occurrences += Int(frequency)
      previous = article
    }
    if articles != entry.articles || occurrences != entry.occurrences {
      report("the entry of \(shown(term)) does not count what its list holds")
    }
  }

  /// Finds the pairs anew; the lists must hold each of them and nothing else.
  private mutating func checkContents() throws {
    var cursors = lists.map { $0.map { PostingsCursor($0) } }
    var articles = lists.map { _ in 0 }
    var scan = PairScan(words, columns: segment.columns, wanted: choice.wanted)
    var next: UInt32 = 0
    while Int(next) < segment.articleCount {
      let end = try PairScan.end(from: next, in: segment.columns)
      try scan.forEachPair(in: next..<end) { pair in
        let number = pair.first * frequent.count + pair.second
        articles[number] += 1
        // What the list has more than this shows in its number of articles.
        let found = try cursors[number]?.find(pair.article) ?? false
        let count = found ? Int(try cursors[number]?.frequency() ?? 0) : 0
        if count != pair.count {
          report(
            "\(shown(number)) stands \(pair.count) times in article \(pair.article), "
              + "the list says \(count)")
        }
      }
      next = end
    }
    for (number, list) in lists.enumerated() {
      guard let list, list.entry.articles > articles[number] else { continue }
      report(
        "\(shown(number)) stands in \(articles[number]) articles, the list has "
          + "\(list.entry.articles)")
    }
  }

  private mutating func report(_ problem: String) {
    if problems.count < 1000 {
      problems.append(IndexProblem(file: name(.pairterms), reason: problem))
    }
  }

  private func name(_ kind: FileKind) -> String { segment.description.fileName(kind) }

  private func shown(_ number: Int) -> String {
    shown(
      PairsFormat.key(
        frequent[number / frequent.count].term, frequent[number % frequent.count].term))
  }

  private func shown(_ term: [UInt8]) -> String {
    "'" + String(decoding: term.filter { $0 >= 0x20 }, as: UTF8.self) + "'"
  }
}
