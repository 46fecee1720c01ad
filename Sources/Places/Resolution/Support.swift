/// How much the names of an article speak for each country and division, in sixteenths of a name.
struct Support: ~Copyable {
  private var amounts: [Int32] = []
  private var touched: [Int32] = []

  /// One name that means nothing else.
  static let one: Int32 = 16

  mutating func removeAll() {
    for region in touched { amounts[Int(region)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  /// Adds to a country or division by its number; 0 is none.
  mutating func add(_ amount: Int32, to region: Int32) {
    guard region > 0, amount != 0 else { return }
    while amounts.count <= Int(region) { amounts.append(0) }
    touched.append(region)
    amounts[Int(region)] += amount
  }

  @inline(__always)
  subscript(_ region: Int32) -> Int32 {
    Int(region) < amounts.count ? amounts[Int(region)] : 0
  }

  /// log2(1 + amount in names), at most that of `limit` sixteenths.
  func logarithm(_ amount: Int32, limit: Int32) -> Float {
    amount <= 0 ? 0 : logarithms[Int(min(amount, limit, 63))]
  }

  private let logarithms: [Float] = (0..<64).map { Float(Elementary.log2(1 + Double($0) / 16)) }
}
