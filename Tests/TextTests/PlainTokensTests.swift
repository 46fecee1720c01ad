import Testing
import Text

/// Pins ICU's rules: an ICU that draws other borders than ICU 72 fails here.
@Suite struct PlainTokensTests {
  static let table: [(String, [String])] = [
    ("", []),
    (
      "The quick (\"brown\") fox can't jump 32.3 feet, right?",
      ["the", "quick", "brown", "fox", "can't", "jump", "32.3", "feet", "right"]
    ),
    // Letters, dots and apostrophes
    ("U.N. U.S.A. U.S.-backed", ["u.n", "u.s.a", "u.s", "backed"]),
    ("MINUSMA's Keita’s soldiers' 'quoted'", ["minusma's", "keita’s", "soldiers", "quoted"]),
    ("l'armée Côte d'Ivoire N'Djamena", ["l'armée", "côte", "d'ivoire", "n'djamena"]),
    ("Nʼko N′Djamena", ["nʼko", "n", "djamena"]),
    ("al-Qaida AC/DC C++ 50% R&D", ["al", "qaida", "ac", "dc", "c", "50", "r", "d"]),
    ("a.b a..b a.1 1.a a'1 1'a", ["a.b", "a", "b", "a", "1", "1", "a", "a", "1", "1", "a"]),
    (
      "caf\u{301}e\u{301} e\u{200D}f soft\u{AD}hyphen",
      ["caf\u{301}e\u{301}", "e\u{200D}f", "soft\u{AD}hyphen"]
    ),
    ("ﬁve ª Ⅷ ①", ["ﬁve", "ª", "ⅷ"]),
    ("İstanbul ΣΊΣΥΦΟΣ Straße ǅ", ["istanbul", "σίσυφοσ", "straße", "ǆ"]),
    // Numbers
    (
      "10,000 3.5 1,2.3;4 10:30 18h30 2013-01-11 11.01.2013 3rd 5% $100 €5 1'000",
      [
        "10,000", "3.5", "1,2.3;4", "10", "30", "18h30", "2013", "01", "11", "11.01.2013", "3rd",
        "5",
        "100", "5", "1'000",
      ]
    ),
    (
      "1, 2. .5 -3 1,a a,1 ٣٫٥ 10\u{202F}000",
      ["1", "2", "5", "3", "1", "a", "a", "1", "٣٫٥", "10\u{202F}000"]
    ),
    // Connectors and @
    (
      "snake_case _x_ __ _ a_ 1_000 @ @@ a@b @home @_",
      ["snake_case", "_x_", "a_", "1_000", "a@b", "@home"]
    ),
    (
      "jane.doe@example.org http://www.example.org/a_b?c=1&d=e#f",
      ["jane.doe@example.org", "http", "www.example.org", "a_b", "c", "1", "d", "e", "f"]
    ),
    ("title:word 12:30 a:b", ["title", "word", "12", "30", "a", "b"]),
    ("a·b 1·2 a‧b", ["a·b", "1", "2", "a‧b"]),
    // Emoji and flags are no words
    ("I ❤ 😀👨‍👩‍👧 🇲🇱 ok 👍🏽", ["i", "ok"]),
    // Scripts
    ("Малийская армия, Ελληνικά", ["малийская", "армия", "ελληνικά"]),
    ("قال الرئيس إنّ القوّات", ["قال", "الرئيس", "إنّ", "القوّات"]),
    ("ראש הממשלה צה\"ל ג'ורג' שלום", ["ראש", "הממשלה", "צה\"ל", "ג'ורג'", "שלום"]),
    ("马里维和行动", ["马里", "维和", "行动"]),
    ("東京タワーへ行く", ["東京タワー", "へ", "行く"]),
    ("カタカナ ｶﾀｶﾅ ひらがな", ["カタカナ", "ｶﾀｶﾅ", "ひ", "ら", "が", "な"]),
    ("한국어 문장입니다.", ["한국어", "문장입니다"]),
    ("สวัสดีชาวโลก", ["สวัสดี", "ชาว", "โลก"]),
    ("ສະບາຍດີ", ["ສະບາຍດີ"]),
    ("ភាសាខ្មែរ", ["ភាសាខ្មែរ"]),
    ("မြန်မာဘာသာ", ["မြန်မာဘာသာ"]),
    ("हिन्दी में ኢትዮጵያ ᠮᠣᠩᠭᠣᠯ", ["हिन्दी", "में", "ኢትዮጵያ", "ᠮᠣᠩᠭᠣᠯ"]),
    ("𝐁old 𐐀𐐁 𠀀", ["𝐁old", "𐐨𐐩", "𠀀"]),
    // Lines
    (
      "one\r\ntwo\rthree\u{2028}four\u{85}five\tsix\u{A0}seven\u{0}eight",
      ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    ),
    (
      "“curly” ‘single’ «guillemets» em—dash en–dash el…lipsis",
      ["curly", "single", "guillemets", "em", "dash", "en", "dash", "el", "lipsis"]
    ),
  ]

  @Test(arguments: table.indices) func tokens(_ row: Int) throws {
    let (text, expected) = Self.table[row]
    let analyzer = try Analyzer(Analysis(profile: .plain))
    #expect(try analyzer.terms(of: text) == expected, "\(text)")
  }

  @Test func illFormedBytesSplitWords() throws {
    let analyzer = try Analyzer(Analysis(profile: .plain))
    let text: [UInt8] =
      Array("ab".utf8) + [0xFF] + Array("cd".utf8) + [0xE2, 0x82] + Array("ef".utf8)
      + [0xED, 0xA0, 0x80] + Array("gh".utf8) + [0xC3]
    let tokens = try analyzer.tokens(of: text)
    #expect(tokens.map(\.term) == ["ab", "cd", "ef", "gh"])
    #expect(tokens.map(\.start) == [0, 3, 7, 12])
    #expect(tokens.map(\.end) == [2, 5, 9, 14])
  }

  @Test func versionIsKnown() { #expect(ICUVersion.current.split(separator: ".").count >= 2) }
}
