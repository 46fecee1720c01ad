#if canImport(Glibc)
  import Glibc
#endif

/// Reads small files whole.
package enum InputBytes {
  /// All bytes of the file at `path`.
  ///
  /// - Throws: `FileError` where it cannot be opened or read, or is a folder.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("open", path, code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { raw in
        unsafe Glibc.read(descriptor, raw.baseAddress, raw.count)
      }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += piece[0..<count]
      } else if errno != EINTR {
        throw FileError("read", path, code: errno)
      }
    }
  }
}
