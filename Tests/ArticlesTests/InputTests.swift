import Articles
import Foundation
import Testing

@Suite struct InputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func orderIsThatOfPathBytes() throws {
    let names = ["a-b.txt", "a.txt", "a/x.txt", "a/b/c.txt", "a0.txt", "B.txt", "é.txt", "z/a.txt"]
    for name in names { try folder.write("in/" + name, name) }
    let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for input in [folder.path + "/in", folder.path + "/in/"] {
      let corpus = try Corpus([input])
      #expect(corpus.ids == sorted && corpus.bodies == sorted && corpus.problems.isEmpty)
      #expect(corpus.articles.map(\.path) == sorted && corpus.chunks == 1)
      #expect(corpus.bytesTotal == UInt64(names.joined().utf8.count))
      #expect(try Corpus([input], chunkBytes: 1).articles == corpus.articles)
    }
    let two = try Corpus([folder.path + "/in/z", folder.path + "/in/a.txt"])
    #expect(two.ids == ["a.txt", "a.txt"] && two.bodies == ["z/a.txt", "a.txt"])
  }

  @Test func kindsMayBeMixed() throws {
    try folder.write("m/1.txt", "one")
    try folder.write("m/2.jsonl", "{\"body\":\"two\"}\n{\"body\":\"three\"}\n")
    try folder.write("m/3.txt", "four")
    try folder.write("m/4.sgm", SGMLTests.record(1, text: "five"))
    try folder.write("m/5.jpg", [0xFF, 0xD8, 0xFF, 0xE0])
    try folder.write("m/6.txt.gz", Packing.gzip(Array("six".utf8)))
    for chunkBytes in [1, 15, 1 << 20] {
      let corpus = try Corpus([folder.path + "/m"], chunkBytes: chunkBytes)
      #expect(corpus.ids == ["1.txt", "2.jsonl#1", "2.jsonl#2", "3.txt", "1", "6.txt.gz"])
      #expect(corpus.reasons == [.binaryFile] && corpus.problems[0].path.hasSuffix("/m/5.jpg"))
      #expect(corpus.problems[0].detail.contains("JPEG"))
    }
  }

  @Test func whatIsSkippedInFoldersIsTold() throws {
    try folder.write("s/.hidden.txt", "h")
    try folder.write("s/.git/config", "h")
    try folder.write("s/d/a.txt", "a")
    let manager = FileManager.default
    let path = folder.path + "/s"
    try manager.createSymbolicLink(atPath: path + "/d/up", withDestinationPath: "..")
    try manager.createSymbolicLink(atPath: path + "/dangling", withDestinationPath: "nowhere")
    try manager.createSymbolicLink(atPath: path + "/self", withDestinationPath: "self")
    try manager.createSymbolicLink(atPath: path + "/link.txt", withDestinationPath: "d/a.txt")
    mkfifo(path + "/pipe", 0o600)
    let corpus = try Corpus([path])
    #expect(corpus.ids == ["d/a.txt", "link.txt"])
    #expect(
      corpus.reasons == [.hidden, .hidden, .linkLoop, .unreadable, .notAFile, .unreadable])
    // What the user names is read whatever it is called.
    #expect(try Corpus([path + "/.hidden.txt", path + "/.git"]).ids == [".hidden.txt", "config"])
  }

  @Test func pathsNeedNotBeUTF8() throws {
    try folder.write("p/a.txt", "a")
    let name: [UInt8] =
      Array((folder.path + "/p/b\u{1}.txt").utf8).map { $0 == 1 ? 0xFF : $0 } + [0]
    let file = name.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { fopen($0.baseAddress!, "w") }
    }
    fputs("b", file)
    fclose(file)
    let corpus = try Corpus([folder.path + "/p"])
    #expect(corpus.bodies == ["a", "b"] && corpus.ids == ["a.txt", "b\u{FFFD}FF.txt"])
  }

  @Test func unreadableFilesAreTold() throws {
    let file = try folder.write("u/a.txt", "a")
    try folder.write("u/b.txt", "b")
    chmod(file, 0)
    let corpus = try Corpus([folder.path + "/u"])
    // The superuser reads everything.
    #expect(corpus.reasons == (getuid() == 0 ? [] : [.unreadable]))
    #expect(corpus.bodies.last == "b")
  }

  @Test func pipesAreRead() throws {
    let path = folder.path + "/pipe"
    mkfifo(path, 0o600)
    let text = (1...2000).map { "{\"body\":\"line \($0)\"}\n" }.joined()
    let writer = Thread {
      let file = fopen(path, "w")
      for line in text.split(separator: "\n") { fputs(line + "\n", file) }
      fclose(file)
    }
    writer.start()
    let corpus = try Corpus([path])
    #expect(corpus.articles.count == 2000 && corpus.bytesTotal == nil)
    #expect(corpus.bytesRead == UInt64(text.utf8.count) && corpus.ids.last == "pipe#2000")
  }

  @Test func missingInputsAreErrors() throws {
    let here = try folder.write("a.txt", "a")
    let nowhere = folder.path + "/nowhere"
    #expect(throws: CorpusError.missing(path: nowhere)) { try Corpus([here, nowhere]) }
    #expect(throws: CorpusError.missing(path: here + "/x")) { try Corpus([here + "/x"]) }
    #expect(throws: CorpusError.noInput) { try Corpus([]) }
    #expect(throws: CorpusError.standardInputTwice) { try Corpus(["-", here, "-"]) }
    #expect(CorpusError.missing(path: "x").description == "x: no such file or folder")
  }

  @Test func emptyFoldersGiveNothing() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/e/f", withIntermediateDirectories: true)
    let corpus = try Corpus([folder.path + "/e"])
    #expect(corpus.articles.isEmpty && corpus.problems.isEmpty && corpus.bytesTotal == 0)
  }
}
