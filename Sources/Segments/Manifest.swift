import Bytes
import Calendar

/// The commit point of an index: which segments it has and how they were made.
///
/// The file `manifest` is the only one that is ever replaced, by renaming a new one over it.
///
/// Grammar (varint = LEB128; strings stand behind their lengths):
/// ```
/// manifest := generation:varint nextNumber:varint
///             profile:string profileVersion:varint keepsMarks:u8 icuVersion:string storesText:u8
///             hasPlaces:u8 (gazetteer:u64 homeCountry:string userGazetteer:string userHash:u64
///                           stored:varint bytes:varint)?
///             hasDates:u8 order:string?                       order: "dmy", "mdy" or empty
///             segments:varint Segment*
///             skips:varint (reason:string count:varint)*      what builds and adds skipped and why
///             reading:varint (option:string value:string)*    how corpora were read: see `Reading`
/// Segment  := number:varint identity:u64 articles:varint undated:varint tokens:varint terms:varint
///             titled:varint textBytes:varint places:varint mentions:varint dateNodes:varint dates:varint
///             files:varint (kind:string bytes:varint)*
///             hasRemoval:u8 Removal?
/// Removal  := number:varint bytes:varint articles:varint undated:varint tokens:varint titled:varint
///             mentions:varint dates:varint
/// ```
/// A segment's files are named `<number>.<kind>`, the file of what was removed from it `<number>.removed` with a number of
/// its own, a stored gazetteer `<stored>.gazetteer`. Numbers are never used again in a folder.
///
/// History: version 7: lists, columns and ids in fewer bytes. Version 6: more pairs have lists; metadata in columns.
/// Version 5: articles removed from segments; the next number; options of reading. Version 4: dates in the text. Version 3:
/// places; numbers in the text. Version 2: other files changed. Version 1, the first.
package struct Manifest: Hashable, Sendable {
  /// Version of the file, which stands for that of the whole index.
  package static let version: UInt32 = 7
  /// Name of the file in the folder.
  package static let fileName = "manifest"

  /// Counts the commits in this folder.
  package var generation: Int
  /// The least number that no file in this folder has had.
  package var nextNumber = 1
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
  /// How dates in the text were found; nil if they were not looked for.
  package var dates: Dates?
  /// The segments, which together hold all articles.
  package var segments: [SegmentDescription]
  /// How corpora were read, for those that are added.
  package var reading = Reading()
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
    /// XXH3-64 of the user's gazetteer, as the file was; 0 if there was none.
    package var userHash: UInt64 = 0
    /// The file that holds the gazetteer with the user's places; nil if it is the program's own.
    package var file: StoredGazetteer?

    package init(gazetteer: UInt64, homeCountry: String = "", userGazetteer: String = "") {
      self.gazetteer = gazetteer
      self.homeCountry = homeCountry
      self.userGazetteer = userGazetteer
    }
  }

  /// A gazetteer in the folder of the index.
  package struct StoredGazetteer: Hashable, Sendable {
    /// Its file is named `<number>.gazetteer`.
    package var number: Int
    /// Size of the file.
    package var bytes: Int

    package init(number: Int, bytes: Int) {
      self.number = number
      self.bytes = bytes
    }

    /// The name of the file.
    package var fileName: String { "\(number).\(FileKind.gazetteer.rawValue)" }
  }

  /// How corpora are read: options of `build` that `add` takes over.
  package struct Reading: Hashable, Sendable {
    /// Assignments such as `body=text`: which JSON field holds what.
    package var fields: [String] = []
    /// Where publication dates stand: `FIELD:REGEX`.
    package var publishedFrom: [String] = []
    /// When articles were collected; nil if that was not said.
    package var collected: String?

    package init(fields: [String] = [], publishedFrom: [String] = [], collected: String? = nil) {
      self.fields = fields
      self.publishedFrom = publishedFrom
      self.collected = collected
    }
  }

  /// What decided which dates are found in the text, and what they mean.
  package struct Dates: Hashable, Sendable {
    /// What stands first in 03/04/2013, as the corpus has it or the user said; nil if that is not known.
    package var order: DayMonthOrder?

    package init(order: DayMonthOrder? = nil) { self.order = order }
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
    icuVersion: String, storesText: Bool, places: Places? = nil, dates: Dates? = nil,
    segments: [SegmentDescription], skips: [Skip]
  ) {
    self.generation = generation
    self.profile = profile
    self.profileVersion = profileVersion
    self.keepsMarks = keepsMarks
    self.icuVersion = icuVersion
    self.storesText = storesText
    self.places = places
    self.dates = dates
    self.segments = segments
    self.skips = skips
  }

  /// The payload of the manifest file.
  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    VarInt.append(generation, to: &bytes)
    VarInt.append(nextNumber, to: &bytes)
    bytes.appendString(profile.utf8)
    VarInt.append(UInt64(profileVersion), to: &bytes)
    bytes.append(keepsMarks ? 1 : 0)
    bytes.appendString(icuVersion.utf8)
    bytes.append(storesText ? 1 : 0)
    bytes.append(places == nil ? 0 : 1)
    places?.write(to: &bytes)
    bytes.append(dates == nil ? 0 : 1)
    dates?.write(to: &bytes)
    VarInt.append(segments.count, to: &bytes)
    for segment in segments { segment.write(to: &bytes) }
    VarInt.append(skips.count, to: &bytes)
    for skip in skips {
      bytes.appendString(skip.reason.utf8)
      VarInt.append(skip.count, to: &bytes)
    }
    reading.write(to: &bytes)
    return bytes
  }

  init(_ reader: inout ByteReader) throws(IndexCorruption) {
    generation = try reader.varint(atMost: 1 << 48, "generation")
    nextNumber = try reader.varint(atMost: 1 << 48, "next number")
    profile = String(decoding: try reader.string(), as: UTF8.self)
    profileVersion = UInt32(try reader.varint(atMost: Int(UInt32.max), "profile version"))
    keepsMarks = try reader.byte() == 1
    icuVersion = String(decoding: try reader.string(), as: UTF8.self)
    storesText = try reader.byte() == 1
    places = try reader.byte() == 1 ? Places(&reader) : nil
    dates = try reader.byte() == 1 ? Dates(&reader) : nil
    segments = []
    for _ in 0..<(try reader.varint(atMost: 1 << 12, "number of segments")) {
      segments.append(try SegmentDescription(&reader))
    }
    skips = []
    for _ in 0..<(try reader.varint(atMost: 1 << 16, "number of reasons")) {
      let reason = String(decoding: try reader.string(), as: UTF8.self)
      skips.append(Skip(reason: reason, count: try reader.varint(atMost: 1 << 48, "count")))
    }
    reading = try Reading(&reader)
    guard reader.remaining == 0 else { throw reader.corruption("the manifest is too long") }
  }

  /// The names of all files of the index but its own.
  package var fileNames: [String] {
    segments.flatMap(\.fileNames) + (places?.file.map { [$0.fileName] } ?? [])
  }
}

extension Manifest.Places {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.appendLittleEndian(gazetteer)
    bytes.appendString(homeCountry.utf8)
    bytes.appendString(userGazetteer.utf8)
    bytes.appendLittleEndian(userHash)
    VarInt.append(file?.number ?? 0, to: &bytes)
    VarInt.append(file?.bytes ?? 0, to: &bytes)
  }

  fileprivate init(_ reader: inout ByteReader) throws(IndexCorruption) {
    gazetteer = try reader.littleEndian(UInt64.self)
    homeCountry = String(decoding: try reader.string(), as: UTF8.self)
    userGazetteer = String(decoding: try reader.string(), as: UTF8.self)
    userHash = try reader.littleEndian(UInt64.self)
    let number = try reader.varint(atMost: 1 << 48, "number of the gazetteer")
    let size = try reader.varint(atMost: 1 << 44, "size of the gazetteer")
    file = number > 0 ? Manifest.StoredGazetteer(number: number, bytes: size) : nil
  }
}

extension Manifest.Reading {
  private enum Option: String {
    case field
    case publishedFrom = "published-from"
    case collected
  }

  fileprivate func write(to bytes: inout [UInt8]) {
    let options =
      fields.map { (Option.field, $0) } + publishedFrom.map { (Option.publishedFrom, $0) }
      + (collected.map { [(Option.collected, $0)] } ?? [])
    VarInt.append(options.count, to: &bytes)
    for (option, value) in options {
      bytes.appendString(option.rawValue.utf8)
      bytes.appendString(value.utf8)
    }
  }

  fileprivate init(_ reader: inout ByteReader) throws(IndexCorruption) {
    for _ in 0..<(try reader.varint(atMost: 1 << 16, "number of options")) {
      let name = String(decoding: try reader.string(), as: UTF8.self)
      let value = String(decoding: try reader.string(), as: UTF8.self)
      switch Option(rawValue: name) {
      case .field: fields.append(value)
      case .publishedFrom: publishedFrom.append(value)
      case .collected: collected = value
      case nil: throw reader.corruption("an option of unknown name '\(name)'")
      }
    }
  }
}

extension Manifest.Dates {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.appendString((order?.rawValue ?? "").utf8)
  }

  fileprivate init(_ reader: inout ByteReader) throws(IndexCorruption) {
    order = DayMonthOrder(rawValue: String(decoding: try reader.string(), as: UTF8.self))
  }
}
