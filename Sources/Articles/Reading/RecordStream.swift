/// Cuts the current file into chunks of whole records.
///
/// A chunk ends with the first record that makes it at least as large as the limits, so that the cuts do
/// not depend on how much of the file the system delivers at a time.
struct RecordStream {
  private let kind: RecordKind
  private let limits: CorpusReader.Limits
  private var scanner: RecordScanner
  private var position = FilePosition()
  private var isAtStart = true
  private var overlong: Overlong?

  /// A record beyond the limit, which begins where the window begins.
  private struct Overlong {
    /// Its end in the window, if that has been found.
    var end: Int?
  }

  /// A byte order mark at the start of `file` is dropped.
  init(kind: RecordKind, of file: CurrentFile, limits: CorpusReader.Limits) {
    self.kind = kind
    self.limits = limits
    scanner = RecordScanner(kind: kind)
    let mark = file.window.withSpan { ByteOrderMark($0)?.length ?? 0 }
    file.drop(mark)
    position.offset = UInt64(mark)
  }

  /// nil at the end of the file.
  ///
  /// Throws `CorpusError.beyondMemory`.
  mutating func next(from file: CurrentFile, sequence: Int) throws(CorpusError) -> CorpusChunk? {
    if overlong != nil { try skipOverlong(in: file) }
    while true {
      let end = nextCut(in: file)
      if end > 0 { return chunk(to: end, of: file, sequence: sequence) }
      guard overlong != nil else {
        if position.records == 0, !file.hasFault {
          file.report(.emptyFile, "there is no record in the file")
        }
        return nil
      }
      try skipOverlong(in: file)
    }
  }

  /// The end of the whole records that make the next chunk; 0 if there are none, or none before an
  /// overlong one.
  private mutating func nextCut(in file: CurrentFile) -> Int {
    var end = 0
    var records = 0
    while true {
      end = file.window.withSpan { scan($0, from: end, &records) }
      if isChunk(end, records) || overlong != nil { return end }
      if file.window.isEnded { return file.window.count }
      file.fill()
    }
  }

  private func isChunk(_ bytes: Int, _ records: Int) -> Bool {
    bytes >= limits.chunkBytes || records >= ArticleLimits.chunkRecords
  }

  private mutating func scan(
    _ window: Span<UInt8>, from start: Int, _ records: inout Int
  ) -> Int {
    var end = start
    while !isChunk(end, records) {
      guard let next = scanner.nextEnd(in: window) else {
        if window.count - end > limits.heldBytes { overlong = Overlong(end: nil) }
        break
      }
      guard next - end <= limits.heldBytes else {
        overlong = Overlong(end: next - end)
        break
      }
      end = next
      records += 1
    }
    return end
  }

  private mutating func chunk(
    to end: Int, of file: CurrentFile, sequence: Int
  ) -> CorpusChunk {
    let records = file.window.withSpan { kind.recordCount(in: $0.extracting(0..<end)) }
    let isAlone = isAtStart && records == 1 && isRestBlank(after: firstEnd(to: end, file), in: file)
    let piece = CorpusChunk.Piece(
      kind: kind, file: file.name, range: 0..<end, position: position, isAlone: isAlone)
    let bytes = Array(file.window.prefix(end))
    advance(end, in: file)
    position.records += records
    isAtStart = isAtStart && records == 0
    return CorpusChunk(sequence: sequence, bytes: bytes, pieces: [piece])
  }

  /// Where the record ends that is the only one of a chunk.
  ///
  /// What follows it in the chunk may stand in the next where chunks are smaller: it must count the same.
  private func firstEnd(to end: Int, _ file: CurrentFile) -> Int {
    file.window.withSpan { kind.firstRecordEnd(in: $0.extracting(0..<end)) }
  }

  /// Whether nothing but blanks follows; reads on until that is known.
  private func isRestBlank(after end: Int, in file: CurrentFile) -> Bool {
    guard overlong == nil else { return false }
    var checked = end
    while true {
      let isBlank = file.window.withSpan { self.isBlank($0, checked..<$0.count) }
      checked = file.window.count
      if !isBlank || checked - end > limits.lineBytes { return false }
      if file.window.isEnded { return true }
      file.fill()
    }
  }

  private func isBlank(_ window: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where !window[index].isWhiteSpace {
      if kind != .jsonValues || window[index] != UInt8(ascii: "]") { return false }
    }
    return true
  }

  /// Reports the record at the start of the window and reads on behind it, keeping nothing of it.
  private mutating func skipOverlong(in file: CurrentFile) throws(CorpusError) {
    skipSeparators(in: file)
    let start = position
    var end = overlong?.end
    while end == nil, !file.window.isEnded {
      advance(min(scanner.scanned, file.window.count), in: file)
      file.fill()
      end = file.window.withSpan { scanner.nextEnd(in: $0) }
    }
    advance(end ?? file.window.count, in: file)
    position.records += 1
    isAtStart = false
    overlong = nil
    let count = Int(clamping: position.offset - start.offset)
    guard count > limits.lineBytes || file.hasFault else {
      throw .beyondMemory(
        path: file.name.shown, line: start.lines + 1, byte: start.offset, bytes: count,
        memory: CorpusReader.Limits.memory(forRecordOf: count))
    }
    file.report(
      .tooLong,
      "a record of \(count) bytes, skipped; at most \(limits.lineBytes) are read as one",
      line: start.lines + 1, byte: start.offset)
  }

  /// Moves to where the record itself begins, for the line to be right.
  private mutating func skipSeparators(in file: CurrentFile) {
    let count = file.window.withSpan { window in
      var count = 0
      while count < window.count, window[count].isWhiteSpace || window[count] == UInt8(ascii: ",") {
        count += 1
      }
      return count
    }
    if let end = overlong?.end { overlong?.end = end - count }
    advance(count, in: file)
  }

  private mutating func advance(_ count: Int, in file: CurrentFile) {
    position.lines += file.window.withSpan { $0.lineEnds(in: 0..<count) }
    position.offset += UInt64(count)
    file.drop(count)
    scanner.rebase(count)
  }
}
