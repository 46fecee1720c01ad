import ArgumentParser

/// A number of bytes as people write it: `64M`, `1G`, `1GiB`, `500MB`, `1073741824`.
///
/// `K`, `M`, `G` and `T`, alone or with `iB`, are powers of 1024; with `B`, of 1000.
struct ByteSize: ExpressibleByArgument, Equatable {
  /// More than any machine has, and little enough to calculate with.
  private static let limit = 0x1p50

  var bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite else { return nil }
    guard let unit = Self.unit(argument.dropFirst(digits.count).lowercased()) else { return nil }
    let product = number * unit
    guard product < Self.limit else { return nil }
    bytes = Int(product)
  }

  private static func unit(_ name: String) -> Double? {
    if name.isEmpty || name == "b" { return 1 }
    guard let letter = name.first, let power = ["k", "m", "g", "t"].firstIndex(of: letter) else {
      return nil
    }
    switch name.dropFirst() {
    case "", "ib": return (0...power).reduce(1) { product, _ in product * 1024 }
    case "b": return (0...power).reduce(1) { product, _ in product * 1000 }
    default: return nil
    }
  }
}
