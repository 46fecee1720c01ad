/// A set of pairs of marks of a `TokenLine`.
public struct PairSet: Sendable, Equatable {
  /// A bit for each pair, by `number`.
  var bits: [UInt64]

  /// How many pairs there are.
  public static let pairs = 1 << 16

  /// All pairs.
  public static let all = PairSet(bits: [UInt64](repeating: .max, count: pairs / 64))

  /// No pair.
  public static let none = PairSet(bits: [UInt64](repeating: 0, count: pairs / 64))

  /// The number of a pair of marks, below `pairs`.
  public static func number(_ first: Int, _ second: Int) -> Int {
    (first & 0xFF) | (second & 0xFF) << 8
  }

  /// Whether the pair is in the set.
  public func contains(_ number: Int) -> Bool { bits[number >> 6] >> UInt64(number & 63) & 1 == 1 }

  /// Whether a pair has the mark.
  public func holds(_ mark: Int) -> Bool {
    (0...0xFF).contains {
      contains(Self.number(mark, $0)) || contains(Self.number($0, mark))
    }
  }

  /// Adds a pair.
  public mutating func insert(_ number: Int) { bits[number >> 6] |= 1 << UInt64(number & 63) }
}
