/// Reads articles from the SGML of the Reuters-21578 collection.
///
/// The id is `NEWID`, the body the dateline and the text after it. Records of the type `BRIEF` hold a
/// title and a placeholder, so they have no text.
struct SGMLRecords {
  private typealias Place = BatchBuilder.RecordPosition

  /// The names by which parts of a record are found.
  private struct Element {
    let open: [UInt8]
    let close: [UInt8]

    init(_ name: String) {
      open = Array("<\(name)".utf8)
      close = Array("</\(name)>".utf8)
    }
  }

  private let date = Element("DATE")
  private let places = Element("PLACES")
  private let place = Element("D")
  private let text = Element("TEXT")
  private let title = Element("TITLE")
  private let author = Element("AUTHOR")
  private let dateline = Element("DATELINE")
  private let body = Element("BODY")
  private let newID = Array(" NEWID=\"".utf8)
  private let brief = Array(" TYPE=\"BRIEF\"".utf8)
  private let documentType = Array("<!DOCTYPE".utf8)

  func parse(_ bytes: Span<UInt8>, into builder: inout BatchBuilder) {
    var position = 0
    var lines = 0
    var records = 0
    while position < bytes.count {
      let start = bytes.firstIndex(of: RecordScanner.startTag, from: position) ?? bytes.count
      reportStray(bytes, position..<start, lines: lines, records: records, into: &builder)
      lines += bytes.lineEnds(in: position..<start)
      guard start < bytes.count else { return }
      let end = recordEnd(bytes, from: start)
      let place = builder.place(offset: start, lines: lines, records: records)
      let record = bytes.extracting(start..<end.position)
      if end.isTag {
        addArticle(record, at: place, into: &builder)
      } else {
        builder.report(
          .brokenRecord, "a record without </REUTERS>, skipped", at: place, byte: 0)
      }
      records += 1
      lines += bytes.lineEnds(in: start..<end.position)
      position = end.position
    }
  }

  /// A record ends with its tag; without one, where the next record begins or nothing follows.
  private func recordEnd(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (position: Int, isTag: Bool) {
    let behind = start + RecordScanner.startTag.count
    let next = bytes.firstIndex(of: RecordScanner.startTag, from: behind) ?? bytes.count
    let end = bytes.extracting(0..<next).firstIndex(of: RecordScanner.endTag, from: behind)
    return end.map { ($0 + RecordScanner.endTag.count, true) } ?? (next, false)
  }

  private func reportStray(
    _ bytes: Span<UInt8>, _ range: Range<Int>, lines: Int, records: Int,
    into builder: inout BatchBuilder
  ) {
    let text = bytes.trimmed(range)
    guard !text.isEmpty, !isDocumentType(bytes.extracting(text)) else { return }
    let lines = lines + bytes.lineEnds(in: range.lowerBound..<text.lowerBound)
    let place = builder.place(offset: text.lowerBound, lines: lines, records: records)
    builder.report(.brokenRecord, "text outside of records, skipped", at: place, byte: 0)
  }

  private func isDocumentType(_ text: Span<UInt8>) -> Bool {
    text.holds(documentType, at: 0)
      && text.firstIndex(of: UInt8(ascii: ">"), from: 0) == text.count - 1
  }

  private func addArticle(
    _ record: Span<UInt8>, at place: Place, into builder: inout BatchBuilder
  ) {
    let decoder = SGMLText(isUTF8: record.invalidUTF8() == nil)
    let whole = 0..<record.count
    let head = whole.lowerBound..<(record.firstIndex(of: text.open, from: 0) ?? record.count)
    let content = find(text, in: record, whole) ?? record.count..<record.count
    let isBrief = isBrief(record)

    var draft = builder.draft(at: place)
    draft.id = builder.write { decoder.appendTrimmed(record, id(record), to: &$0) }
    if draft.id.isEmpty { draft.id = builder.writeGeneratedID(place) }
    draft.places = builder.write { appendPlaces(record, head, decoder, to: &$0) }
    draft.title = builder.writeHashed { append(title, record, content, decoder, to: &$0) }
    draft.date = builder.writeHashed { append(date, record, head, decoder, to: &$0) }
    draft.source = builder.writeHashed { _ in }
    draft.url = builder.writeHashed { _ in }
    draft.body = builder.write { bytes in
      guard let text = textRange(record, content, isBrief) else { return }
      append(dateline, record, content, decoder, to: &bytes)
      if !record.isWhiteSpace(text), find(dateline, in: record, content) != nil {
        bytes.append(0x20)
      }
      decoder.append(record, text, to: &bytes)
    }
    builder.finish(draft, emptyDetail: isBrief ? "no text: a title only" : "no text in the record")
  }

  private func isBrief(_ record: Span<UInt8>) -> Bool {
    guard let tag = tag(text, in: record, 0..<record.count) else { return false }
    return record.extracting(tag).firstIndex(of: brief, from: 0) != nil
  }

  /// What counts as the text: the body, else what follows the other elements; nil for a brief.
  private func textRange(
    _ record: Span<UInt8>, _ content: Range<Int>, _ isBrief: Bool
  ) -> Range<Int>? {
    if let range = find(body, in: record, content) { return range }
    guard !isBrief else { return nil }
    var start = content.lowerBound
    for element in [title, author, dateline] {
      if let range = find(element, in: record, content) {
        start = max(start, min(range.upperBound + element.close.count, content.upperBound))
      }
    }
    return start..<content.upperBound
  }

  private func id(_ record: Span<UInt8>) -> Range<Int> {
    let end = record.firstIndex(of: UInt8(ascii: ">"), from: 0) ?? record.count
    let tag = record.extracting(0..<end)
    guard let name = tag.firstIndex(of: newID, from: 0) else { return 0..<0 }
    let start = name + newID.count
    return start..<(tag.firstIndex(of: UInt8(ascii: "\""), from: start) ?? start)
  }

  private func appendPlaces(
    _ record: Span<UInt8>, _ head: Range<Int>, _ decoder: SGMLText, to bytes: inout [UInt8]
  ) {
    guard var rest = find(places, in: record, head) else { return }
    var isFirst = true
    while let range = find(place, in: record, rest) {
      if !isFirst { bytes.append(UInt8(ascii: ";")) }
      isFirst = false
      decoder.append(record, record.trimmed(range), to: &bytes)
      rest = min(range.upperBound + place.close.count, rest.upperBound)..<rest.upperBound
    }
  }

  /// Appends what an element holds, without white space at its ends.
  private func append(
    _ element: Element, _ record: Span<UInt8>, _ range: Range<Int>, _ decoder: SGMLText,
    to bytes: inout [UInt8]
  ) {
    guard let content = find(element, in: record, range) else { return }
    decoder.appendTrimmed(record, content, to: &bytes)
  }

  /// What stands between the tags of the first such element in `range`; to the end of `range` if it is
  /// never closed.
  private func find(_ element: Element, in record: Span<UInt8>, _ range: Range<Int>) -> Range<Int>?
  {
    guard let tag = tag(element, in: record, range) else { return nil }
    let bound = record.extracting(0..<range.upperBound)
    return tag
      .upperBound..<(bound.firstIndex(of: element.close, from: tag.upperBound)
      ?? range.upperBound)
  }

  /// The opening tag of the first such element in `range`.
  private func tag(_ element: Element, in record: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
    let bound = record.extracting(0..<range.upperBound)
    var from = range.lowerBound
    while let start = bound.firstIndex(of: element.open, from: from) {
      let behind = start + element.open.count
      // `<DATELINE>` begins like `<DATE>`.
      if behind < bound.count, bound[behind] == UInt8(ascii: ">") || bound[behind].isWhiteSpace {
        // Without an end, no later tag has one: looking for it once more each time would be quadratic.
        return bound.firstIndex(of: UInt8(ascii: ">"), from: behind).map { start..<$0 + 1 }
      }
      from = behind
    }
    return nil
  }
}
