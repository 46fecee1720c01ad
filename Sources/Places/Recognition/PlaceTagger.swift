import Text

/// Finds and resolves the places of articles; one for each thread.
///
/// Finds names of the gazetteer (longest match over tokens), weighs what speaks for each one's being a place
/// (`Evidence`), and resolves all names of an article together. What it answers depends on the article alone, not on
/// those before.
public final class PlaceTagger {
  private var places: ArticlePlaces

  /// A tagger with the weights that placefit found.
  public convenience init(_ gazetteer: Gazetteer, options: PlaceOptions = PlaceOptions()) {
    self.init(gazetteer, options: options, weights: .fitted)
  }

  /// A tagger for trying out other weights.
  package init(
    _ gazetteer: Gazetteer, options: PlaceOptions, weights: EvidenceWeights,
    preferences: ResolutionWeights = ResolutionWeights()
  ) {
    places = ArticlePlaces(
      gazetteer, options: options, weights: weights, preferences: preferences)
  }

  /// Replaces `mentions` by those of one article with a score of `least` or more, in the order of their positions.
  ///
  /// - Parameters:
  ///   - terms: the numbers of the tokens' terms, if somebody has them; for all articles or for none.
  ///   - title: the title that was given, empty if none was; its tokens come first in the article's positions.
  ///   - headlineBytes: how many bytes at the beginning of the body are a headline; 0 where a title was given.
  ///   - titleTokens, bodyTokens: their tokens, of profile `news`, with spans.
  /// - Complexity: O(bytes + names x names).
  public func tag(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    terms: TokenTerms = TokenTerms(), headlineBytes: Int, least: Float = PlaceMention.accepted,
    into mentions: inout [PlaceMention]
  ) {
    mentions.removeAll(keepingCapacity: true)
    read(title, titleTokens, body, bodyTokens, terms, headlineBytes)
    guard !places.candidates.isEmpty else { return }
    places.weigh(least: least)
    places.resolve(alsoRejected: least < PlaceMention.accepted)
    places.tell(least: least, title, body, to: &mentions)
  }

  /// The evidence of all candidates of the article that was tagged last, for fitting weights.
  package func withEvidence(_ body: (WeighedCandidate) -> Void) {
    for candidate in places.candidates {
      let profile = places.profiles.names[places.names[candidate.name].profile]
      body(
        WeighedCandidate(
          isInTitle: candidate.first < places.words.title.upperBound,
          bytes: places.bytes(of: candidate), sort: profile.sort.rawValue,
          evidence: candidate.evidence.members.map { Int($0.rawValue) }))
    }
  }

  /// Forgets what the numbers of terms mean, before they mean something else.
  public func forgetTerms() { places.forgetTerms() }

  /// Bytes of what is kept of terms until then.
  public var termBytes: Int { places.known.byteCount }

  /// How many words of an article there is memory for.
  var keptWords: Int { places.words.capacity }

  private func read(
    _ title: Span<UInt8>, _ titleTokens: TokenBuffer, _ body: Span<UInt8>,
    _ bodyTokens: TokenBuffer, _ terms: TokenTerms, _ headlineBytes: Int
  ) {
    places.begin(
      termsAreGiven: titleTokens.count == terms.title.count
        && bodyTokens.count == terms.body.count)
    places.removeAll()
    let given = places.termsAreGiven ? terms : TokenTerms()
    places.words.appendTitle(title, titleTokens, terms: given.title)
    places.words.appendBody(
      body, bodyTokens, terms: given.body, headlineBytes: headlineBytes)
    places.noteHeadline(headlineBytes)
    let (inTitle, all) = (places.words.capitalsOfTitle, places.words.capitals.count)
    let titleForms = ArticlePlaces.Forms(titleTokens, first: places.words.title.lowerBound)
    let bodyForms = ArticlePlaces.Forms(bodyTokens, first: places.words.body.lowerBound)
    places.scan(places.words.title, 0..<inTitle, titleForms)
    places.scan(places.words.body, inTitle..<all, bodyForms)
    places.findSmallWords(titleForms, bodyForms)
    places.findDatelines()
  }
}

/// A candidate with its evidence, as placefit sees it.
package struct WeighedCandidate {
  /// Whether its bytes are of the title.
  package var isInTitle: Bool
  /// Its bytes in the title or body.
  package var bytes: Range<UInt32>
  /// Number of the sort of its name (`EvidenceWeights.Sort`).
  package var sort: Int
  /// Numbers of its evidence, ascending.
  package var evidence: [Int]
}

/// What a user says of a corpus, to help where names are ambiguous.
public struct PlaceOptions: Hashable, Sendable {
  /// The country that articles are about where they do not say: ISO 3166-1 alpha-2.
  public var homeCountry: String?

  /// Nothing said but the country, if one is given.
  public init(homeCountry: String? = nil) { self.homeCountry = homeCountry }
}
