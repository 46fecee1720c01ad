/// What is known of a word besides the names that it is part of.
///
/// The raw values are part of the format.
public struct WordFacts: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A first name, a frequent one; a rarer one.
  public static let firstName = WordFacts(rawValue: 1 << 0)
  /// See `firstName`.
  public static let rareFirstName = WordFacts(rawValue: 1 << 1)
  /// A surname among the most frequent; another known one.
  public static let surname = WordFacts(rawValue: 1 << 2)
  /// See `surname`.
  public static let rareSurname = WordFacts(rawValue: 1 << 3)
  /// Written small in running text: now and then (3 times and more in the counted corpus), mostly, very often.
  public static let someLowercase = WordFacts(rawValue: 1 << 4)
  /// See `someLowercase`.
  public static let common = WordFacts(rawValue: 1 << 5)
  /// See `someLowercase`.
  public static let veryCommon = WordFacts(rawValue: 1 << 6)
  /// Mr, Gen, Sen: a person's name follows.
  ///
  /// A softer one (minister, president), which may also stand alone.
  public static let title = WordFacts(rawValue: 1 << 7)
  /// See `title`.
  public static let softTitle = WordFacts(rawValue: 1 << 8)
  /// in, near, from, northern: a place often follows.
  public static let placePreposition = WordFacts(rawValue: 1 << 9)
  /// town, city, province: "of" and a place often follow.
  public static let placeNoun = WordFacts(rawValue: 1 << 10)
  /// University, Times, Inc: what stands before is part of an organization's name.
  public static let organizationEnd = WordFacts(rawValue: 1 << 11)
  /// County, River, Province: what stands before is part of a place's name.
  public static let placeEnd = WordFacts(rawValue: 1 << 12)
  /// of, the, de, la: written small inside names.
  public static let connector = WordFacts(rawValue: 1 << 13)
  /// A month or a day of the week.
  public static let calendar = WordFacts(rawValue: 1 << 14)
  /// Names a direction: the four bits from 1 << 16 on are `Direction.rawValue + 1`.
  public var direction: Gazetteer.Direction? {
    Gazetteer.Direction(rawValue: UInt8(truncatingIfNeeded: (rawValue >> 16) & 15) &- 1)
  }
  /// How often it is written with a capital in the counted corpus: 0 is never, n at least 10^((n - 1) / 4) times.
  public var capitalCount: Int { Int((rawValue >> 20) & 15) }

  /// What names a direction.
  package init(direction: Gazetteer.Direction) {
    rawValue = (UInt32(direction.rawValue) + 1) << 16
  }

  /// What is written with a capital so often.
  package init(capitalCount count: Int) {
    var level: UInt32 = 0
    // 10^(level/4), rounded up.
    for least in [1, 2, 4, 6, 10, 18, 32, 57, 100, 178, 317, 563, 1000, 1779, 3163]
    where count >= least {
      level += 1
    }
    rawValue = level << 20
  }
}
