import Bytes
import CGazetteer
import Synchronization

// The one file of this room that is unsafe: where the bytes of gazetteers are, and loads from them.

/// The bytes of a gazetteer, at a place in memory where they stay until the process ends.
///
/// So a `Gazetteer` is a handful of addresses: copying one costs nothing, and no loop counts references to
/// it. The price is that what is opened from an index or made from rows is never given back.
@safe struct GazetteerMemory: @unchecked Sendable {
  fileprivate let base: UnsafeRawPointer
  /// Number of bytes.
  let count: Int

  /// Mappings that gazetteers are read from.
  private static let mappings = Mutex<[ByteRegion]>([])

  /// Those that are part of the program.
  static var shipped: GazetteerMemory {
    var count = 0
    guard let base = unsafe cgazetteer_bytes(&count) else { return GazetteerMemory([]) }
    return unsafe GazetteerMemory(base: UnsafeRawPointer(base), count: count)
  }

  private init(base: UnsafeRawPointer, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// A copy of `bytes`.
  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 8), alignment: 64)
    unsafe bytes.withUnsafeBytes { raw in
      if let start = raw.baseAddress { unsafe copy.copyMemory(from: start, byteCount: raw.count) }
    }
    unsafe self.init(base: UnsafeRawPointer(copy), count: bytes.count)
  }

  /// The bytes of a mapped file, whose pages are all verified.
  ///
  /// - Complexity: O(bytes).
  init(_ region: ByteRegion) throws {
    self = try region.withBytes(from: 0, count: region.count) { bytes in
      unsafe bytes.withUnsafeBytes { raw in
        guard let start = raw.baseAddress else { return GazetteerMemory([]) }
        return unsafe GazetteerMemory(base: start, count: raw.count)
      }
    }
    Self.mappings.withLock { $0.append(region) }
  }

  /// The bytes in `range`, as far as there are any.
  func bytes(_ range: Range<Int>) -> Column<UInt8> {
    let lower = min(max(range.lowerBound, 0), count)
    return unsafe Column(base: base + lower, count: min(range.upperBound, count) - lower)
  }

  /// The `count` little-endian integers at `offset`; nil if they are not inside.
  func column<Value>(_ type: Value.Type, at offset: Int, bytes: Int) -> Column<Value>? {
    guard offset >= 0, bytes >= 0, offset <= count, bytes <= count - offset,
      bytes % MemoryLayout<Value>.size == 0
    else { return nil }
    return unsafe Column(base: base + offset, count: bytes / MemoryLayout<Value>.size)
  }
}

/// Integers in the memory of a gazetteer.
@safe struct Column<Value: FixedWidthInteger & BitwiseCopyable>: @unchecked Sendable {
  fileprivate let base: UnsafeRawPointer
  let count: Int

  fileprivate init(base: UnsafeRawPointer, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// The integer at `index`; 0 outside of the column.
  @inline(__always)
  subscript(index: Int) -> Value {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return Value(
      littleEndian: unsafe base.loadUnaligned(
        fromByteOffset: index &* MemoryLayout<Value>.size, as: Value.self))
  }

  @inline(__always)
  subscript(index: UInt32) -> Value { self[Int(index)] }

  /// The first index whose integer is `value` or more, of a column that ascends.
  func firstIndex(from value: Value) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Column<UInt32> {
  /// The slot of a hash in this table, plus 1; 0 if it is not there.
  ///
  /// Looks at a bucket at a time: so there is little for the processor to guess.
  @inline(__always)
  func slot(of hash: UInt64, homes: Int) -> UInt32 {
    let wanted = SIMD4<UInt32>(repeating: GazetteerFormat.fingerprint(hash).littleEndian)
    var start = GazetteerFormat.home(hash, of: homes) &* GazetteerFormat.bucketSlots
    while UInt(bitPattern: start) &+ UInt(GazetteerFormat.bucketSlots) <= UInt(bitPattern: count) {
      // At most one slot of a bucket has the fingerprint.
      let last = fourSlots(start &+ 12)
      let found =
        Self.numbers(fourSlots(start), wanted, SIMD4(1, 2, 3, 4))
        | Self.numbers(fourSlots(start &+ 4), wanted, SIMD4(5, 6, 7, 8))
        | Self.numbers(fourSlots(start &+ 8), wanted, SIMD4(9, 10, 11, 12))
        | Self.numbers(last, wanted, SIMD4(13, 14, 15, 16))
      let slot = found.wrappedSum()
      if slot != 0 { return UInt32(truncatingIfNeeded: start) &+ slot }
      if last[3] == 0 { return 0 }
      start &+= GazetteerFormat.bucketSlots
    }
    return 0
  }

  /// Slots that the caller knows to be there.
  @inline(__always)
  private func fourSlots(_ start: Int) -> SIMD4<UInt32> {
    unsafe base.loadUnaligned(fromByteOffset: start &* 4, as: SIMD4<UInt32>.self)
  }

  /// `numbers` where a slot is as wanted, else 0.
  @inline(__always)
  private static func numbers(
    _ slots: SIMD4<UInt32>, _ wanted: SIMD4<UInt32>, _ numbers: SIMD4<UInt32>
  ) -> SIMD4<UInt32> {
    // A mask has all bits of a lane or none; `replacing` goes lane by lane.
    unsafe unsafeBitCast(slots .== wanted, to: SIMD4<UInt32>.self) & numbers
  }
}

extension Column<UInt8> {
  /// The text in `range`; what lies outside of the column is left out.
  func text(_ range: Range<Int>) -> String {
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: base + lower, count: upper - lower), as: UTF8.self)
  }

  /// Calls `body` with all bytes.
  func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    body(unsafe Span<UInt8>(_unsafeBytes: UnsafeRawBufferPointer(start: base, count: count)))
  }
}

/// The hash of normalized forms and of transitions; part of the format.
///
/// Folded multiplication of 64 by 64 bits (after Wang Yi, wyhash, 2019).
enum TokenHash {
  private static let first: UInt64 = 0xA076_1D64_78BD_642F
  private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

  /// The hash of a normalized form.
  @inline(__always)
  static func of(_ form: Span<UInt8>) -> UInt64 {
    unsafe form.withUnsafeBytes { bytes in
      let count = bytes.count
      var hash = first
      if count >= 8 {
        var offset = 0
        while offset &+ 8 < count {
          hash = unsafe fold(hash ^ load(UInt64.self, bytes, offset), second)
          offset &+= 8
        }
        return unsafe fold(
          hash ^ load(UInt64.self, bytes, count &- 8), second ^ UInt64(truncatingIfNeeded: count))
      }
      var low: UInt64 = 0
      if count >= 4 {
        low =
          unsafe UInt64(load(UInt32.self, bytes, 0))
          | UInt64(load(UInt32.self, bytes, count &- 4)) << 32
      } else if count > 0 {
        low =
          unsafe UInt64(bytes[0]) | UInt64(bytes[count >> 1]) << 8
          | UInt64(bytes[count &- 1]) << 16
      }
      return fold(hash ^ low, second ^ UInt64(truncatingIfNeeded: count))
    }
  }

  /// The hash of the step from a state by a word.
  @inline(__always)
  static func of(state: UInt32, word: UInt32) -> UInt64 {
    fold(first ^ (UInt64(state) << 32 | UInt64(word)), second)
  }

  @inline(__always)
  private static func load<Value: FixedWidthInteger & BitwiseCopyable>(
    _ type: Value.Type, _ bytes: UnsafeRawBufferPointer, _ offset: Int
  ) -> Value {
    Value(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
