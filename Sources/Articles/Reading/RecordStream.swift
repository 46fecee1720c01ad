/// Cuts the current file into chunks of whole records.
///
/// A chunk ends with the first record that makes it at least as large as the limits, so that the cuts do
/// not depend on how much of the file the system delivers at a time.
struct RecordStream {
  private let kind: RecordKind
  private let limits: CorpusReader.Limits
  /// See `CorpusFileName.articleBytes`.
  private let nameBytes: Int
  private var scanner: RecordScanner
  private var position = FilePosition()
  private var isAtStart = true
  private var overlong: Overlong?
  /// Bytes that were given since the last record, all of them white space.
  private var blankBytes = 0

  /// Whole records that make a chunk.
  private struct Cut {
    /// Where they end; 0 if there are none, or none before an overlong one.
    var end = 0
    /// How many there are, blank lines among them.
    var records = 0
    /// How many are blank lines.
    var blanks = 0
    /// Whether something without an end stands at the end, the last of its file.
    var hasRest = false
  }

  /// A record beyond the limit, which begins where the window begins.
  private struct Overlong {
    /// Its end in the window, if that has been found.
    var end: Int?
  }

  /// A byte order mark at the start of `file` is dropped.
  init(kind: RecordKind, of file: CurrentFile, limits: CorpusReader.Limits) {
    self.kind = kind
    self.limits = limits
    nameBytes = file.name.articleBytes
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
      giveUpBlanks(blankBytes, in: file)
      let cut = nextCut(in: file)
      if cut.end > 0 { return chunk(cut, of: file, sequence: sequence) }
      guard overlong != nil else {
        if position.records == 0, !file.hasFault {
          file.report(.emptyFile, "there is no record in the file")
        }
        return nil
      }
      try skipOverlong(in: file)
    }
  }

  private mutating func nextCut(in file: CurrentFile) -> Cut {
    var cut = Cut()
    while true {
      file.window.withSpan { scan($0, &cut) }
      if isChunk(cut) || overlong != nil { return cut }
      if file.window.isEnded {
        cut.hasRest = file.window.withSpan { !$0.isWhiteSpace(cut.end..<$0.count) }
        cut.end = file.window.count
        return cut
      }
      file.fill()
    }
  }

  private func isChunk(_ cut: Cut) -> Bool {
    // Blank lines cost nothing besides their bytes.
    let records = cut.records - cut.blanks
    return cut.end + records * nameBytes >= limits.chunkBytes
      || records >= ArticleLimits.chunkRecords
  }

  private mutating func scan(_ window: Span<UInt8>, _ cut: inout Cut) {
    while !isChunk(cut) {
      guard let next = scanner.nextEnd(in: window) else {
        if window.count - cut.end > limits.heldBytes { overlong = Overlong(end: nil) }
        return
      }
      guard next - cut.end <= limits.heldBytes else {
        overlong = Overlong(end: next - cut.end)
        return
      }
      if kind == .jsonLines, window.isWhiteSpace(cut.end..<next) { cut.blanks += 1 }
      cut.end = next
      cut.records += 1
    }
  }

  private mutating func chunk(
    _ cut: Cut, of file: CurrentFile, sequence: Int
  ) -> CorpusChunk {
    let count = counts(of: cut, in: file)
    let isAlone =
      isAtStart && count.records == 1 && isRestBlank(after: firstEnd(to: cut.end, file), in: file)
    let (bytes, range) = file.take(cut.end)
    let piece = CorpusChunk.Piece(
      kind: kind, file: file.name, range: range, position: position, isAlone: isAlone)
    position.offset += UInt64(cut.end)
    position.lines += count.lines
    position.records += count.records
    scanner.rebase(cut.end)
    isAtStart = isAtStart && count.records == 0
    blankBytes = count.records == 0 ? blankBytes + cut.end : 0
    return CorpusChunk(sequence: sequence, bytes: bytes, pieces: [piece])
  }

  /// How many records are in a cut, and how many lines end in it.
  private func counts(of cut: Cut, in file: CurrentFile) -> (records: Int, lines: Int) {
    file.window.withSpan { window in
      let bytes = window.extracting(0..<cut.end)
      guard let records = kind.recordCount(in: bytes) else {
        return (cut.records - cut.blanks + (cut.hasRest ? 1 : 0), cut.records)
      }
      return (records, bytes.lineEnds(in: bytes.indices))
    }
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
    // Without them it may be no longer than others.
    if skipSeparators(in: file) { return }
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

  /// Moves to where the record itself begins; whether something stood before it, and it is to be looked for anew.
  private mutating func skipSeparators(in file: CurrentFile) -> Bool {
    var skipped = 0
    while true {
      let count = file.window.withSpan { separatorsEnd(in: $0) }
      advance(count, in: file)
      skipped += count
      if file.window.count > 0 || file.window.isEnded { break }
      giveUpBlanks(skipped, in: file)
      file.fill()
    }
    if skipped == 0 { return false }
    scanner = RecordScanner(kind: kind)
    overlong = nil
    return true
  }

  private func separatorsEnd(in window: Span<UInt8>) -> Int {
    var end = 0
    while end < window.count, window[end].isWhiteSpace || isSignOfArray(window[end]) { end += 1 }
    return end
  }

  /// Whether a byte stands between the objects of an array.
  private func isSignOfArray(_ byte: UInt8) -> Bool {
    kind == .jsonValues
      && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]"))
  }

  /// A compressed file that is hardly more than blanks is not unpacked to its end, which may be far.
  private func giveUpBlanks(_ count: Int, in file: CurrentFile) {
    if file.isPacked, count > limits.lineBytes { file.giveUp(.blanks(count)) }
  }

  private mutating func advance(_ count: Int, in file: CurrentFile) {
    position.lines += file.window.withSpan { $0.lineEnds(in: 0..<count) }
    position.offset += UInt64(count)
    file.drop(count)
    scanner.rebase(count)
  }
}
