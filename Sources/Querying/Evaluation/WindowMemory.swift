import Kernels

/// Arrays of a number for each article of a window, used again from query to query.
///
/// What they hold is whatever was there: clearing them would cost more than many a query.
final class WindowMemory {
  private var spare: [[UInt32]] = []

  /// An array of 4,096 numbers.
  func take() -> [UInt32] {
    spare.popLast() ?? [UInt32](repeating: 0, count: BitWindow.span)
  }

  /// Takes an array back.
  func give(_ array: consuming [UInt32]) {
    if array.count == BitWindow.span, spare.count < Self.most { spare.append(array) }
  }

  private static let most = 16
}
