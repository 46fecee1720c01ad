import Foundation
import Testing

/// What `add --watch` does with files that it cannot add.
@Suite struct WatchCommandTests {
  @Test("files that take more memory than is given are told and passed over, and the others added")
  func beyondMemory() async throws {
    let folder = try await Corpus.indexed()
    let line = Data((#"{"id":"long","body":"unpacked"}"# + "\n").utf8)
    // A zstd frame with a window of 128 MiB, and one raw block.
    let frame: [UInt8] = [
      0x28, 0xB5, 0x2F, 0xFD, 0, 17 << 3, UInt8(line.count << 3 & 0xFF | 1), UInt8(line.count >> 5),
      0,
    ]
    try folder.write("inbox/sub/long.zst", Data(frame) + line)
    let body = String(repeating: String(repeating: "w", count: 49) + " ", count: 100_000)
    try folder.write("inbox/sub/big.jsonl", #"{"id":"big","body":"\#(body)"}"# + "\n")
    try folder.write("inbox/good.txt", "A good zebra.\n")
    let said = try await Program.watch(
      "inbox", "--memory 128M", in: folder, until: "'wire' has ")
    let lines = said.split(separator: "\n")
    for (file, words) in [
      ("long.zst", "unpacking this zstd file takes"), ("big.jsonl", "the article 'big'"),
    ] {
      let about = lines.filter { $0.contains(file) }
      #expect(about.count == 1 && about[0].contains(words), "\(said)")
      #expect(about.allSatisfy { $0.hasSuffix("; passed over") }, "\(said)")
    }
    #expect(said.contains("added 1 article,") && said.contains("status 0\n"), "\(said)")
    let found = try await Program.run(["count", "-i", "wire", "zebra"], in: folder)
    #expect(found.output == "1\n")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test(
    "of files with the same name in two folders only the one that takes too much is passed over")
  func sameNames() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("one/day.jsonl", #"{"id":"good","body":"a good zebra"}"# + "\n")
    let body = String(repeating: String(repeating: "w", count: 49) + " ", count: 100_000)
    try folder.write("two/day.jsonl", #"{"id":"big","body":"\#(body)"}"# + "\n")
    let said = try await Program.watch(
      "one two", "--memory 128M", in: folder, until: "'wire' has ")
    #expect(said.contains("two/day.jsonl: byte 0: the article 'big'"), "\(said)")
    #expect(said.contains("added 1 article,"), "\(said)")
    #expect(try await Program.run(["count", "-i", "wire", "zebra"], in: folder).output == "1\n")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("what cannot be read in a folder is told")
  func unreadable() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("inbox/.keep", "")
    let inbox = folder.url.appending(path: "inbox")
    // A link to itself nobody can follow, not even the superuser.
    try FileManager.default.createSymbolicLink(
      atPath: inbox.appending(path: "circle").path, withDestinationPath: "circle")
    let said = try await Program.watch(in: folder, until: "circle: ")
    #expect(
      said.contains("unreadable files        1, skipped\n  inbox/circle: cannot be opened"),
      "\(said)")
    #expect(said.contains("status 0\n"), "\(said)")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("a watch that has used up its time says so")
  func outOfTime() async throws {
    let folder = try await Corpus.indexed()
    try folder.write("inbox/.keep", "")
    let said = try await Program.watch(in: folder, until: "watching", signal: "XCPU")
    #expect(said.contains("processor time (ulimit -S -t)"), "\(said)")
    #expect(said.contains("status 2\n"), "\(said)")
    #expect(try await Program.run(["check", "-i", "wire"], in: folder).status == 0)
  }

  @Test("help says what status a watch ends with")
  func help() async throws {
    let folder = try TemporaryFolder()
    let help = try await Program.run(["help", "add"], in: folder)
    let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("status 0 while it waits, 2 where that interrupts an addition"), "\(words)")
  }
}
