/// Reads a text file as one article.
///
/// The body is the file byte for byte if it is UTF-8, without a byte order mark; else what conversion
/// to UTF-8 gives. Nothing else is known of the article, but its first line may be a headline.
struct TextRecords {
  func parse(_ bytes: Span<UInt8>, into builder: inout BatchBuilder) {
    if let mark = ByteOrderMark(bytes) {
      if mark.isWide { return parseWide(bytes, mark.charset, into: &builder) }
      return parseMarkless(bytes.extracting(mark.length..<bytes.count), into: &builder)
    }
    parseMarkless(bytes, into: &builder)
  }

  private func parseWide(
    _ bytes: Span<UInt8>, _ charset: Charset, into builder: inout BatchBuilder
  ) {
    guard let decoded = charset.decode(bytes) else {
      return builder.reportFile(.unreadable, "cannot be read as \(charset.name)")
    }
    if decoded.substitutions > 0 {
      let detail = "\(decoded.substitutions) bytes are not \(charset.name), shown as U+FFFD"
      builder.reportFile(.badEncoding, detail)
    }
    add(decoded.utf8.span, into: &builder)
  }

  private func parseMarkless(_ bytes: Span<UInt8>, into builder: inout BatchBuilder) {
    guard let converted = TextDecoding(bytes).text else { return add(bytes, into: &builder) }
    builder.reportFile(converted.reason, converted.detail, byte: converted.firstByte)
    add(converted.utf8.span, into: &builder)
  }

  private func add(_ text: Span<UInt8>, into builder: inout BatchBuilder) {
    if let signs = BinaryContent.controlBytes(in: text) {
      return builder.reportFile(.binaryFile, "not a text: binary data (\(signs))")
    }
    let place = builder.place(offset: 0, lines: 0, records: 0)
    var draft = builder.draft(at: place)
    draft.id = builder.writeGeneratedID(place)
    draft.title = builder.writeHashed { _ in }
    draft.date = builder.writeHashed { _ in }
    draft.source = builder.writeHashed { _ in }
    draft.url = builder.writeHashed { _ in }
    draft.body = builder.write { $0.append(copying: text) }
    draft.headlineLength = Headline.length(in: text)
    builder.finish(draft, emptyDetail: "the file has no text")
  }
}
