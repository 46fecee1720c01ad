import CKernels

/// Bytes that are being encoded, and bits on the way to become bytes.
///
/// Whoever writes says first how much at most (`reserve`), so that writing looks at no bounds. Bits go
/// lowest first. A value with an owner: it is moved, never copied.
@safe public struct BitSink: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// Whole bytes so far.
  public private(set) var count: Int
  /// Bits that do not fill a byte string of eight yet, lowest first, and how many.
  @usableFromInline var pending: UInt64 = 0
  @usableFromInline var pendingCount: Int = 0

  /// An empty sink.
  public init() {
    capacity = 1 << 16
    unsafe base = .allocate(capacity: capacity)
    count = 0
  }

  deinit { unsafe base.deallocate() }

  /// Makes room for `bytes` more; nothing may be written beyond what was reserved.
  @inline(__always)
  public mutating func reserve(_ bytes: Int) {
    // Eight more, because bits are stored eight bytes at a time.
    if count &+ bytes &+ 16 > capacity { grow(bytes) }
  }

  private mutating func grow(_ bytes: Int) {
    let larger = max(capacity * 2, count + bytes + 16)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe grown.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = grown
    capacity = larger
  }

  /// Appends the low `width` bits of `value`, whose other bits are 0; at most 64.
  @inline(__always)
  public mutating func put(_ value: UInt64, width: Int) {
    pending |= value &<< UInt64(pendingCount)
    let total = pendingCount &+ width
    if total >= 64 {
      store(pending)
      count &+= 8
      pending = pendingCount == 0 ? 0 : value &>> UInt64(64 &- pendingCount)
      pendingCount = total &- 64
    } else {
      pendingCount = total
    }
  }

  /// Fills up the last byte with zeros, so that bytes can follow.
  @inline(__always)
  public mutating func align() {
    store(pending)
    count &+= (pendingCount &+ 7) >> 3
    pending = 0
    pendingCount = 0
  }

  /// Appends a byte; only after whole bytes.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    unsafe (base + count).pointee = byte
    count &+= 1
  }

  /// Appends the low `bytes` bytes of a number, lowest first; only after whole bytes.
  @inline(__always)
  public mutating func append(_ value: UInt64, bytes: Int) {
    store(value)
    count &+= bytes
  }

  @inline(__always)
  mutating func append(_ lanes: SIMD4<UInt32>) {
    unsafe UnsafeMutableRawPointer(base + count).storeBytes(of: lanes, as: SIMD4<UInt32>.self)
    count &+= 16
  }

  @inline(__always)
  private func store(_ value: UInt64) {
    unsafe UnsafeMutableRawPointer(base + count).storeBytes(of: value.littleEndian, as: UInt64.self)
  }

  /// Overwrites the four bytes at `offset`, which have been written.
  public mutating func replace(at offset: Int, with value: UInt32) {
    guard offset >= 0, offset + 4 <= count else { return }
    unsafe UnsafeMutableRawPointer(base + offset).storeBytes(
      of: value.littleEndian, as: UInt32.self)
  }

  /// What has been written, as a value that stays in registers while much is put; `end` gives it back.
  @inline(__always)
  mutating func begin() -> BitRun {
    var run = unsafe BitRun(target: base + count)
    let whole = pendingCount & ~7
    unsafe run.target.storeBytes(of: pending.littleEndian, as: UInt64.self)
    unsafe run.target += whole >> 3
    run.pending = pending &>> UInt64(whole)
    run.pendingCount = pendingCount &- whole
    return run
  }

  /// Takes back what `begin` gave.
  @inline(__always)
  mutating func end(_ run: BitRun) {
    count = unsafe run.target - UnsafeMutableRawPointer(base)
    pending = run.pending
    pendingCount = run.pendingCount
  }

  /// As `begin` and `end`, for a loop in C.
  mutating func withEnd<Result>(_ body: (inout ckernels_bits) -> Result) -> Result {
    var run = begin()
    var bits = unsafe ckernels_bits(
      target: run.target.assumingMemoryBound(to: UInt8.self), pending: run.pending,
      count: UInt64(run.pendingCount))
    let result = unsafe body(&bits)
    unsafe run.target = UnsafeMutableRawPointer(bits.target)
    run.pending = unsafe bits.pending
    run.pendingCount = unsafe Int(bits.count)
    end(run)
    return result
  }

  /// Appends the steps of a block of `FanoPacking` in `bytes` bytes, which were reserved with those before, behind the low
  /// bits; only after whole bytes.
  mutating func appendFano(_ gaps: Span<UInt32>, width: Int, bytes: Int) {
    var low = InlineArray<128, UInt32>(repeating: 0)
    let steps = unsafe base + count + BitPacking.byteCount(width: width)
    var bits = low.mutableSpan
    unsafe gaps.withUnsafeBufferPointer { gaps in
      unsafe bits.withUnsafeMutableBufferPointer { low in
        unsafe ckernels_fano_write(
          gaps.baseAddress, UInt32(width), low.baseAddress, steps, bytes)
      }
    }
    let span = low.span
    BitPacking.pack(span, width: width, to: &self)
    count &+= bytes
  }

  /// All bytes so far; the sink is empty afterwards and keeps its memory.
  public mutating func takeBytes() -> [UInt8] {
    let bytes = unsafe Array(UnsafeBufferPointer(start: base, count: count))
    count = 0
    return bytes
  }
}

/// The end of a `BitSink` while bits are put there.
@safe struct BitRun {
  fileprivate var target: UnsafeMutableRawPointer
  /// Fewer than eight bits, lowest first.
  fileprivate var pending: UInt64 = 0
  fileprivate var pendingCount = 0

  fileprivate init(target: UnsafeMutableRawPointer) { unsafe self.target = target }

  /// Appends the low `width` bits of `value`, whose other bits are 0; at most 56.
  @inline(__always)
  mutating func put(_ value: UInt64, width: Int) {
    // Stored whole each time: whether a byte is full is as good as random.
    let bits = pending | value &<< UInt64(pendingCount)
    let total = pendingCount &+ width
    unsafe target.storeBytes(of: bits.littleEndian, as: UInt64.self)
    unsafe target += total >> 3
    pending = bits &>> UInt64(total & ~7)
    pendingCount = total & 7
  }
}
