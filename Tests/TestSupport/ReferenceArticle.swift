import Calendar

/// An article as the reference matcher sees it: words in one position space, and where the borders are.
package struct ReferenceArticle: Sendable {
  /// The words of the given title, none if it has none.
  ///
  /// They come first, and nothing crosses their end.
  package var title: [[UInt8]]
  /// The words of the body.
  package var body: [[UInt8]]
  /// How many words at the start of the body are its headline; 0 where a title is given.
  package var headlineTokens: Int
  /// The words of the source's name, in a position space of their own.
  package var source: [[UInt8]]
  /// The tree that its mentions are of; nil where places are not looked for.
  package var places: ReferencePlaces?
  package var mentions: [ReferenceMention] = []
  /// The days in which it was published; nil where that is not known.
  package var published: DayInterval?
  /// The dates in the text; nil where these are not looked for.
  package var dates: [ReferenceDate]?
  /// The positions of its numbers.
  package var numbers: [Range<Int>] = []

  package init(
    title: [[UInt8]] = [], body: [[UInt8]], headlineTokens: Int = 0, source: [[UInt8]] = []
  ) {
    self.title = title
    self.body = body
    self.headlineTokens = headlineTokens
    self.source = source
  }

  /// An article of words between spaces.
  package init(title: String = "", body: String, headlineTokens: Int = 0, source: String = "") {
    self.init(
      title: words(title), body: words(body), headlineTokens: headlineTokens, source: words(source))
  }

  /// The words of title and body by position.
  package var text: [[UInt8]] { title + body }

  /// Number of words of title and body; a headline counts once.
  package var length: Int { title.count + body.count }
}

/// The words between the spaces of `text`.
private func words(_ text: String) -> [[UInt8]] {
  text.split(separator: " ").map { Array($0.utf8) }
}
