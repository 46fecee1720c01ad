/// One token of an article as the recognizer sees it, or a boundary between the texts of an article.
///
/// What the text says about it is read once, so that the rules need neither text nor forms.
struct ArticleWord {
  /// First byte in its text, and one past its last.
  var start: UInt32
  var end: UInt32
  /// Its number in the gazetteer, 0 for none; `notLookedUp` until somebody asks.
  var number = Self.notLookedUp
  /// What the gazetteer knows of it, once it is looked up.
  var facts: WordFacts = []
  /// What stands between the token before it and itself.
  var gap: Gap
  var shape: Shape
  var traits: Traits = []

  static let notLookedUp = UInt32.max

  /// How its letters are written.
  enum Shape: UInt8 {
    /// No letters with case, or a boundary.
    case other
    case number
    case lower
    /// A capital, and small letters behind it.
    case capitalized
    /// One capital alone, as in "John F. Kennedy".
    case initial
    /// Two or more letters, all of them capitals.
    case allCapitals

    var isCapital: Bool { rawValue >= Shape.capitalized.rawValue }
  }

  /// What its line and the small words tell.
  struct Traits: OptionSet {
    let rawValue: UInt32
    /// Its line has no small letter: capitals say nothing.
    static let caseless = Traits(rawValue: 1 << 0)
    /// It stands in a headline whose words all begin with capitals.
    static let titleCased = Traits(rawValue: 1 << 1)
    static let isIn = Traits(rawValue: 1 << 2)
    static let isOf = Traits(rawValue: 1 << 3)
    static let isThe = Traits(rawValue: 1 << 4)
    static let isAnd = Traits(rawValue: 1 << 5)
    /// said, told, asked and the like.
    static let isSpeech = Traits(rawValue: 1 << 6)
    /// sub, trans: what follows a hyphen is no place by itself.
    static let isTransforming = Traits(rawValue: 1 << 7)
    /// man, woman, resident …: somebody from the place before.
    static let isPerson = Traits(rawValue: 1 << 8)
    /// police, officials, government …: those in charge at the place before.
    static let isOfficial = Traits(rawValue: 1 << 9)
    /// How credits begin: By Jane Doe, Reporting by, Additional reporting.
    static let isBy = Traits(rawValue: 1 << 10)
    static let isMade = Traits(rawValue: 1 << 11)
    static let isAdditional = Traits(rawValue: 1 << 12)
    /// pro, anti, non: what follows a hyphen is a place nevertheless.
    static let isPrefix = Traits(rawValue: 1 << 13)
    /// Corp, Inc, PLC: what stands before is a company.
    ///
    /// Only noted where capitals say something.
    static let isCompany = Traits(rawValue: 1 << 14)
    /// shares, stake, crude: what companies have, or a trade name of oil.
    static let isShare = Traits(rawValue: 1 << 15)
    /// Capitals with a dot inside that ends no single letter: RIO.AX, but not U.S.
    static let isDottedCode = Traits(rawValue: 1 << 16)
    /// family: of somebody, or from somewhere.
    static let isFamily = Traits(rawValue: 1 << 17)
  }
}
