/// Reads the inputs of a corpus one after another and cuts them into chunks of whole records.
///
/// Used by one thread. What cannot be read is skipped and told by `takeProblems`. Memory: one chunk, one
/// record and the buffers of one file; the names in the folders on the way to it.
package final class CorpusReader {
  /// Sizes that tests make small.
  package struct Limits {
    /// About as many bytes as one chunk has.
    package var chunkBytes = ArticleLimits.chunkBytes
    /// The most bytes of one line, record or text file.
    package var lineBytes = ArticleLimits.lineBytes
    /// The most bytes of one that are held in memory; one between the two is an error.
    var heldBytes: Int { min(lineBytes, max(Self.leastHeld, memory / Self.memoryPerByte)) }
    /// Bytes of one compressed file that are unpacked without suspicion.
    package var unpackedBytes = ArticleLimits.unpackedBytes
    /// Bytes that are read from a file at a time.
    package var bufferBytes = 1 << 18
    /// Bytes of memory that a build may take.
    package var memory = Int.max

    /// A record stands in memory as read, as a chunk, and padded and parsed, and not everything is for it.
    private static let memoryPerByte = 16
    private static let leastHeld = 4 << 20

    /// Bytes of memory that reading a record and indexing the article in it take, whichever is more.
    static func memory(forRecordOf bytes: Int) -> Int {
      max(
        memoryPerByte * bytes,
        ArticleLimits.memoryPerByte * min(bytes, ArticleLimits.articleBytes))
    }

    /// The limits of `ArticleLimits`.
    package init() {}
  }

  /// Bytes of all files together, as on disk; nil if that is not known (standard input, pipes).
  package let bytesTotal: UInt64?

  private let limits: Limits
  private let detector: FileKindDetector
  private let file: CurrentFile
  private var walk: InputWalk
  private var records: RecordStream?
  private var texts = TextCollection()
  private var sequence = 0
  /// Problems of the last chunk that was given for their sake; nobody has to take them.
  private var toldProblems = 0

  /// `inputs` are paths of folders and files, and `-` for standard input; they are read in this order.
  ///
  /// `memory` bounds the size of a record, bytes.
  ///
  /// Throws a `CorpusError` if one is not there or cannot be opened.
  package convenience init(
    inputs: [String], options: ReadingOptions, memory: Int = .max
  ) throws(CorpusError) {
    var limits = Limits()
    limits.memory = memory
    try self.init(inputs: inputs, options: options, limits: limits)
  }

  /// Reads files that were found before, under the names that they had there.
  ///
  /// One that is gone meanwhile is skipped and told.
  package convenience init(
    files: [CorpusFile], options: ReadingOptions, memory: Int = .max
  ) throws(CorpusError) {
    var limits = Limits()
    limits.memory = memory
    try self.init(InputWalk(files: files), options: options, limits: limits)
  }

  /// As above, with limits of its own.
  package convenience init(
    inputs: [String], options: ReadingOptions, limits: Limits
  ) throws(CorpusError) {
    try self.init(InputWalk(inputs: inputs), options: options, limits: limits)
  }

  private init(
    _ walk: InputWalk, options: ReadingOptions, limits: Limits
  ) throws(CorpusError) {
    self.walk = walk
    bytesTotal = try walk.totalBytes()
    file = CurrentFile(limits)
    detector = FileKindDetector(parser: try JSONLineParser(names: options.fields))
    self.limits = limits
  }

  /// Bytes read so far, as on disk.
  package var bytesRead: UInt64 { file.packedBytes }

  /// Bytes of memory that the decoder of the current file holds: a zstd file has a window of its own
  /// choice, up to 128 MiB.
  package var decoderBytes: Int { file.decoderBytes }

  /// The name of the current file, for messages.
  package var currentFile: String { file.name.shown }

  /// The problems met since the last call, in the order of the corpus.
  ///
  /// Those inside of records are told by the batches.
  package func takeProblems() -> [InputProblem] {
    defer {
      file.problems = []
      toldProblems = 0
    }
    return file.problems
  }

  /// The next chunk; nil at the end.
  ///
  /// The same corpus is always cut at the same places.
  package func next() throws(CorpusError) -> CorpusChunk? {
    while true {
      if let chunk = try records?.next(from: file, sequence: sequence) {
        sequence += 1
        return chunk
      }
      records = nil
      // A million of them must not gather before there is an article.
      if file.problems.count >= toldProblems + ArticleLimits.chunkRecords {
        toldProblems = file.problems.count
        return takeTexts() ?? emptyChunk()
      }
      switch try walk.next(problems: &file.problems) {
      case .problems: continue
      case .file(let next):
        try begin(next)
        // Texts before a file of another kind go first.
        if texts.isFull(limits) || records != nil, let chunk = takeTexts() { return chunk }
      case .end:
        file.close()
        return takeTexts()
      }
    }
  }

  private func begin(_ next: CorpusFile) throws(CorpusError) {
    try file.open(next)
    while file.window.count <= FileKindDetector.prefixBytes, !file.window.isEnded { file.fill() }
    switch kindOfFile() {
    case .empty:
      if !file.hasFault { file.report(.emptyFile, "the file is empty") }
    case .binary(let words):
      file.report(.binaryFile, "not a text: \(words)")
    case .unsupported(let words):
      file.report(.brokenJSON, words)
    case .records(.text):
      try readText()
    case .records(let kind):
      records = RecordStream(kind: kind, of: file, limits: limits)
    }
  }

  private func kindOfFile() -> FileKind {
    let name = file.name.shown
    let isWhole = file.window.isEnded && file.window.count <= FileKindDetector.prefixBytes
    return file.window.withSpan { window in
      let start = window.extracting(0..<min(window.count, FileKindDetector.prefixBytes))
      return detector.kind(of: start, isWhole: isWhole, named: name)
    }
  }

  /// A text is one record: all of it, or nothing.
  private func readText() throws(CorpusError) {
    var dropped = 0
    while !file.window.isEnded, dropped + file.window.count <= limits.lineBytes {
      file.fill()
      if dropped + file.window.count > limits.heldBytes {
        dropped += file.window.count
        file.drop(file.window.count)
      }
    }
    let count = dropped + file.window.count
    if count > limits.lineBytes {
      file.report(.tooLong, "a text of more than \(limits.lineBytes) bytes, skipped")
    } else if file.hasFault {
      return
    } else if dropped > 0 {
      throw .beyondMemory(
        path: file.name.shown, line: 1, byte: 0, bytes: count,
        memory: Limits.memory(forRecordOf: count))
    } else {
      texts.append(file.window.prefix(count), of: file.name)
    }
  }

  /// One that only brings its problems along.
  private func emptyChunk() -> CorpusChunk {
    defer { sequence += 1 }
    return CorpusChunk(sequence: sequence, bytes: [], pieces: [])
  }

  private func takeTexts() -> CorpusChunk? {
    guard let chunk = texts.take(sequence: sequence) else { return nil }
    sequence += 1
    return chunk
  }
}

/// Small text files on their way into one chunk.
private struct TextCollection {
  private var bytes: [UInt8] = []
  private var pieces: [CorpusChunk.Piece] = []
  /// Bytes that the names will take in the articles.
  private var nameBytes = 0

  func isFull(_ limits: CorpusReader.Limits) -> Bool {
    bytes.count + nameBytes >= limits.chunkBytes || pieces.count >= ArticleLimits.chunkRecords
  }

  mutating func append(_ text: ArraySlice<UInt8>, of file: CorpusFileName) {
    let range = bytes.count..<bytes.count + text.count
    bytes += text
    nameBytes += file.articleBytes
    pieces.append(
      CorpusChunk.Piece(
        kind: .text, file: file, range: range, position: FilePosition(), isAlone: true))
  }

  /// nil if there is none.
  mutating func take(sequence: Int) -> CorpusChunk? {
    guard !pieces.isEmpty else { return nil }
    defer { self = TextCollection() }
    return CorpusChunk(sequence: sequence, bytes: bytes, pieces: pieces)
  }
}
