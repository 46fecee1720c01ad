/// How bytes are to be read as text: as they are if they are UTF-8, else converted.
///
/// Bytes that are mostly UTF-8, with as many well-formed sequences as bad bytes at least, stay UTF-8 with
/// U+FFFD in place of what is bad; otherwise ICU's detector guesses, and where it has no guess the text
/// is taken as windows-1252.
struct TextDecoding {
  /// Text in another encoding than UTF-8, or with bad bytes.
  struct Converted {
    let utf8: [UInt8]
    let reason: InputProblem.Reason
    let detail: String
    /// Of the source, not UTF-8.
    let firstByte: Int
  }

  /// nil if the bytes are UTF-8.
  let text: Converted?

  init(_ bytes: Span<UInt8>) {
    guard let invalid = bytes.invalidUTF8() else {
      text = nil
      return
    }
    let byte = invalid.lowerBound
    if let kept = Charset.utf8.decode(bytes), Self.isMostlyUTF8(kept.utf8, bad: kept.substitutions)
    {
      let detail = "\(kept.substitutions) bytes are not UTF-8, shown as U+FFFD"
      text = Converted(utf8: kept.utf8, reason: .badEncoding, detail: detail, firstByte: byte)
      return
    }
    text = Self.guess(bytes, byte)
  }

  private static func isMostlyUTF8(_ text: [UInt8], bad: Int) -> Bool {
    // Each bad sequence, of one bad byte or more, is a U+FFFD in the text.
    let sequences = text.count { $0 >= 0xC0 }
    return sequences - bad >= bad
  }

  private static func guess(_ bytes: Span<UInt8>, _ byte: Int) -> Converted {
    let guess = Charset.detect(bytes)
    let charset = guess?.charset ?? .windows1252
    guard let decoded = charset.decode(bytes) else {
      var source: [UInt8] = []
      source.append(copying: bytes)
      let lossy = String(decoding: source, as: UTF8.self)
      return Converted(
        utf8: Array(lossy.utf8), reason: .badEncoding, detail: "not UTF-8, and not understood",
        firstByte: byte)
    }
    let read = "not UTF-8, read as \(charset.name)"
    let isGood = decoded.substitutions == 0
    return Converted(
      utf8: decoded.utf8, reason: isGood ? .guessedCharset : .badEncoding,
      detail: isGood ? read : "\(read); \(decoded.substitutions) bytes became U+FFFD",
      firstByte: byte)
  }
}
