import Kernels
import Postings

/// Which pairs of a segment's frequent words have a list: all of function words, and of the others those that spare
/// phrases most for their bytes.
///
/// A phrase drawn from the corpus holds a pair as often as the pair occurs. Without the list the rarer word's articles are
/// looked at; with it a phrase of the pair alone is a list, of which little is read. That one phrase is so many times as
/// fast is worth as much as that another is. So a pair is worth its occurrences times the logarithm of that, by
/// what its list takes; the best are chosen until they take 64 KiB and a share of the bytes of all lists. Pairs are counted in
/// a sample of the articles. The choice depends on the segment's lists alone, so `check` makes it again.
///
/// Or those of another segment (`TakenPairs`), and all of function words: then `check` knows how many there should be.
package struct PairChoice: Sendable {
  /// The pairs by marks: the words' numbers in byte order, from 1.
  package let wanted: PairSet
  /// The chosen pairs as numbers of words, first word by first word.
  package let pairs: [(first: Int, second: Int)]

  /// Makes the choice.
  ///
  /// - Parameters:
  ///   - words: the frequent words of the segment.
  ///   - lists: those of the words in byte order.
  ///   - files: of the segment, with those of all lists and their positions.
  ///   - tokens: those of the articles, as far as they are known.
  ///   - least: bytes for pairs that are not of function words alone, whatever the size of the lists.
  ///   - forgetPages: called every now and then; what has been read of the lists is not needed any more.
  /// - Throws: `IndexCorruption`.
  /// - Complexity: O(tokens of the sample + words²).
  package init(
    _ words: FrequentWords, lists: [PostingsList], columns: ArticleColumns,
    files: [SegmentDescription.File], tokens: MarkedTokens? = nil,
    least: Int = PairsFormat.leastBytes, forgetPages: () -> Void = {}
  ) throws {
    let inOrder = words.inOrder
    let isFunctionWord = words.areFunctionWords
    let sample = try PairSample(
      lists, columns: columns, tokens: tokens, forgetPages: forgetPages)
    var chosen = PairSet.none
    var worth: [(worth: Double, bytes: Double, number: Int)] = []
    for (first, one) in inOrder.enumerated() {
      for (second, other) in inOrder.enumerated() {
        let number = PairSet.number(first + 1, second + 1)
        if isFunctionWord[first] && isFunctionWord[second] {
          chosen.insert(number)
        } else if let estimate = sample.estimate(
          number, rarer: min(one.entry.articles, other.entry.articles), of: columns.count)
        {
          worth.append((estimate.worth, estimate.bytes, number))
        }
      }
    }
    worth.sort { ($0.worth, $1.number) > ($1.worth, $0.number) }
    let listBytes = files.filter { $0.kind == .postings || $0.kind == .positions }
      .reduce(0) { $0 + $1.bytes }
    var left = Double(least) + Double(listBytes) * Self.share
    for pair in worth where pair.worth > 0 {
      left -= pair.bytes
      guard left >= 0 else { break }
      chosen.insert(pair.number)
    }
    self.init(chosen, of: inOrder.count)
  }

  /// The choice of another segment.
  ///
  /// - Parameters:
  ///   - taken: what that lists.
  ///   - words: those of its words that the segment has.
  /// - Complexity: O(pairs + function words²).
  package init(_ taken: TakenPairs, words: FrequentWords) {
    let inOrder = words.inOrder
    let numbers = Dictionary(zip(inOrder.map(\.term), 0...)) { first, _ in first }
    let found = taken.words.map { numbers[$0] }
    var chosen = PairSet.none
    for pair in taken.pairs {
      guard let first = found[pair.first], let second = found[pair.second] else { continue }
      chosen.insert(PairSet.number(first + 1, second + 1))
    }
    let isFunctionWord = words.areFunctionWords
    for first in isFunctionWord.indices where isFunctionWord[first] {
      for second in isFunctionWord.indices where isFunctionWord[second] {
        chosen.insert(PairSet.number(first + 1, second + 1))
      }
    }
    self.init(chosen, of: inOrder.count)
  }

  private init(_ chosen: PairSet, of words: Int) {
    wanted = chosen
    pairs = (0..<words).flatMap { first in
      (0..<words).filter { chosen.contains(PairSet.number(first + 1, $0 + 1)) }
        .map { (first, $0) }
    }
  }

  /// Bytes for these pairs by those of all lists of words.
  private static let share = 0.05
}

/// In how many articles of a sample two words are neighbours, and how often.
private struct PairSample {
  private struct Count {
    var articles: UInt32 = 0
    var occurrences: UInt32 = 0
    /// The last of the articles, plus one.
    var last: UInt32 = 0
  }

  /// By the pair's number.
  private var counts = [Count](repeating: Count(), count: PairSet.pairs)
  /// How many times as large as the sample the segment is.
  private var scale = 1.0

  /// Articles that are looked at side by side.
  private static let group = 64
  /// About so many articles are looked at; of fewer than twice as many, all.
  private static let size = 8192

  /// After so many groups pages are forgotten: some lists of each are touched, a few pages of each.
  private static let groupsRemembered = 16

  init(
    _ lists: [PostingsList], columns: ArticleColumns, tokens: MarkedTokens?,
    forgetPages: () -> Void
  ) throws {
    var scan = PairScan(lists, columns: columns, tokens: tokens)
    let step = max(1, columns.count / Self.size) * Self.group
    var looked = 0
    for start in stride(from: 0, to: columns.count, by: step) {
      let end = min(columns.count, start + Self.group)
      try scan.forEachArticle(in: UInt32(start)..<UInt32(end)) { article, pairs in
        Self.count(pairs, of: article, in: &counts)
      }
      looked += end - start
      if (start / step).isMultiple(of: Self.groupsRemembered) { forgetPages() }
    }
    if looked > 0 { scale = Double(columns.count) / Double(looked) }
  }

  private static func count(_ pairs: Span<UInt16>, of article: UInt32, in counts: inout [Count]) {
    var counts = counts.mutableSpan
    for index in pairs.indices {
      let pair = Int(pairs[index])
      counts[pair].occurrences += 1
      counts[pair].articles += counts[pair].last == article + 1 ? 0 : 1
      counts[pair].last = article + 1
    }
  }

  /// What a pair is worth by its bytes, and these; nil if the sample lacks it.
  ///
  /// - Parameter rarer: articles of the rarer word.
  func estimate(
    _ number: Int, rarer: Int, of count: Int
  ) -> (worth: Double, bytes: Double)? {
    let counted = counts[number]
    guard counted.articles > 0 else { return nil }
    let held = Double(counted.articles) * scale
    let occurring = Double(counted.occurrences) * scale
    // Gaps at about two bits above their logarithm, frequencies as steps, and what a list takes besides.
    let bytes = (held * (Self.bits(Double(count) / held) + 2) + occurring) / 8 + 16
    // In articles looked at; a query costs something besides.
    let without = Double(rarer) + 512
    let with = held / 8 + 256
    return (occurring * Self.bits(without / with) / bytes, bytes)
  }

  /// The logarithm to base 2 of a number of 1 or more, by straight lines between the powers of two: the same on all
  /// machines.
  private static func bits(_ number: Double) -> Double {
    guard number > 1 else { return 0 }
    return Double(number.exponent) + (number.significand - 1)
  }
}
