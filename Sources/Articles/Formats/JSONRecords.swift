/// Reads articles from JSON objects.
///
/// A class: what it holds would be retained anew for each article.
final class JSONRecords {
  private typealias Place = BatchBuilder.RecordPosition

  private let parser: JSONLineParser
  private let names: FieldNames
  /// The numbers of the fields that may stand for a missing date.
  private let otherDates: Range<Int>

  init(parser: JSONLineParser, names: FieldNames) {
    self.parser = parser
    self.names = names
    let count = names.ordered.count
    otherDates = count - names.otherDates.count..<count
  }

  /// One object in each line of `range`; blank lines do not count.
  ///
  /// - Parameter memory: the bytes, and what may be read behind them.
  func parseLines(
    _ memory: Span<UInt8>, _ range: Range<Int>, into builder: inout BatchBuilder
  ) {
    let bytes = memory.extracting(0..<range.upperBound)
    var start = range.lowerBound
    var lines = 0
    var records = 0
    while start < range.upperBound {
      let end = bytes.firstIndex(of: UInt8(0x0A), from: start) ?? range.upperBound
      if !bytes.isWhiteSpace(start..<end) {
        let place = builder.place(
          offset: start - range.lowerBound, lines: lines, records: records)
        parseObject(memory, start..<end, at: place, into: &builder)
        records += 1
      }
      lines += 1
      start = end + 1
    }
  }

  /// Objects end to end, with white space and the signs of an array between them.
  func parseValues(_ bytes: Span<UInt8>, into builder: inout BatchBuilder) {
    var scanner = ObjectScanner()
    var position = 0
    var lines = 0
    var records = 0
    while position < bytes.count {
      let start = bytes.firstIndex(of: UInt8(ascii: "{"), from: position) ?? bytes.count
      reportStray(bytes, position..<start, lines: lines, records: records, into: &builder)
      lines += bytes.lineEnds(in: position..<start)
      guard start < bytes.count else { return }
      var end = start
      repeat {
        end += 1
      } while !scanner.endsObject(bytes[end - 1]) && end < bytes.count
      let place = builder.place(offset: start, lines: lines, records: records)
      parseObject(bytes, start..<end, at: place, into: &builder)
      records += 1
      lines += bytes.lineEnds(in: start..<end)
      position = end
    }
  }

  private func reportStray(
    _ bytes: Span<UInt8>, _ range: Range<Int>, lines: Int, records: Int,
    into builder: inout BatchBuilder
  ) {
    for index in range where !bytes[index].isWhiteSpace {
      if [UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ",")].contains(bytes[index]) {
        continue
      }
      let lines = lines + bytes.lineEnds(in: range.lowerBound..<index)
      let place = builder.place(offset: index, lines: lines, records: records)
      return builder.report(
        .brokenJSON, "something else than a JSON object, skipped", at: place, byte: 0)
    }
  }

  private func parseObject(
    _ memory: Span<UInt8>, _ range: Range<Int>, at place: Place, into builder: inout BatchBuilder
  ) {
    let object = memory.extracting(range)
    // Files that were joined have marks inside.
    if let mark = ByteOrderMark(object), !mark.isWide {
      let rest = range.lowerBound + mark.length..<range.upperBound
      return parseObject(memory, rest, at: place, into: &builder)
    }
    let outcome = parser.parse(memory, range)
    guard outcome == .badUTF8, let text = TextDecoding(object).text else {
      return take(outcome, object, at: place, into: &builder)
    }
    let decoded = parser.parse(text.utf8.span, text.utf8.indices)
    if decoded == .object {
      builder.report(text.reason, text.detail, at: place, byte: text.firstByte)
    }
    take(decoded, text.utf8.span, isDecoded: true, at: place, into: &builder)
  }

  /// - Parameter isDecoded: whether the bytes of `object` are not those of the input.
  private func take(
    _ outcome: JSONLineParser.Outcome, _ object: Span<UInt8>, isDecoded: Bool = false,
    at place: Place, into builder: inout BatchBuilder
  ) {
    if outcome == .object {
      let lone = parser.replacedSurrogates
      if lone.count > 0 {
        let words = lone.count == 1 ? "surrogate escape has" : "surrogate escapes have"
        builder.report(
          .badEncoding, "\(lone.count) \(words) no other half, shown as U+FFFD", at: place,
          byte: isDecoded ? 0 : lone.first)
      }
      addArticle(at: place, into: &builder)
    } else {
      let fault = JSONFault(outcome, in: object)
      builder.report(.brokenJSON, fault.words, at: place, byte: fault.offset)
    }
  }

  private func addArticle(at place: Place, into builder: inout BatchBuilder) {
    if parser.fieldBytes > ArticleLimits.lineBytes {
      return builder.report(.tooLong, "an article beyond the limit, skipped", at: place)
    }
    var draft = builder.draft(at: place)
    draft.id = id(at: place, into: &builder)
    draft.title = field(1, at: place, into: &builder)
    draft.date = date(at: place, into: &builder)
    draft.source = field(3, at: place, into: &builder)
    draft.url = field(4, at: place, into: &builder)
    var kind = JSONFields.Kind.absent
    draft.body = builder.write { kind = parser.append(5, to: &$0).kind }
    if kind != .text && kind != .absent {
      builder.discard(draft)
      return builder.report(.wrongType, "\"\(names.body)\" is no text, skipped", at: place)
    }
    builder.finish(draft, emptyDetail: emptyDetail(kind))
  }

  private func emptyDetail(_ kind: JSONFields.Kind) -> String {
    kind == .absent
      ? "no text: there is no field \"\(names.body)\" (--field body=NAME reads another)"
      : "no text: \"\(names.body)\" is empty"
  }

  private func id(at place: Place, into builder: inout BatchBuilder) -> Range<Int> {
    let range = scalar(0, at: place, into: &builder) { $0.write($1) }
    return range.isEmpty ? builder.writeGeneratedID(place) : range
  }

  private func field(_ index: Int, at place: Place, into builder: inout BatchBuilder) -> Range<Int>
  {
    scalar(index, at: place, into: &builder) { $0.writeHashed($1) }
  }

  /// The field of the date; where there is none, the first of its usual names that holds one.
  private func date(at place: Place, into builder: inout BatchBuilder) -> Range<Int> {
    var isNested = false
    let range = builder.write { bytes in
      let start = bytes.count
      var kind = parser.append(2, to: &bytes).kind
      isNested = kind == .nested
      if kind == .text || kind == .number, bytes.count > start { return }
      bytes.removeLast(bytes.count - start)
      for index in otherDates {
        kind = parser.append(index, to: &bytes).kind
        isNested = isNested || kind == .nested
        let isText = kind == .text || kind == .number
        if isText, PublicationFinder.isDate(bytes.span.extracting(start..<bytes.count)) { return }
        bytes.removeLast(bytes.count - start)
      }
    }
    if range.isEmpty, isNested {
      builder.report(.ignoredField, "\"\(names.date)\" is no text, left out", at: place)
    }
    builder.endHashed()
    return range
  }

  /// Writes a field that may be a number too; another kind of value is reported and left out.
  private func scalar(
    _ index: Int, at place: Place, into builder: inout BatchBuilder,
    write: (inout BatchBuilder, (inout [UInt8]) -> Void) -> Range<Int>
  ) -> Range<Int> {
    var kind = JSONFields.Kind.absent
    let range = write(&builder) { bytes in
      let start = bytes.count
      kind = parser.append(index, to: &bytes).kind
      if kind == .boolean { bytes.removeLast(bytes.count - start) }
    }
    if kind == .boolean || kind == .nested {
      builder.report(
        .ignoredField, "\"\(names.ordered[index])\" is no text, left out", at: place)
    }
    return range
  }
}
