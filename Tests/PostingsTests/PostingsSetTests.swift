import Kernels
import Postings
import TestSupport
import Testing

/// Whole lists beside sets of articles, against arrays.
struct PostingsSetTests {
  @Test
  func listsAreSets() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    var lists = [1, 127, 128, 129, 1_000, 3_000].flatMap { count in
      [1, 5, 150].map { TestList(count: count, gap: $0, using: &random) }
    }
    lists += (0..<20).map { TestList(stretches: 1 + $0, using: &random) }
    lists.append(TestList(count: 700, from: 8_269, gap: 2, using: &random))
    let written = try WrittenLists(lists)
    var set = ArticleSet()
    var kept = ArticleSet()
    for (number, list) in lists.enumerated() {
      let articles = list.items.map(\.article)
      set.start(limit: written.articleLimit)
      var cursor = try written.cursor(number)
      try cursor.insertAll(into: &set)
      let inserted = set.members()
      #expect(inserted == articles, "list \(number)")

      let other = random.pick(Array(lists.indices))
      let others = Set(lists[other].items.map(\.article))
      let common = articles.filter { others.contains($0) }
      var counting = try written.cursor(other)
      let count = try counting.countMembers(of: set)
      #expect(count == common.count, "lists \(number) and \(other)")
      kept.start(limit: written.articleLimit)
      var keeping = try written.cursor(other)
      try keeping.insertMembers(of: set, into: &kept)
      let found = kept.members()
      #expect(found == common, "lists \(number) and \(other)")
    }
  }

  /// A few members far apart are looked for in their blocks only; the answer is the same.
  @Test
  func fewMembersAreFound() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let list = TestList(count: 20_000, gap: 5, using: &random)
    let written = try WrittenLists([list])
    let articles = Set(list.items.map(\.article))
    var set = ArticleSet()
    for _ in 0..<20 {
      set.start(limit: written.articleLimit)
      var expected = 0
      for _ in 0..<5 {
        let article = UInt32.random(in: 0..<UInt32(written.articleLimit), using: &random)
        if let known = set.next(from: article), known == article { continue }
        set.insert([article], count: 1)
        if articles.contains(article) { expected += 1 }
      }
      var cursor = try written.cursor(0)
      let count = try cursor.countMembers(of: set)
      #expect(count == expected)
    }
  }
}
