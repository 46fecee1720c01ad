#if canImport(Glibc)
  import Glibc
#endif

/// Random numbers that can be had again: SplitMix64 (Steele, Lea and Flood, 2014).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Whether an event of the given probability happens.
  package mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// One of `choices`, which are not empty.
  package mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &self)]
  }
}

/// The seed of the random tests of this run.
package enum TestSeed {
  /// `NEWSIDX_SEED` where it is set, else another one every run; printed once, so that a failure can be repeated.
  package static let current: UInt64 = {
    let seed = environment ?? UInt64.random(in: 0...UInt64(UInt32.max))
    print("Random tests: NEWSIDX_SEED=\(seed)")
    return seed
  }()

  private static var environment: UInt64? {
    guard let value = unsafe getenv("NEWSIDX_SEED") else { return nil }
    return UInt64(unsafe String(cString: value))
  }
}
