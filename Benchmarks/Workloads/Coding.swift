import Kernels

/// Work for the code of article numbers and frequencies: blocks of 128, patched (`PatchedPacking`).
public struct PatchedBlocks {
  private var bytes: [UInt8] = []
  private var blocks: [(offset: Int, header: UInt8)] = []

  /// Encodes whole blocks of the numbers; what is left over is left out.
  public init(_ numbers: [UInt32]) {
    var sink = BitSink()
    let length = BitPacking.blockCount
    for start in stride(from: 0, through: numbers.count - length, by: length) {
      let values = numbers.span.extracting(start..<start + length)
      let plan = PatchedPacking.plan(values)
      blocks.append((sink.count, plan.header))
      sink.reserve(plan.byteCount + BitFields.padding)
      PatchedPacking.encode(values, as: plan, to: &sink)
    }
    bytes = Self.padded(&sink)
  }

  /// Decodes all blocks; the numbers' exclusive or, so that nothing is left out as unused.
  public func decode() -> UInt32 {
    var block = [UInt32](repeating: 0, count: BitPacking.blockCount)
    var combined: UInt32 = 0
    for (offset, header) in blocks {
      let rest = bytes.span.bytes.extracting(droppingFirst: offset)
      guard PatchedPacking.decode(rest, header: header, into: &block) != nil else { return 0 }
      combined ^= block[0] ^ block[127]
    }
    return combined
  }

  fileprivate static func padded(_ sink: inout BitSink) -> [UInt8] {
    sink.takeBytes() + [UInt8](repeating: 0, count: BitFields.padding)
  }
}

/// Work for the code of positions: those of some articles, one after the other (`PositionCode`).
public struct CodedPositions {
  private var bytes: [UInt8] = []
  private var places: [(bit: Int, frequency: UInt32)] = []
  private let extent: UInt32

  /// Encodes ascending positions below `extent`, an array for each article.
  public init(_ articles: [[UInt32]], extent: UInt32) {
    self.extent = extent
    var sink = BitSink()
    var bit = 0
    for positions in articles {
      places.append((bit, UInt32(positions.count)))
      bit += PositionCode.encode(positions.span, extent: extent, to: &sink)
    }
    sink.align()
    bytes = PatchedBlocks.padded(&sink)
  }

  /// Decodes the positions of all articles; their number.
  public func decode() -> Int {
    var positions: [UInt32] = []
    var count = 0
    for (bit, frequency) in places {
      guard
        PositionCode.decode(
          bytes.span.bytes, at: bit, frequency: frequency, extent: extent, into: &positions)
      else { return 0 }
      count += positions.count
    }
    return count
  }
}

/// Work for the code of dense stretches: a set of bits (`BitSets`).
public struct DenseSet {
  private var bytes: [UInt8]
  private let count: Int
  private let size: Int

  /// A set of numbers below `count`.
  public init(_ numbers: [Int], below count: Int) {
    self.count = count
    bytes = [UInt8](repeating: 0, count: count / 8 + 1 + BitFields.padding)
    for number in numbers { bytes[number / 8] |= 1 << UInt8(number % 8) }
    size = numbers.count
  }

  /// Writes the numbers out; how many there are.
  public func decode() -> Int {
    var values = [UInt32](repeating: 0, count: size)
    return BitSets.decode(bytes.span.bytes, count: count, base: 0, into: &values) ?? 0
  }
}
