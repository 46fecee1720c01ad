/// Reads small files whole.
package enum InputBytes {
  /// All bytes of the file at `path`.
  ///
  /// - Throws: `FileError` where it cannot be opened or read, or is a folder.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let file = try OpenFile("open", path, for: .reading)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // At the descriptor's place: the file may be a pipe.
      let count = try file.read(at: nil, into: &piece, 0..<piece.count)
      if count == 0 { return bytes }
      bytes += piece[0..<count]
    }
  }
}
