/// Small random articles of every shape: with a title, with a headline, with neither, with repeated words.
package struct RandomCorpus: Sendable {
  package let articles: [ReferenceArticle]

  /// `count` articles of up to `longest` words in the body.
  package init(count: Int, longest: Int = 14, using random: inout SeededGenerator) {
    articles = (0..<count).map { _ in Self.article(longest: longest, using: &random) }
  }

  private static func article(
    longest: Int, using random: inout SeededGenerator
  ) -> ReferenceArticle {
    let words = vocabulary(using: &random)
    let body = text(1...max(longest, 1), words, using: &random)
    let source = random.chance(0.6) ? text(1...2, Vocabulary.sources, using: &random) : []
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      let title = text(1...5, words, using: &random)
      return ReferenceArticle(title: title, body: body, source: source)
    case 1:
      let headline = Int.random(in: 1...min(body.count, 4), using: &random)
      return ReferenceArticle(body: body, headlineTokens: headline, source: source)
    default: return ReferenceArticle(body: body, source: source)
    }
  }

  /// The words an article draws from: all, or a few that then repeat.
  private static func vocabulary(using random: inout SeededGenerator) -> [String] {
    if random.chance(0.5) { return Vocabulary.words }
    return (0..<4).map { _ in random.pick(Vocabulary.words) }
  }

  private static func text(
    _ length: ClosedRange<Int>, _ words: [String], using random: inout SeededGenerator
  ) -> [[UInt8]] {
    (0..<Int.random(in: length, using: &random)).map { _ in Array(random.pick(words).utf8) }
  }
}
