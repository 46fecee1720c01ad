import Kernels
import TestSupport
import Testing

/// Scans of a block's positions against arrays, with samples and without.
struct PositionScanTests {
  /// A block as arrays and as bytes.
  private struct Block {
    static let step = 32

    var articles: [UInt32] = []
    var positions: [[UInt32]] = []
    var samples = 0
    /// Of the articles from `first` on.
    var first: UInt32 = 0
    var sizes: [UInt8] = []
    /// Padding included.
    var bytes: [UInt8] = []

    var frequencies: [UInt32] { positions.map { UInt32($0.count) } }

    /// - Parameter samples: how many samples the block has; it has more than 32 articles for each.
    init(samples: Int, using random: inout SeededGenerator) {
      self.samples = samples
      first = random.number(width: 20)
      let count = Int.random(in: max(1, samples * Self.step + 1)...128, using: &random)
      let most = random.pick([1, 3, 20, 100])
      var article = first
      for _ in 0..<count {
        article += UInt32.random(in: 0...random.pick([0, 1, 9]), using: &random)
        let frequency = random.chance(0.02) ? 200 : Int.random(in: 1...most, using: &random)
        add(article, frequency, using: &random)
        article += 1
      }
      encode(using: &random)
    }

    private mutating func add(
      _ article: UInt32, _ frequency: Int, using random: inout SeededGenerator
    ) {
      while sizes.count < Int(article - first) { sizes.append(random.bytes(1)[0]) }
      var position = random.chance(0.3) ? 0 : random.number(width: 8)
      var list: [UInt32] = []
      for _ in 0..<frequency {
        list.append(position)
        position += random.chance(0.5) ? 1 : 1 + random.number(width: 6)
      }
      articles.append(article)
      positions.append(list)
      sizes.append(SizeCode.ceiling(position + random.number(width: 9)))
    }

    private mutating func encode(using random: inout SeededGenerator) {
      var before: [Int] = []
      var bits = 0
      let code = encoded { sink in
        for (article, list) in zip(articles, positions) {
          before.append(bits)
          let extent = SizeCode.decode(sizes[Int(article - first)])
          bits += PositionCode.encode(list.span, extent: extent, to: &sink)
        }
        sink.reserve(8)
        sink.align()
      }
      bytes = (0..<samples).flatMap { sample in
        let place = UInt32(before[(sample + 1) * Self.step])
        return (0..<4).map { UInt8(truncatingIfNeeded: place >> (8 * $0)) }
      }
      bytes += code + random.bytes(BitFields.padding)
    }

    /// The positions of an article; none if the block lacks it.
    func list(_ article: UInt32) -> [UInt32] {
      articles.firstIndex(of: article).map { positions[$0] } ?? []
    }

    var scan: PositionScan { PositionScan(samples: samples, sampleStep: Self.step) }

    func read(
      _ article: UInt32, _ scan: inout PositionScan, into found: inout [UInt32]
    ) -> Bool? {
      withGuarded(bytes) { bytes in
        scan.read(
          article, articles: articles.span, frequencies: frequencies.span, sizes: sizes.span.bytes,
          first: first, bytes: bytes, into: &found)
      }
    }

    func append(
      _ candidates: [UInt32], _ range: Range<Int>, shift: UInt32, _ scan: inout PositionScan,
      to starts: inout [UInt64]
    ) -> Bool {
      withGuarded(bytes) { bytes in
        scan.appendStarts(
          in: candidates.span, range, shift: shift, articles: articles.span,
          frequencies: frequencies.span, sizes: sizes.span.bytes, first: first, bytes: bytes,
          to: &starts)
      }
    }

    func filter(
      _ starts: inout [UInt64], _ range: Range<Int>, kept: inout Int, shift: UInt32,
      _ scan: inout PositionScan
    ) {
      withGuarded(bytes) { bytes in
        scan.filterStarts(
          &starts, range, kept: &kept, shift: shift, articles: articles.span,
          frequencies: frequencies.span, sizes: sizes.span.bytes, first: first, bytes: bytes)
      }
    }

    /// Articles of the block and others, ascending, up to the last.
    func candidates(using random: inout SeededGenerator) -> [UInt32] {
      let (mine, others) = (random.pick([0.03, 0.5, 1]), random.pick([0, 0.3]))
      let members = Set(articles)
      return (first...articles[articles.count - 1]).filter {
        random.chance(members.contains($0) ? mine : others)
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3])
  func readsTheArticlesAskedFor(samples: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(samples))
    for _ in 0..<200 {
      let block = Block(samples: samples, using: &random)
      var scan = block.scan
      for round in 0..<2 {
        var found: [UInt32] = [7]
        for article in block.candidates(using: &random) {
          let expected = block.list(article)
          // The same article may be asked for again.
          for _ in 0...(random.chance(0.2) ? 1 : 0) {
            #expect(block.read(article, &scan, into: &found) == !expected.isEmpty, "\(round)")
            #expect(found == expected)
          }
        }
        scan.restart()
      }
    }
  }

  @Test(arguments: [0, 1, 2, 3])
  func appendsTheStarts(samples: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(samples))
    for _ in 0..<200 {
      let block = Block(samples: samples, using: &random)
      let candidates = block.candidates(using: &random)
      let shift = random.pick([0, 0, 1, 2, 5, 300]) as UInt32
      var scan = block.scan
      var starts: [UInt64] = [5]
      // Now and then in two goes.
      let middle = random.chance(0.3) ? Int.random(in: 0...candidates.count, using: &random) : 0
      for range in [0..<middle, middle..<candidates.count] {
        #expect(block.append(candidates, range, shift: shift, &scan, to: &starts))
      }
      let expected = candidates.flatMap { article in
        block.list(article).filter { $0 >= shift }.map {
          UInt64(article) << 32 | UInt64($0 - shift)
        }
      }
      #expect(starts == [5] + expected, "shift \(shift)")
    }
  }

  @Test(arguments: [0, 1, 2, 3])
  func keepsTheStartsWithTheWord(samples: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(samples))
    var kinds: Set<Bool> = []
    for _ in 0..<200 {
      let block = Block(samples: samples, using: &random)
      let shift = random.pick([0, 1, 3, 300]) as UInt32
      // Places before, at and behind those of the word, and where the greatest number is.
      let starts = block.candidates(using: &random).flatMap { article -> [UInt64] in
        let near = block.list(article).flatMap { [$0, $0 + 1, $0 + 70] }.filter { $0 >= shift }
          .map { $0 - shift }
        let places = Set(near + [0, .max - shift]).sorted()
        return places.filter { _ in random.chance(0.5) }.map { UInt64(article) << 32 | UInt64($0) }
      }
      let isKept = starts.map { start in
        block.list(UInt32(start >> 32)).contains(UInt32(truncatingIfNeeded: start) &+ shift)
      }
      kinds.formUnion(isKept)
      // What was kept before stays, and gaps before the range are closed.
      let lead = [1, 2, 3].prefix(Int.random(in: 0...3, using: &random)).map { UInt64($0) }
      var found = lead + starts
      var kept = Int.random(in: 0...lead.count, using: &random)
      let expected = lead[..<kept] + zip(starts, isKept).filter(\.1).map(\.0)
      var scan = block.scan
      let middle = Int.random(in: lead.count...found.count, using: &random)
      for range in [lead.count..<middle, middle..<found.count] {
        block.filter(&found, range, kept: &kept, shift: shift, &scan)
      }
      #expect(Array(found[..<kept]) == Array(expected), "shift \(shift)")
    }
    #expect(kinds == [true, false])
  }

  /// Any bytes, frequencies and extents: an answer, or none.
  @Test(arguments: [0, 3])
  func damageNeverTraps(samples: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(samples))
    var right = 0
    var damaged = 0
    for _ in 0..<2_000 {
      var block = Block(samples: samples, using: &random)
      damage(&block, using: &random)
      let candidates = block.candidates(using: &random)
      var scan = block.scan
      var found: [UInt32] = []
      for article in candidates {
        let answer = block.read(article, &scan, into: &found)
        if answer == true { right += 1 }
        if answer == nil { damaged += 1 }
        #expect(answer != true || found.count == block.list(article).count)
      }
      var starts: [UInt64] = []
      scan = block.scan
      if block.append(candidates, candidates.indices, shift: 1, &scan, to: &starts) {
        right += 1
      } else {
        damaged += 1
      }
      starts = candidates.flatMap { article in
        [0, random.number(width: 8), .max].map { UInt64(article) << 32 | UInt64($0 as UInt32) }
      }
      var kept = 0
      scan = block.scan
      block.filter(&starts, starts.indices, kept: &kept, shift: 2, &scan)
      #expect(kept <= starts.count)
    }
    #expect(right > 100 && damaged > 100)
  }

  private func damage(_ block: inout Block, using random: inout SeededGenerator) {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      // The samples and the padding are always there.
      let least = 4 * block.samples + BitFields.padding
      block.bytes.removeLast(Int.random(in: 0...(block.bytes.count - least), using: &random))
    case 1:
      let sizes = random.bytes(block.sizes.count)
      for index in sizes.indices where random.chance(0.1) { block.sizes[index] = sizes[index] }
    case 2:
      for _ in 0..<3 {
        let index = Int.random(in: block.positions.indices, using: &random)
        let count = Int(random.number(width: random.pick([3, 7, 12])))
        block.positions[index] = [UInt32](repeating: 0, count: 1 + count)
      }
    default:
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        let place = Int.random(in: block.bytes.indices, using: &random)
        block.bytes[place] = random.pick([0, 0xFF, random.bytes(1)[0]])
      }
    }
  }
}
