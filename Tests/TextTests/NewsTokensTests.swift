import Testing
import Text

@Suite struct NewsTokensTests {
  /// Text, its terms, and the bytes of its tokens where they are not the obvious ones.
  static let table: [(String, [String], [String]?)] = [
    ("", [], nil),
    // Case and marks
    (
      "Élysée CÔTE Straße ﬁve Ångström Кёльн ΣΊΣΥΦΟΣ İstanbul",
      ["elysee", "cote", "strasse", "five", "angstrom", "кельн", "σισυφοσ", "istanbul"], nil
    ),
    ("e\u{301}te\u{301} Ｆｕｌｌ ½ km² ª", ["ete", "full", "km", "a"], nil),
    ("øre łódź đ ß æ", ["øre", "łodz", "đ", "ss", "æ"], nil),
    ("soft\u{AD}hyphen ze\u{200B}ro zw\u{200D}j", ["softhyphen", "ze", "ro", "zwj"], nil),
    ("العَرَبِيَّة كـــتاب أحمد آمال", ["العربية", "كتاب", "أحمد", "آمال"], nil),
    ("שָׁלוֹם", ["שלום"], nil),
    ("หนังสือ हिन्दी ガギグ が ｶﾞ", ["หนังสือ", "हिन्दी", "ガギグ", "が", "ガ"], nil),
    // Apostrophes
    (
      "don't don’t donʼt don′t don‘t don＇t",
      ["don't", "don't", "don't", "don't", "don't", "don't"],
      nil
    ),
    (
      "O'Brien rock'n'roll aujourd'hui N'Djamena N’Djamena n'djamena N′Djamena",
      [
        "o'brien", "rock'n'roll", "aujourd'hui", "n'djamena", "n'djamena", "n'djamena", "n'djamena",
      ],
      nil
    ),
    ("'quoted' ‘single’ 'tis '90s ''", ["quoted", "single", "tis", "90s"], nil),
    // Possessive
    (
      "MINUSMA's Keita’s Mali′s soldiers' soldiers’ boss's",
      ["minusma", "keita", "mali", "soldiers", "soldiers", "boss"],
      ["MINUSMA", "Keita", "Mali", "soldiers", "soldiers", "boss"]
    ),
    (
      "MALI'S ARMY it's its x's's", ["mali", "army", "it", "its", "x"],
      ["MALI", "ARMY", "it", "its", "x"]
    ),
    (
      "U.N.'s U.S.’s U.N's Yahoo!'s 1990's (UNICEF)'s plan",
      ["un.", "us.", "un.", "yahoo", "1990", "unicef", "plan"],
      ["U.N.", "U.S.", "U.N", "Yahoo", "1990", "UNICEF", "plan"]
    ),
    ("say 's or 's", ["say", "s", "or", "s"], nil),
    ("ג'ורג' ג'", ["ג'ורג", "ג"], ["ג'ורג", "ג"]),
    // Elision
    (
      "l'armée L’Armée Côte d'Ivoire D'IVOIRE",
      ["l", "armee", "l", "armee", "cote", "d", "ivoire", "d", "ivoire"],
      ["l", "armée", "L", "Armée", "Côte", "d", "Ivoire", "D", "IVOIRE"]
    ),
    (
      "j'ai m'a t'en s'est c'est qu'il jusqu'à lorsqu'on puisqu'elle quoiqu'il",
      [
        "j", "ai", "m", "a", "t", "en", "s", "est", "c", "est", "qu", "il", "jusqu", "a", "lorsqu",
        "on", "puisqu", "elle", "quoiqu", "il",
      ], nil
    ),
    (
      "n'est n’a n'y n'é N'est n'1", ["n", "est", "n", "a", "n", "y", "n", "e", "n'est", "n", "1"],
      nil
    ),
    (
      "jusqu'aujourd'hui qu'l'on presqu'île quelqu'un l'11 l'O.N.U. L'S&P",
      [
        "jusqu", "aujourd'hui", "qu", "l", "on", "presqu'ile", "quelqu'un", "l", "11", "l", "onu",
        "l",
        "s", "p",
      ],
      [
        "jusqu", "aujourd'hui", "qu", "l", "on", "presqu'île", "quelqu'un", "l", "11", "l",
        "O.N.U.",
        "L", "S", "P",
      ]
    ),
    ("l'Élysée's d'Estaing’s", ["l", "elysee", "d", "estaing"], ["l", "Élysée", "d", "Estaing"]),
    // Acronyms
    (
      "the U.N. and U.N and UN", ["the", "un.", "and", "un.", "and", "un."],
      ["the", "U.N.", "and", "U.N", "and", "UN"]
    ),
    (
      "U.S. told us. US told us", ["us.", "told", "us", "us.", "told", "us"],
      ["U.S.", "told", "us", "US", "told", "us"]
    ),
    ("US TROOPS", ["us", "troops"], nil),
    ("U.S. TROOPS", ["us.", "troops"], ["U.S.", "TROOPS"]),
    (
      "WHO SAID IT\nthe WHO said it\r\nWHO",
      ["who", "said", "it", "the", "who.", "said", "it", "who"],
      nil
    ),
    ("WHO É\nWHO é", ["who", "e", "who.", "e"], nil),
    (
      "IT'S big, IT's small, it's", ["it", "big", "it.", "small", "it"],
      ["IT", "big", "IT", "small", "it"]
    ),
    (
      "U.S.S.R. U.S.A. NATO N.A.T.O. J.K.Rowling Ph.D. J. Smith",
      ["ussr", "usa", "nato", "nato", "j.k.rowling", "ph.d", "j", "smith"],
      ["U.S.S.R.", "U.S.A.", "NATO", "N.A.T.O.", "J.K.Rowling", "Ph.D", "J", "Smith"]
    ),
    (
      "10 a.m. AM am p.m. e.g. i.e., C.I.A..", ["10", "am", "am", "am", "pm", "eg", "ie", "cia"],
      ["10", "a.m.", "AM", "am", "p.m.", "e.g.", "i.e.", "C.I.A."]
    ),
    ("С.Ш.А. É.U. Ｕ．Ｓ", ["сша", "eu.", "us."], ["С.Ш.А.", "É.U.", "Ｕ．Ｓ"]),
    ("u.s. U.s. Us uS", ["us.", "us.", "us", "us"], ["u.s.", "U.s.", "Us", "uS"]),
    (
      "U.S.-backed US-led l'UE l'EST al-Qaida AC/DC",
      ["us.", "backed", "us.", "led", "l", "ue", "l", "est.", "al", "qaida", "ac", "dc"],
      ["U.S.", "backed", "US", "led", "l", "UE", "l", "EST", "al", "Qaida", "AC", "DC"]
    ),
    // The rest is as ICU has it
    (
      "10,000 3.5 1.2.3 x@y.org google.com", ["10,000", "3.5", "1.2.3", "x@y.org", "google.com"],
      nil
    ),
    ("http://x.org/a C++ 50% 10:30", ["http", "x.org", "a", "c", "50", "10", "30"], nil),
    ("😀 🇲🇱 马里维和行动 สวัสดีชาวโลก", ["马里", "维和", "行动", "สวัสดี", "ชาว", "โลก"], nil),
    ("ـــ a", ["a"], ["a"]),
  ]

  @Test(arguments: table.indices) func tokens(_ row: Int) throws {
    let (text, terms, bytes) = Self.table[row]
    let tokens = try Analyzer(Analysis()).tokens(of: Array(text.utf8))
    #expect(tokens.map(\.term) == terms, "\(text)")
    #expect(tokens.map(\.position) == Array(terms.indices))
    if let bytes { #expect(spans(tokens, of: text) == bytes) }
  }

  @Test func marksCanBeKept() throws {
    let analyzer = try Analyzer(Analysis(keepsMarks: true))
    #expect(
      try analyzer.terms(of: "Élysée e\u{301}te\u{301} ÖL l'Été KEITA’S")
        == ["élysée", "été", "öl", "l", "été", "keita"])
  }

  @Test func positionsContinueAndBlockGrows() throws {
    let analyzer = try Analyzer(Analysis())
    var buffer = TokenBuffer()
    let first = try analyzer.append("one two".utf8.span, to: &buffer, firstPosition: 5)
    #expect(first == 7)
    let second = try analyzer.append("L'Été".utf8.span, to: &buffer, firstPosition: first + 1)
    #expect(second == 10)
    #expect((0..<buffer.count).map { buffer.term($0) } == ["one", "two", "l", "ete"])
    #expect(buffer.tokens.map(\.position) == [5, 6, 8, 9])
    #expect(buffer.tokens.map(\.start) == [0, 4, 0, 2])
  }

  @Test func overflowIsAnError() throws {
    let analyzer = try Analyzer(Analysis())
    var buffer = TokenBuffer()
    #expect(throws: TextError.blockFull) {
      try analyzer.append("one two".utf8.span, to: &buffer, firstPosition: .max - 3)
    }
    #expect(buffer.count == 0)
  }

  @Test func longTermsAreCutBetweenCharacters() throws {
    for profile in AnalysisProfile.allCases {
      let analyzer = try Analyzer(Analysis(profile: profile, keepsMarks: true))
      let text =
        "x" + String(repeating: "é", count: 1000) + " " + String(repeating: "A", count: 3000)
      let tokens = try analyzer.tokens(of: Array(text.utf8))
      #expect(tokens.map(\.term.utf8.count) == [1023, 1024])
      #expect(tokens.map(\.end) == [2001, 5002])
      #expect(tokens[0].term == "x" + String(repeating: "é", count: 511))
    }
  }
}
