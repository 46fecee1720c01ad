import Calendar
import Dates
import Indexing
import Segments
import Text

/// Gives articles dates that follow from their bytes and nothing else, so that tests know them.
package struct RandomDates: DateFinder {
  private let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  /// How a build finds them.
  package var finding: DateFinding {
    let seed = seed
    return DateFinding { _ in RandomDates(seed: seed) }
  }

  package func tag(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    terms: TokenTerms, published: DayInterval?, into expressions: inout [DateExpression]
  ) {
    var hash = seed
    for index in title.indices { hash = (hash ^ UInt64(title[index])) &* 0x100_0000_01B3 }
    for index in body.indices { hash = (hash ^ UInt64(body[index])) &* 0x100_0000_01B3 }
    expressions = mentions(hash, title: titleTokens.count, body: bodyTokens.count).map { mention in
      let isInTitle = mention.position < titleTokens.count
      let first = Int(mention.position) - (isInTitle ? 0 : titleTokens.count)
      let tokens = isInTitle ? titleTokens.tokens : bodyTokens.tokens
      return DateExpression(
        kind: .date, meaning: mention.meaning.expressed, value: .presentReference,
        isInTitle: isInTitle, start: tokens[first].start,
        end: tokens[first + Int(mention.length) - 1].end, position: mention.position,
        length: mention.length, isRepeated: mention.isRepeated)
    }
  }

  /// The dates of an article.
  package func dates(of article: WrittenArticle) -> [ReferenceDate] {
    var hash = seed
    for byte in Array((article.title + article.body).utf8) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return mentions(
      hash, title: article.reference.title.count, body: article.reference.body.count
    ).map {
      ReferenceDate(
        Int($0.position)..<Int($0.position + $0.length), $0.meaning, isRepeated: $0.isRepeated)
    }
  }

  /// One after the other, none across the end of the title.
  private func mentions(_ hash: UInt64, title: Int, body: Int) -> [DateModel.Mention] {
    var random = SeededGenerator(seed: hash)
    var mentions: [DateModel.Mention] = []
    let centre = Day(Int32.random(in: -30...1_000, using: &random))
    var position = Int.random(in: 0...3, using: &random)
    while position < title + body {
      let end = position < title ? title : title + body
      let length =
        random.chance(0.7) ? 1 : Int.random(in: 1...min(3, end - position), using: &random)
      mentions.append(
        DateModel.Mention(
          DateModel.meaning(near: centre, using: &random), position: UInt32(position),
          length: UInt32(length), isRepeated: random.chance(0.1)))
      position += length + Int.random(in: 0...random.pick([0, 2, 9]), using: &random)
    }
    return mentions
  }
}

extension DateMeaning {
  /// As a tagger says it.
  fileprivate var expressed: DateExpression.Meaning {
    switch self {
    case .days(let days): .days(days)
    case .recurring(let month, let day): .recurring(month: month, day: day)
    case .unresolved, .anything: .unresolved
    }
  }
}
