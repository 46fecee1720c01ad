/// The file that is being read: its names, what of it is in memory, what went wrong with it.
///
/// One object serves all files in turn, so that its buffers are used again.
final class CurrentFile {
  private(set) var name = CorpusFileName(shown: "", cited: "")
  private(set) var window = Window()
  /// Whether the file could not be read to its end.
  private(set) var hasFault = false
  /// What went wrong with all files so far, in order, until it is taken.
  var problems: [InputProblem] = []

  private let input = UnpackedInput()

  /// Bytes read from all files so far, as on disk.
  var packedBytes: UInt64 { input.packedBytes }
  /// Bytes of memory that the file's decoder holds.
  var decoderBytes: Int { input.decoderBytes }

  /// Turns to `file`; a file that cannot be opened is reported, and empty.
  func open(_ file: CorpusFile) throws(CorpusError) {
    name = file.name
    hasFault = false
    window.reset()
    guard let path = file.path else { return try input.open(InputFile()) }
    let source: InputFile
    do throws(SystemFault) {
      source = try InputFile(path: path)
    } catch {
      input.close()
      return report(.system(error))
    }
    try input.open(source)
  }

  /// Leaves the file and gives back what only it needed.
  func close() {
    input.close()
    window.reset()
  }

  /// Reads something more, unless the file has ended; a fault is reported and ends it.
  func fill() {
    do throws(StreamFault) {
      try window.fill(from: input)
    } catch {
      report(error)
    }
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
