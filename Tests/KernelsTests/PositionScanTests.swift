import CKernels
import TestSupport
import Testing

@testable import Kernels

/// Scans of a block's positions against arrays, with samples and without.
///
/// The loops in three ways: as the processor likes them best, as every processor can, and in Swift.
struct PositionScanTests {
  private enum Way: CaseIterable {
    case native, baseline, scalar
  }

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

    /// A frequency in place of the article's own.
    var claimed: (index: Int, frequency: UInt32)?

    var frequencies: [UInt32] {
      positions.indices.map { index in
        if let claimed, claimed.index == index { return claimed.frequency }
        return UInt32(positions[index].count)
      }
    }

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

    /// The positions of all articles; nil if they are damaged.
    func readAll(_ scan: inout PositionScan) -> [UInt32]? {
      // Whatever was there before: less room than is needed, or more.
      var found = [UInt32](repeating: 7, count: articles.count % 5 * 100)
      let count = withGuards { articles, frequencies, sizes, bytes in
        scan.readAll(
          articles: articles, frequencies: frequencies, sizes: sizes, first: first, bytes: bytes,
          into: &found)
      }
      return count.map { Array(found.prefix($0)) }
    }

    func append(
      _ candidates: [UInt32], _ range: Range<Int>, shift: UInt32, _ scan: inout PositionScan,
      to starts: inout [UInt64], _ way: Way
    ) -> Bool {
      withGuards { articles, frequencies, sizes, bytes in
        switch way {
        case .native:
          var found = PhraseStarts(starts)
          defer { starts = Array(found.keys.prefix(found.count)) }
          found.positions.begin(candidates.count)
          scan.locate(
            candidates.span, range, articles: articles, frequencies: frequencies, sizes: sizes,
            first: first, bytes: bytes, base: 0, into: &found.positions)
          return found.append(in: candidates.span, range, shift: shift, bytes: bytes)
        case .scalar:
          return scan.appendStartsScalar(
            in: candidates.span, range, shift: shift, articles: articles,
            frequencies: frequencies, sizes: sizes, first: first, bytes: bytes, to: &starts)
        case .baseline:
          var found = starts + [UInt64](repeating: 0, count: 1 << 20)
          var (next, isWhole) = (0, true)
          let candidates = Array(candidates[range])
          withPlaces(of: candidates, articles, frequencies, sizes, bytes, &scan) { places, bytes in
            let count = found.withUnsafeMutableBufferPointer { found in
              ckernels_append_starts_baseline(
                bytes, places, candidates, &next, candidates.count, shift,
                found.baseAddress.map { $0 + starts.count }, 1 << 20)
            }
            isWhole = count >= 0
            if isWhole { starts = Array(found.prefix(starts.count + count)) }
          }
          #expect(!isWhole || next == candidates.count)
          return isWhole
        }
      }
    }

    func filter(
      _ starts: inout [UInt64], _ range: Range<Int>, kept: inout Int, shift: UInt32,
      _ scan: inout PositionScan, _ way: Way
    ) {
      withGuards { articles, frequencies, sizes, bytes in
        switch way {
        case .native:
          var found = PhraseStarts(Array(starts[range]))
          found.group()
          found.positions.begin(found.articleCount)
          let candidates = found.articles
          scan.locate(
            candidates.span, 0..<found.articleCount, articles: articles,
            frequencies: frequencies, sizes: sizes, first: first, bytes: bytes, base: 0,
            into: &found.positions)
          found.filter(shift: shift, bytes: bytes)
          move(found.keys.prefix(found.count), to: &kept, of: &starts)
        case .scalar:
          scan.filterStartsScalar(
            &starts, range, kept: &kept, shift: shift, articles: articles,
            frequencies: frequencies, sizes: sizes, first: first, bytes: bytes)
        case .baseline:
          var found = Array(starts[range])
          var candidates = [UInt32](repeating: 0, count: found.count)
          var owners = candidates
          let count = ckernels_group_starts(found, found.count, &candidates, &owners)
          candidates.removeLast(candidates.count - count)
          withPlaces(of: candidates, articles, frequencies, sizes, bytes, &scan) { places, bytes in
            let count = ckernels_filter_starts_baseline(
              bytes, places, owners, &found, found.count, shift)
            move(found.prefix(count), to: &kept, of: &starts)
          }
        }
      }
    }

    func mark(
      _ line: inout TokenLine, with mark: UInt8, _ scan: inout PositionScan, _ way: Way
    ) -> Bool {
      withGuards { articles, frequencies, sizes, bytes in
        switch way {
        case .native:
          return scan.mark(
            mark, on: &line, articles: articles, frequencies: frequencies, sizes: sizes,
            first: first, bytes: bytes)
        case .scalar:
          return scan.markScalar(
            mark, on: &line, articles: articles, frequencies: frequencies, sizes: sizes,
            first: first, bytes: bytes)
        case .baseline:
          let shapes = PositionCode.shapes
          _ = scan.find(
            line.first, articles, frequencies, sizes, first: first, bytes, shapes.span)
          var state = ckernels_scan(index: UInt64(scan.index), place: UInt64(scan.place))
          let isWhole = scan.withBlock(articles, frequencies, sizes, first, bytes) { block in
            line.withTokens { ckernels_mark_baseline(block, &state, $0, mark) }
          }
          scan.index = Int(state.index)
          scan.place = Int(state.place)
          return isWhole
        }
      }
    }

    /// Lines of the articles from `start` on up to the block's end and a few more, in pieces.
    func lines(from start: UInt32, using random: inout SeededGenerator) -> [TokenLine] {
      var lines: [TokenLine] = []
      let lasts = Dictionary(uniqueKeysWithValues: zip(articles, positions.map { $0.last ?? 9 }))
      let end = articles[articles.count - 1] + 1 + UInt32.random(in: 0...5, using: &random)
      var article = start
      while article < end {
        var line = TokenLine()
        line.begin(at: article)
        for _ in 0..<Int.random(in: 1...random.pick([3, 300]), using: &random) {
          let last = lasts[line.end] ?? 9
          // Some are shorter than the positions reach.
          line.append(length: random.chance(0.3) ? last / 2 : last + 1)
        }
        line.clear()
        lines.append(line)
        // Now and then some articles are in no line.
        article = line.end + (random.chance(0.2) ? UInt32.random(in: 1...40, using: &random) : 0)
      }
      return lines
    }

    /// Puts what was found to `starts[kept...]`.
    private func move(_ found: ArraySlice<UInt64>, to kept: inout Int, of starts: inout [UInt64]) {
      for start in found {
        starts[kept] = start
        kept += 1
      }
    }

    /// Calls `body` with copies of the block's parts behind each of which memory ends.
    private func withGuards<Result>(
      _ body: (Span<UInt32>, Span<UInt32>, RawSpan, RawSpan) -> Result
    ) -> Result {
      withGuarded(articles) { articles in
        withGuarded(frequencies) { frequencies in
          withGuarded(sizes) { sizes in
            withGuarded(bytes) { bytes in body(articles, frequencies, sizes, bytes) }
          }
        }
      }
    }

    /// Calls `body` with where the positions of `candidates` are, as the loops in C want it.
    private func withPlaces(
      of candidates: [UInt32], _ articles: Span<UInt32>, _ frequencies: Span<UInt32>,
      _ sizes: RawSpan, _ bytes: RawSpan, _ scan: inout PositionScan,
      _ body: (UnsafePointer<ckernels_place>?, UnsafePointer<UInt8>?) -> Void
    ) {
      var state = ckernels_scan(index: UInt64(scan.index), place: UInt64(scan.place))
      articles.withUnsafeBufferPointer { articles in
        frequencies.withUnsafeBufferPointer { frequencies in
          sizes.withUnsafeBytes { sizes in
            bytes.withUnsafeBytes { bytes in
              PositionCode.shapes.withUnsafeBufferPointer { shapes in
                var block = ckernels_positions()
                block.articles = articles.baseAddress
                block.frequencies = frequencies.baseAddress
                block.count = articles.count
                block.sizes = sizes.baseAddress?.assumingMemoryBound(to: UInt8.self)
                block.first = first
                block.bytes = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
                block.byte_count = bytes.count
                block.samples = samples
                block.sample_step = Self.step
                block.shapes = shapes.baseAddress
                var places = [ckernels_place](repeating: ckernels_place(), count: candidates.count)
                ckernels_locate_baseline(
                  &block, &state, candidates, candidates.count, 0, &places)
                body(places, block.bytes)
              }
            }
          }
        }
      }
      scan.index = Int(state.index)
      scan.place = Int(state.place)
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
  func readsAllArticles(samples: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(samples))
    for _ in 0..<200 {
      let block = Block(samples: samples, using: &random)
      var scan = block.scan
      var found: [UInt32] = []
      _ = block.read(block.articles[block.articles.count / 2], &scan, into: &found)
      #expect(block.readAll(&scan) == block.positions.flatMap { $0 })
    }
  }

  /// Any bytes, frequencies and extents: what is read can be written again.
  @Test(arguments: [0, 3])
  func readsAllOrNothingOfDamage(samples: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(samples))
    var (right, damaged) = (0, 0)
    for _ in 0..<300 {
      var block = Block(samples: samples, using: &random)
      if random.chance(0.5) { damage(&block, using: &random) }
      if random.chance(0.1) {
        block.claimed = (
          random.pick(Array(block.articles.indices)), random.pick([0, 1 << 30, .max])
        )
      }
      var scan = block.scan
      guard let found = block.readAll(&scan) else {
        damaged += 1
        continue
      }
      right += 1
      var start = 0
      for (article, frequency) in zip(block.articles, block.frequencies) {
        let positions = found[start..<(start + Int(frequency))]
        start = positions.endIndex
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 })
        let extent = SizeCode.decode(block.sizes[Int(article - block.first)])
        #expect(positions.last.map { $0 < extent } == true)
      }
      #expect(start == found.count)
    }
    #expect(right > 50 && damaged > 50)
  }

  @Test(arguments: [0, 1, 2, 3])
  func marksTheTokens(samples: Int) {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(samples))
    for _ in 0..<100 {
      let block = Block(samples: samples, using: &random)
      let start = block.first - min(block.first, UInt32.random(in: 0...2, using: &random))
      let lines = block.lines(from: start, using: &random)
      let expected = lines.map { line in
        (line.first..<line.end).map { article in
          let (lower, upper) = (
            line.starts[Int(article - line.first)], line.starts[Int(article - line.first) + 1]
          )
          let positions = Set(block.list(article))
          return (0..<UInt32(upper - lower)).map { positions.contains($0) ? 3 : 0 as UInt8 }
        }.flatMap { $0 }
      }
      for way in Way.allCases {
        var scan = block.scan
        for (line, expected) in zip(lines, expected) {
          var line = line
          #expect(block.mark(&line, with: 3, &scan, way))
          #expect(Array(line.marks.prefix(expected.count)) == expected, "\(way)")
          #expect(line.marks.dropFirst(expected.count).allSatisfy { $0 == 0 }, "\(way)")
        }
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
      // Now and then in two goes.
      let middle = random.chance(0.3) ? Int.random(in: 0...candidates.count, using: &random) : 0
      let expected = candidates.flatMap { article in
        block.list(article).filter { $0 >= shift }.map {
          UInt64(article) << 32 | UInt64($0 - shift)
        }
      }
      for way in Way.allCases {
        var scan = block.scan
        var starts: [UInt64] = [5]
        for range in [0..<middle, middle..<candidates.count] {
          #expect(block.append(candidates, range, shift: shift, &scan, to: &starts, way))
        }
        #expect(starts == [5] + expected, "shift \(shift), \(way)")
      }
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
      let before = Int.random(in: 0...lead.count, using: &random)
      let expected = lead[..<before] + zip(starts, isKept).filter(\.1).map(\.0)
      let middle = Int.random(in: lead.count...lead.count + starts.count, using: &random)
      for way in Way.allCases {
        var found = lead + starts
        var kept = before
        var scan = block.scan
        for range in [lead.count..<middle, middle..<found.count] {
          block.filter(&found, range, kept: &kept, shift: shift, &scan, way)
        }
        #expect(Array(found[..<kept]) == Array(expected), "shift \(shift), \(way)")
      }
    }
    #expect(kinds == [true, false])
  }

  /// Any bytes, frequencies and extents: an answer, or none, and the same in each way.
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
      var answers: [[UInt64]?] = []
      for way in Way.allCases {
        var starts: [UInt64] = []
        scan = block.scan
        let isWhole = block.append(
          candidates, candidates.indices, shift: 1, &scan, to: &starts, way)
        answers.append(isWhole ? starts : nil)
        if isWhole { right += 1 } else { damaged += 1 }
      }
      #expect(answers.allSatisfy { $0 == answers[0] })
      let line = block.lines(from: block.first, using: &random)[0]
      let marked = Way.allCases.map { way -> [UInt8]? in
        var line = line
        scan = block.scan
        return block.mark(&line, with: 9, &scan, way) ? line.marks : nil
      }
      #expect(marked.allSatisfy { $0 == marked[0] })
      let starts = candidates.flatMap { article in
        [0, random.number(width: 8), .max].map { UInt64(article) << 32 | UInt64($0 as UInt32) }
      }
      answers = Way.allCases.map { way in
        var found = starts
        var kept = 0
        scan = block.scan
        block.filter(&found, found.indices, kept: &kept, shift: 2, &scan, way)
        return Array(found.prefix(kept))
      }
      #expect(answers.allSatisfy { $0 == answers[0] })
    }
    #expect(right > 100 && damaged > 100)
  }

  /// What no article has is damage, although a shape in 32 bits would not tell: nothing is read.
  @Test
  func frequenciesBeyondAllBoundsAreDamage() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<300 {
      var block = Block(samples: 0, using: &random)
      let index = Int.random(in: block.articles.indices, using: &random)
      block.claimed = (
        index, random.pick([1 << 26 + 1, 1 << 27, 1 << 27 + 1, 1 << 28, 1 << 31, .max])
      )
      block.sizes[Int(block.articles[index] - block.first)] = random.pick([
        255, 250, 240, 200, random.bytes(1)[0],
      ])
      for way in [Way.native, .baseline] {
        var scan = block.scan
        var starts: [UInt64] = []
        #expect(
          !block.append([block.articles[index]], 0..<1, shift: 0, &scan, to: &starts, way))
        starts = [UInt64(block.articles[index]) << 32]
        var kept = 0
        scan = block.scan
        block.filter(&starts, 0..<1, kept: &kept, shift: 1, &scan, way)
        #expect(kept == 0)
      }
    }
  }

  /// Extents of more than 31 bits, which no article has: no start is near the end of 32 bits.
  @Test
  func startsStayBelowTheirBound() {
    var random = SeededGenerator(seed: TestSeed.current)
    var left = 0
    for _ in 0..<300 {
      var block = Block(samples: 0, using: &random)
      block.sizes = block.sizes.map { _ in random.pick([255, 240, 239, 238, 237]) }
      block.bytes = random.bytes(4_000)
      let shift = random.pick([0, 1, 7]) as UInt32
      for way in Way.allCases {
        var scan = block.scan
        var starts: [UInt64] = []
        _ = block.append(
          block.articles, block.articles.indices, shift: shift, &scan, to: &starts, way)
        #expect(starts.allSatisfy { UInt32(truncatingIfNeeded: $0) <= UInt32(Int32.max) })
        #expect(Set(starts.map { UInt32($0 >> 32) }).isSubset(of: block.articles))
        left += starts.count
      }
    }
    #expect(left > 100)
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

extension PhraseStarts {
  /// The given places.
  fileprivate init(_ keys: [UInt64]) {
    self.init()
    self.keys = keys
    advance(by: keys.count)
  }
}
