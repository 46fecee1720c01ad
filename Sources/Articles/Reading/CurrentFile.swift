/// The file that is being read: its names, what of it is in memory, what went wrong with it.
///
/// One object serves all files in turn, so that its buffers are used again.
final class CurrentFile {
  private(set) var name = CorpusFileName(shown: "", cited: "")
  private(set) var window: Window
  /// Whether the file could not be read to its end.
  private(set) var hasFault = false
  /// What went wrong with all files so far, in order, until it is taken.
  var problems: [InputProblem] = []

  private let input: UnpackedInput
  private var source: InputFile?
  /// What a regular file was when it was opened.
  private var opened: FileStatus?

  init(_ limits: CorpusReader.Limits) {
    window = Window(step: limits.bufferBytes / 2, chunk: limits.chunkBytes)
    input = UnpackedInput(limits)
  }

  /// Bytes read from all files so far, as on disk.
  var packedBytes: UInt64 { input.packedBytes }
  /// Whether it is compressed.
  var isPacked: Bool { input.isPacked }
  /// Bytes of memory that the file's decoder holds.
  var decoderBytes: Int { input.decoderBytes }

  /// Turns to `file`; a file that cannot be opened is reported, and empty.
  ///
  /// Throws where the process lacks what it needs to open any.
  func open(_ file: CorpusFile) throws(CorpusError) {
    noteChange()
    name = file.name
    hasFault = false
    window.reset()
    guard let path = file.path else { return try input.open(InputFile()) }
    do throws(SystemFault) {
      let source = try InputFile(path: path, waits: file.isNamed)
      let status = try FileStatus(of: source)
      self.source = source
      if status.kind == .regular { opened = status }
    } catch {
      input.close()
      if error.isShortage { throw .shortage(path: name.shown, reason: error.text) }
      return report(.system(error))
    }
    guard let source else { return }
    if opened == nil, !file.isNamed {
      input.close()
      hasFault = true
      return report(.notAFile, "not a regular file, skipped")
    }
    try input.open(source)
  }

  /// Leaves the file and gives back what only it needed.
  func close() {
    noteChange()
    input.close()
    window.reset()
  }

  /// Reports a file that is not what it was when it was opened, and forgets it.
  private func noteChange() {
    defer {
      source = nil
      opened = nil
    }
    guard let source, let opened, !hasFault, let now = try? FileStatus(of: source) else { return }
    if now.state != opened.state {
      report(
        .changed, "the file changed while it was read; read it again when it is complete")
    }
  }

  /// Reads something more, unless the file has ended; a fault is reported and ends it.
  func fill() {
    do throws(StreamFault) {
      try window.fill(from: input)
    } catch {
      report(error)
    }
  }

  /// Reads nothing more of it, and tells why.
  func giveUp(_ fault: StreamFault) {
    report(fault)
    window.abandon()
  }

  /// Gives away `count` bytes at the start of the window.
  func take(_ count: Int) -> (bytes: [UInt8], range: Range<Int>) {
    window.take(count)
  }

  /// Gives up `count` bytes at the start of the window.
  func drop(_ count: Int) {
    window.drop(count)
  }

  func report(
    _ reason: InputProblem.Reason, _ detail: String, line: Int? = nil, byte: UInt64? = nil
  ) {
    problems.append(
      InputProblem(
        path: name.shown, line: line, byte: byte.map { Int(clamping: $0) }, reason: reason,
        detail: detail))
  }

  private func report(_ fault: StreamFault) {
    hasFault = true
    report(fault.reason, fault.detail, byte: window.offset + UInt64(window.count))
  }
}
