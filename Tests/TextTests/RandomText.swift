/// Makes texts out of the pieces at which the rules of segmentation and of the profiles turn.
struct RandomText {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Words of Latin script and what stands between them.
  private static let common: [String] = [
    "a", "s", "S", "n", "l", "d", "qu", "QU", "jusqu", "U", "N", "us", "US", "WHO", "it", "IT", "e",
    "é", "É",
    "ñ", "ß", "ł", "Ø", "army", "Mali", "x1", "1", "42", "000", "_", "__", "@", " ", " ", " ", " ",
    "  ",
    "\n", "\r\n", "\r", "\t", "'", "’", "‘", "ʼ", "′", "＇", "'s", "’s", "'S", ".", ".", "..", "…",
    ",", ";",
    ":", "-", "–", "—", "/", "\"", "“", "”", "«", "»", "(", ")", "!", "?", "%", "&", "#", "*", "·",
    "‧", "\u{A0}",
    "\u{AD}", "U.N.", "U.S", "e.g.", "l'", "d’", "n'", "N'", "€", "©", "™",
  ]

  /// Everything that has rules of its own.
  private static let special: [String] = [
    "\u{301}", "\u{308}", "\u{200D}", "\u{200C}", "\u{200B}", "\u{FE0F}", "\u{20E3}", "\u{FEFF}",
    "\u{2060}",
    "😀", "👨‍👩‍👧", "❤", "🏽", "🇲", "🇱", "🇫🇷", "א", "ב", "ה\"ל", "ג'", "״", "׳", "カ", "ー", "タ", "ﾞ", "ｶ",
    "ひ", "が", "马",
    "里", "维和", "々", "〪", "、", "。", "，", "한", "국어", "ᄀ", "ก", "สวัสดี", "ชาว", "ລາວ", "ខ្មែរ", "မြန်", "हि",
    "न्दी",
    "ع", "العَرَبِيَّة", "ـ", "٣", "٫", "،", "Ж", "й", "армия", "Σ", "ς", "ΐ", "ı", "İ", "ŉ", "ǆ", "և",
    "ﬁ", "Ⅷ", "ª",
    "\u{2028}", "\u{85}", "\u{B}", "\u{3000}", "\u{2003}", "\u{202F}", "‿", "＿", "．", "：", "Ｕ", "﷽",
    "ﷺ", "𝐁",
    "\u{0}", "\u{7F}", "\u{FFFD}", "𠀀", "ʻ", "ʾ", "‼", "⁄", "ℓ", "①", "½", "²", "℃", "ᠮ", "ኢ",
  ]

  private static let illFormed: [[UInt8]] = [
    [0x80], [0xBF], [0xFF], [0xC0, 0x80], [0xC3], [0xE2], [0xE2, 0x80], [0xED, 0xA0, 0x80],
    [0xF0, 0x9F],
    [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0xAF], [0xF0, 0x9F, 0x98], [0xCA], [0xEF, 0xBC],
  ]

  /// Letters, digits and spaces alone, among them what is spelled like an acronym or an elision.
  private static let plain: [String] = [
    "a", "A", "s", "S", "d", "l", "us", "US", "Us", "who", "WHO", "can", "CAN", "qu", "NATO",
    "army",
    "Mali", "x1", "G20", "1", "42", "2013", " ", " ", " ", " ", " ", "  ",
  ]

  /// A text of up to `pieces` pieces of letters, digits and spaces.
  mutating func nextPlain(pieces: Int) -> [UInt8] {
    (0..<Int.random(in: 1...pieces, using: &generator)).flatMap { _ in
      Array((Self.plain.randomElement(using: &generator) ?? "").utf8)
    }
  }

  /// A text of up to `pieces` pieces; one in `rarity` of them is special or ill-formed.
  mutating func next(pieces: Int, rarity: Int) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...pieces, using: &generator) {
      let kind = Int.random(in: 0..<8 * rarity, using: &generator)
      if kind == 0 {
        text += Self.illFormed.randomElement(using: &generator) ?? []
      } else if kind < 8 {
        text += (Self.special.randomElement(using: &generator) ?? "").utf8
      } else {
        text += (Self.common.randomElement(using: &generator) ?? "").utf8
      }
    }
    return text
  }
}
