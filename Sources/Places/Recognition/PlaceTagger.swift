import Text

/// Finds and resolves the places of articles; one for each thread.
public final class PlaceTagger {
  private let gazetteer: Gazetteer
  private let options: PlaceOptions

  public init(_ gazetteer: Gazetteer, options: PlaceOptions = PlaceOptions()) {
    self.gazetteer = gazetteer
    self.options = options
  }

  /// Replaces `mentions` by those of one article with a score of `least` or more, in the order of their positions.
  ///
  /// - Parameters:
  ///   - title: the title that was given, empty if none was; its tokens come first in the article's positions.
  ///   - headlineBytes: how many bytes at the beginning of the body are a headline; 0 where a title was given.
  ///   - titleTokens, bodyTokens: their tokens, of profile `news`, with spans.
  public func tag(
    title: Span<UInt8>, titleTokens: TokenBuffer, body: Span<UInt8>, bodyTokens: TokenBuffer,
    headlineBytes: Int, least: Float = PlaceMention.accepted, into mentions: inout [PlaceMention]
  ) {
    mentions.removeAll(keepingCapacity: true)
  }
}

/// What a user says of a corpus, to help where names are ambiguous.
public struct PlaceOptions: Hashable, Sendable {
  /// The country that articles are about where they do not say: ISO 3166-1 alpha-2.
  public var homeCountry: String?

  public init(homeCountry: String? = nil) { self.homeCountry = homeCountry }
}
