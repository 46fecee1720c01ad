import Testing
import Text

@Suite struct QueryTokensTests {
  private func analyze(_ piece: String, _ analysis: Analysis = Analysis()) throws -> QueryTokens {
    try Analyzer(analysis).analyzeQuery(Array(piece.utf8))
  }

  private func readings(_ tokens: QueryTokens) -> [[String]] {
    tokens.tokens.map { token in
      ([token.term] + token.otherReadings).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  static let table: [(String, [[String]], [String])] = [
    ("US", [["us."]], []),
    ("U.S.", [["us."]], []),
    ("us", [["us"]], ["us"]),
    ("Us", [["us"]], []),
    ("u.s.", [["us."]], []),
    ("US TROOPS KILLED", [["us.", "us"], ["troops"], ["killed"]], []),
    ("U.S. TROOPS KILLED", [["us."], ["troops"], ["killed"]], []),
    ("US troops", [["us."], ["troops"]], []),
    ("told us", [["told"], ["us"]], ["us"]),
    ("who is us who", [["who"], ["is"], ["us"], ["who"]], ["who", "is", "us"]),
    ("us-backed", [["us"], ["backed"]], ["us"]),
    ("it's", [["it"]], ["it"]),
    ("It's", [["it"]], []),
    ("who’s", [["who"]], ["who"]),
    ("'us'", [["us"]], ["us"]),
    ("IT'S", [["it"]], []),
    ("U.N.-backed", [["un."], ["backed"]], []),
    ("al-Qaida", [["al"], ["qaida"]], []),
    ("Côte d’Ivoire", [["cote"], ["d"], ["ivoire"]], []),
    ("nato", [["nato"]], []),
    ("…", [], []),
  ]

  @Test(arguments: table.indices) func readings(_ row: Int) throws {
    let (piece, expected, hints) = Self.table[row]
    let tokens = try analyze(piece)
    #expect(readings(tokens) == expected, "\(piece)")
    #expect(tokens.lowerCaseAcronyms == hints, "\(piece)")
  }

  @Test func spansAreBytesOfThePiece() throws {
    let tokens = try analyze("é U.N.'s l'Été")
    #expect(tokens.tokens.map(\.start) == [0, 3, 10, 12])
    #expect(tokens.tokens.map(\.end) == [2, 7, 11, 17])
  }

  @Test func plainKnowsNoAcronyms() throws {
    let tokens = try analyze("US told us U.S.", Analysis(profile: .plain))
    #expect(readings(tokens) == [["us"], ["told"], ["us"], ["u.s"]])
    #expect(tokens.lowerCaseAcronyms.isEmpty)
  }

  @Test func patternsAreFoldedWithoutSegmentation() throws {
    let news = try Analyzer(Analysis())
    let plain = try Analyzer(Analysis(profile: .plain))
    let keeping = try Analyzer(Analysis(keepsMarks: true))
    func fold(_ analyzer: Analyzer, _ text: String) throws -> String {
      String(decoding: try analyzer.fold(Array(text.utf8)), as: UTF8.self)
    }
    #expect(try fold(news, "L’Été ") == "l'ete ")
    #expect(try fold(plain, "L’Été ") == "l’été ")
    #expect(try fold(keeping, "L’ÉTÉ") == "l'été")
    #expect(try fold(news, "ﷺ") == "صلى الله عليه وسلم")
    #expect(try fold(news, "") == "")
  }

  @Test func queryReadsTextLikeText() throws {
    // Apart from listed acronyms a piece and a text with the same bytes have the same tokens.
    let analyzer = try Analyzer(Analysis())
    for (text, terms, _) in NewsTokensTests.table where !terms.contains(where: isListed) {
      let tokens = try analyzer.analyzeQuery(Array(text.utf8))
      #expect(tokens.tokens.map { String(decoding: $0.term, as: UTF8.self) } == terms)
    }
  }

  private func isListed(_ term: String) -> Bool {
    Acronyms.groups.joined().contains { term == $0 || term == $0 + "." }
  }
}
