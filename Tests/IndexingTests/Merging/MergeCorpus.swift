import Segments
import TestSupport

@testable import Indexing

/// News in several parts, some of which goes again: what merges are tried on.
struct MergeCorpus {
  struct Article {
    let id: String
    let line: String
    let part: Int
    var isRemoved = false
  }

  let folder: TemporaryFolder
  let parts: Int
  private(set) var articles: [Article] = []

  /// - Parameter isOrdered: whether each part is younger than the one before.
  init(
    articles count: Int, parts: Int, isOrdered: Bool = false, using random: inout SeededGenerator
  ) throws {
    folder = try TemporaryFolder()
    self.parts = parts
    for number in 0..<count {
      let part = number < parts ? number : Int.random(in: 0..<parts, using: &random)
      let date =
        isOrdered
        ? CorpusDate(year: 1990 + part, month: 1, day: Int.random(in: 1...9, using: &random))
        : CorpusDate.random(using: &random)
      let id = "\(random.pick(["a", "B", "é", "z/"]))\(number)"
      articles.append(
        Article(id: id, line: Self.line(id, date, using: &random), part: part))
    }
  }

  private static func line(
    _ id: String, _ date: CorpusDate?, using random: inout SeededGenerator
  ) -> String {
    var words: [String] = []
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      words.append(
        random.chance(0.5)
          ? random.pick(["the", "of", "to", "be", "or", "not", "and"])
          : "word\(Int.random(in: 0..<900, using: &random))")
    }
    words += (0..<Int.random(in: 0...4, using: &random)).map { _ in random.pick(sentences) }
    words.append("end.")
    var fields = [("id", id), ("body", words.shuffled(using: &random).joined(separator: " "))]
    if random.chance(0.7) { fields.append(("title", "News of " + random.pick(sentences))) }
    if random.chance(0.5) { fields.append(("source", random.pick(["AFP", "Reuters News"]))) }
    if let date { fields.append(("date", date.written)) }
    return "{" + fields.map { "\"\($0)\": \"\($1)\"" }.joined(separator: ", ") + "}\n"
  }

  private static let sentences = [
    "Two Malian soldiers died in Kidal.", "The town of Gao, in northern Mali, is quiet.",
    "Talks in Paris, Texas.", "He left France for Niger.", "They are at home in Asia.",
    "In Bamako and Timbuktu 24 men left.", "Chad and Nigeria sent 1,500 men.",
    "Washington was silent.", "The Sahel suffers.", "They came yesterday, not on d20010911.",
    "It began in y1999 or m200003, or r0815.", "From i1998010119990315 on, today, lasting.",
    "Unresolved matters since c19.", "In w199837 in Oslo.", "The m199001 in Accra, d19900102.",
  ]

  /// Marks articles as removed, at random, and one part whole.
  mutating func remove(_ share: Double, wholePart: Int? = nil, using random: inout SeededGenerator)
  {
    for index in articles.indices {
      articles[index].isRemoved = random.chance(share) || articles[index].part == wholePart
    }
    if articles.allSatisfy(\.isRemoved) { articles[0].isRemoved = false }
  }

  /// Builds a segment of each part, and removes what is marked.
  func buildSegments(
    _ name: String = "index", change: (inout BuildOptions) -> Void
  ) async throws -> String {
    let path = folder.path + "/" + name
    try await SegmentedIndex.build(
      try write("all") { _ in true }, to: path, change: change)
    guard articles.contains(where: \.isRemoved) else { return path }
    let writer = try IndexWriter(updating: path, command: "remove")
    let directory = try IndexDirectory(opening: path)
    var removed: [Int: [UInt32]] = [:]
    for article in articles where article.isRemoved {
      let number = try directory.segments[article.part].article(
        withID: Array(article.id.utf8), with: Zstandard())
      removed[article.part, default: []].append(number ?? .max)
    }
    var manifest = directory.manifest
    manifest.segments = try directory.segments(removing: removed, with: writer)
    try writer.commit(manifest)
    return path
  }

  /// Builds what is left in one go.
  func buildWhole(change: (inout BuildOptions) -> Void) async throws -> String {
    let path = folder.path + "/whole"
    let inputs = try write("live") { !$0.isRemoved }
    try await TestBuild.build(inputs[0], to: path) {
      change(&$0)
      $0.inputs = inputs
    }
    return path
  }

  private func write(_ name: String, _ isWritten: (Article) -> Bool) throws -> [String] {
    try (0..<parts).compactMap { part in
      let lines = articles.filter { $0.part == part && isWritten($0) }.map(\.line)
      guard !lines.isEmpty else { return nil }
      try folder.write("\(name)/part\(part)/wire.jsonl", lines.joined())
      return "\(folder.path)/\(name)/part\(part)"
    }
  }
}
