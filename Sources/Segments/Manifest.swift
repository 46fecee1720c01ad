import Bytes

/// The commit point of an index: which segments it has and how they were made.
///
/// The file `manifest` is the only one that is ever replaced, by renaming a new one over it.
///
/// Grammar (varint = LEB128; strings stand behind their lengths):
/// ```
/// manifest := generation:varint
///             profile:string profileVersion:varint keepsMarks:u8 icuVersion:string storesText:u8
///             hasPlaces:u8 (gazetteer:u64 homeCountry:string userGazetteer:string)?
///             segments:varint Segment*
///             skips:varint (reason:string count:varint)*      what the build skipped and why
/// Segment  := number:varint identity:u64 articles:varint undated:varint tokens:varint terms:varint
///             titled:varint textBytes:varint places:varint mentions:varint files:varint (kind:string bytes:varint)*
/// ```
/// A segment's files are named `<number>.<kind>`; numbers are never used again in a folder.
///
/// History: version 3: places; numbers in the text. Version 2: other files changed. Version 1, the first.
package struct Manifest: Hashable, Sendable {
  /// Version of the file, which stands for that of the whole index.
  package static let version: UInt32 = 3
  /// Name of the file in the folder.
  package static let fileName = "manifest"

  /// Counts the commits in this folder.
  package var generation: Int
  /// How text became tokens.
  package var profile: String
  /// Version of that profile: another one is not searched.
  package var profileVersion: UInt32
  /// Whether é and e are two letters.
  package var keepsMarks: Bool
  /// The ICU library that cut the words.
  package var icuVersion: String
  /// Whether the text itself is in the index.
  package var storesText: Bool
  /// How places were found; nil if they were not looked for.
  package var places: Places?
  /// The segments, which together hold all articles.
  package var segments: [SegmentDescription]
  /// Inputs that the build skipped or changed, by reason, with counts.
  package var skips: [Skip]

  /// What decided which places are found in the text.
  package struct Places: Hashable, Sendable {
    /// Version of the gazetteer, merged with the user's if there is one.
    package var gazetteer: UInt64
    /// ISO 3166-1 alpha-2; empty if none was named.
    package var homeCountry: String
    /// The file name of the user's gazetteer; empty if there was none.
    package var userGazetteer: String

    package init(gazetteer: UInt64, homeCountry: String = "", userGazetteer: String = "") {
      self.gazetteer = gazetteer
      self.homeCountry = homeCountry
      self.userGazetteer = userGazetteer
    }
  }

  /// A reason for skipping or changing something, and how often there was one.
  package struct Skip: Hashable, Sendable {
    /// Its stable name, such as `emptyBody`.
    package var reason: String
    /// How often.
    package var count: Int

    /// A reason that there was `count` times.
    package init(reason: String, count: Int) {
      self.reason = reason
      self.count = count
    }
  }

  /// A manifest as it is to be written.
  package init(
    generation: Int, profile: String, profileVersion: UInt32, keepsMarks: Bool,
    icuVersion: String, storesText: Bool, places: Places? = nil, segments: [SegmentDescription],
    skips: [Skip]
  ) {
    self.generation = generation
    self.profile = profile
    self.profileVersion = profileVersion
    self.keepsMarks = keepsMarks
    self.icuVersion = icuVersion
    self.storesText = storesText
    self.places = places
    self.segments = segments
    self.skips = skips
  }

  /// The payload of the manifest file.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    VarInt.append(generation, to: &bytes)
    bytes.appendString(profile.utf8)
    VarInt.append(UInt64(profileVersion), to: &bytes)
    bytes.append(keepsMarks ? 1 : 0)
    bytes.appendString(icuVersion.utf8)
    bytes.append(storesText ? 1 : 0)
    bytes.append(places == nil ? 0 : 1)
    places?.write(to: &bytes)
    VarInt.append(segments.count, to: &bytes)
    for segment in segments { segment.write(to: &bytes) }
    VarInt.append(skips.count, to: &bytes)
    for skip in skips {
      bytes.appendString(skip.reason.utf8)
      VarInt.append(skip.count, to: &bytes)
    }
    return bytes
  }

  init(_ reader: inout ByteReader) throws(IndexCorruption) {
    generation = try reader.varint(atMost: 1 << 48, "generation")
    profile = String(decoding: try reader.string(), as: UTF8.self)
    profileVersion = UInt32(try reader.varint(atMost: Int(UInt32.max), "profile version"))
    keepsMarks = try reader.byte() == 1
    icuVersion = String(decoding: try reader.string(), as: UTF8.self)
    storesText = try reader.byte() == 1
    places = try reader.byte() == 1 ? Places(&reader) : nil
    segments = []
    for _ in 0..<(try reader.varint(atMost: 1 << 12, "number of segments")) {
      segments.append(try SegmentDescription(&reader))
    }
    skips = []
    for _ in 0..<(try reader.varint(atMost: 1 << 16, "number of reasons")) {
      let reason = String(decoding: try reader.string(), as: UTF8.self)
      skips.append(Skip(reason: reason, count: try reader.varint(atMost: 1 << 48, "count")))
    }
    guard reader.remaining == 0 else { throw reader.corruption("the manifest is too long") }
  }
}

extension Manifest.Places {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.appendLittleEndian(gazetteer)
    bytes.appendString(homeCountry.utf8)
    bytes.appendString(userGazetteer.utf8)
  }

  fileprivate init(_ reader: inout ByteReader) throws(IndexCorruption) {
    gazetteer = try reader.littleEndian(UInt64.self)
    homeCountry = String(decoding: try reader.string(), as: UTF8.self)
    userGazetteer = String(decoding: try reader.string(), as: UTF8.self)
  }
}

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
  /// Nodes of the place tree that occur in it, and mentions of them.
  package var placeNodes: Int
  /// Accepted mentions of places.
  package var mentions: Int
  /// Sizes in bytes by kind.
  package var files: [File]

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

  /// A segment whose files are complete.
  package init(
    number: Int, identity: UInt64, articles: Int, undated: Int, titled: Int, tokens: Int,
    terms: Int, textBytes: Int, placeNodes: Int = 0, mentions: Int = 0, files: [File]
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
    self.files = files
  }

  /// The name of the segment's file of that kind.
  package func fileName(_ kind: FileKind) -> String { "\(number).\(kind.rawValue)" }

  /// Whether it has a file of that kind.
  package func has(_ kind: FileKind) -> Bool { files.contains { $0.kind == kind } }

  fileprivate func write(to bytes: inout [UInt8]) {
    VarInt.append(number, to: &bytes)
    bytes.appendLittleEndian(identity)
    for value in [
      articles, undated, tokens, terms, titled, textBytes, placeNodes, mentions, files.count,
    ] {
      VarInt.append(value, to: &bytes)
    }
    for file in files {
      bytes.appendString(file.kind.rawValue.utf8)
      VarInt.append(file.bytes, to: &bytes)
    }
  }

  fileprivate init(_ reader: inout ByteReader) throws(IndexCorruption) {
    number = try reader.varint(atMost: 1 << 48, "segment number")
    identity = try reader.littleEndian(UInt64.self)
    articles = try reader.varint(atMost: Int(UInt32.max), "number of articles")
    undated = try reader.varint(atMost: articles, "number of undated articles")
    tokens = try reader.varint(atMost: 1 << 48, "number of tokens")
    terms = try reader.varint(atMost: 1 << 48, "number of terms")
    titled = try reader.varint(atMost: articles, "number of titles")
    textBytes = try reader.varint(atMost: 1 << 60, "bytes of text")
    placeNodes = try reader.varint(atMost: Int(UInt32.max), "number of places")
    mentions = try reader.varint(atMost: 1 << 48, "number of mentions")
    files = []
    for _ in 0..<(try reader.varint(atMost: 64, "number of files")) {
      let name = String(decoding: try reader.string(), as: UTF8.self)
      guard let kind = FileKind(rawValue: name) else {
        throw reader.corruption("a file of unknown kind '\(name)'")
      }
      files.append(File(kind: kind, bytes: try reader.varint(atMost: 1 << 44, "size of a file")))
    }
  }
}
