/// What a file holds, told by how it begins.
enum FileKind: Equatable {
  case records(RecordKind)
  /// No text; the words say what it is.
  case binary(String)
  /// Nothing but white space.
  case empty
  /// JSON in a form that is not read; the words say what to do.
  case unsupported(String)
}

/// Tells the kind of a file from its unpacked beginning; the name only decides where that is ambiguous.
struct FileKindDetector {
  /// So many bytes of a file are looked at.
  static let prefixBytes = 1 << 16

  private let parser: JSONLineParser

  init(parser: JSONLineParser) {
    self.parser = parser
  }

  /// `start` is at least `prefixBytes` long, or the whole file.
  func kind(of start: Span<UInt8>, isWhole: Bool, named name: String) -> FileKind {
    if let charset = ByteOrderMark(start), charset.isWide {
      return wideKind(start, charset)
    }
    let first = ByteOrderMark(start)?.length ?? 0
    guard let begin = start.firstNonSpace(in: first..<start.count) else {
      return isWhole ? .empty : .records(.text)
    }
    if start.holds(RecordScanner.startTag, at: begin)
      || start.holds(Array("<!DOCTYPE lewis".utf8), at: begin)
    {
      return .records(.sgml)
    }
    if let content = BinaryContent.signature(of: start) { return .binary(content) }
    let hint = NameHint(name)
    // A control byte in JSON breaks its line, not the file.
    if let kind = jsonKind(start, begin, isWhole, hint) { return .records(kind) }
    if let signs = BinaryContent.controlBytes(in: start) {
      return .binary("binary data (\(signs))")
    }
    return .records(hint == .json ? .jsonLines : .text)
  }

  private func wideKind(_ start: Span<UInt8>, _ mark: ByteOrderMark) -> FileKind {
    let brackets = [UInt8(ascii: "{"), UInt8(ascii: "[")]
    for index in mark.length..<min(start.count, mark.length + 4)
    where brackets.contains(start[index]) {
      return .unsupported("JSON in \(mark.charset.name); convert it to UTF-8 with iconv")
    }
    return .records(.text)
  }

  private func jsonKind(
    _ start: Span<UInt8>, _ begin: Int, _ isWhole: Bool, _ hint: NameHint
  ) -> RecordKind? {
    switch start[begin] {
    case UInt8(ascii: "{"):
      if hasObjectLine(start, from: begin) { return .jsonLines }
      if !isWhole, looksLikeObject(start, begin),
        start.firstIndex(of: UInt8(0x0A), from: begin) == nil
      {
        return .jsonLines
      }
      if isUnfinished(start, from: begin) {
        return looksLikeObject(start, begin) || hint == .json ? .jsonValues : nil
      }
      return hint == .json || (hint == .none && looksLikeObject(start, begin)) ? .jsonLines : nil
    case UInt8(ascii: "["):
      if looksLikeArray(start, begin) { return .jsonValues }
      return hint == .json ? .jsonLines : nil
    default:
      return nil
    }
  }

  /// Whether one of the first lines, ended by a line feed or by the end of `start`, is an object.
  private func hasObjectLine(_ start: Span<UInt8>, from begin: Int) -> Bool {
    var from = begin
    var lines = 0
    while from < start.count, lines < 64 {
      let end = start.firstIndex(of: UInt8(0x0A), from: from) ?? start.count
      let line = start.trimmed(from..<end)
      if !line.isEmpty, start[line.lowerBound] == UInt8(ascii: "{"),
        [.object, .badUTF8].contains(parser.parse(start, line))
      {
        return true
      }
      from = end + 1
      lines += 1
    }
    return false
  }

  /// Whether an object that begins at `begin` goes on, outside strings, where its line ends.
  private func isUnfinished(_ start: Span<UInt8>, from begin: Int) -> Bool {
    var scanner = ObjectScanner()
    for index in begin..<start.count {
      if start[index] == 0x0A { return scanner.depth > 0 && !scanner.isInString }
      _ = scanner.endsObject(start[index])
    }
    return false
  }

  /// Whether a brace, a string and a colon stand there.
  private func looksLikeObject(_ start: Span<UInt8>, _ begin: Int) -> Bool {
    guard let quote = start.firstNonSpace(in: begin + 1..<start.count),
      start[quote] == UInt8(ascii: "\""),
      let close = start.firstIndex(of: UInt8(ascii: "\""), from: quote + 1),
      let colon = start.firstNonSpace(in: close + 1..<start.count)
    else { return false }
    return start[colon] == UInt8(ascii: ":")
  }

  /// Whether a bracket and the start of an object stand there.
  private func looksLikeArray(_ start: Span<UInt8>, _ begin: Int) -> Bool {
    guard let next = start.firstNonSpace(in: begin + 1..<start.count) else { return false }
    return start[next] == UInt8(ascii: "{") && looksLikeObject(start, next)
  }
}

/// What a file's name says about its content.
private enum NameHint {
  case json, text, none

  init(_ name: String) {
    var name = name.lowercased()
    for suffix in [".gz", ".zst"] where name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
    }
    let isJSON = [".jsonl", ".ndjson", ".json"].contains { name.hasSuffix($0) }
    self = isJSON ? .json : name.hasSuffix(".txt") ? .text : .none
  }
}
