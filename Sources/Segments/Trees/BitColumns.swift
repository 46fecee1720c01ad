import Bytes

/// Numbers of a fixed number of bits, in columns that stand one behind the other, each filled up to a whole byte and with
/// eight bytes of zeros behind.
struct BitColumns: Sendable {
  private let payload: ByteRegion
  /// Numbers of each column, bits of one, and where the columns begin.
  private let counts: [Int]
  private let widths: [Int]
  private let starts: [Int]

  static let padding = 8

  /// Columns of the given numbers of numbers and bits from the payload's first byte on.
  init(_ payload: ByteRegion, counts: [Int], widths: [Int]) {
    self.payload = payload
    self.counts = counts
    self.widths = widths
    starts = Self.starts(counts: counts, widths: widths)
  }

  /// Where the columns begin, and where the last one ends.
  static func starts(counts: [Int], widths: [Int]) -> [Int] {
    var starts = [0]
    for (count, width) in zip(counts, widths) {
      starts.append(starts[starts.count - 1] + (count * width + 7) / 8 + padding)
    }
    return starts
  }

  /// A number of a column.
  @inline(__always)
  func value(_ column: Int, _ row: UInt32) throws -> UInt32 {
    guard row < counts[column] else {
      throw payload.corruption("there is no row \(row) in column \(column)", at: starts[column])
    }
    let width = widths[column]
    let bit = Int(row) * width
    let word = try payload.load(UInt64.self, at: starts[column] + bit >> 3)
    return UInt32(truncatingIfNeeded: word >> UInt64(bit & 7) & (1 << UInt64(width) - 1))
  }

  /// Damage to the first column.
  func corruption(_ reason: String, row: UInt32) -> IndexCorruption {
    payload.corruption(reason, at: starts[0] + widths[0] * Int(row) / 8)
  }

  /// Appends a column.
  static func write(_ column: [UInt32], width: Int, to file: FileWriter) throws(FileError) {
    var bits = BitNumberWriter()
    for value in column { bits.put(value, width: width) }
    try file.append(bits.takeBytes())
    try file.append([UInt8](repeating: 0, count: padding))
  }
}
