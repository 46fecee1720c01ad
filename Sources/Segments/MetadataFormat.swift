/// What the index tells of each article besides its text: `metadata`.
///
/// The file is laid out as one of records (`RecordsFormat`); what its blocks unpack to is said here. What a string
/// shares with that of the article before, or an address or path with the article's own id, is left out. What is alike
/// stands together, in frames of its own, as zstd packs that best.
///
/// Grammar (varint = LEB128):
/// ```
/// Block   := frame{1...3}          zstd; unpacked, end to end: size:varint{16} flags Numbers{7} offsets String{7} hash:u64{n}
///            size: bytes of flags, of each Numbers, of offsets, of each String
/// flags   := u8{n}                 bit k is 1 if string k is that of the article before, and has no Piece; before the first
///                                  article all strings are empty; bit 7: the title was given
/// Numbers := Piece*                of one of the strings: 0 id, 1 title, 2 date, 3 source, 4 url, 5 places, 6 path
/// Piece   := start:varint end:varint rest:varint
///            the string: `start` bytes of the one before, the next `rest` of String, and an end that is
///            strings 0 to 3 and 5: the last `end` bytes of the one before
///            strings 4 and 6: nothing if `end` is 0, else what the article's id has from byte `end` - 1 on
/// offsets := varint{n}             of the article's record in its input, less that of the article before (0 before the
///                                  first), as a zigzag number mod 2^64
/// String  := byte*
/// ```
/// A block ends with the article whose strings bring it to `blockBytes`.
///
/// History: version 2: strings without what they share. Version 1: rows of whole strings.
package enum MetadataFormat {
  /// Version of the file.
  package static let version: UInt32 = 2
  /// Bytes of whole strings that end a block.
  package static let blockBytes = 1 << 17
  /// Level of the frame of strings: less than half is left of them, so that this takes no longer than 3 for all of them.
  static let stringLevel: Int32 = 5
  /// Shorter ends that strings share are not left out: to say so would take as much.
  static let leastShared = 3
  static let hashBytes = 8
  static let fields = 7
  /// Flags, the numbers of each field, offsets, the strings of each field.
  static let columns = 2 * fields + 2
  static let flags = 0
  static let offsets = fields + 1

  /// The column with the numbers of a field.
  static func numbers(_ field: Int) -> Int { 1 + field }

  /// The column with the strings of a field.
  static func strings(_ field: Int) -> Int { fields + 2 + field }

  /// Whether the strings of a field may end as the article's id does.
  static func endsAsID(_ field: Int) -> Bool {
    field == ArticleMetadata.Field.url.rawValue || field == ArticleMetadata.Field.path.rawValue
  }
}
