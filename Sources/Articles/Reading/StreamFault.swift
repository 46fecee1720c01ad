/// Why the bytes of a file end before the file does.
enum StreamFault: Error, Equatable {
  case system(SystemFault)
  case truncated
  case damaged(String)
  /// A zstd frame that needs a window of so many bytes, nil if that is not known.
  case window(UInt64?)
  /// What was unpacked is so many bytes, and too many times what it came from.
  case bomb(unpacked: UInt64)
  /// A compressed file goes on with blanks; so many bytes of them were unpacked.
  case blanks(Int)

  var reason: InputProblem.Reason {
    switch self {
    case .system: .unreadable
    case .truncated: .truncated
    case .window: .largeWindow
    case .damaged, .bomb, .blanks: .damaged
    }
  }

  var detail: String {
    switch self {
    case .system(let fault): "cannot be read: \(fault.text)"
    case .truncated: "the compressed file ends too early"
    case .damaged(let words): "the compressed file is damaged: \(words)"
    case .window(let bytes):
      "the zstd window \(bytes.map { "of \(Self.mebibytes($0)) MiB " } ?? "")is larger than the "
        + "\(Self.mebibytes(ZstdDecoder.largestWindow)) MiB that newsidx unpacks; unpack the file first: "
        + "zstd -d --long=31 FILE"
    case .bomb(let unpacked):
      "\(unpacked) bytes came out of less than a part in \(ArticleLimits.unpackedRatio): a decompression bomb; "
        + Self.advice
    case .blanks(let count):
      "\(count) bytes of blanks with no article between them: a decompression bomb; " + Self.advice
    }
  }

  /// Not less than it is.
  private static func mebibytes(_ bytes: UInt64) -> UInt64 {
    bytes >> 20 + (bytes.isMultiple(of: 1 << 20) ? 0 : 1)
  }

  private static let advice = "the rest is skipped, unpack the file first if it is none"
}
