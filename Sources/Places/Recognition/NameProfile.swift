/// What a name may mean and how it looks, whatever the article: made once and kept.
struct NameProfile {
  /// Its readings in the profiles' memory, the likeliest first, at most `maximumReadings`.
  var readings: Range<Int>
  var kind: PlaceMention.Kind
  var sort: EvidenceWeights.Sort
  /// What speaks for or against it wherever it stands.
  var evidence: EvidenceSet
  var traits: Traits
  /// Sum of the weights of its evidence of the kinds that only a name has (`EvidenceSet.ofName`).
  var sum: Float = 0

  /// More fit in no set of readings (`ReadingSet`); names have hardly ever more.
  static let maximumReadings = 64

  struct Traits: OptionSet {
    let rawValue: UInt8
    /// One word that is often written small.
    static let isCommon = Traits(rawValue: 1 << 0)
    static let isFirstName = Traits(rawValue: 1 << 1)
    /// A month or day, or no meaning that its spelling allows: never a mention.
    static let isExcluded = Traits(rawValue: 1 << 2)
    static let isAbbreviation = Traits(rawValue: 1 << 3)
    /// Speaks for its country even where nothing else does: a country, large state or city.
    static let isStrong = Traits(rawValue: 1 << 4)
    /// It means more where it is spelled as an abbreviation.
    static let hasShortForm = Traits(rawValue: 1 << 5)
  }
}

/// Some of the readings of a name, as bits.
typealias ReadingSet = UInt64

/// One meaning of a name, with what resolution asks of it.
struct ReadingProfile {
  var node: UInt32
  /// One past the last node inside it.
  var end: UInt32
  /// Numbers of its country and division among those that were seen, 0 for none.
  var country: Int32
  var division: Int32
  var kind: PlaceKind
  var form: Gazetteer.NameForm
  /// How likely it is of itself, in the unit of one power of ten of inhabitants.
  var prior: Float
  /// Degrees north, degrees east, and the cosine of the latitude; NaN where unknown.
  var latitude: Float
  var longitude: Float
  var cosine: Float
  var isSmall: Bool
  /// Whether its country is the one that articles are about where they do not say.
  var isHome: Bool
  /// Whether the support of its division counts little: nearly all of its country is in it.
  var isHugeDivision: Bool
}
