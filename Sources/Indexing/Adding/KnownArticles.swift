import Articles
import Bytes
import Segments

/// What an index holds of the articles that are to be added.
///
/// An article is known by its id. One that has the content of an article with its id, or with its id and a number behind
/// it (`a~2`, as builds name other articles of the same id), is there already; else it replaces what has its id. Where
/// others bear that id with a number, it cannot be told which of them it replaces: then it is left out, and reported.
///
/// Reads metadata only where a hash of 32 bits says that the id may be there, and keeps the last block of each segment:
/// articles come in about the order in which the segments have them.
final class KnownArticles {
  /// What is to become of an article.
  enum Standing: Equatable {
    case new
    /// The index has it.
    case present
    /// The index has another version.
    case replaces(IndexedArticle)
    /// The index has several articles of the id, and none of them is this one.
    case ambiguous
  }

  private let segments: [Segment]
  private let zstandard = Zstandard()
  private var metadata: [MetadataCursor]
  /// How many articles were there already.
  private(set) var presentCount = 0
  /// The articles of which there is another version now.
  private(set) var replaced: Set<IndexedArticle> = []
  /// The articles of which it cannot be told what they replace.
  private(set) var problems: [InputProblem] = []
  /// How many of the new versions have no id of their own.
  private(set) var replacedByPath = 0

  init(_ segments: [Segment]) {
    self.segments = segments
    metadata = segments.map { MetadataCursor($0.metadata) }
  }

  /// Decides about an article, and counts it.
  ///
  /// - Parameters:
  ///   - name: the id that it would have in the index.
  ///   - id: the id that it came with.
  ///   - hash: of its content.
  ///   - places: as the corpus gives them.
  ///   - path: of the input, from which articles without an id have theirs.
  func decide(
    name: [UInt8], id: [UInt8], hash: UInt64, places: [UInt8], path: [UInt8]
  ) throws -> Standing {
    let standing = try standing(name: name, id: id, hash: hash, places: places)
    switch standing {
    case .new: break
    case .present: presentCount += 1
    case .ambiguous: report(id, path)
    case .replaces(let article):
      replaced.insert(article)
      let isNumbered = id.starts(with: path) && id[path.count...].first == UInt8(ascii: "#")
      if id == path || isNumbered { replacedByPath += 1 }
    }
    return standing
  }

  /// Most problems that are listed.
  private static let mostListed = 100

  private func report(_ id: [UInt8], _ path: [UInt8]) {
    if problems.count == Self.mostListed { return problems[Self.mostListed - 1].count += 1 }
    problems.append(
      InputProblem(
        path: String(decoding: path, as: UTF8.self), reason: .ambiguousID,
        detail:
          "the index has several articles with the id '\(String(decoding: id, as: UTF8.self))', "
          + "and which of them this one replaces cannot be told, so it is left out; give articles ids "
          + "of their own, or build the index anew"))
  }

  private func standing(
    name: [UInt8], id: [UInt8], hash: UInt64, places: [UInt8]
  ) throws -> Standing {
    func isSame(_ article: ArticleMetadata) -> Bool {
      article.hash == hash && article.places == places
    }
    let own = try find(name)
    if let own, isSame(own.metadata) { return .present }
    var number = 1
    var other = name == id ? own : try find(id)
    while let found = other {
      if isSame(found.metadata) { return .present }
      number += 1
      other = try find(id + Array("~\(number)".utf8))
    }
    guard let own else { return .new }
    // Past 2 if a `~2` was found.
    return name == id && number > 2 ? .ambiguous : .replaces(own.article)
  }

  private func find(
    _ id: [UInt8]
  ) throws -> (article: IndexedArticle, metadata: ArticleMetadata)? {
    let hash = IdentifiersFormat.hash(id)
    for (number, segment) in segments.enumerated() {
      for article in try segment.identifiers.articles(withHash: hash) {
        guard try segment.removed?.contains(article) != true else { continue }
        let place = try metadata[number].seek(article, with: zstandard)
        let found = metadata[number].block[place]
        guard found.id == id else { continue }
        return (IndexedArticle(segment: number, article: article), found)
      }
    }
    return nil
  }
}
