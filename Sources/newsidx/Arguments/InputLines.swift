/// The lines of standard input or a file, each as soon as it is there.
struct InputLines {
  private var descriptor = Terminal.standardInput
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0

  /// The lines of standard input.
  init() {}

  /// All lines of a file, or of standard input for `-`, that are not empty; without the byte order mark that some editors put
  /// before the first.
  static func all(in path: String) throws -> [String] {
    guard path != "-" else { return try InputLines().rest() }
    return try Terminal.withFile(path) { descriptor in
      var lines = InputLines()
      lines.descriptor = descriptor
      return try lines.rest()
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private consuming func rest() throws -> [String] {
    var lines: [String] = []
    var isFirst = true
    while var line = try next() {
      if isFirst, line.starts(with: Self.byteOrderMark) {
        line = line.dropFirst(Self.byteOrderMark.count)
      }
      isFirst = false
      if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    }
    return lines
  }

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
      end = try Terminal.read(into: &buffer, from: descriptor)
      if end == 0 { return line.isEmpty ? nil : content(line[...]) }
    }
  }

  private func content(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }
}
