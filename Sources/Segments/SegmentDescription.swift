import Bytes

/// One segment as the manifest lists it.
package struct SegmentDescription: Hashable, Sendable {
  /// Its files are named `<number>.<kind>`.
  package var number: Int
  /// Hash of what is in it: the same in the footers of all its files.
  package var identity: UInt64
  /// Number of articles.
  package var articles: Int
  /// Articles without publication date.
  package var undated: Int
  /// Articles with a title, given or found.
  package var titled: Int
  /// Tokens of titles and bodies.
  package var tokens: Int
  /// Distinct terms of titles and bodies.
  package var terms: Int
  /// Bytes of titles and bodies, as they were read.
  package var textBytes: Int
  /// Nodes of the place tree that occur in it, with all around them.
  package var placeNodes: Int
  /// Accepted mentions of places.
  package var mentions: Int
  /// Nodes of dates that occur in it, with all around them.
  package var dateNodes: Int
  /// Dates in titles and bodies.
  package var dates: Int
  /// Sizes in bytes by kind.
  package var files: [File]
  /// What was removed from it; nil if nothing was.
  package var removal: Removal?

  /// One file of a segment.
  package struct File: Hashable, Sendable {
    /// What is in it; also the extension of its name.
    package var kind: FileKind
    /// Size of the whole file, envelope included.
    package var bytes: Int

    /// A file of `bytes` bytes.
    package init(kind: FileKind, bytes: Int) {
      self.kind = kind
      self.bytes = bytes
    }
  }

  /// What was removed from a segment: the figures above still count it.
  package struct Removal: Hashable, Sendable {
    /// Its file is named `<number>.removed`.
    package var number: Int
    /// Size of the file.
    package var bytes: Int
    /// Articles.
    package var articles: Int
    /// Those of them without publication date.
    package var undated: Int
    /// Their tokens.
    package var tokens: Int
    /// Those of them with a title.
    package var titled: Int
    /// Their mentions of places.
    package var mentions: Int
    /// Dates in their text.
    package var dates: Int

    package init(
      number: Int, bytes: Int, articles: Int, undated: Int, tokens: Int, titled: Int,
      mentions: Int, dates: Int
    ) {
      self.number = number
      self.bytes = bytes
      self.articles = articles
      self.undated = undated
      self.tokens = tokens
      self.titled = titled
      self.mentions = mentions
      self.dates = dates
    }

    /// The name of the file.
    package var fileName: String { "\(number).\(FileKind.removed.rawValue)" }
  }

  /// Articles that were not removed.
  package var liveArticles: Int { articles - (removal?.articles ?? 0) }

  /// A segment whose files are complete.
  package init(
    number: Int, identity: UInt64, articles: Int, undated: Int, titled: Int, tokens: Int,
    terms: Int, textBytes: Int, placeNodes: Int = 0, mentions: Int = 0, dateNodes: Int = 0,
    dates: Int = 0, files: [File]
  ) {
    self.number = number
    self.identity = identity
    self.articles = articles
    self.undated = undated
    self.titled = titled
    self.tokens = tokens
    self.terms = terms
    self.textBytes = textBytes
    self.placeNodes = placeNodes
    self.mentions = mentions
    self.dateNodes = dateNodes
    self.dates = dates
    self.files = files
  }

  /// The name of the segment's file of that kind.
  package func fileName(_ kind: FileKind) -> String { "\(number).\(kind.rawValue)" }

  /// The names of all its files.
  package var fileNames: [String] {
    files.map { fileName($0.kind) } + (removal.map { [$0.fileName] } ?? [])
  }

  /// Whether it has a file of that kind.
  package func has(_ kind: FileKind) -> Bool { files.contains { $0.kind == kind } }

  func write(to bytes: inout [UInt8]) {
    VarInt.append(number, to: &bytes)
    bytes.appendLittleEndian(identity)
    for value in [
      articles, undated, tokens, terms, titled, textBytes, placeNodes, mentions, dateNodes, dates,
      files.count,
    ] {
      VarInt.append(value, to: &bytes)
    }
    for file in files {
      bytes.appendString(file.kind.rawValue.utf8)
      VarInt.append(file.bytes, to: &bytes)
    }
    bytes.append(removal == nil ? 0 : 1)
    removal?.write(to: &bytes)
  }

  init(_ reader: inout ByteReader) throws(IndexCorruption) {
    number = try reader.varint(atMost: 1 << 48, "segment number")
    identity = try reader.littleEndian(UInt64.self)
    articles = try reader.varint(atMost: Int(UInt32.max), "number of articles")
    undated = try reader.varint(atMost: articles, "number of undated articles")
    tokens = try reader.varint(atMost: 1 << 48, "number of tokens")
    terms = try reader.varint(atMost: 1 << 48, "number of terms")
    titled = try reader.varint(atMost: articles, "number of titles")
    textBytes = try reader.varint(atMost: 1 << 48, "bytes of text")
    placeNodes = try reader.varint(atMost: Int(UInt32.max), "number of places")
    mentions = try reader.varint(atMost: 1 << 48, "number of mentions")
    dateNodes = try reader.varint(atMost: Int(UInt32.max), "number of date nodes")
    dates = try reader.varint(atMost: 1 << 48, "number of dates")
    files = []
    for _ in 0..<(try reader.varint(atMost: 64, "number of files")) {
      let name = String(decoding: try reader.string(), as: UTF8.self)
      guard let kind = FileKind(rawValue: name) else {
        throw reader.corruption("a file of unknown kind '\(name)'")
      }
      files.append(File(kind: kind, bytes: try reader.varint(atMost: 1 << 44, "size of a file")))
    }
    removal = try reader.byte() == 1 ? Removal(&reader, of: self) : nil
  }
}

extension SegmentDescription.Removal {
  fileprivate func write(to bytes: inout [UInt8]) {
    for value in [number, self.bytes, articles, undated, tokens, titled, mentions, dates] {
      VarInt.append(value, to: &bytes)
    }
  }

  fileprivate init(
    _ reader: inout ByteReader, of segment: SegmentDescription
  ) throws(IndexCorruption) {
    number = try reader.varint(atMost: 1 << 48, "number of a removal")
    bytes = try reader.varint(atMost: 1 << 44, "size of a removal")
    articles = try reader.varint(atMost: segment.articles, "number of removed articles")
    undated = try reader.varint(atMost: articles, "number of removed undated articles")
    tokens = try reader.varint(atMost: segment.tokens, "number of removed tokens")
    titled = try reader.varint(atMost: articles, "number of removed titles")
    mentions = try reader.varint(atMost: segment.mentions, "number of removed mentions")
    dates = try reader.varint(atMost: segment.dates, "number of removed dates")
  }
}
