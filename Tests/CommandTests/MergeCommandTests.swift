import Foundation
import Testing

/// What `merge` says where there is nothing to merge.
@Suite struct MergeCommandTests {
  @Test("an index that is damaged is not said to be one segment already")
  func damaged() async throws {
    let folder = try await Corpus.indexed()
    let sound = try await Program.run(["merge", "-i", "wire"], in: folder)
    #expect(sound.status == 0 && sound.messages.contains("is one segment already"))
    let bytes = try folder.data("wire/1.positions")
    try folder.write("wire/1.positions", bytes.prefix(bytes.count - 10))
    let cut = try await Program.run(["merge", "-i", "wire"], in: folder)
    #expect(cut.status == 2 && cut.messages.contains("damaged index: 1.positions"), "\(cut)")
    try folder.write("wire/1.positions", bytes)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("an index without articles is said to have none", arguments: [[], ["--no-merge"]])
  func empty(flags: [String]) async throws {
    let folder = try await Corpus.indexed()
    let removal = try await Program.run(
      ["remove", "-i", "wire", "--all", "*"] + flags, in: folder)
    #expect(removal.status == 0)
    for _ in 1...2 {
      let merge = try await Program.run(["merge", "-i", "wire"], in: folder)
      #expect(merge.status == 0 && merge.messages.contains("'wire' has no articles"), "\(merge)")
    }
  }
}
