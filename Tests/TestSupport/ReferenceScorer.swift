import Querying

#if canImport(Glibc)
  import Glibc
#endif

/// BM25 over articles that are all in memory: the specification of every score.
///
/// Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, with ln(1 + …) as the idf so that it is never
/// negative. A phrase counts as one term whose idf is the sum of its slots'.
package struct ReferenceScorer: Sendable {
  /// An article that a query finds.
  package struct Hit: Sendable {
    /// Index in `articles`.
    package var article: Int
    package var score: Double
    package var result: ReferenceResult
  }

  package let articles: [ReferenceArticle]
  package let k1: Double
  package let b: Double
  private let matcher = ReferenceMatcher()
  private let meanLength: Double

  package init(_ articles: [ReferenceArticle], k1: Double = 1.2, b: Double = 0.75) {
    self.articles = articles
    self.k1 = k1
    self.b = b
    meanLength = Double(articles.reduce(0) { $0 + $1.length }) / Double(max(articles.count, 1))
  }

  /// All hits, best first; equal scores in the order of the articles.
  package func search(_ query: Query) -> [Hit] {
    var weights: [(leaf: Query, weight: Double)] = []
    let hits = articles.indices.compactMap { index -> Hit? in
      guard let result = matcher.evaluate(query, articles[index]) else { return nil }
      let score = result.leaves.reduce(0) { sum, leaf in
        let known = weights.first { $0.leaf == leaf.query }?.weight
        let weight = known ?? self.weight(leaf.query)
        if known == nil { weights.append((leaf.query, weight)) }
        switch leaf.query {
        case .place, .date: return sum + weight * (k1 + 1) * leaf.share
        default: return sum + self.score(leaf.frequency, weight: weight, articles[index])
        }
      }
      return Hit(article: index, score: score, result: result)
    }
    return hits.sorted { ($0.score, $1.article) > ($1.score, $0.article) }
  }

  private func score(_ frequency: Double, weight: Double, _ article: ReferenceArticle) -> Double {
    let length = Double(article.length) / meanLength
    return weight * frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * length))
  }

  /// The sum of the idf of all slots; of a near, those of all members of both operands.
  private func weight(_ leaf: Query) -> Double {
    switch leaf {
    case .sequence(let sequence): return sum(of: sequence)
    case .place(let place): return inverseFrequency(Query.Slot(.place(place)), .text)
    case .date(let date): return inverseFrequency(Query.Slot(.date(date)), .text)
    case .near(let near): return (near.left + near.right).reduce(0) { $0 + sum(of: $1) }
    default: return 0
    }
  }

  private func sum(of sequence: Query.Sequence) -> Double {
    sequence.slots.reduce(0) { $0 + inverseFrequency($1, sequence.field) }
  }

  /// The idf of a slot: how rare the articles are that have one of its terms; for one of a title, in title or body.
  package func inverseFrequency(_ slot: Query.Slot, _ field: Query.Field) -> Double {
    let containing = Double(
      articles.count { article in
        switch slot.kind {
        case .place(let place): article.places?.code(of: place, in: article) != nil
        case .date(let date): article.dates?.contains { date.counts($0.meaning) } == true
        case .number: !article.numbers.isEmpty
        default:
          (field == .source ? article.source : article.text).contains { slot.isReference($0) }
        }
      })
    return log(1 + (Double(articles.count) - containing + 0.5) / (containing + 0.5))
  }
}
