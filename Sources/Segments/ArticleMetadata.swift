import Bytes

/// What an index tells of an article besides its text: an article of the file `metadata`.
package struct ArticleMetadata: Hashable, Sendable {
  /// The id under which the index has it, UTF-8.
  package var id: [UInt8]
  /// The given title, or the body's first line if that reads like a headline; may be empty.
  package var title: [UInt8]
  /// Whether the corpus gave the title.
  package var titleIsGiven: Bool
  /// The publication date as given.
  package var date: [UInt8]
  /// The name of the source as given.
  package var source: [UInt8]
  /// The address as given.
  package var url: [UInt8]
  /// Places as given, separated by `;`.
  package var places: [UInt8]
  /// The input that the article came from, without any folder above the one named.
  package var path: [UInt8]
  /// Byte offset of the article's record in that input, unpacked.
  package var offset: UInt64
  /// XXH3-64 of the content.
  package var hash: UInt64

  /// Metadata as the build found it.
  package init(
    id: [UInt8], title: [UInt8], titleIsGiven: Bool, date: [UInt8], source: [UInt8],
    url: [UInt8], places: [UInt8], path: [UInt8], offset: UInt64, hash: UInt64
  ) {
    self.id = id
    self.title = title
    self.titleIsGiven = titleIsGiven
    self.date = date
    self.source = source
    self.url = url
    self.places = places
    self.path = path
    self.offset = offset
    self.hash = hash
  }

  /// The hash that an article with this metadata and the given body has.
  ///
  /// XXH3-64 of title, date, source and url, a NUL after each, and the body. A title that is the
  /// body's first line does not count as given.
  package func contentHash(body: ArraySlice<UInt8>) -> UInt64 {
    var content: [UInt8] = []
    for part in [titleIsGiven ? title : [], date, source, url] {
      content += part
      content.append(0)
    }
    content += body
    return Checksum.xxh3(content)
  }

  /// The strings, in the order in which `MetadataFormat` numbers them.
  package enum Field: Int, CaseIterable {
    case id, title, date, source, url, places, path
  }

  /// Where the strings of an article stand in other bytes; the rest is as in `ArticleMetadata`.
  package struct Parts: Sendable {
    /// By the number of the field.
    var strings = InlineArray<7, Range<Int>>(repeating: 0..<0)
    package var titleIsGiven = false
    package var offset: UInt64 = 0
    package var hash: UInt64 = 0

    /// Nothing.
    init() {}

    /// The parts of one article.
    package init(
      id: Range<Int>, title: Range<Int>, titleIsGiven: Bool, date: Range<Int>,
      source: Range<Int>, url: Range<Int>, places: Range<Int>, path: Range<Int>, offset: UInt64,
      hash: UInt64
    ) {
      strings = [id, title, date, source, url, places, path]
      self.titleIsGiven = titleIsGiven
      self.offset = offset
      self.hash = hash
    }

    /// Where a string stands.
    package subscript(field: Field) -> Range<Int> { strings[field.rawValue] }
  }

  /// The article whose strings are `parts` of `bytes`.
  init(_ parts: Parts, of bytes: [UInt8]) {
    self.init(
      id: Array(bytes[parts[.id]]), title: Array(bytes[parts[.title]]),
      titleIsGiven: parts.titleIsGiven, date: Array(bytes[parts[.date]]),
      source: Array(bytes[parts[.source]]), url: Array(bytes[parts[.url]]),
      places: Array(bytes[parts[.places]]), path: Array(bytes[parts[.path]]),
      offset: parts.offset, hash: parts.hash)
  }
}
