import Bytes
import Foundation
import NewsIndex
import Segments
import TestSupport
import Testing

/// Files that are cut off while an index is open, inside a page of memory that stays mapped: its tail reads as zeros.
struct CutFileTests {
  /// Everything that gives results.
  private static func questions() -> [(name: String, ask: (NewsIndex) throws -> Void)] {
    let query = QueryText("peace OR mali")
    return [
      ("count", { _ = try $0.count(query) }),
      ("countMatches", { _ = try $0.countMatches(query) }),
      (
        "search",
        {
          try $0.search(
            SearchRequest(query), start: { _ in Issue.record("a total was given") },
            { _ in Issue.record("a hit was given") })
        }
      ),
      ("article", { _ = try $0.article(withID: "a") }),
      ("no article", { _ = try $0.article(withID: "none") }),
      ("timeline", { _ = try $0.timeline(TimelineRequest(query)) }),
      ("places", { _ = try $0.places(PlacesRequest(query)) }),
      ("dates", { _ = try $0.dates(DatesRequest(query)) }),
      ("explain", { _ = try $0.explain(query) }),
      ("info", { _ = try $0.info() }),
      ("place", { _ = try PlaceKnowledge(of: $0).readings(of: "Mali") }),
      (
        "rehearsal",
        {
          var request = RemoveRequest(from: $0.path, threads: 1)
          request.query = query
          request.mayEmpty = true
          _ = try $0.rehearseRemoval(request) { _ in Issue.record("a hit was given") }
        }
      ),
    ]
  }

  @Test(
    "no result is given out once any of the files is cut off, and all are again when it is whole")
  func everyFace() async throws {
    let small = try await SmallIndex()
    let index = try NewsIndex(path: small.path)
    let batch = Array("COUNT\tpeace".utf8)
    let answer = index.batchAnswer(batch[...], joinsWithOr: true)
    #expect(!answer.isFailure && answer.line.hasPrefix("3\t"))
    let good = try SmallIndex.answers(small.path)
    let files = try small.folder.contents(of: "index").filter { $0.key.hasPrefix("1.") }
    #expect(files.count == 17)
    for (name, bytes) in files {
      let file = small.path + "/" + name
      try #require(truncate(file, off_t(bytes.count - 1)) == 0)
      for (question, ask) in Self.questions() {
        let error = #expect(throws: IndexCorruption.self, "\(question), \(name)") { try ask(index) }
        #expect(error?.file == name && error?.offset == bytes.count - 1, "\(question)")
        #expect(error?.reason == "the file was cut off while it was open", "\(question)")
      }
      let answer = index.batchAnswer(batch[...], joinsWithOr: true)
      #expect(answer.isFailure && answer.line.contains(name), "\(answer.line)")
      try #require(truncate(file, off_t(bytes.count)) == 0)
      let error = #expect(throws: IndexCorruption.self) { try index.count(QueryText("peace")) }
      #expect(error?.file == name && error?.offset == bytes.count - 8, "grown back")
      try Self.restore(bytes, at: file)
    }
    #expect(try SmallIndex.answers(small.path) == good)
    try TestBuild.check(small.path)
  }

  /// Writes into the file that is there, not a new one in its place.
  private static func restore(_ bytes: [UInt8], at path: String) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }

  @Test(
    "files that are gone, or others in their place, are a writer's doing: the open index answers on"
  )
  func replacedFiles() async throws {
    let small = try await SmallIndex()
    let index = try NewsIndex(path: small.path)
    let count = try index.count(QueryText("peace")).articles
    let files = try small.folder.contents(of: "index")
    for (number, name) in files.keys.sorted().enumerated() {
      try small.folder.remove("index/" + name)
      if number % 2 == 0 { try small.folder.write("index/" + name, "another one") }
    }
    #expect(try index.count(QueryText("peace")).articles == count)
    try small.folder.remove("index")
    #expect(try index.count(QueryText("peace")).articles == count)
    for (name, bytes) in files { try small.folder.write("index/" + name, bytes) }
    try TestBuild.check(small.path)
  }

  @Test("where memory cannot be compared, the sizes of files are looked at")
  func withoutComparing() async throws {
    let small = try await SmallIndex()
    let index = try NewsIndex(path: small.path)
    let count = try index.count(QueryText("peace")).articles
    let bytes = try small.folder.read("index/1.ids")
    try FileSystems.$current.withValue(SystemFiles(comparesMemory: false)) {
      #expect(try index.count(QueryText("peace")).articles == count)
      try #require(truncate(small.path + "/1.ids", off_t(bytes.count - 1)) == 0)
      let error = #expect(throws: IndexCorruption.self) { try index.count(QueryText("peace")) }
      #expect(error?.file == "1.ids" && error?.offset == bytes.count - 1)
    }
    try Self.restore(bytes, at: small.path + "/1.ids")
    try TestBuild.check(small.path)
  }

  @Test("a copy of a file that is cut off on the way is refused")
  func cutBackup() async throws {
    let small = try await SmallIndex()
    let target = small.folder.path + "/copy"
    let name = small.path + "/1.terms"
    let bytes = try small.folder.read("index/1.terms")
    var isCut = false
    let error = #expect(throws: IndexCorruption.self) {
      _ = try NewsIndex.backup(path: small.path, to: target) { _, _ in
        if !isCut { isCut = truncate(name, off_t(bytes.count - 1)) == 0 }
      }
    }
    #expect(isCut && error?.file == "1.terms")
    #expect(!small.folder.has("copy"))
    try Self.restore(bytes, at: name)
    try TestBuild.check(small.path)
  }
}
