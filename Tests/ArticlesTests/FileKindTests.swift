import Articles
import Testing

@Suite struct FileKindTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  struct Case: Sendable {
    let name: String
    let bytes: [UInt8]
    var bodies: [String] = []
    var reasons: [InputProblem.Reason] = []

    init(
      _ name: String, _ text: String, _ bodies: [String] = [], _ reasons: [InputProblem.Reason] = []
    ) {
      self.init(name, Array(text.utf8), bodies, reasons)
    }

    init(
      _ name: String, _ bytes: [UInt8], _ bodies: [String] = [],
      _ reasons: [InputProblem.Reason] = []
    ) {
      self.name = name
      self.bytes = bytes
      self.bodies = bodies
      self.reasons = reasons
    }
  }

  static let object = #"{"body":"x y"}"#
  static let cases: [Case] = [
    Case("a.txt", "plain text", ["plain text"]),
    Case("a", "plain text", ["plain text"]),
    Case("a.txt", object, ["x y"]),
    Case("a.txt", "{brackets} are text", ["{brackets} are text"]),
    Case("a.txt", #"{"quoted": but text"#, [#"{"quoted": but text"#]),
    Case("a", #"{"quoted": but text"#, [], [.brokenJSON]),
    Case("a.txt", "[1] a footnote", ["[1] a footnote"]),
    Case("a.txt", #"{"body":"cut"# + "\n" + object, ["x y"], [.brokenJSON]),
    Case("a.jsonl", "garbage\n" + object, ["x y"], [.brokenJSON]),
    Case("a.jsonl", "{\"body\":\"\0\"}\n" + object, ["x y"], [.brokenJSON]),
    Case("a.jsonl", "\0\n" + object, [], [.binaryFile]),
    Case("a.jsonl.gz", "garbage\n" + object, ["x y"], [.brokenJSON]),
    Case("a.json", "{", [], [.brokenJSON]),
    Case("a.jsonl", "\u{FEFF}" + object + "\r\n", ["x y"]),
    Case("a", "\n\n  " + object + "\n\n" + object, ["x y", "x y"]),
    Case("a", #"{"unknown":1}"#, [], [.emptyBody]),
    Case("a.json", "[" + object + ",\n" + object + "]\n", ["x y", "x y"]),
    Case(
      "a", "[\n  {\n    \"body\": \"a } \\\" { b\"\n  }\n, {\n\"body\": \"c\"\n}\n]",
      ["a } \" { b", "c"]),
    Case("a.json", "{\n\"body\":\n\"one\"\n}\n{\n\"body\":\"two\"}", ["one", "two"]),
    Case("a.json", "[1, {\"body\":\"x\"}]", [], [.brokenJSON]),
    Case("a", "[\(object), 7, \(object), {]", ["x y", "x y"], [.brokenJSON, .brokenJSON]),
    Case("a.json", "[]", [], [.brokenJSON]),
    Case("empty.txt", "", [], [.emptyFile]),
    Case("blank.jsonl", " \n\t\r\n", [], [.emptyFile]),
    Case("blank.txt", "\u{FEFF}", [], [.emptyFile]),
    Case("blank", "\u{A0}\n", [], [.emptyBody]),
    Case("p.txt", [0xFF, 0xD8, 0xFF, 0xE0, 0x10, 0x4A], [], [.binaryFile]),
    Case("p", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], [], [.binaryFile]),
    Case("p.txt", "%PDF-1.4\nand so on", [], [.binaryFile]),
    Case("p", "PK\u{3}\u{4}rest", [], [.binaryFile]),
    Case("p", "\u{7F}ELF", [], [.binaryFile]),
    Case("p", "BZh91AY&SY", [], [.binaryFile]),
    Case("p", "BZhang said so", ["BZhang said so"]),
    Case("p", "text with a \0 in it", [], [.binaryFile]),
    Case("p", [0x1F], [], [.binaryFile]),
    Case("p", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [], [.binaryFile]),
    Case("p.txt", String(repeating: "long text ", count: 10_000) + "\0", [], [.binaryFile]),
    Case(
      "one.txt", "one \u{1} control byte in a text that is long enough for it",
      [
        "one \u{1} control byte in a text that is long enough for it"
      ]),
    Case("u.txt", [0xFF, 0xFE, 0x48, 0, 0x69, 0], ["Hi"]),
    Case("u.txt", [0xFE, 0xFF, 0, 0x48, 0, 0x69], ["Hi"]),
    Case("u.txt", [0xFF, 0xFE, 0, 0, 0x48, 0, 0, 0], ["H"]),
    Case("u.jsonl", [0xFF, 0xFE] + object.utf8.flatMap { [$0, 0] }, [], [.brokenJSON]),
    Case("u.txt", "\u{FEFF}with a mark", ["with a mark"]),
  ]

  @Test(arguments: cases.indices)
  func isRecognized(index: Int) throws {
    let entry = Self.cases[index]
    let path = try folder.write(entry.name, entry.bytes)
    let corpus = try Corpus([path])
    #expect(corpus.bodies == entry.bodies)
    #expect(corpus.reasons == entry.reasons, "\(corpus.problems)")
    // Small pieces of the same must not be told apart otherwise.
    let small = try Corpus([path], chunkBytes: 1)
    #expect(small.bodies == entry.bodies && small.problems == corpus.problems)
    #expect(small.articles == corpus.articles)
  }

  @Test func longFirstLineIsRecognized() throws {
    let text = String(repeating: "word ", count: 40_000)
    for name in ["a.txt", "a", "a.jsonl"] {
      let path = try folder.write(name, #"{"id":"1","body":"\#(text)"}"# + "\n" + Self.object)
      #expect(try Corpus([path]).bodies == [text, "x y"])
    }
  }

  @Test func overlongTextsAndValues() throws {
    let text = try folder.write("a.txt", String(repeating: "word ", count: 100_000))
    #expect(try Corpus([text], lineBytes: 400_000).reasons == [.tooLong])
    #expect(try Corpus([text], articleBytes: 400_000).reasons == [.tooLong])
    #expect(try Corpus([text]).articles.count == 1)
    let long = "{\n\"body\":\"" + String(repeating: "x", count: 300_000) + "\"\n}"
    let values = try folder.write("a.json", "[{\n\"body\":\"a\"},\n\(long),\n{\"body\":\"b\"}]")
    for chunkBytes in [1, 1 << 20] {
      let corpus = try Corpus([values], chunkBytes: chunkBytes, lineBytes: 1000)
      #expect(corpus.ids == ["a.json#1", "a.json#3"] && corpus.reasons == [.tooLong])
    }
  }

  /// A file with one record and something else, in chunks that hold both and in chunks that part them.
  @Test func idsDoNotDependOnChunks() throws {
    let sgml = "<REUTERS><TEXT><BODY>x</BODY></TEXT></REUTERS>"
    let files = [
      ("a.json", "[\n{\"body\":\"x\"}]\n", "a.json"),
      ("b.json", "[\n{\"body\":\"x\"},:[[\n", "b.json#1"),
      ("c.json", "[\n{\"body\":\"x\"},\n", "c.json#1"),
      ("d.sgm", sgml + "\n \n", "d.sgm"), ("e.sgm", sgml + "gus;</REUTERS>\n", "e.sgm#1"),
      ("f.jsonl", "\n{\"body\":\"x\"}\n\n \n", "f.jsonl"),
    ]
    for (name, text, id) in files {
      let path = try folder.write(name, text)
      for chunkBytes in [1, 20, 1 << 20] {
        #expect(try Corpus([path], chunkBytes: chunkBytes).ids == [id], "\(name), \(chunkBytes)")
      }
    }
  }
}
