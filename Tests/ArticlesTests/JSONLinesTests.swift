import Articles
import Testing

@Suite struct JSONLinesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func takesAllFields() throws {
    let path = try folder.write(
      "wire.jsonl",
      #"{"id":"a/1","title":"T\u00e9","date":"2013-01-02T03:04:05Z","source":"S","url":"http://u","body":"B\nC","x":[1]}"#
        + "\n")
    let corpus = try Corpus([path])
    let article = try #require(corpus.articles.first)
    #expect(corpus.articles.count == 1 && corpus.problems.isEmpty)
    #expect(article.id == "a/1" && article.title == "Té" && article.date == "2013-01-02T03:04:05Z")
    #expect(article.source == "S" && article.url == "http://u" && article.body == "B\nC")
    #expect(article.path == "wire.jsonl" && article.offset == 0 && article.places.isEmpty)
    #expect(
      article.published
        == PublicationDate(
          precision: .day, start: 1_357_095_845, days: 1, hasTime: true, basis: .metadata))
    #expect(corpus.bytesRead == corpus.bytesTotal)
  }

  @Test func mapsFieldNames() throws {
    var fields = FieldNames()
    try fields.map("body=text")
    try fields.map("title=head=line")
    let path = try folder.write("a.jsonl", #"{"body":"no","text":"yes","head=line":"T"}"#)
    let corpus = try Corpus([path], fields: fields)
    #expect(corpus.bodies == ["yes"] && corpus.articles[0].title == "T")
    for wrong in ["body", "body=", "=text", "text=body", ""] {
      #expect(throws: CorpusError.badFieldMapping(wrong)) { try fields.map(wrong) }
    }
  }

  @Test func numbersRecordsAndLines() throws {
    let lines = [
      #"{"body":"one"}"#, "", #"{"id":"","body":"two"}"#, "  \t", #"{"body":"broken"#,
      #"{"id":7,"body":"three"}"#, #"{"body":"four"}"#,
    ]
    for separator in ["\n", "\r\n"] {
      let text = lines.joined(separator: separator)
      let path = try folder.write("n.jsonl", text)
      for chunkBytes in 1...text.utf8.count + 1 {
        let corpus = try Corpus([path], chunkBytes: chunkBytes)
        #expect(corpus.ids == ["n.jsonl#1", "n.jsonl#2", "7", "n.jsonl#5"])
        #expect(corpus.bodies == ["one", "two", "three", "four"])
        #expect(corpus.reasons == [.brokenJSON] && corpus.problems.first?.line == 5)
        for article in corpus.articles {
          let rest = text.utf8.dropFirst(Int(article.offset))
          #expect(rest.starts(with: #"{""#.utf8) && String(rest)!.contains(article.body))
        }
      }
    }
  }

  @Test(arguments: [1, 5, 1 << 20])
  func aloneRecordHasThePlainPath(chunkBytes: Int) throws {
    for text in [
      #"{"body":"b"}"#, #"{"body":"b"}"# + "\n", "\u{FEFF}\n\n" + #"{"body":"b"}"# + "\n \n\n",
    ] {
      let path = try folder.write("alone.jsonl", text)
      let corpus = try Corpus([path], chunkBytes: chunkBytes)
      #expect(corpus.ids == ["alone.jsonl"], "\(text)")
      #expect(corpus.problems.isEmpty)
    }
  }

  static let broken: [(line: String, byte: Int, words: String)] = [
    (#"{"body":"x""#, 11, "ends too early"),
    (#"{"body":"x"} {"#, 13, "follows"),
    (#"{"body":"x",}"#, 12, "field name"),
    (#"{"body" "x"}"#, 8, "colon"),
    (#"{"body":"x" "id":1}"#, 12, "comma"),
    (#"{"body":"x\q"}"#, 11, "escape"),
    (#"{"body":"x\u12"}"#, 14, "escape"),
    (#"{"body":"x"#, 10, "no end"),
    ("{\"body\":\"x\ty\"}", 10, "control"),
    (#"{"body":tru}"#, 8, "value"),
    (#"{"body":01}"#, 8, "value"),
    (#"{"body":"x","n":123456789012345678901234567890}"#, 0, "64 bits"),
    ("[1]", 0, "not an object"),
    ("x", 0, "value"),
    ("{\"body\":" + String(repeating: "[", count: 100_000), 70, "deeper"),
    (
      "{\"body\":" + String(repeating: "[", count: 100_000)
        + String(repeating: "]", count: 100_000) + "}", 70, "deeper"
    ),
  ]

  @Test(arguments: broken.indices)
  func brokenLinesSayWhere(index: Int) throws {
    let (line, byte, words) = Self.broken[index]
    let good = #"{"id":"ok","body":"fine"}"# + "\n"
    let path = try folder.write("b.jsonl", good + line + "\n" + good)
    let corpus = try Corpus([path])
    #expect(corpus.bodies == ["fine", "fine"])
    let problem = try #require(corpus.problems.first)
    #expect(corpus.problems.count == 1 && problem.reason == .brokenJSON && problem.line == 2)
    #expect(problem.byte == good.utf8.count + byte, "\(problem)")
    #expect(problem.detail.contains(words), "\(problem)")
    #expect(problem.description.hasPrefix(path + ":2: byte "))
  }

  @Test func missingTextIsReported() throws {
    let path = try folder.write(
      "e.jsonl",
      """
      {"id":"1","title":"only"}
      {"id":"2","body":""}
      {"id":"3","body":" \\n\\u00a0\\t"}
      {"id":"4","body":null}
      {"id":"5","body":7}
      {"id":"6","body":["x"]}
      {"id":"7","body":"x"}
      """)
    let corpus = try Corpus([path])
    #expect(corpus.ids == ["7"])
    #expect(
      corpus.reasons == [.emptyBody, .emptyBody, .emptyBody, .emptyBody, .wrongType, .wrongType])
    #expect(corpus.problems.map(\.line) == [1, 2, 3, 4, 5, 6])
  }

  @Test func otherTypesAreTextOrLeftOut() throws {
    let path = try folder.write(
      "t.jsonl",
      #"{"id":18446744073709551615,"date":2013,"title":1.5,"source":{"name":"x"},"url":true,"body":"x"}"#
        + "\n" + #"{"id":[1],"body":"y","date":null}"#)
    let corpus = try Corpus([path])
    #expect(corpus.ids == ["18446744073709551615", "t.jsonl#2"])
    #expect(corpus.articles[0].date == "2013" && corpus.articles[0].title == "1.5")
    #expect(corpus.articles[0].source.isEmpty && corpus.articles[0].url.isEmpty)
    #expect(corpus.articles[0].published.precision == .year)
    #expect(corpus.reasons == [.ignoredField, .ignoredField, .ignoredField])
    #expect(corpus.skipped.isEmpty)
  }

  @Test func surrogatesAndNULs() throws {
    let path = try folder.write(
      "s.jsonl",
      #"{"body":"\ud800 a \udc00 b \ud83d\ude00 c \ud83d\ud83d\ude00 \u0000 \\ud800"}"#)
    let corpus = try Corpus([path])
    #expect(corpus.bodies == ["\u{FFFD} a \u{FFFD} b 😀 c \u{FFFD}😀 \0 \\ud800"])
    #expect(corpus.reasons == [.badEncoding] && corpus.problems[0].byte == 9)
    #expect(corpus.problems[0].detail.hasPrefix("3 surrogate escapes have no other half"))
  }

  @Test func loneSurrogatesAreReportedWhereTheyStand() throws {
    let lines = [
      #"{"id":"1","body":"whole \ud83d\ude00 \u00e9"}"#,
      #"{"id":"l\ud8003","title":"\uD83Dx","body":"zebra \udc00 x"}"#,
      #"{"id":"3","body":"nothing of the line before is left"}"#,
      #"{"id":"4","body":"alone","other":"\udfff"}"#, #"{"id":"5","body":"\ud800"#,
    ]
    let path = try folder.write("s.jsonl", lines.joined(separator: "\n"))
    for chunkBytes in [1, 1 << 20] {
      let corpus = try Corpus([path], chunkBytes: chunkBytes)
      #expect(corpus.ids == ["1", "l\u{FFFD}3", "3", "4"])
      #expect(corpus.reasons == [.badEncoding, .badEncoding, .brokenJSON])
      #expect(corpus.skipped.count == 1 && corpus.problems.map(\.line) == [2, 4, 5])
      #expect(corpus.problems[0].byte == lines[0].utf8.count + 1 + 8)
      #expect(corpus.problems[0].detail.hasPrefix("3 surrogate escapes have"))
      #expect(corpus.problems[1].detail.hasPrefix("1 surrogate escape has"))
    }
  }

  @Test func lastOfRepeatedFieldsCounts() throws {
    let path = try folder.write("r.jsonl", #"{"body":"a","id":"1","body":"b","id":"2"}"#)
    let corpus = try Corpus([path])
    #expect(corpus.bodies == ["b"] && corpus.ids == ["2"])
  }

  @Test func badBytesAreReportedAndKept() throws {
    let line = Array(#"{"id":"l","body":"é è à ü x"}"#.utf8)
    let bad: [UInt8] = line.prefix(line.count - 3) + [0xFF] + line.suffix(3) + [0x0A]
    let french = #"{"id":"m","body":"Le président a été réélu à la tête de l'État"}"#
    let latin = french.unicodeScalars.map { UInt8($0.value) }
    let path = try folder.write("c.jsonl", bad + latin)
    let corpus = try Corpus([path])
    #expect(corpus.bodies == ["é è à ü \u{FFFD}x", "Le président a été réélu à la tête de l'État"])
    #expect(corpus.reasons == [.badEncoding, .guessedCharset] && corpus.skipped.isEmpty)
    #expect(corpus.problems[0].byte == line.count - 3 && corpus.problems[1].line == 2)
  }

  @Test func overlongLinesAreSkipped() throws {
    let long = #"{"body":""# + String(repeating: "x", count: 300_000) + #""}"#
    let lines = [
      #"{"body":"a"}"#, long, #"{"body":"b"}"#, #"{"body":"c"}"#, long, long, #"{"body":"d"}"#,
    ]
    let path = try folder.write("long.jsonl", lines.joined(separator: "\n"))
    for chunkBytes in [1, 10, 20, 200_000, 1 << 20] {
      let corpus = try Corpus([path], chunkBytes: chunkBytes, lineBytes: 100)
      #expect(corpus.ids == ["long.jsonl#1", "long.jsonl#3", "long.jsonl#4", "long.jsonl#7"])
      #expect(corpus.reasons == [.tooLong, .tooLong, .tooLong])
      #expect(corpus.problems.map(\.line) == [2, 5, 6])
      #expect(corpus.bodies == ["a", "b", "c", "d"])
      let whole = lines.joined(separator: "\n").utf8
      for article in corpus.articles {
        #expect(
          whole.dropFirst(Int(article.offset)).starts(with: #"{"body":"\#(article.body)""#.utf8))
      }
    }
  }

  @Test func overlongArticlesAndIDs() throws {
    let text = String(repeating: "x", count: 5000)
    let path = try folder.write(
      "limits.jsonl", #"{"body":"\#(text)"}"# + "\n" + #"{"id":"\#(text)","body":"b"}"#)
    #expect(try Corpus([path]).reasons == [.tooLong])
    let corpus = try Corpus([path], articleBytes: 4999)
    #expect(corpus.reasons == [.tooLong, .tooLong] && corpus.problems.map(\.line) == [1, 2])
  }
}
