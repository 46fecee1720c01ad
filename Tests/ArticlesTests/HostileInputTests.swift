import Articles
import Foundation
import Testing

/// Files and folders made to harm, or harmed: told of, bounded, and nothing else lost for them.
@Suite struct HostileInputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A name of any bytes.
  private func write(_ name: [UInt8], _ text: String) {
    let path = (Array((folder.path + "/").utf8) + name + [0]).map { CChar(bitPattern: $0) }
    let file = fopen(path, "w")
    fputs(text, file)
    fclose(file)
  }

  @Test func pathsThatAreNotUTF8StayApart() throws {
    write([0x62, 0xFF], "one")
    write([0x62, 0xFE], "two")
    write(Array("b\u{FFFD}".utf8), "three")
    let corpus = try Corpus([folder.path])
    #expect(corpus.ids == ["b\u{FFFD}EF\u{FFFD}BF\u{FFFD}BD", "b\u{FFFD}FE", "b\u{FFFD}FF"])
    #expect(corpus.bodies == ["three", "two", "one"])
    #expect(corpus.reasons == [.badEncoding, .badEncoding] && corpus.skipped.isEmpty)
    let missing = CorpusError.missing(path: "b\u{FFFD}")
    #expect(missing.description.contains("name its folder"))
  }

  @Test func decompressionBombsAreCutOff() throws {
    let line = "{\"body\":\"x\"}\n"
    let bytes = Array(String(repeating: line, count: 200_000).utf8)
    let path = try folder.write("bomb.jsonl.zst", Packing.zstd(bytes))
    #expect(try Corpus([path]).articles.count == 200_000)
    var limits = CorpusReader.Limits()
    limits.unpackedBytes = 1 << 20
    let reader = try CorpusReader(inputs: [path], options: ReadingOptions(), limits: limits)
    var count = 0
    var problems: [InputProblem] = []
    while let chunk = try reader.next() {
      count += chunk.byteCount
      problems += reader.takeProblems()
    }
    problems += reader.takeProblems()
    #expect(count > 1 << 20 && count < bytes.count)
    #expect(problems.map(\.reason) == [.damaged])
    #expect(problems[0].description.contains("decompression bomb"), "\(problems)")
    #expect(problems[0].byte == count)
  }

  /// What came of a compressed file of some records and blanks behind them, with small limits.
  private func readBlanks(
    _ start: String, _ blank: String, _ count: Int, then end: String = "", packed: Bool = true
  ) throws -> (bytes: Int, records: Int, problems: [InputProblem]) {
    let text = Array((start + String(repeating: blank, count: count) + end).utf8)
    let path = try folder.write("blanks.json", packed ? Packing.zstd(text) : text)
    var limits = CorpusReader.Limits()
    limits.lineBytes = 1 << 20
    let reader = try CorpusReader(inputs: [path], options: ReadingOptions(), limits: limits)
    let parser = try ChunkParser(options: ReadingOptions())
    var read = (bytes: 0, records: 0, problems: [InputProblem]())
    while let chunk = try reader.next() {
      read.bytes += chunk.byteCount
      let batch = parser.parse(chunk)
      read.records += batch.articles.count
      read.problems += reader.takeProblems() + batch.problems
    }
    read.problems += reader.takeProblems()
    return read
  }

  @Test(arguments: [
    ("{\"body\":\"x\"}\n", "\n"), ("{\"body\":\"x\"}\n", "\t \r\n"), ("{\"body\":\"x\"}\n", " "),
    ("[\n{\n\"body\":\"x\"\n}\n]", "\n"), ("<REUTERS><TEXT>x</TEXT></REUTERS>", " \n"),
  ])
  func compressedBlanksWithoutAnEndAreGivenUp(start: String, blank: String) throws {
    let many = 8_000_000 / blank.utf8.count
    let bomb = try readBlanks(start, blank, many)
    #expect(bomb.records == 1 && bomb.bytes < 3 << 20)
    #expect(bomb.problems.map(\.reason) == [.damaged])
    let words = bomb.problems.first?.description ?? ""
    #expect(words.contains("blanks with no article between them: a decompression bomb"), "\(words)")
    #expect(words.contains("unpack the file first"), "\(words)")
    // Unpacked it is as large as it says, and nothing is wrong with some blanks.
    let end = blank == " " ? "\n" + start : start
    let plain = try readBlanks(start, blank, many, then: end, packed: false)
    #expect(plain.records == 2 && plain.problems.isEmpty, "\(plain)")
    let few = try readBlanks(start, blank, 900_000 / blank.utf8.count, then: end)
    #expect(few.records == 2 && few.problems.isEmpty, "\(few)")
  }

  @Test func blankLinesDoNotMakeChunks() throws {
    let path = try folder.write(
      "b.jsonl", "{\"body\":\"x\"}" + String(repeating: "\n", count: 500_000))
    #expect(try Corpus([path]).chunks == 1)
  }

  @Test func recordsWithinTheLimitsButBeyondTheMemoryAreErrors() throws {
    let body = String(repeating: "word ", count: 1_000_000)
    let line = try folder.write("a.jsonl", "{\"body\":\"x\"}\n{\"body\":\"\(body)\"}\n")
    let text = try folder.write("a.txt", body)
    for path in [line, text] {
      var limits = CorpusReader.Limits()
      limits.memory = 64 << 20
      let reader = try CorpusReader(inputs: [path], options: ReadingOptions(), limits: limits)
      let error = #expect(throws: CorpusError.self) { while try reader.next() != nil {} }
      let words = try #require(error).description
      #expect(words.hasPrefix(path == line ? path + ":2: byte 13:" : path + ":1:"), "\(words)")
      #expect(words.contains("--memory 153M"), "\(words)")
      // Beyond the limits, it is the same with any memory.
      limits.lineBytes = 4_500_000
      let skipping = try CorpusReader(inputs: [path], options: ReadingOptions(), limits: limits)
      while try skipping.next() != nil {}
      #expect(skipping.takeProblems().map(\.reason) == [.tooLong])
      #expect(try Corpus([path]).articles.last?.body == body)
    }
  }

  @Test func filesThatChangeAreToldOf() throws {
    let text = String(repeating: "{\"body\":\"x\"}\n", count: 50_000)
    for (name, change) in [
      (
        "grown",
        { (file: FileHandle) in
          try file.seekToEnd(); try file.write(contentsOf: Data("{}".utf8))
        }
      ),
      ("cut", { try $0.truncate(atOffset: 300_000) }), ("same", { _ in }),
    ] as [(String, (FileHandle) throws -> Void)] {
      let path = try folder.write(name + ".jsonl", text)
      var limits = CorpusReader.Limits()
      limits.chunkBytes = 1000
      let reader = try CorpusReader(inputs: [path], options: ReadingOptions(), limits: limits)
      _ = try reader.next()
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      try change(file)
      try file.close()
      while try reader.next() != nil {}
      let reasons = reader.takeProblems().map(\.reason)
      #expect(reasons == (name == "same" ? [] : [.changed]), "\(name)")
    }
  }

  @Test func filesThatVanishAreToldOf() throws {
    try folder.write("v/a.txt", "a")
    let gone = try folder.write("v/b.txt", "b")
    let reader = try CorpusReader(inputs: [folder.path + "/v", gone], options: ReadingOptions())
    try FileManager.default.removeItem(atPath: gone)
    while try reader.next() != nil {}
    #expect(reader.takeProblems().map(\.reason) == [.unreadable])
  }

  @Test func filesThatFailToReadAreToldOf() throws {
    try folder.write("p/a.txt", "a")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/p/mem", withDestinationPath: "/proc/self/mem")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/p/zero", withDestinationPath: "/dev/zero")
    let corpus = try Corpus([folder.path + "/p"])
    #expect(corpus.bodies == ["a"] && corpus.reasons == [.unreadable, .notAFile])
  }

  @Test func problemsDoNotGather() throws {
    for number in 0..<5000 { try folder.write("many/\(number).txt", "") }
    for number in 0..<5000 { try folder.write("many/.\(number)", "hidden") }
    let reader = try CorpusReader(inputs: [folder.path + "/many"], options: ReadingOptions())
    var most = 0
    var count = 0
    while try reader.next() != nil {
      let problems = reader.takeProblems().count
      most = max(most, problems)
      count += problems
    }
    count += reader.takeProblems().count
    #expect(count == 10_000 && most <= ArticleLimits.chunkRecords + 1)
  }

  @Test func chunksHoldFewRecords() throws {
    let path = try folder.write("x.jsonl", String(repeating: "x\n", count: 20_000))
    let corpus = try Corpus([path])
    #expect(corpus.chunks == (20_000 - 1) / ArticleLimits.chunkRecords + 1)
    #expect(corpus.problems.reduce(0) { $0 + $1.count } == 20_000)
    for number in 0..<5000 { try folder.write("texts/\(number)", "t") }
    let texts = try Corpus([folder.path + "/texts"])
    #expect(texts.chunks == 2 && texts.articles.count == 5000)
  }

  @Test func chunksCountTheNamesInTheirArticles() throws {
    let deep = Array(repeating: String(repeating: "n", count: 250), count: 12)
      .joined(separator: "/")
    try folder.write("long/\(deep)/x.jsonl", String(repeating: "{\"body\":\"x\"}\n", count: 4000))
    for number in 0..<500 { try folder.write("long/\(deep)/\(number).txt", "text") }
    let options = ReadingOptions()
    let reader = try CorpusReader(inputs: [folder.path + "/long"], options: options)
    let parser = try ChunkParser(options: options)
    var articles = 0
    while let chunk = try reader.next() {
      let batch = parser.parse(chunk)
      articles += batch.articles.count
      #expect(batch.bytes.count < 3 * ArticleLimits.chunkBytes / 2)
    }
    #expect(articles == 4500)
  }

  /// Seconds if each tag is looked for to the end of the record, hours if it is done for larger ones.
  @Test func unendedTagsTakeLinearTime() throws {
    let open = try folder.write("o.sgm", String(repeating: "<REUTERS ", count: 300_000))
    let corpus = try Corpus([open])
    #expect(corpus.articles.isEmpty && corpus.problems.count < 10_000)
    #expect(corpus.problems.reduce(0) { $0 + $1.count } == 300_000)
    let tags = "<REUTERS><PLACES>" + String(repeating: "<D ", count: 300_000)
    let places = try folder.write("p.sgm", tags + "</PLACES><TEXT>x</TEXT></REUTERS>")
    #expect(try Corpus([places]).bodies == ["x"])
    let array = try folder.write(
      "a.json", "[" + String(repeating: "{\"body\":\"x\"},", count: 20_000) + "]")
    #expect(try Corpus([array]).articles.count == 20_000)
  }

  @Test func joinedFilesHaveMarksInside() throws {
    let path = try folder.write("j.jsonl", "\u{FEFF}{\"body\":\"a\"}\n\u{FEFF}{\"body\":\"b\"}\n")
    let corpus = try Corpus([path])
    #expect(corpus.bodies == ["a", "b"] && corpus.problems.isEmpty)
  }

  @Test func reportsAreLinesOfText() throws {
    try folder.write("a\nb\u{1B}[31m.jsonl", "{\"body\":")
    let corpus = try Corpus([folder.path])
    let line = try #require(corpus.problems.first).description
    #expect(line.contains("a\\u{A}b\\u{1B}[31m.jsonl:1:"), "\(line)")
  }

  @Test func emptyEverything() throws {
    let files: [(String, [UInt8], InputProblem.Reason)] = [
      ("a.txt", [], .emptyFile), ("b.jsonl", Array("\n \r\n".utf8), .emptyFile),
      ("c.json", Array("{\"body\":\" \\n\"}".utf8), .emptyBody),
      ("d.gz", Packing.gzip([]), .emptyFile), ("e.zst", Packing.zstd([]), .emptyFile),
      ("f.txt", [0xEF, 0xBB, 0xBF], .emptyFile), ("g.txt", [0xFF, 0xFE], .emptyBody),
      ("h.gz", [0x1F, 0x8B], .truncated), ("i.sgm", Array("<REUTERS></REUTERS>".utf8), .emptyBody),
      ("j.json", Array("{}".utf8), .emptyBody), ("k.txt", [0], .binaryFile),
    ]
    for (name, bytes, reason) in files {
      let corpus = try Corpus([try folder.write(name, bytes)])
      #expect(corpus.articles.isEmpty && corpus.reasons == [reason], "\(name): \(corpus.problems)")
    }
  }
}
