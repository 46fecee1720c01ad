/// The lines of standard input, each as soon as it is there.
struct InputLines {
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0

  /// The next line without its end (LF or CR LF); nil after the last.
  mutating func next() throws -> ArraySlice<UInt8>? {
    // What was read of a line before.
    var line: [UInt8] = []
    while true {
      if let newline = buffer[start..<end].firstIndex(of: UInt8(ascii: "\n")) {
        let rest = buffer[start..<newline]
        start = newline + 1
        return content(line.isEmpty ? rest : line[...] + rest)
      }
      line += buffer[start..<end]
      start = 0
      end = try Terminal.read(into: &buffer, from: Terminal.standardInput)
      if end == 0 { return line.isEmpty ? nil : content(line[...]) }
    }
  }

  private func content(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }
}
