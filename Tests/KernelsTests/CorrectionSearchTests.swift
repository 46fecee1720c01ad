import Bytes
import Kernels
import TestSupport
import Testing

/// The look-up in a block of corrections, in C, against the one that goes step by step.
struct CorrectionSearchTests {
  private struct Block {
    var bytes: [UInt8] = []
    var first: UInt64 = 0
    /// Of each entry: its key, then what it says.
    var entries: [(key: UInt64, articles: Int, occurrences: Int)] = []

    init(_ count: Int, using random: inout SeededGenerator) {
      var key = Self.number(using: &random)
      first = key
      for index in 0..<count {
        if index > 0 {
          let gap = max(1, Self.number(using: &random))
          VarInt.append(gap, to: &bytes)
          key += gap
        }
        let articles = min(Self.number(using: &random), 1 << 31)
        let repeats = Self.number(using: &random)
        VarInt.append(articles, to: &bytes)
        VarInt.append(repeats, to: &bytes)
        entries.append((key, Int(articles) + 1, Int(articles + repeats) + 1))
      }
    }

    private static func number(using random: inout SeededGenerator) -> UInt64 {
      UInt64.random(in: 0...random.pick([1, 127, 128, 1 << 14, 1 << 31, 1 << 40]), using: &random)
    }

    func search(_ key: UInt64) -> CorrectionSearch.Result {
      CorrectionSearch.correction(
        of: key, in: bytes.span, entries: entries.count, first: first)
    }

    /// Keys that are there, and some that are not.
    var sought: [UInt64] {
      entries.flatMap { [$0.key, $0.key + 1, max(1, $0.key) - 1] } + [0, 1 << 47, .max]
    }
  }

  @Test
  func correctionsAreFound() {
    var random = SeededGenerator(seed: TestSeed.current)
    for count in Array(1...9) + [31, 32] {
      for _ in 0..<20 {
        let block = Block(count, using: &random)
        for key in block.sought {
          let entry = block.entries.first { $0.key == key }
          #expect(
            block.search(key)
              == (entry.map { .found(articles: $0.articles, occurrences: $0.occurrences) }
                ?? .missing))
        }
      }
    }
  }

  /// Bytes that are anything: never more than what stands there, and an end is seen where a number is cut off.
  @Test
  func damageIsSeen() {
    var random = SeededGenerator(seed: TestSeed.current &+ 1)
    var damaged = 0
    for _ in 0..<400 {
      var block = Block(random.pick([1, 3, 32]), using: &random)
      if random.chance(0.3) {
        block.bytes.removeLast(Int.random(in: 1...block.bytes.count, using: &random))
      }
      if random.chance(0.1) { block.first = 1 << 48 }
      for _ in 0..<Int.random(in: 0...3, using: &random) where !block.bytes.isEmpty {
        let place = Int.random(in: block.bytes.indices, using: &random)
        block.bytes[place] = random.pick([0, 0x7F, 0x80, 0xFF, block.bytes[place] ^ 1])
      }
      for key in block.sought.shuffled(using: &random).prefix(20) {
        let found = block.search(key)
        #expect(found == stepByStep(key, block))
        if found == .damaged { damaged += 1 }
      }
    }
    #expect(damaged > 100)
    #expect(
      CorrectionSearch.correction(of: 1, in: [0, 0].span, entries: 0, first: 1) == .damaged)
  }

  private func stepByStep(_ key: UInt64, _ block: Block) -> CorrectionSearch.Result {
    var offset = 0
    func skip() -> Bool {
      guard let length = block.bytes[offset...].firstIndex(where: { $0 < 0x80 }) else {
        return false
      }
      offset = length + 1
      return true
    }
    func number(ofBytes most: Int) -> UInt64? {
      let start = offset
      return VarInt.read(block.bytes.span, at: &offset).flatMap {
        offset - start <= most ? $0 : nil
      }
    }
    var here = block.first
    guard here < 1 << 48, !block.bytes.isEmpty else { return .damaged }
    for _ in 1..<block.entries.count where here < key {
      guard skip(), skip(), let gap = number(ofBytes: 7), gap > 0, gap < 1 << 48 else {
        return .damaged
      }
      here += gap
    }
    if here > key { return .missing }
    guard let articles = number(ofBytes: 9), let repeats = number(ofBytes: 9),
      articles < UInt64(UInt32.max), repeats < 1 << 48
    else { return .damaged }
    if here == key {
      return .found(articles: Int(articles) + 1, occurrences: Int(articles + repeats) + 1)
    }
    return offset == block.bytes.count ? .missing : .damaged
  }
}
