import TestSupport

/// Makes inputs out of others: bytes changed, taken out, doubled, pieces of a dictionary put in, two inputs crossed.
///
/// Blind to what the code does with them; libFuzzer is not.
package struct Mutator {
  private static let longest = 4096
  private let dictionary: [[UInt8]]
  private var random: SeededGenerator

  package init(dictionary: [String], seed: UInt64) {
    self.dictionary = dictionary.map { Array($0.utf8) }
    random = SeededGenerator(seed: seed)
  }

  /// A new input from one of `inputs`, or from nothing.
  package mutating func input(from inputs: [[UInt8]]) -> [UInt8] {
    var bytes = inputs.isEmpty || random.chance(0.1) ? [] : random.pick(inputs)
    for _ in 0...Int.random(in: 0...6, using: &random) { change(&bytes, inputs) }
    return Array(bytes.prefix(Self.longest))
  }

  private mutating func change(_ bytes: inout [UInt8], _ inputs: [[UInt8]]) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 0...16, using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1, 2: bytes.insert(contentsOf: random.pick(dictionary), at: place)
    case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 4: bytes.removeSubrange(place..<end)
    case 5: bytes.insert(contentsOf: bytes[place..<end], at: end)
    case 6 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    default:
      guard !inputs.isEmpty else { return }
      let other = random.pick(inputs)
      bytes.replaceSubrange(place..., with: other.suffix(max(0, other.count - place)))
    }
  }
}
