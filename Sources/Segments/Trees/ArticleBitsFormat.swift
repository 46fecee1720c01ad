/// Bit strings of articles, which are read one by one: the frame of the files `mentions` and `dates`.
///
/// Articles stand in groups; the lengths of a group's articles lead to each. What an article's bits are, and what the
/// numbers of the table mean in them, is a matter of the file.
///
/// Grammar (integers little-endian; bits lowest first):
/// ```
/// file       := Group* Padding Ranks GroupStarts Trailer
/// Group      := width:u8 length:width bits {n} Article{n}        n = 64, in the last group the rest
///               lengths: bits of each article; filled up to a whole byte
///               the articles follow each other bit by bit; the last one is filled up to a whole byte
/// Padding    := 0:u8{16}
/// Ranks      := u32{ranks}          a table for the whole file
/// GroupStarts := u64{groups}        of each group in the payload
/// Trailer    := articles:u64 mentions:u64 padding:u64 ranks:u64     padding: its offset (32 bytes in all)
/// ```
///
/// Version and history: those of the files.
enum ArticleBitsFormat {
  /// Articles in a group: few, as the lengths before an article are added up.
  static let group = 64
  static let trailerBytes = 32
  static let paddingBytes = 16
}
