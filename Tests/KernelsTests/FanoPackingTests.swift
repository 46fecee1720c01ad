import Kernels
import TestSupport
import Testing

/// Blocks of ascending numbers against arrays and against a decoder that goes number by number.
struct FanoPackingTests {
  /// Distances less one: near together, far apart, in clusters, of the largest that fit.
  private func gaps(_ round: Int, using random: inout SeededGenerator) -> [UInt32] {
    let (narrow, wide) = (
      Int.random(in: 0...12, using: &random), Int.random(in: 0...24, using: &random)
    )
    let far = random.pick([0, 0, 1, 3, 40, 128])
    var gaps = (0..<128).map { random.number(width: $0 < far ? wide : narrow) }
    if round % 8 == 0 { gaps[0] = .max - 1 << 30 }
    return gaps.shuffled(using: &random)
  }

  private func blocks(_ count: Int) -> [(base: UInt32, gaps: [UInt32])] {
    var random = SeededGenerator(seed: TestSeed.current)
    var blocks: [(base: UInt32, gaps: [UInt32])] = [
      (0, [UInt32](repeating: 0, count: 128)), (.max - 127, [UInt32](repeating: 0, count: 128)),
      (7, [UInt32](repeating: 0, count: 127) + [.max - 134]),
      (0, [.max - 127] + [UInt32](repeating: 0, count: 127)),
    ]
    for round in 0..<count {
      let gaps = gaps(round, using: &random)
      let span = gaps.reduce(128) { $0 + UInt64($1) }
      guard span <= 1 << 32 else { continue }
      blocks.append((UInt32.random(in: 0...UInt32((1 << 32) - span), using: &random), gaps))
    }
    return blocks
  }

  private func numbers(_ base: UInt32, _ gaps: [UInt32]) -> [UInt32] {
    var next = UInt64(base)
    return gaps.map { gap in
      defer { next += UInt64(gap) + 1 }
      return UInt32(next + UInt64(gap))
    }
  }

  private func span(_ gaps: [UInt32]) -> Int { gaps.reduce(128) { $0 + Int($1) } }

  private let padding = [UInt8](repeating: 0xFF, count: 8)

  @Test
  func everyBlockReadsBack() {
    for (base, gaps) in blocks(1_000) where span(gaps) < 1 << 26 {
      let plan = FanoPacking.plan(span: span(gaps))
      let bytes = encoded { FanoPacking.encode(gaps.span, as: plan, to: &$0) }
      #expect(bytes.count == plan.byteCount)
      #expect(plan.byteCount == FanoPacking.byteCount(span: span(gaps), width: plan.width))
      var (values, slow) = ([UInt32](repeating: 0, count: 128), [UInt32](repeating: 0, count: 128))
      withGuarded(bytes + padding) {
        #expect(FanoPacking.decode($0, width: plan.width, base: base, into: &values))
        #expect(FanoPacking.decodeScalar($0, width: plan.width, base: base, into: &slow))
      }
      #expect(values == numbers(base, gaps) && slow == values)
    }
  }

  /// With every width, not the best one alone, and no other takes fewer bytes than that.
  @Test
  func everyWidthReadsBack() {
    for (base, gaps) in blocks(60) where span(gaps) < 1 << 18 {
      let best = FanoPacking.plan(span: span(gaps))
      for width in 0...FanoPacking.mostWidth {
        let size = FanoPacking.byteCount(span: span(gaps), width: width)
        #expect(size >= best.byteCount)
        var plan = best
        (plan.width, plan.byteCount) = (width, size)
        let bytes = encoded { FanoPacking.encode(gaps.span, as: plan, to: &$0) }
        #expect(bytes.count == size)
        var values = [UInt32](repeating: 0, count: 128)
        withGuarded(bytes + padding) {
          #expect(FanoPacking.decode($0, width: width, base: base, into: &values))
        }
        #expect(values == numbers(base, gaps))
      }
    }
  }

  @Test
  func distancesAreRead() {
    for (_, gaps) in blocks(300) where span(gaps) < 1 << 22 {
      let plan = FanoPacking.plan(span: span(gaps))
      let bytes = encoded { FanoPacking.encode(gaps.span, as: plan, to: &$0) }
      var (values, slow) = ([UInt32](repeating: 0, count: 128), [UInt32](repeating: 0, count: 128))
      withGuarded(bytes + padding) {
        #expect(FanoPacking.decodeDistances($0, width: plan.width, into: &values))
        #expect(
          FanoPacking.decodeBaseline(
            $0, width: plan.width, base: 0, areDistances: true, into: &slow))
      }
      #expect(values == gaps.map { $0 + 1 } && slow == values)
    }
  }

  /// Any bytes: what the slow decoder says, and never beyond them.
  @Test
  func damageIsToldAsTheSlowDecoderTellsIt() {
    var random = SeededGenerator(seed: TestSeed.current)
    var counts = [true: 0, false: 0]
    for (base, gaps) in blocks(1_500) where span(gaps) < 1 << 20 {
      let plan = FanoPacking.plan(span: span(gaps))
      var bytes = encoded { FanoPacking.encode(gaps.span, as: plan, to: &$0) }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] ^=
          1 << UInt8.random(in: 0...7, using: &random)
      }
      if random.chance(0.1) { bytes.append(0) }
      if random.chance(0.1) { bytes.removeLast() }
      let width = random.chance(0.9) ? plan.width : Int.random(in: -1...17, using: &random)
      var (values, slow) = ([UInt32](repeating: 0, count: 128), [UInt32](repeating: 0, count: 128))
      withGuarded(bytes + padding) {
        let isRight = FanoPacking.decode($0, width: width, base: base, into: &values)
        #expect(isRight == FanoPacking.decodeScalar($0, width: width, base: base, into: &slow))
        if isRight { #expect(values == slow) }
        let isBaselineRight = FanoPacking.decodeBaseline(
          $0, width: width, base: base, areDistances: false, into: &slow)
        #expect(isBaselineRight == isRight && (!isRight || values == slow))
        counts[isRight, default: 0] += 1
      }
    }
    #expect(counts[true, default: 0] > 100 && counts[false, default: 0] > 100)
  }

  @Test
  func bytesThatAreMissingAreNoticed() {
    let gaps = (0..<128).map { UInt32($0 % 7) }
    let plan = FanoPacking.plan(span: span(gaps))
    let bytes = encoded { FanoPacking.encode(gaps.span, as: plan, to: &$0) } + padding
    var values = [UInt32](repeating: 0, count: 128)
    for count in 0..<bytes.count {
      withGuarded(Array(bytes.prefix(count))) {
        #expect(!FanoPacking.decode($0, width: plan.width, base: 0, into: &values))
      }
    }
  }
}
