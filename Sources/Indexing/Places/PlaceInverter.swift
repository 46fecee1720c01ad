import Places
import Segments
import Text

/// How places are found in a build.
package struct PlaceFinding: Sendable {
  /// Where places are known from.
  package var gazetteer: Gazetteer
  /// What the user says of the corpus.
  package var options: PlaceOptions
  /// The file name of the user's gazetteer that was merged into it; the index then holds the whole.
  package var userGazetteer: String?
  /// XXH3-64 of that file; 0 without one.
  package var userHash: UInt64 = 0
  /// What could not be read of it, a line each.
  package var problems: [String]

  /// Finding with a gazetteer, that of the program or one with a user's places.
  package init(
    _ gazetteer: Gazetteer, options: PlaceOptions = PlaceOptions(), userGazetteer: String? = nil,
    problems: [String] = []
  ) {
    self.gazetteer = gazetteer
    self.options = options
    self.userGazetteer = userGazetteer
    self.problems = problems
  }
}

/// Finds the places of articles and weighs them; one for each thread.
final class PlaceInverter {
  private let tagger: PlaceTagger
  private let tree: GazetteerTree
  private var found: [PlaceMention] = []
  private var mentions: [PostedPlace] = []
  private var focus = PlaceFocus()
  private var stretch = TreeStretch()
  private(set) var uses: PlaceUses

  init(_ finding: PlaceFinding) {
    tagger = PlaceTagger(finding.gazetteer, options: finding.options)
    tree = GazetteerTree(finding.gazetteer)
    uses = PlaceUses(nodes: finding.gazetteer.nodeCount)
  }

  /// Adds the next article.
  ///
  /// - Parameters:
  ///   - titleTokens, bodyTokens: the index's tokens, with spans.
  ///   - news: the tokens as the gazetteer's names have them, where the index has others.
  ///   - terms: the numbers of their terms, which mean the same until `forgetTerms`.
  ///   - headlineBytes: of a headline at the beginning of the body.
  ///   - titleEnd: position of the first token behind title or headline.
  func add(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    news: NewsTokens?, terms: TokenTerms, headlineBytes: Int, titleEnd: UInt32
  ) {
    if let news {
      tagger.tag(
        title: title, titleTokens: news.title, body: body, bodyTokens: news.body,
        headlineBytes: headlineBytes, into: &found)
      for index in found.indices {
        let tokens = found[index].isInTitle ? titleTokens : bodyTokens
        (found[index].position, found[index].length) = tokens.tokens(
          holding: found[index].start, found[index].end)
      }
    } else {
      tagger.tag(
        title: title, titleTokens: titleTokens, body: body, bodyTokens: bodyTokens, terms: terms,
        headlineBytes: headlineBytes, into: &found)
    }
    Self.post(found, into: &mentions)
    focus.weigh(mentions, titleTokens: titleEnd, in: tree)
    uses.add(focus.places, mentionsWorld: mentions.contains { $0.node == 0 })
    stretch.add(mentions, focus.places)
  }

  /// Forgets what the numbers of terms mean, before they mean something else.
  func forgetTerms() { tagger.forgetTerms() }

  /// Bytes of what is kept of terms until then.
  var termBytes: Int { tagger.termBytes }

  /// The articles since the last call.
  func takeStretch() -> TreeStretch {
    defer { stretch = TreeStretch() }
    return stretch
  }

  /// Fills `mentions` with what is posted of `found`.
  private static func post(_ found: [PlaceMention], into mentions: inout [PostedPlace]) {
    mentions.removeAll(keepingCapacity: true)
    var free: UInt32 = 0
    for mention in found where mention.score >= PlaceMention.accepted && mention.length > 0 {
      // Of several at one token, as words of another profile may make them, the first one stands.
      guard mention.position >= free else { continue }
      free = mention.position + 1
      mentions.append(PostedPlace(mention))
    }
  }
}
