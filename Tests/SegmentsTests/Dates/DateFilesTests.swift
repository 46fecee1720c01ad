import Bytes
import Calendar
import Postings
import Segments
import TestSupport
import Testing

/// Nodes, dates and lists, written and read back, against a model.
struct DateFilesTests {
  @Test(arguments: [(1, 9), (3, 90), (64, 60), (65, 30), (500, 40), (100, 4_000)])
  func filesHoldTheModel(articles: Int, longest: Int) async throws {
    var random = SeededGenerator(seed: TestSeed.current &+ UInt64(articles))
    let index = try await DateIndex(articles: articles, longest: longest, using: &random)
    let model = index.model
    try index.write(model)
    #expect(try index.problems() == [])
    let dates = try #require(try index.segment().dates)
    let numbers = model.numbers()
    #expect(dates.nodes.count == numbers.count)
    #expect(dates.mentionCount == model.articles.reduce(0) { $0 + $1.mentions.count })
    try checkNodes(dates.nodes, model)
    var found: [PostedDate] = []
    for article in (0..<UInt32(articles)).shuffled(using: &random) {
      try dates.readDates(of: article, into: &found)
      #expect(found == model.posted(model.articles[Int(article)], numbers))
    }
    #expect(throws: IndexCorruption.self) {
      try dates.readDates(of: UInt32(articles), into: &found)
    }
    try checkLists(dates, model)
  }

  private func checkNodes(_ nodes: DateNodes, _ model: DateModel) throws {
    let meanings = model.meanings()
    let chains = meanings.map { Set(DateModel.chain($0)) }
    for (number, meaning) in meanings.enumerated() {
      let node = UInt32(number)
      #expect(try nodes.meaning(of: node) == meaning)
      #expect(try nodes.node(of: meaning) == node)
      let parent = DateModel.parent(of: meaning).flatMap { meanings.firstIndex(of: $0) } ?? 0
      #expect(try nodes.parent(of: node) == UInt32(parent))
      let last = chains.lastIndex { $0.contains(meaning) } ?? number
      #expect(try nodes.end(of: node) == UInt32(last + 1))
      let isCalendar =
        if case .days(let days) = meaning { DateModel.isCalendarNode(days) } else { number == 0 }
      guard isCalendar else { continue }
      let crossing = meanings.indices.filter { inner in
        guard chains[inner].contains(meaning), case .days(let days) = meanings[inner],
          !DateModel.isCalendarNode(days)
        else { return false }
        return DateModel.parent(of: meanings[inner]) == meaning
      }
      #expect(try nodes.crossing(node).map { Int($0) } == crossing)
    }
    for day in [-719_162, 0, 15_000, 2_932_896] as [Int32] {
      let meaning = DateMeaning.days(DayInterval(Day(day)))
      let expected = meanings.firstIndex(of: meaning).map { UInt32($0) }
      #expect(try nodes.node(of: meaning) == expected)
    }
    #expect(throws: IndexCorruption.self) { try nodes.meaning(of: UInt32(meanings.count)) }
  }

  private func checkLists(_ dates: SegmentDates, _ model: DateModel) throws {
    func items(_ list: PostingsList?) throws -> [DateModel.Item] {
      guard let list else { return [] }
      var cursor = PostingsCursor(list)
      var items: [DateModel.Item] = []
      try cursor.advance(to: 0)
      while cursor.article != PostingsCursor.end {
        items.append(.init(article: cursor.article, code: try cursor.frequency()))
        try cursor.advance()
      }
      return items
    }
    let meanings = model.meanings()
    let codes = model.articles.map(DateModel.codes)
    for (node, meaning) in meanings.enumerated() {
      let all = codes.enumerated().compactMap { number, codes in
        codes[meaning].map { DateModel.Item(article: UInt32(number), code: $0) }
      }
      let own = all.filter { item in
        model.articles[Int(item.article)].mentions.contains { $0.meaning == meaning }
      }
      #expect(try items(dates.list(of: UInt32(node))) == all)
      #expect(try items(dates.ownList(of: UInt32(node))) == own)
    }
    #expect(try dates.list(of: UInt32(meanings.count)) == nil)
    #expect(try dates.ownList(of: UInt32(meanings.count)) == nil)
  }

  /// Any bytes with checksums that hold: an error or an answer, never a trap.
  @Test
  func damageNeverTraps() async throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let index = try await DateIndex(articles: 70, longest: 60, using: &random)
    try index.write(index.model)
    let versions: [(FileKind, UInt32)] = [
      (.datenodes, DateNodesFormat.version), (.dates, DatesFormat.version),
      (.datelists, PostingsFormat.version), (.dateterms, TermsFormat.version),
    ]
    var found = 0
    for (kind, version) in versions {
      let name = "index/1.\(kind.rawValue)"
      let good = try index.folder.read(name)
      for _ in 0..<150 {
        let damaged = SealedFile.resealed(good, kind: kind, version: version) { payload in
          let place = Int.random(in: payload.indices, using: &random)
          payload[place] = random.pick([
            0, 0xFF, payload[place] ^ 1, UInt8.random(in: 0...255, using: &random),
          ])
          if random.chance(0.1) {
            payload.removeLast(Int.random(in: 0...payload.count, using: &random))
          }
        }
        try index.folder.write(name, damaged)
        found += try index.problems().isEmpty ? 0 : 1
        readAll(index)
      }
      try index.folder.write(name, good)
    }
    #expect(found > 200)
    #expect(try index.problems() == [])
  }

  private func readAll(_ index: DateIndex) {
    guard let dates = (try? index.segment())?.dates else { return }
    var found: [PostedDate] = []
    for article in 0..<UInt32(dates.articleCount) {
      try? dates.readDates(of: article, into: &found)
    }
    for node in 0..<UInt32(dates.nodes.count) {
      _ = try? dates.nodes.meaning(of: node)
      _ = try? dates.nodes.parent(of: node)
      _ = try? dates.nodes.crossing(node)
      _ = try? dates.list(of: node)
      _ = try? dates.ownList(of: node)
    }
    _ = try? dates.nodes.node(of: .unresolved)
  }
}
