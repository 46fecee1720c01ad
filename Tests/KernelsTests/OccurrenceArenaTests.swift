import Kernels
import TestSupport
import Testing

/// Terms and their occurrences against dictionaries.
struct OccurrenceArenaTests {
  /// Terms of every length, many with a common beginning, some very long.
  private func randomTerm(using random: inout SeededGenerator) -> [UInt8] {
    let common: [UInt8] = random.chance(0.5) ? Array("peacekee".utf8) : []
    let length = random.chance(0.01) ? 3_000 : Int.random(in: 0...12, using: &random)
    return common + (0..<length).map { _ in random.pick([0x00, 0x61, 0x62, 0xC3, 0xFF]) }
  }

  @Test
  func numbersAreGivenInOrderOfFirstSight() {
    var random = SeededGenerator(seed: TestSeed.current)
    let table = TermTable()
    for round in 0..<3 {
      var numbers: [[UInt8]: UInt32] = [:]
      // In the first round the slots (16,384 at first) and the text grow.
      for _ in 0..<(round == 0 ? 20_000 : 2_000) {
        let term = randomTerm(using: &random)
        let expected = numbers[term] ?? UInt32(numbers.count)
        numbers[term] = expected
        #expect(table.number(of: term.span) == expected)
      }
      #expect(table.count == numbers.count)
      let sorted = numbers.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      #expect(table.sortedNumbers() == sorted.map(\.value))
      for (term, number) in sorted.prefix(100) {
        #expect(table.withTerm(number) { span in span.indices.map { span[$0] } } == term)
      }
      table.removeAll()
      #expect(table.count == 0 && table.sortedNumbers().isEmpty)
    }
  }

  @Test
  func numbersOfATextsTermsAreToldInOrder() {
    var random = SeededGenerator(seed: TestSeed.current)
    let arena = OccurrenceArena()
    var known: [[UInt8]: UInt32] = [:]
    var numbers: [UInt32] = [7]
    for article in 0..<UInt32(60) {
      // Of more than a block, and of none.
      let terms = (0..<random.pick([0, 1, 130, 300])).map { _ in randomTerm(using: &random) }
      var ranges: [Range<UInt32>] = []
      for term in terms {
        let start = ranges.last?.upperBound ?? 0
        ranges.append(start..<start + UInt32(term.count))
        known[term] = known[term] ?? UInt32(known.count)
      }
      let bytes = terms.flatMap { $0 }
      arena.add(
        ranges.span, of: bytes.span, article: article, firstPosition: 0, numbers: &numbers)
      #expect(numbers == terms.map { known[$0] })
    }
    #expect(arena.termCount == known.count)
  }

  @Test
  func theMostFrequentTermsAreMarked() {
    var random = SeededGenerator(seed: TestSeed.current)
    let arena = OccurrenceArena()
    // The first is in most tokens, the second in about half of the others, and so on.
    let terms: [[UInt8]] = ["the", "of", "to", "in", "\u{1}a", "rare"].map { Array($0.utf8) }
    func text(_ count: Int) -> [[UInt8]] {
      (0..<count).map { _ in terms.first { _ in random.chance(0.6) } ?? terms[5] }
    }
    func add(_ tokens: [[UInt8]], _ article: UInt32) {
      var (ranges, bytes): ([Range<UInt32>], [UInt8]) = ([], [])
      for token in tokens {
        ranges.append(UInt32(bytes.count)..<UInt32(bytes.count + token.count))
        bytes += token
      }
      arena.add(ranges.span, of: bytes.span, article: article, firstPosition: 0)
    }
    for round in 0..<2 {
      add(text(3_000), 0)
      #expect(arena.takeMarks().isEmpty)
      let most = round == 0 ? 3 : 5
      let marked = arena.markMostFrequent(most) { $0.first != 1 }
      let wanted = terms.filter { $0.first != 1 }.prefix(most)
      #expect(round == 0 ? marked == Array(wanted) : Set(marked) == Set(wanted))
      for article in UInt32(1)...3 {
        let (title, body) = (text(5), text(random.pick([0, 100, 700])))
        add(title, article)
        add(body, article)
        #expect(
          arena.takeMarks()
            == (title + body).map { UInt8((marked.firstIndex(of: $0) ?? -1) + 1) })
      }
      arena.removeAll()
      add(text(10), 0)
      #expect(arena.takeMarks().isEmpty)
    }
  }

  @Test
  func occurrencesComeBackByTerm() {
    var random = SeededGenerator(seed: TestSeed.current)
    let arena = OccurrenceArena()
    for _ in 0..<3 {
      var expected: [[UInt8]: [(article: UInt32, positions: [UInt32])]] = [:]
      let terms = (0..<300).map { _ in randomTerm(using: &random) }
      var article: UInt32 = 0
      for _ in 0..<200 {
        article += random.chance(0.1) ? 1_000_000 : UInt32.random(in: 1...3, using: &random)
        var position: UInt32 = 0
        for _ in 0..<Int.random(in: 1...60, using: &random) {
          position += random.chance(0.1) ? 100_000 : UInt32.random(in: 1...3, using: &random)
          // One term takes most, so that its chain has chunks of every size.
          let term = random.chance(0.5) ? terms[0] : random.pick(terms)
          arena.add(term.span, article: article, position: position)
          var list = expected[term] ?? []
          if list.last?.article != article { list.append((article, [])) }
          list[list.count - 1].positions.append(position)
          expected[term] = list
        }
      }
      check(arena, expected)
      #expect(arena.byteCount > 0)
      arena.removeAll()
      #expect(arena.termCount == 0)
    }
  }

  private func check(
    _ arena: OccurrenceArena, _ expected: [[UInt8]: [(article: UInt32, positions: [UInt32])]]
  ) {
    var found: [[UInt8]] = []
    var terms = arena.sortedTerms()
    var name: [UInt8] = []
    var lists = OccurrenceLists()
    while let articles = terms.advance(&name) {
      found.append(name)
      let list = expected[name] ?? []
      #expect(articles == list.count)
      #expect(terms.byteCount == encoded(list).count)
      switch found.count % 3 {
      case 0:
        var bytes: [UInt8] = []
        terms.read(to: &bytes)
        #expect(bytes == encoded(list))
      case 1:
        var place = terms.begin()
        var taken: [(article: UInt32, positions: [UInt32])] = []
        while place.hasArticle {
          // As far as a bound, or a number of articles.
          lists.removeAll()
          terms.take(
            &place, below: place.article + [1, 2_000_000][taken.count % 2],
            limit: 1 + taken.count % 40, into: &lists)
          taken += items(of: lists)
        }
        #expect(
          taken.elementsEqual(list) { $0.article == $1.article && $0.positions == $1.positions })
      default: break
      }
    }
    #expect(found == expected.keys.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(arena.termCount == expected.count)
  }

  private func items(of lists: OccurrenceLists) -> [(article: UInt32, positions: [UInt32])] {
    var start = 0
    return (0..<lists.articleCount).map { index in
      let end = start + Int(lists.frequencies[index])
      defer { start = end }
      return (lists.articles[index], Array(lists.positions[start..<end]))
    }
  }

  /// Terms of a text added together are the same as each alone.
  @Test
  func textsAreAddedAsTheirTerms() {
    var random = SeededGenerator(seed: TestSeed.current)
    let (one, other) = (OccurrenceArena(), OccurrenceArena())
    let terms = (0..<3_000).map { _ in randomTerm(using: &random) }
    for article in 0..<60 as Range<UInt32> {
      var text: [UInt8] = []
      var ranges: [Range<UInt32>] = []
      for position in 0..<UInt32.random(in: 0...700, using: &random) {
        let term = random.chance(0.6) ? terms[Int(random.next() % 20)] : random.pick(terms)
        other.add(term.span, article: article, position: 5 + position)
        ranges.append(UInt32(text.count)..<UInt32(text.count + term.count))
        text += term
      }
      withGuardedBytes(text) { text in
        one.add(ranges.span, of: text, article: article, firstPosition: 5)
      }
    }
    #expect(one.termCount == other.termCount)
    #expect(one.contents == other.contents)
  }

  /// Terms by their numbers, those of an article together, are the same as each alone.
  @Test
  func numbersAreAddedAsTheirTerms() {
    var random = SeededGenerator(seed: TestSeed.current)
    let (one, other) = (OccurrenceArena(), OccurrenceArena())
    let terms = (0..<50).map { _ in randomTerm(using: &random) }
    for article in 0..<300 as Range<UInt32> {
      let texts = (0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(terms) }
      let numbers = texts.map { one.number(of: $0.span) }
      one.add(numbers.span, article: article)
      for (position, term) in texts.enumerated() {
        other.add(term.span, article: article, position: UInt32(position))
      }
    }
    #expect(one.contents == other.contents)
  }

  /// Lists decoded in stretches of bytes, of articles and of bounds, in C and in Swift.
  @Test
  func occurrencesAreTakenAsInSwift() {
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<300 {
      let list = randomList(using: &random)
      let bytes = encoded(list)
      var place = OccurrencePlace()
      let rest = Array(bytes.dropFirst(place.begin(bytes.span)))
      var twin = place
      #expect(place.hasArticle && place.article == list[0].article)
      var (lists, expected) = (OccurrenceLists(), OccurrenceLists())
      var (offset, twinOffset) = (0, 0)
      while place.hasArticle {
        let bound = place.article + random.pick([1, 5, 2_000_000])
        let limit = lists.articleCount + Int.random(in: 1...90, using: &random)
        twin.takeScalar(
          rest.span.extracting(twinOffset...), below: bound, limit: limit, into: &expected)
        twinOffset += twin.consumed
        // The bytes come in pieces, which end anywhere.
        var (end, step) = (offset, random.pick([2, 50, 5_000]))
        while true {
          end = min(rest.count, end + Int.random(in: 1...step, using: &random))
          step *= 2
          let isDone = withGuardedBytes(Array(rest[offset..<end])) { bytes in
            place.take(
              bytes, isEnd: end == rest.count, below: bound, limit: limit, into: &lists)
          }
          offset += place.consumed
          if isDone { break }
        }
        #expect(offset == twinOffset && place.article == twin.article)
        #expect(place.hasArticle == twin.hasArticle)
      }
      #expect(lists.articleCount == list.count && offset == rest.count)
      #expect(same(lists, expected))
      #expect(Array(lists.articles.prefix(list.count)) == list.map(\.article))
      #expect(
        Array(lists.positions.prefix(lists.positionCount)) == list.flatMap(\.positions))
    }
  }

  /// Any bytes: what is decoded ends where they do.
  @Test
  func damagedOccurrencesNeverTrap() {
    var random = SeededGenerator(seed: TestSeed.current)
    var (taken, refused) = (0, 0)
    for _ in 0..<5_000 {
      let bytes = random.bytes(Int.random(in: 0...60, using: &random)).map {
        random.chance(0.1) ? 0xFF : $0
      }
      var place = OccurrencePlace()
      #expect(place.begin(encoded([(random.number(width: 31), [])]).span) > 0)
      var lists = OccurrenceLists()
      let isEnd = random.chance(0.5)
      let isDone = withGuardedBytes(bytes) {
        place.take(
          $0, isEnd: isEnd, below: random.pick([0, .max]), limit: random.pick([1, 9, 500]),
          into: &lists)
      }
      if isDone { taken += 1 } else { refused += 1 }
      #expect(place.consumed <= bytes.count && lists.articleCount <= bytes.count / 2 + 1)
      let sum = lists.frequencies.prefix(lists.articleCount).reduce(0, +)
      #expect(Int(sum) == lists.positionCount)
    }
    #expect(taken > 100 && refused > 100)
  }

  private func same(_ one: OccurrenceLists, _ other: OccurrenceLists) -> Bool {
    one.articleCount == other.articleCount && one.positionCount == other.positionCount
      && one.articles.prefix(one.articleCount) == other.articles.prefix(one.articleCount)
      && one.frequencies.prefix(one.articleCount) == other.frequencies.prefix(one.articleCount)
      && one.positions.prefix(one.positionCount) == other.positions.prefix(one.positionCount)
  }

  /// Some articles, one of them now and then with thousands of positions.
  private func randomList(
    using random: inout SeededGenerator
  ) -> [(article: UInt32, positions: [UInt32])] {
    var article = random.pick([0, 5, 300_000]) as UInt32
    return (0..<Int.random(in: 1...200, using: &random)).map { _ in
      var position = random.number(width: random.pick([0, 6, 20]))
      let count = random.chance(0.002) ? 6_000 : Int.random(in: 1...4, using: &random)
      let positions = (0..<count).map { _ in
        position += 1 + random.number(width: random.pick([0, 6, 14]))
        return position
      }
      defer { article += 1 + random.number(width: random.pick([0, 5, 12])) }
      return (article, positions)
    }
  }

  /// The byte string by its grammar.
  private func encoded(_ list: [(article: UInt32, positions: [UInt32])]) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ number: UInt32, tag: UInt8) {
      let isWide = number >= 32_767
      if isWide { bytes += [0xFE + tag, 0xFF] }
      let value = isWide ? number : number * 2 + UInt32(tag)
      for shift in isWide ? [0, 8, 16, 24] : [0, 8] as [UInt32] {
        bytes.append(UInt8(value >> shift & 0xFF))
      }
    }
    var article: UInt32?
    for entry in list {
      append(entry.article - (article ?? 0) + (article == nil ? 1 : 0), tag: 1)
      var last: UInt32 = 0
      for position in entry.positions {
        append(position - last, tag: 0)
        last = position
      }
      article = entry.article
    }
    return bytes
  }
}
