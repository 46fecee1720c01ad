import Kernels
import TestSupport
import Testing

/// Candidates against sets and sums of plain Swift.
struct CandidatesTests {
  /// Blocks as gaps, tails and bit sets, which candidates lie in, between and beyond.
  @Test("looking up", arguments: 0..<4)
  func lookUp(round: UInt64) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ round)
    for _ in 0..<100 {
      let limit = random.pick([200, 2_000, 100_000])
      let wanted = ascending(Int.random(in: 1...128, using: &random), below: limit, &random)
      let blocks = [
        ascending(128, below: limit, &random),
        ascending(Int.random(in: 1...127, using: &random), below: limit, &random),
      ]
      for (number, block) in blocks.enumerated() {
        let last = number == 0 && random.chance(0.5) ? try #require(block.last) : UInt32(limit)
        let frequencies = block.map { _ in UInt32.random(in: 1...9, using: &random) }
        let inReach = wanted.filter { $0 <= last }
        let expected = inReach.filter(block.contains)
        var candidates = started(wanted)
        let found = candidates.find(upTo: last, in: block, valid: block.count)
        #expect(found == expected.count)
        #expect(candidates.nextArticle == wanted.first { $0 > last })
        candidates.takeFrequencies(found: found, of: frequencies, part: 1)
        candidates.keepHits(part: 1)
        #expect(articles(candidates) == expected)
        #expect(
          expected.indices.map { candidates.frequency(of: 1, at: $0) }
            == expected.map { frequencies[block.firstIndex(of: $0) ?? 0] })
        #expect(
          expected.indices.map { candidates.frequency(of: 0, at: $0) } == expected.map { $0 % 7 })

        // The same without what is in a set of bits.
        let start = UInt32(limit) / UInt32.random(in: 2...9, using: &random) / 64 * 64
        let removed = (0..<limit / 100).map { _ in UInt64.random(in: 0...UInt64.max, using: &random)
        }
        let part = random.pick([1, nil])
        var live = started(wanted)
        let all = live.find(upTo: last, in: block, valid: block.count)
        if let part { live.takeFrequencies(found: all, of: frequencies, part: part) }
        live.dropHits(in: removed.span, from: start, part: part)
        live.keepHits(part: part)
        let left = expected.filter { !Self.isMember($0, of: removed, from: start) }
        #expect(articles(live) == left)
        if let part {
          #expect(
            left.indices.map { live.frequency(of: part, at: $0) }
              == left.map { frequencies[block.firstIndex(of: $0) ?? 0] })
        }

        var others = started(wanted)
        _ = others.find(upTo: UInt32(limit), in: block, valid: block.count)
        others.dropHits()
        #expect(articles(others) == wanted.filter { !block.contains($0) })
      }
    }
  }

  @Test("looking up in a bit set", arguments: 0..<2)
  func lookUpBits(round: UInt64) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ 10 &+ round)
    for _ in 0..<200 {
      let base = UInt32.random(in: 0...5_000, using: &random)
      let gaps = ascending(128, below: random.pick([128, 200, 900]), &random)
      let block = gaps.map { base + $0 }
      let last = try #require(block.last)
      var bytes = [UInt8](repeating: 0, count: Int(last - base) / 8 + 9)
      for gap in gaps { bytes[Int(gap) / 8] |= 1 << UInt8(gap % 8) }
      let wanted = ascending(Int.random(in: 1...128, using: &random), below: 1_000, &random)
        .map { base + $0 }
      var candidates = started(wanted)
      let span = bytes.span
      let found = candidates.find(upTo: last, in: span.bytes, base: base)
      let expected = wanted.filter { block.contains($0) }
      #expect(found == expected.count)
      candidates.takeFrequencies(found: found, of: block, part: 1)
      candidates.keepHits(part: 1)
      #expect(articles(candidates) == expected)
      // A frequency stands at the article's place in the block.
      #expect(expected.indices.map { candidates.frequency(of: 1, at: $0) } == expected)
      // One below the set, of which nothing is known, ends the look-up.
      if base > 0 {
        var early = started([base - 1])
        #expect(early.find(upTo: last, in: span.bytes, base: base) == 0)
        #expect(early.nextArticle == nil)
      }
    }
  }

  @Test("frequencies that suffice, and scores")
  func choosingAndScores() {
    var random = SeededGenerator(seed: TestSeed.current &+ 20)
    for _ in 0..<100 {
      let count = random.pick([128, 128, 127, 16, 15, 1])
      let block = ascending(count, below: 4_096, &random)
      let frequencies = block.map { _ in UInt32.random(in: 1...12, using: &random) }
      let least = UInt32.random(in: 1...14, using: &random)
      var candidates = Candidates()
      candidates.start(parts: 2)
      let chosen = candidates.choose(frequencies, valid: count, atLeast: least)
      candidates.append(chosen: chosen, of: block, frequencies: frequencies, part: 0)
      let expected = block.indices.filter { frequencies[$0] >= least }
      #expect(articles(candidates) == expected.map { block[$0] })

      let lengths = (0..<4_096).map { _ in UInt32.random(in: 1...900, using: &random) }
      let (weight, k1, base, step) = (1.7, 1.2, 0.3, 0.002)
      candidates.startScores()
      candidates.setNorms(
        0..<candidates.count, first: 0, lengths: lengths.span, base: base, step: step)
      candidates.addScores(of: 0, weight: weight, k1: k1)
      let scores = expected.map { index in
        let frequency = Double(frequencies[index])
        let norm = base + step * Double(lengths[Int(block[index])])
        return weight * frequency * (k1 + 1) / (frequency + norm)
      }
      #expect(Array(candidates.scores[..<candidates.count]) == scores)
      let needed = scores.isEmpty ? 0 : random.pick(scores)
      candidates.drop(below: needed)
      #expect(Array(candidates.scores[..<candidates.count]) == scores.filter { $0 > needed })
      #expect(
        articles(candidates)
          == zip(expected, scores).filter { $0.1 > needed }.map { block[$0.0] })
      let left = articles(candidates)
      let bits = (0..<40).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
      let start = UInt32.random(in: 0..<20, using: &random) * 64
      candidates.drop(bits.span, from: start)
      #expect(articles(candidates) == left.filter { !Self.isMember($0, of: bits, from: start) })
    }
  }

  /// Whether an article is in a set of bits whose first bit is article `start`.
  private static func isMember(_ article: UInt32, of bits: [UInt64], from start: UInt32) -> Bool {
    let place = Int(article) - Int(start)
    return place >= 0 && place / 64 < bits.count && bits[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  private func started(_ wanted: [UInt32]) -> Candidates {
    var candidates = Candidates()
    candidates.start(parts: 2)
    candidates.append(wanted, frequencies: wanted.map { $0 % 7 }, part: 0)
    candidates.startLookup()
    return candidates
  }

  private func articles(_ candidates: Candidates) -> [UInt32] {
    Array(candidates.articles[..<candidates.count])
  }

  private func ascending(
    _ count: Int, below limit: Int, _ random: inout SeededGenerator
  ) -> [UInt32] {
    var numbers: Set<UInt32> = []
    while numbers.count < min(count, limit) {
      numbers.insert(UInt32.random(in: 0..<UInt32(limit), using: &random))
    }
    return numbers.sorted()
  }
}
