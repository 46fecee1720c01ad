/// The mark that tells the encoding at the start of a text.
struct ByteOrderMark {
  let charset: Charset
  let length: Int

  init?(_ bytes: Span<UInt8>) {
    for (mark, name) in Self.marks where bytes.holds(mark, at: 0) {
      charset = Charset(name: name)
      length = mark.count
      return
    }
    return nil
  }

  /// Whether it is not that of UTF-8.
  var isWide: Bool { charset != .utf8 }

  /// The longer mark comes before the one that it begins with.
  private static let marks: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF], Charset.utf8.name),
    ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE"),
    ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE"),
    ([0xFF, 0xFE], "UTF-16LE"),
    ([0xFE, 0xFF], "UTF-16BE"),
  ]
}
