import Glibc
import Kernels
import TestSupport

/// The bytes that `write` puts into a sink.
func encoded(_ write: (inout BitSink) -> Void) -> [UInt8] {
  var sink = BitSink()
  write(&sink)
  return sink.takeBytes()
}

/// Calls `body` with bytes behind which memory ends: who reads one more stops the program.
func withGuarded<Result>(_ bytes: [UInt8], _ body: (RawSpan) throws -> Result) rethrows -> Result {
  let page = 4096
  let room = (bytes.count + page - 1) / page * page
  guard
    let memory = mmap(
      nil, room + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
    memory != MAP_FAILED
  else { return try body(bytes.span.bytes) }
  defer { munmap(memory, room + page) }
  mprotect(memory + room, page, PROT_NONE)
  let start = memory + (room - bytes.count)
  bytes.withUnsafeBytes { source in
    if let base = source.baseAddress { start.copyMemory(from: base, byteCount: bytes.count) }
  }
  return try body(RawSpan(_unsafeStart: start, byteCount: bytes.count))
}

/// Calls `body` with numbers behind which memory ends.
func withGuarded<Result>(_ numbers: [UInt32], _ body: (Span<UInt32>) throws -> Result) rethrows
  -> Result
{
  let bytes = numbers.withUnsafeBytes { Array($0) }
  return try withGuarded(bytes) { bytes in
    try bytes.withUnsafeBytes { bytes in
      try body(Span(_unsafeElements: bytes.assumingMemoryBound(to: UInt32.self)))
    }
  }
}

/// The same with bytes as bytes.
func withGuardedBytes<Result>(_ bytes: [UInt8], _ body: (Span<UInt8>) throws -> Result) rethrows
  -> Result
{
  try withGuarded(bytes) { bytes in
    try bytes.withUnsafeBytes { bytes in
      try body(Span(_unsafeElements: bytes.assumingMemoryBound(to: UInt8.self)))
    }
  }
}

/// Bits of a byte string, one at a time: what the specifications of the codecs are written with.
struct SlowBits {
  let bytes: [UInt8]

  func bit(_ place: Int) -> UInt64 {
    place >> 3 < bytes.count ? UInt64(bytes[place >> 3] >> UInt8(place & 7)) & 1 : 0
  }

  /// The `width` bits at `place`, lowest first.
  func field(_ place: Int, _ width: Int) -> UInt64 {
    (0..<width).reduce(0) { $0 | bit(place + $1) << UInt64($1) }
  }
}

extension SeededGenerator {
  /// A number of at most `width` bits, 0 to 32.
  mutating func number(width: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: next() & ((1 << UInt64(width)) - 1))
  }

  /// `count` arbitrary bytes.
  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
