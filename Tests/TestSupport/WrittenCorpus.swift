/// A corpus on disk, and its articles in the order in which the index must number them.
package struct WrittenCorpus: Sendable {
  /// The folder to build from.
  package let path: String
  /// By class of precision, date and bytes of the id.
  package var articles: [WrittenArticle]

  /// Gives `references` ids and dates and writes them below `folder`: some text files, the others in a file of JSON
  /// lines.
  package init(
    _ references: [ReferenceArticle], in folder: TemporaryFolder, name: String = "corpus",
    using random: inout SeededGenerator
  ) throws {
    path = folder.path + "/" + name
    var articles: [WrittenArticle] = []
    var lines = ""
    for (number, reference) in references.enumerated() {
      let mark = random.pick(["a", "B", "é", "日", "z/"])
      let date = CorpusDate.random(using: &random)
      var article = WrittenArticle(
        reference, id: "\(mark)\(number)", date: date, using: &random)
      if reference.headlineTokens > 0 || article.isPlain && random.chance(0.5) {
        article.id = "texts/\(random.pick(["a", "b"]))/\(number).txt"
        try folder.write(name + "/" + article.id, article.body)
      } else {
        lines += article.json + "\n"
      }
      articles.append(article)
    }
    if !lines.isEmpty { try folder.write(name + "/wire.jsonl", lines) }
    self.articles = articles.sorted(by: Self.precedes)
  }

  private static func precedes(_ one: WrittenArticle, _ other: WrittenArticle) -> Bool {
    let (first, second) = (one.date?.precision ?? 5, other.date?.precision ?? 5)
    if first != second { return first < second }
    let (start, end) = (one.date?.start ?? "", other.date?.start ?? "")
    if start != end { return start < end }
    return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
  }
}
