import Bytes
import Kernels

/// What an index tells of an article besides its text: a record of the file `metadata`.
///
/// Grammar: `id title flags:u8 date source url places path offset:varint hash:u64`, the strings
/// behind their lengths; flags: 1 if the title was given.
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

  /// Where the strings of a record stand in other bytes; the fields are as those of `ArticleMetadata`.
  package struct Parts {
    package var id, title, date, source, url, places, path: Range<Int>
    package var titleIsGiven: Bool
    package var offset: UInt64
    package var hash: UInt64

    /// The parts of one article.
    package init(
      id: Range<Int>, title: Range<Int>, titleIsGiven: Bool, date: Range<Int>,
      source: Range<Int>, url: Range<Int>, places: Range<Int>, path: Range<Int>, offset: UInt64,
      hash: UInt64
    ) {
      (self.id, self.title, self.date, self.source) = (id, title, date, source)
      (self.url, self.places, self.path) = (url, places, path)
      self.titleIsGiven = titleIsGiven
      self.offset = offset
      self.hash = hash
    }
  }

  /// Appends the record of an article whose strings are `parts` of `source`.
  ///
  /// - Parameter name: the id, where it is not that of the parts.
  package static func write(
    _ parts: Parts, of source: Span<UInt8>, as name: [UInt8]? = nil, to bytes: inout [UInt8]
  ) {
    if let name {
      bytes.appendString(name)
    } else {
      append(source.extracting(parts.id), to: &bytes)
    }
    append(source.extracting(parts.title), to: &bytes)
    bytes.append(parts.titleIsGiven ? 1 : 0)
    append(source.extracting(parts.date), to: &bytes)
    append(source.extracting(parts.source), to: &bytes)
    append(source.extracting(parts.url), to: &bytes)
    append(source.extracting(parts.places), to: &bytes)
    append(source.extracting(parts.path), to: &bytes)
    VarInt.append(parts.offset, to: &bytes)
    bytes.appendLittleEndian(parts.hash)
  }

  private static func append(_ string: Span<UInt8>, to bytes: inout [UInt8]) {
    VarInt.append(string.count, to: &bytes)
    bytes.append(copying: string)
  }

  /// Reads a record.
  package init(record: ArraySlice<UInt8>, file: String) throws(IndexCorruption) {
    var reader = ByteReader(Array(record), file: file)
    id = Array(try reader.string())
    title = Array(try reader.string())
    titleIsGiven = try reader.byte() == 1
    date = Array(try reader.string())
    source = Array(try reader.string())
    url = Array(try reader.string())
    places = Array(try reader.string())
    path = Array(try reader.string())
    offset = try reader.varint()
    hash = try reader.littleEndian(UInt64.self)
    guard reader.remaining == 0 else { throw reader.corruption("a record of metadata is too long") }
  }
}
