import Foundation
import Testing

/// What `info`, `check` and `backup` say of the same index.
@Suite struct InfoCommandTests {
  private func info(_ folder: TemporaryFolder) async throws -> [String: Any] {
    let info = try await Program.run(["info", "-i", "wire", "--json"], in: folder)
    return try #require(try info.objects().first)
  }

  @Test("articles that were removed are told as long as they take space")
  func removed() async throws {
    let folder = try await Corpus.indexed()
    let before = try await Program.run(["info", "-i", "wire"], in: folder)
    #expect(!before.output.contains("newsidx merge"))
    #expect(try await info(folder)["removed"] as? Int == 0)
    let removal = try await Program.run(
      ["remove", "-i", "wire", "--id", "A1", "--no-merge"], in: folder)
    #expect(removal.status == 0)
    let after = try await Program.run(["info", "-i", "wire"], in: folder)
    #expect(
      after.output.contains("1 article, still on the disk until 'newsidx merge'"), "\(after)")
    #expect(try await info(folder)["removed"] as? Int == 1)
    #expect(try await Program.run(["merge", "-i", "wire"], in: folder).status == 0)
    #expect(try await info(folder)["removed"] as? Int == 0)
  }

  @Test("info and check tell the same size, and each its own number of terms")
  func sizes() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("more.txt", "Mali again, and nothing else in Kidal.\n")
    let add = try await Program.run(["add", "-i", "wire", "more.txt", "--no-merge"], in: folder)
    #expect(add.status == 0)
    let info = try await info(folder)
    let check = try await Program.run(["check", "-i", "wire", "--json"], in: folder)
    let report = try #require(try check.objects().first)
    #expect(info["bytes"] as? Int == report["bytes"] as? Int)
    let components = try #require(info["components"] as? [String: Any])
    #expect(components["manifest"] as? Int == (try folder.data("wire/manifest").count))
    #expect(report["terms"] == nil)
    let (terms, entries) = (info["terms"] as? Int ?? 0, report["dictionaryEntries"] as? Int ?? 0)
    #expect(terms > 0 && entries > terms)
    let line = try await Program.run(["check", "-i", "wire"], in: folder)
    #expect(line.status == 0 && !line.output.contains(" term"), "\(line)")
  }

  @Test("an index without articles has no dates, no places, and a copy of more than 0 bytes")
  func empty() async throws {
    let folder = try await Corpus.indexed()
    #expect(try await Program.run(["remove", "-i", "wire", "*", "--all"], in: folder).status == 0)
    let info = try await info(folder)
    for name in ["dates", "places"] {
      #expect((info[name] as? [String: Any])?["nodes"] as? Int == 0, "\(name)")
    }
    let copy = try await Program.run(["backup", "-i", "wire", "copy"], in: folder)
    #expect(copy.status == 0 && copy.messages.contains("copied 0 articles"))
    #expect(!copy.messages.contains(": 0 bytes"), "\(copy)")
    #expect(try await Program.run(["check", "-i", "copy"], in: folder).status == 0)
  }

  @Test("articles that speak of no date have no distinct ones")
  func undated() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "Nothing of any time or place.\n")
    #expect(try await Program.run(["build", "a.txt", "-o", "wire"], in: folder).status == 0)
    let dates = try #require(try await info(folder)["dates"] as? [String: Any])
    #expect(dates["dates"] as? Int == 0 && dates["nodes"] as? Int == 0)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }
}
