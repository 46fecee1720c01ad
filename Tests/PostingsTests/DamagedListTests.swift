import Bytes
import Kernels
import TestSupport
import Testing

@testable import Postings

/// Damage that no checksum shows: readers give errors or other lists, and never trap.
struct DamagedListTests {
  @Test(arguments: [FileKind.postings, .positions, .articles])
  func damagedListsNeverTrap(kind: FileKind) throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(kind.rawValue.utf8.count))
    let lists = [
      TestList(count: 5, using: &random), TestList(count: 300, frequency: 2, using: &random),
      TestList(count: 300, gap: 1, frequency: 9, using: &random),
      TestList(count: 3, everyFrequency: 900), TestList(stretches: 3, using: &random),
    ]
    let written = try WrittenLists(lists)
    let name = "1.\(kind.rawValue)"
    let good = try written.folder.read(name)
    var errors = 0
    for _ in 0..<200 {
      try written.folder.write(
        name,
        SealedFile.resealed(good, kind: kind, version: PostingsFormat.version) {
          damage(&$0, using: &random)
        })
      let files = try WrittenLists.open(written.folder.path, articles: written.articleLimit)
      for entry in written.entries {
        for way in [walk, search, collect, restrict, sets, phrase, take, whole] {
          do { try way(entry, files) } catch is IndexCorruption { errors += 1 }
        }
      }
    }
    // Many a changed extent still takes as many bits.
    #expect(errors > 20)
  }

  /// Entries that the files do not bear out.
  @Test
  func damagedEntriesNeverTrap() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = [
      TestList(count: 5, using: &random), TestList(count: 300, frequency: 2, using: &random),
      TestList(stretches: 5, using: &random),
    ]
    let written = try WrittenLists(lists)
    var errors = 0
    for round in 0..<500 {
      var entry = written.entries[round % lists.count]
      func other(_ number: Int) -> Int {
        random.pick([0, 1, 127, 128, number + 1, max(0, number - 1), 2 * number, 1 << 40])
      }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: entry.articles = other(entry.articles)
      case 1: entry.occurrences = other(entry.occurrences)
      case 2:
        let start = other(entry.postings.lowerBound)
        entry.postings = start..<(start + other(entry.postings.count))
      default:
        let start = other(entry.positions.lowerBound)
        entry.positions = start..<(start + other(entry.positions.count))
      }
      for way in [walk, search, collect, restrict, sets, phrase, take, whole] {
        do { try way(entry, written.files) } catch is IndexCorruption { errors += 1 }
      }
    }
    #expect(errors > 100)
  }

  /// Gaps that wrap around 32 bits and still end where the skip table says.
  @Test(arguments: [3, 60, 126, 200])
  func descendingArticlesAreFound(index: Int) throws {
    var random = SeededGenerator(seed: TestSeed.current)
    var list = TestList(count: 256, gap: 300, using: &random)
    list.items[index].article = list.items[index - 1].article - 2
    let written = try WrittenLists([list])
    #expect(throws: IndexCorruption.self) { try walk(written.entries[0], written.files) }
    #expect(throws: IndexCorruption.self) { try collect(written.entries[0], written.files) }
  }

  /// Article after article.
  private func whole(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    var reader = WholeListReader()
    try reader.forEachBlock(of: entry, in: files) { articles, frequencies in
      #expect(articles.count == frequencies.count)
    }
  }

  /// As a set, and beside one.
  private func sets(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    var set = ArticleSet()
    var kept = ArticleSet()
    set.start(limit: files.articles)
    kept.start(limit: files.articles)
    var cursor = PostingsCursor(try PostingsList(entry, in: files))
    try cursor.insertAll(into: &set)
    cursor.restart()
    let count = try cursor.countMembers(of: set)
    cursor.restart()
    try cursor.insertMembers(of: set, into: &kept)
    let (inserted, keptCount) = (set.count, kept.count)
    // Bits of a set are not counted.
    #expect(inserted <= files.articles && count <= inserted && keptCount <= inserted)
  }

  private func walk(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    let limit = UInt32(files.articles)
    var cursor = PostingsCursor(try PostingsList(entry, in: files))
    var found: [UInt32] = []
    var count = 0
    var previous: UInt32?
    try cursor.advance(to: 0)
    while cursor.article != PostingsCursor.end {
      #expect(cursor.article < limit && previous.map { $0 < cursor.article } ?? true)
      previous = cursor.article
      let frequency = try cursor.frequency()
      try cursor.readPositions(into: &found)
      #expect(found.count == Int(frequency))
      count += 1
      try cursor.advance()
    }
    #expect(count <= entry.articles)
  }

  /// By leaps, and for certain articles.
  private func search(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    var found: [UInt32] = []
    for step in [3, 130, 700] as [UInt32] {
      var cursor = PostingsCursor(try PostingsList(entry, in: files))
      for target in stride(from: 0, to: UInt32(files.articles), by: Int(step)) {
        if try cursor.find(target) {
          #expect(cursor.article == target)
          _ = try cursor.frequency()
          try cursor.readPositions(into: &found)
        }
        if target % 5 == 0 { try cursor.advance(to: target + 1) }
      }
    }
  }

  /// Window after window.
  private func collect(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    let list = try PostingsList(entry, in: files)
    var collector = PostingsCursor(list)
    var counter = PostingsCursor(list)
    var bounds = PostingsCursor(list)
    for base in stride(from: 0, to: UInt32(files.articles), by: BitWindow.span) {
      #expect(try collector.lowerBound(from: base) >= base)
      var window = BitWindow()
      try collector.collect(from: base, into: &window)
      try counter.forEachStretch(from: base) { articles, frequencies, range in
        #expect(range.upperBound <= articles.count && range.upperBound <= frequencies.count)
        for index in range { #expect(articles[index] >= base && articles[index] - base < 4096) }
      }
      _ = try bounds.forEachImpacts(from: base, limit: 9) { _ in }
    }
  }

  /// Window after window, some articles of each.
  private func restrict(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    let list = try PostingsList(entry, in: files)
    for step in [2, 1_000] {
      var cursor = PostingsCursor(list)
      var frequencies = [UInt32](repeating: 0, count: BitWindow.span)
      for base in stride(from: 0, to: UInt32(files.articles), by: BitWindow.span) {
        var window = BitWindow()
        for place in stride(from: 0, to: BitWindow.span, by: step) { window.insert(place) }
        let before = window.copy()
        try cursor.restrict(&window, from: base, frequencies: &frequencies)
        window.subtract(before)
        let isLarger = !window.isEmpty
        #expect(!isLarger)
      }
    }
  }

  /// As the first word of a phrase, and as the second.
  private func phrase(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    let list = try PostingsList(entry, in: files)
    let articles = (0..<UInt32(files.articles)).filter { $0 % 7 < 5 }
    var starts = PhraseStarts()
    var first = PostingsCursor(list)
    var second = PostingsCursor(list)
    try first.appendStarts(in: articles, shift: 0, to: &starts)
    let count = starts.count
    for index in 0..<count { #expect(starts.article(index) % 7 < 5) }
    try second.filterStarts(&starts, shift: 1)
    #expect(starts.count <= count)
  }

  /// Whole, so that it can be written again.
  private func take(_ entry: TermEntry, _ files: PostingsList.Files) throws {
    var taker = ListTaker(files)
    try taker.begin(entry)
    var count = 0
    var next: UInt32 = 0
    while try taker.advance() {
      count += taker.count
      for article in taker.articles.prefix(taker.count) {
        #expect(article >= next && Int(article) < files.articles)
        next = article &+ 1
      }
      let sum = taker.frequencies.prefix(taker.count).reduce(0) { $0 + Int($1) }
      #expect(sum == taker.positionCount && sum <= taker.positions.count)
    }
    #expect(count == entry.articles)
  }

  @Test
  func damagedDictionariesNeverTrap() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let folder = try TemporaryFolder()
    let writer = try TermsWriter(path: folder.path + "/1.terms")
    var place = 0
    for number in 100..<170 {
      let entry = TermEntry(
        articles: number, occurrences: 2 * number, postings: place..<place + number,
        positions: place..<place + number)
      place += number
      try writer.add(Array("term\(number)".utf8), entry)
    }
    _ = try writer.finish(segment: 1)
    let good = try folder.read("1.terms")
    var (errors, walkErrors) = (0, 0)
    for round in 0..<1_500 {
      try folder.write(
        "1.terms",
        SealedFile.resealed(good, kind: .terms, version: TermsFormat.version) {
          guard round < 200 else { return damage(&$0, using: &random) }
          // Large numbers in the trailer.
          $0[$0.count - 1 - round % 32] = round < 100 ? 0x7F : 0xFF
        })
      let file = try MappedFile(
        directory: folder.path, name: "1.terms", kind: .terms, formatVersion: TermsFormat.version)
      do {
        let dictionary = try TermDictionary(file.payload)
        _ = try dictionary.entry(of: Array("term150".utf8))
        var cursor = try dictionary.terms(from: [])
        while let (_, entry) = try cursor.next() {
          #expect(entry.postings.lowerBound >= 0 && entry.positions.lowerBound >= 0)
        }
      } catch is IndexCorruption {
        errors += 1
      }
      do {
        try TermDictionary(file.payload).forEachEntry { entry in
          #expect(entry.postings.lowerBound >= 0 && entry.positions.lowerBound >= 0)
        }
      } catch is IndexCorruption {
        walkErrors += 1
      }
    }
    #expect(errors > 0 && walkErrors > 0)
  }

  /// Changes some bytes, takes some away, or adds some.
  private func damage(_ payload: inout [UInt8], using random: inout SeededGenerator) {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: payload.removeLast(Int.random(in: 0...payload.count, using: &random))
    case 1: payload.insert(UInt8(truncatingIfNeeded: random.next()), at: payload.count / 2)
    default:
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: payload.indices, using: &random)
        payload[place] = random.chance(0.3) ? 0xFF : UInt8(truncatingIfNeeded: random.next())
      }
    }
  }
}
