/// Recognizes files that hold no text.
enum BinaryContent {
  private static let signatures: [(bytes: [UInt8], words: String)] = [
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    (Array("GIF8".utf8), "a GIF image"),
    (Array("%PDF-".utf8), "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or office document; unpack or convert it first"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an office document; convert it to text first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data; unpack it first with xz -d"),
    ([0x04, 0x22, 0x4D, 0x18], "lz4 data; unpack it first with lz4 -d"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive; unpack it first"),
    (Array("{\\rtf".utf8), "an RTF document; convert it to text first"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
  ]

  /// What the file that begins so is, in words; nil if its beginning is none of those known here.
  static func signature(of start: Span<UInt8>) -> String? {
    for signature in signatures where start.holds(signature.bytes, at: 0) {
      return signature.words
    }
    // `BZh` and a digit could be a word; the number that begins a block could not.
    if start.holds(Array("BZh".utf8), at: 0), start.holds([0x31, 0x41, 0x59, 0x26], at: 4) {
      return "bzip2 data; unpack it first with bzip2 -d"
    }
    if start.holds(Array("ustar".utf8), at: 257) { return "a tar archive; unpack it first" }
    return nil
  }

  /// What the control bytes say against text: a NUL, or one byte in thirty that no text holds.
  static func controlBytes(in bytes: Span<UInt8>) -> String? {
    if let nul = bytes.firstIndex(of: UInt8(0), from: 0) { return "a NUL at byte \(nul)" }
    var count = 0
    for index in 0..<bytes.count where isControl(bytes[index]) { count += 1 }
    return count * 30 > bytes.count ? "\(count) control bytes" : nil
  }

  /// ESC switches character sets in some encodings; the white space ones stand in any text, and 0x1A
  /// ends texts of DOS.
  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 0x20 && !byte.isWhiteSpace && byte != 0x1B && byte != 0x1A) || byte == 0x7F
  }
}
