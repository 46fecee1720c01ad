/// Buffered standard output: what a command answers.
final class Output {
  /// Whether a person reads along; then every piece is shown at once.
  let isTerminal = Terminal.isTerminal(Terminal.standardOutput)
  private var bytes: [UInt8] = []
  private static let capacity = 1 << 16

  private init() {
    bytes.reserveCapacity(Self.capacity)
  }

  /// Calls `body` with the output and writes what is left, whether or not `body` throws.
  static func use<Result>(_ body: (Output) throws -> Result) throws -> Result {
    let output = Output()
    do {
      let result = try body(output)
      try output.flush()
      return result
    } catch {
      try output.flush()
      throw error
    }
  }

  /// Writes what there is to say of something that is done, whether that can be said or not.
  ///
  /// - Parameter outcome: what is so on the disk; nil if nothing has changed there.
  /// - Throws: `UntoldReport`; `Terminal.ClosedPipe`.
  static func report(_ object: JSONObject, of outcome: String?) throws {
    do {
      try use { try $0.write(object.line) }
    } catch let error as Terminal.Failure {
      guard let outcome else { throw error }
      throw UntoldReport(error: error, outcome: outcome)
    }
  }

  func write(_ text: String) throws {
    bytes.append(contentsOf: text.utf8)
    try flushIfFull()
  }

  func write(_ more: [UInt8]) throws {
    bytes.append(contentsOf: more)
    try flushIfFull()
  }

  func line(_ text: String) throws {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
    try flushIfFull()
  }

  func flush() throws {
    guard !bytes.isEmpty else { return }
    defer { bytes.removeAll(keepingCapacity: true) }
    try Terminal.write(bytes, to: Terminal.standardOutput)
  }

  private func flushIfFull() throws {
    if bytes.count >= Self.capacity { try flush() }
  }
}

/// Something is done, and only the report of it cannot be written.
struct UntoldReport: Error, CustomStringConvertible {
  let error: Terminal.Failure
  let outcome: String

  var description: String { "\(error); only the report is missing: \(outcome)" }
}

/// What is said besides the answer, on standard error.
enum Messages {
  /// Writes a line; that nobody listens is no error.
  static func line(_ text: String) {
    try? Terminal.write(Array((text + "\n").utf8), to: Terminal.standardError)
  }

  /// Writes a remark of the program; what it quotes does not command the terminal.
  static func note(_ text: String) {
    line(
      String(decoding: Style.printable("newsidx: \(text)".utf8, keepsLines: true), as: UTF8.self))
  }
}
