/// One token of an article as the rules see it, or a boundary between the texts of an article.
///
/// What text and forms say about it is read once, so that the rules need neither.
struct DateToken {
  /// First byte in its text, and one past its last.
  let start: UInt32
  let end: UInt32
  /// What it is to dates: the parts of a `DateWord`, side by side so that sixteen bytes do.
  let value32: Int32
  let kind: DateWord.Kind
  let detail: UInt8
  /// What stands before it, and how it is written.
  let marks: Marks

  @inline(__always)
  init(start: UInt32, end: UInt32, word: DateWord, marks: Marks) {
    self.start = start
    self.end = end
    value32 = word.value
    kind = word.kind
    detail = word.detail
    self.marks = marks
  }

  /// Stands before, between and behind the texts.
  static let boundary = DateToken(
    start: 0, end: 0, word: DateWord(.boundary), marks: [.newline, .stop, .other])

  @inline(__always)
  var value: Int { Int(value32) }

  /// What stands between the token before and this one, and how this one is written.
  ///
  /// Nothing of the former: white space alone.
  struct Marks: OptionSet {
    let rawValue: UInt16
    /// A line or paragraph ends.
    static let newline = Marks(rawValue: 1 << 0)
    /// ! ? ; and the like.
    static let stop = Marks(rawValue: 1 << 1)
    /// A full stop: of an abbreviation or a sentence.
    static let dot = Marks(rawValue: 1 << 2)
    static let comma = Marks(rawValue: 1 << 3)
    /// A hyphen and nothing else.
    static let hyphen = Marks(rawValue: 1 << 4)
    /// A dash, or a hyphen among other bytes.
    static let dash = Marks(rawValue: 1 << 5)
    static let slash = Marks(rawValue: 1 << 6)
    static let colon = Marks(rawValue: 1 << 7)
    /// An apostrophe right before this token.
    static let apostrophe = Marks(rawValue: 1 << 8)
    /// An apostrophe right behind the token before: its possessive.
    static let possessive = Marks(rawValue: 1 << 9)
    static let currency = Marks(rawValue: 1 << 10)
    static let other = Marks(rawValue: 1 << 11)
    /// No byte at all.
    static let glued = Marks(rawValue: 1 << 12)
    static let opening = Marks(rawValue: 1 << 13)
    /// The token begins with a capital.
    static let capital = Marks(rawValue: 1 << 14)
    /// The token ends as verbs in the past do.
    static let ed = Marks(rawValue: 1 << 15)

    static let shape: Marks = [.capital, .ed]
  }

  /// What stands between the token before and this one.
  @inline(__always)
  var gap: Marks { marks.subtracting(.shape) }

  /// Whether white space alone stands before it.
  @inline(__always)
  var isJoined: Bool { gap.isEmpty }

  /// Whether white space or a hyphen alone stands before it.
  @inline(__always)
  var isLinked: Bool { gap.isEmpty || gap == .hyphen }

  /// Whether it begins with a capital.
  @inline(__always)
  var isCapital: Bool { marks.contains(.capital) }

  /// Whether a sentence, clause or line ends before it, where the token before is `last`.
  @inline(__always)
  func beginsSentence(after last: DateToken) -> Bool {
    if !marks.isDisjoint(with: [.newline, .stop]) { return true }
    return marks.contains(.dot) && isCapital && last.kind != .month && last.end - last.start > 1
      && last.kind != .meridiem
  }
}
