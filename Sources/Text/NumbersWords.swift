/// What a word is to numbers: a part of one, or what makes its neighbours none.
struct NumberWord: OptionSet {
  let rawValue: UInt32

  /// One to nine; ten to nineteen; twenty to ninety.
  static let unit = NumberWord(rawValue: 1 << 0)
  static let teen = NumberWord(rawValue: 1 << 1)
  static let ten = NumberWord(rawValue: 1 << 2)
  static let zero = NumberWord(rawValue: 1 << 3)
  static let hundred = NumberWord(rawValue: 1 << 4)
  static let dozen = NumberWord(rawValue: 1 << 5)
  /// A power of a thousand: `power`.
  static let scale = NumberWord(rawValue: 1 << 6)
  static let one = NumberWord(rawValue: 1 << 7)
  static let twenty = NumberWord(rawValue: 1 << 8)
  static let article = NumberWord(rawValue: 1 << 9)
  static let and = NumberWord(rawValue: 1 << 10)
  /// First to ninth; any ordinal or part; hundredth, thousandth.
  static let ordinalUnit = NumberWord(rawValue: 1 << 11)
  static let ordinal = NumberWord(rawValue: 1 << 12)
  static let ordinalScale = NumberWord(rawValue: 1 << 13)
  /// Thirds; what "one" makes a part: third, half.
  static let fraction = NumberWord(rawValue: 1 << 14)
  static let fractionOfOne = NumberWord(rawValue: 1 << 15)
  static let month = NumberWord(rawValue: 1 << 16)
  /// What follows the hour of a day: am, GMT.
  static let time = NumberWord(rawValue: 1 << 17)
  /// What makes "one" a pronoun before it ("no"), and behind it ("another").
  static let beforePronoun = NumberWord(rawValue: 1 << 18)
  static let afterPronoun = NumberWord(rawValue: 1 << 19)
  /// What takes a part of the number behind it: half a million.
  static let half = NumberWord(rawValue: 1 << 20)
  /// What makes digits behind it a name ("number 5"), and what number words ("number five").
  static let label = NumberWord(rawValue: 1 << 21)
  static let labelInWords = NumberWord(rawValue: 1 << 22)

  /// Begins with a digit.
  static let digits = NumberWord(rawValue: 1 << 23)

  /// What a number may begin with, or be found by.
  static let starting: NumberWord = [.digits, .unit, .teen, .ten, .zero, .hundred, .dozen, .scale]
  /// What begins a number, or may be in it behind "a".
  static let belowHundred: NumberWord = [.unit, .teen, .ten, .zero]
  static let multiplier: NumberWord = [.hundred, .dozen, .scale]

  /// The power of a thousand of a scale.
  var power: Int { Int(rawValue >> 28) }

  // MARK: The words

  private static let units = "one two three four five six seven eight nine"
  private static let teens =
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  private static let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
  private static let ordinalUnits = "first second third fourth fifth sixth seventh eighth ninth"
  private static let ordinalTens =
    "tenth eleventh twelfth thirteenth twentieth thirtieth fortieth fiftieth half halves quarter quarters"
  private static let ordinalScales = "hundredth thousandth millionth billionth"
  private static let fractions =
    "thirds fourths fifths sixths sevenths eighths ninths tenths hundredths thousandths"
  private static let months =
    "january february march april may june july august september october november december "
    + "jan feb mar apr jun jul aug sep sept oct nov dec"

  private static let known: [(words: String, kind: NumberWord)] = [
    (units, .unit), (teens, .teen), (tens, .ten), ("zero", .zero), ("hundred", .hundred),
    ("dozen", .dozen), ("thousand", scale(1)), ("million", scale(2)), ("billion", scale(3)),
    ("trillion", scale(4)), ("one", .one), ("twenty", .twenty), ("a", .article), ("and", .and),
    (ordinalUnits, [.ordinalUnit, .ordinal]), (ordinalTens, .ordinal),
    (ordinalScales, [.ordinalScale, .ordinal]), (fractions, [.fraction, .ordinal]),
    ("third fourth fifth tenth half quarter", .fractionOfOne), (months, .month),
    ("am pm a.m p.m gmt utc o'clock", .time),
    ("no any every some this that each", .beforePronoun), ("another", .afterPronoun),
    ("half", .half), ("no nos number numbers", .label), ("number", .labelInWords),
  ]

  private static func scale(_ power: UInt32) -> NumberWord {
    NumberWord(rawValue: Self.scale.rawValue | power << 28)
  }

  // MARK: Look-up

  /// Words by their keys, in slots; a slot without a word has the key 0.
  ///
  /// What a word is has a code of one byte: from 1 on all that a number may begin with, then the rest; the last one
  /// for nothing, and 0 for no word.
  struct Table: Sendable {
    fileprivate var keys = [UInt64](repeating: 0, count: slots)
    fileprivate var words = [NumberWord](repeating: [], count: slots)
    /// Codes by slots, and what all codes mean.
    private var codes = [UInt8](repeating: nothing, count: slots)
    private(set) var byCode = [NumberWord](repeating: [], count: 256)
    /// How many codes, from 1 on, a number may begin with.
    private(set) var startingCodes: UInt8 = 0
    /// What most other words do not pass.
    private var ends = NumberEnds()

    fileprivate static let slots = 1024
    /// The code of what is nothing to numbers.
    private static let nothing = UInt8.max

    fileprivate init() {
      for (words, kind) in known {
        for word in words.split(separator: " ") { add(Array(word.utf8), kind) }
      }
      let all = Set(words.map(\.rawValue)).subtracting([0]).sorted().map(NumberWord.init)
      let starting = [.digits] + all.filter { !$0.isDisjoint(with: .starting) }
      let coded = starting + all.filter { $0.isDisjoint(with: .starting) }
      for (index, word) in coded.enumerated() { byCode[index + 1] = word }
      startingCodes = UInt8(starting.count)
      for slot in words.indices {
        codes[slot] = coded.firstIndex(of: words[slot]).map { UInt8($0 + 1) } ?? Self.nothing
      }
    }

    private mutating func add(_ word: [UInt8], _ kind: NumberWord) {
      let key = Self.key(word, 0..<word.count)
      var slot = Self.slot(key)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) % Self.slots }
      keys[slot] = key
      words[slot].formUnion(kind)
      ends.add(word)
    }

    /// The code of what the normalized form `bytes[range]` is.
    @inline(__always)
    func code(_ bytes: [UInt8], _ range: Range<Int>) -> UInt8 {
      // Digits come first of what has a code.
      if !range.isEmpty, bytes[range.lowerBound] &- 0x30 < 10 { return 1 }
      guard range.count <= NumberWord.longest, !range.isEmpty,
        ends.mayHold(
          length: range.count, first: bytes[range.lowerBound], last: bytes[range.upperBound - 1])
      else { return Self.nothing }
      let key = Self.key(bytes, range)
      var slot = Self.slot(key)
      while keys[slot] != 0 {
        if keys[slot] == key { return codes[slot] }
        slot = (slot &+ 1) & (Self.slots &- 1)
      }
      return Self.nothing
    }

    /// Seven bytes and the length; no two of the words have both in common.
    @inline(__always)
    private static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
      var key = UInt64(range.count)
      for index in range.prefix(7) { key = key &<< 8 | UInt64(bytes[index]) }
      return key
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }
  }

  /// Longest word in bytes.
  static let longest = 11

  static let table = Table()
}

/// A set of words by length, first and last byte: says of most other words that they are not in it.
struct NumberEnds {
  /// By the low bits of the first byte and the length: which last bytes there are, by their low bits.
  var masks = [UInt32](repeating: 0, count: 128 << 4)

  @inline(__always)
  static func row(length: Int, first: UInt8) -> Int { Int(first & 127) << 4 | min(length, 15) }

  mutating func add(_ word: [UInt8]) {
    guard let first = word.first, let last = word.last else { return }
    masks[Self.row(length: word.count, first: first)] |= 1 << UInt32(last & 31)
  }

  @inline(__always)
  func mayHold(length: Int, first: UInt8, last: UInt8) -> Bool {
    masks[Self.row(length: length, first: first)] &>> UInt32(last & 31) & 1 == 1
  }
}
