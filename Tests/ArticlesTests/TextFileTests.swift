import Articles
import CXXHash
import Foundation
import Testing

@Suite struct TextFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func bodyIsTheFileByteForByte() throws {
    let text = "  Line one\r\n\r\n\ttwo e\u{301} \u{1F600}\n\n"
    let corpus = try Corpus([try folder.write("x/a b.txt", text)])
    #expect(corpus.bodies == [text] && corpus.ids == ["a b.txt"] && corpus.problems.isEmpty)
    #expect(corpus.articles[0].title.isEmpty && corpus.articles[0].published == .none)
  }

  static let french =
    "Le président de la République a été réélu à la tête de l'État où il siège déjà."
  static let encodings: [(encoding: String.Encoding, text: String, reason: InputProblem.Reason?)] =
    [
      (.utf8, french, nil),
      (.isoLatin1, french, .guessedCharset),
      (.windowsCP1252, french + " « Voilà », a-t-il dit — l’Europe…", .guessedCharset),
      (
        .windowsCP1251,
        "Президент заявил во вторник, что правительство готово к переговорам с оппозицией.",
        .guessedCharset
      ),
      (
        .shiftJIS, "首相は火曜日、政府は野党との交渉の用意があると述べた。交渉は来週始まる見通し。", .guessedCharset
      ),
      (.utf16, french, nil),
    ]

  @Test(arguments: encodings.indices)
  func encodingIsFound(index: Int) throws {
    let (encoding, text, reason) = Self.encodings[index]
    let data = try #require(text.data(using: encoding))
    let corpus = try Corpus([try folder.write("e.txt", Array(data))])
    #expect(corpus.bodies == [text] && corpus.reasons == (reason.map { [$0] } ?? []))
  }

  @Test func fewBadBytesDoNotChangeTheEncoding() throws {
    var bytes = Array(Self.french.utf8)
    bytes.insert(0xFF, at: 3)
    let corpus = try Corpus([try folder.write("b.txt", bytes)])
    #expect(corpus.bodies == ["Le \u{FFFD}" + Self.french.dropFirst(3)])
    #expect(corpus.reasons == [.badEncoding] && corpus.problems[0].byte == 3)
    // A text that was cut within a character.
    let cut = try Corpus([try folder.write("c.txt", Array("déjà vu, été".utf8.dropLast()))])
    #expect(cut.bodies == ["déjà vu, \u{E9}t\u{FFFD}"])
  }

  @Test func hashIsThatOfTheRecipe() throws {
    let path = try folder.write(
      "h.jsonl", #"{"id":"1","title":"T","date":"2013","source":"S","url":"U","body":"B"}"#)
    func hash(_ text: String) -> UInt64 { cxxhash64(text, text.utf8.count) }
    #expect(try Corpus([path]).articles.first?.hash == hash("T\02013\0S\0U\0B"))
    #expect(try Corpus([try folder.write("h.txt", "B")]).articles.first?.hash == hash("\0\0\0\0B"))
    // A published value of XXH3: the empty input with seed 0.
    #expect(cxxhash64(nil, 0) == 0x2D06_8005_38D3_94C2)
    let state = cxxhash_new()
    defer { cxxhash_free(state) }
    cxxhash_update(state, "T\0", 2)
    cxxhash_update(state, "2013", 4)
    #expect(cxxhash_digest(state) == hash("T\02013"))
  }

  static let story = "The text of the story begins here and goes on, as texts do, to a full stop."

  @Test(arguments: [
    "Mali, Burkina Faso leaders agree to strengthen military cooperation",
    "Troops leave Kidal", "Who killed the mayor?", "Mali: l'armée reprend Konna", "'We will stay'",
    "January 2013 offensive widens", "By the numbers: the war in Mali",
    "马里总统宣布辞职", "عودة الجيش إلى كيدال",
  ])
  func headlines(line: String) throws {
    for start in ["", "\n", "\r\n  "] {
      for gap in ["\n", "\n\n", "\r\n"] {
        let text = start + line + gap + Self.story
        let corpus = try Corpus([try folder.write("h.txt", text)])
        #expect(corpus.articles[0].headline == start + line && corpus.bodies == [text])
      }
    }
  }

  @Test(arguments: [
    " date 2020-01-27 advertisement", "Advertisement", "January 26, 2020 at 10:30 am",
    "Published on Monday 27th January 2020", "By Jane Doe and John Roe", "BAMAKO, Jan 26 (AFP) -",
    "BAMAKO (Reuters) - Troops left the town", "Troops have left the town.",
    "Troops left the town,",
    "He said: \"They have left.\"", "http://example.org/a story", "- an item of a list", "World",
    "***",
    "2013", String(repeating: "many words ", count: 20), "Photo | Reuters", "and so on...",
  ])
  func noHeadlines(line: String) throws {
    let corpus = try Corpus([try folder.write("n.txt", line + "\n" + Self.story)])
    #expect(corpus.articles[0].headline.isEmpty)
  }

  @Test func linesThatGoOnAreNoHeadlines() throws {
    let wrapped =
      "Troops of the government left the northern town\nof Kidal on Monday, a spokesman said.\n"
    let capital =
      "The soldiers who left the town of Kidal on Monday\nMarched to the south of the country and did not\nstop."
    for text in [wrapped, capital, "Troops leave Kidal", "Troops leave Kidal\n \n"] {
      #expect(try Corpus([try folder.write("w.txt", text)]).articles[0].headline.isEmpty)
    }
  }

  static var seeds: String {
    var package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    package = "/" + package
    return package + "/../shared/corpora/seeds"
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: seeds), "no ../shared/corpora/seeds"))
  func seedsHaveOneHeadline() throws {
    let corpus = try Corpus([Self.seeds])
    #expect(corpus.articles.count == 3 && corpus.problems.isEmpty)
    #expect(
      corpus.articles.map(\.headline) == [
        "Mali, Burkina Faso leaders agree to strengthen military cooperation", "", "",
      ])
  }
}
