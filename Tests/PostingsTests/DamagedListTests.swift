import Bytes
import Kernels
import Postings
import TestSupport
import Testing

/// Damage that no checksum shows: readers give errors or other lists, and never trap.
struct DamagedListTests {
  @Test
  func damagedListsNeverTrap() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let lists = [
      TestList(count: 5, using: &random), TestList(count: 300, frequency: 2, using: &random),
      TestList(count: 3, everyFrequency: 2_800),
    ]
    let written = try WrittenLists(lists)
    let good = (
      try written.folder.read("1.postings"), try written.folder.read("1.positions")
    )
    var errors = 0
    for round in 0..<1_500 {
      let kind = round % 3 == 0 ? FileKind.positions : .postings
      let damaged = SealedFile.resealed(
        kind == .positions ? good.1 : good.0, kind: kind, version: PostingsFormat.version
      ) { damage(&$0, using: &random) }
      let folder = try TemporaryFolder()
      try folder.write("1.postings", kind == .postings ? damaged : good.0)
      try folder.write("1.positions", kind == .positions ? damaged : good.1)
      let files = try WrittenLists.open(folder.path)
      for entry in written.entries {
        do {
          try walk(entry, files.postings.payload, files.positions.payload)
        } catch is IndexCorruption {
          errors += 1
        }
      }
    }
    #expect(errors > 0)
  }

  private func walk(_ entry: TermEntry, _ postings: ByteRegion, _ positions: ByteRegion) throws {
    let list = try PostingsList(
      entry, postings: postings, positions: positions, articleLimit: 5_000)
    var cursor = try PostingsCursor(list)
    var found: [UInt32] = []
    var count = 0
    while cursor.article != PostingsCursor.end {
      #expect(cursor.article < 5_000)
      _ = try cursor.frequency()
      try cursor.readPositions(into: &found)
      count += 1
      try cursor.advance()
    }
    #expect(count <= entry.articles)
    cursor = try PostingsCursor(list)
    var window = BitWindow()
    try cursor.collect(from: 0, into: &window)
    cursor = try PostingsCursor(list)
    try cursor.advance(to: 700)
    if cursor.article != PostingsCursor.end { try cursor.readPositions(into: &found) }
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
    var errors = 0
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
    }
    #expect(errors > 0)
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
