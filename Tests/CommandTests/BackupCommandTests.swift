import Foundation
import Testing

/// What `backup` refuses, and what it says then.
@Suite struct BackupCommandTests {
  @Test(
    "an index is not copied into itself, by whatever name",
    arguments: [
      ["wire"], ["wire", "--force"], ["./wire/"], ["wire/copy"], ["wire/a/b", "--force"],
      ["notes/../wire/copy"], ["link", "--force"], ["link/copy"], ["copies/inner"],
    ])
  func intoItself(arguments: [String]) async throws {
    let folder = try await Corpus.indexed()
    _ = try await Program.shell(
      "ln -s wire link; mkdir copies wire/inner; ln -s ../wire/inner copies/inner", in: folder)
    let names = { try await Program.shell("ls -R . | sort", in: folder).output }
    let before = try await names()
    let copy = try await Program.run(["backup", "-i", "wire"] + arguments, in: folder)
    #expect(copy.status == 2, "\(copy)")
    let isItself = ["wire", "./wire/", "link"].contains(arguments[0])
    #expect(
      copy.messages.contains(isItself ? "itself; choose another folder" : "lies inside the index"),
      "\(copy.messages)")
    #expect(try await names() == before)
    _ = try await Program.shell("rmdir wire/inner", in: folder)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("beside the index and around it there is room")
  func beside() async throws {
    let folder = try await Corpus.indexed()
    _ = try await Program.shell("mkdir Indexes; mv wire Indexes/wire", in: folder)
    for target in ["Indexes/wire2", "Indexes/new/wire", "Indexes/wire/../third"] {
      let copy = try await Program.run(["backup", "-i", "Indexes/wire", target], in: folder)
      #expect(copy.status == 0, "\(copy)")
      #expect(try await Program.run(["check", "-i", target], in: folder).status == 0)
    }
  }

  @Test("what stands at the target is told in words of a copy")
  func targets() async throws {
    let folder = try await Corpus.indexed()
    for target in ["wire.jsonl", "notes"] {
      let copy = try await Program.run(["backup", "-i", "wire", target], in: folder)
      #expect(copy.status == 2 && copy.messages.contains("cannot copy to '\(target)'"), "\(copy)")
      #expect(copy.messages.contains("choose another folder") && !copy.messages.contains("-o"))
    }
    #expect(try await Program.run(["backup", "-i", "wire", "copy"], in: folder).status == 0)
    let again = try await Program.run(["backup", "-i", "wire", "copy"], in: folder)
    #expect(again.status == 2 && again.messages.contains("--force brings the copy up to date"))
    #expect(!again.messages.contains("-o") && !again.messages.contains("newsidx add"))
    #expect(try await Program.run(["check", "-i", "copy"], in: folder).status == 0)
  }

  @Test("damage to the index is told though the copy has the file already, and is sound")
  func damagedSource() async throws {
    let folder = try await Corpus.indexed()
    #expect(try await Program.run(["backup", "-i", "wire", "copy"], in: folder).status == 0)
    let good = try folder.data("wire/1.positions")
    var bytes = good
    bytes[20] ^= 1
    try folder.write("wire/1.positions", bytes)
    let again = try await Program.run(["backup", "-i", "wire", "copy", "--force"], in: folder)
    #expect(again.status == 2 && again.messages.contains("damaged index: 1.positions"), "\(again)")
    #expect(try await Program.run(["check", "-i", "copy"], in: folder).status == 0)
    try folder.write("wire/1.positions", good)
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }
}
