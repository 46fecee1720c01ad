import Places
import Text

/// Work for the place tagger: one text, whose tokens are made once.
public struct Tagging {
  private let tagger: PlaceTagger
  private let text: [UInt8]
  private var tokens = TokenBuffer()
  private var mentions: [PlaceMention] = []

  /// Reads a text in UTF-8; throws if ICU's data or the gazetteer cannot be read.
  public init(_ text: [UInt8]) throws {
    tagger = PlaceTagger(try .shipped())
    self.text = text
    let analyzer = try Analyzer(Analysis(profile: .news, keepsMarks: false))
    _ = try analyzer.append(text.span, to: &tokens, firstPosition: 0)
  }

  /// The number of mentions in the text.
  public mutating func mentionCount() -> Int {
    let (title, text): ([UInt8], [UInt8]) = ([], text)
    var found = mentions
    mentions = []
    tagger.tag(
      title: title.span, titleTokens: TokenBuffer(), body: text.span, bodyTokens: tokens,
      headlineBytes: 0, into: &found)
    mentions = found
    return found.count
  }
}

/// Work for the gazetteer: names as they stand in queries.
public struct NamesLookUp {
  private let lookup: PlaceLookup

  /// Opens the gazetteer; throws if it cannot be read.
  public init() throws { lookup = PlaceLookup(try .shipped()) }

  /// How many readings the names have in all.
  public func readingCount(of names: [String]) throws -> Int {
    try names.reduce(0) { try $0 + lookup.nodes(named: $1).count }
  }
}
