/// What speaks for or against a name's meaning a place where it stands.
///
/// A mention has some of these, and its score is the sum of their weights (`EvidenceWeights`). Each is a yes or no, so
/// that a mention's evidence is a set of bits. The raw values are nobody's format.
enum Evidence: UInt8, CaseIterable {
  // MARK: What the name may mean

  /// Every mention has it.
  case always
  /// A country or a continent, subregion or region; a state of the US, Canada, Australia, the UK; another division of
  /// the first level; of the second.
  case country, region, englishState, state, county
  /// A division with more than 3 million inhabitants.
  case largeState
  /// A sea, river, lake, island, range, desert; a building that stands for who sits there.
  case feature, site
  case capital
  /// An adjective or a people; a short form; a mission or operation.
  case demonym, abbreviation, weakAlias
  /// The largest town so called has so many inhabitants.
  case unknownPopulation, under2Thousand, under10Thousand, under50Thousand, under200Thousand
  case underMillion, overMillion
  /// A place has it only as another spelling, another language's or a former name.
  case alternateOnly
  case oneReading, manyReadings

  // MARK: The words of the name

  case twoWords, moreWords
  /// The word alone is often written small: now and then, mostly, very often.
  case sometimesSmall, commonWord, veryCommonWord
  case firstName, rareFirstName, surname, rareSurname
  /// Up to three letters.
  case shortWord
  /// The word is never or seldom, or often, seen with a capital.
  case seldomCapital, oftenCapital
  /// Of several words all are common; all are directions or kinds of places (Southern District); the last is County, River …; or University, Times …; the first a first name.
  case commonWords, genericWords, endsAsPlace, endsAsOrganization, beginsAsPerson

  // MARK: What stands before it

  case afterIn, afterPreposition, afterDirection
  /// town of, University of, other of.
  case afterPlaceNounOf, afterOrganizationOf, afterOf
  case afterThe, afterPlaceNoun, afterTitle, afterSoftTitle, afterFirstName, afterInitial
  /// Another word with a capital in the middle of a sentence; at its beginning.
  case afterCapital, afterFirstCapital
  case afterPlace, afterNumber, afterOpening, afterQuote
  /// pro-Russian; Mid-Atlantic; Wal-Mart; Fargo-Moorhead; sub-Saharan.
  case afterPrefix, afterSmallHyphen, afterCapitalHyphen, afterPlaceHyphen, afterTransformation
  /// D-Winthrop.
  case afterParty
  /// The capitals before it begin with a title or a first name.
  case endsPerson
  /// A university, bank … of it or in its name stands before in the same run of capitals.
  case afterOrganization

  // MARK: What stands behind it

  case beforeOrganization, beforeOrganizationAhead, beforePlaceEnd, beforeCapital, beforeSurname
  case beforeTitle, beforeInitial, beforePlace, beforeSpeech, beforeNumber, beforeClosing
  /// Mali-based; Baden-Baden.
  case beforeSmallHyphen, beforeCapitalHyphen, beforePlaceHyphen
  /// A dollar sign stands beside it: US$.
  case besideCurrency
  /// A small word follows: county, town; man, resident; police, officials.
  case beforePlaceNoun, beforePerson, beforeOfficial
  case beforePossessive
  /// "Paris, Texas": for Paris; for Texas.
  case insideNext, aroundPrevious
  /// Several names with commas or "and" between them.
  case listed

  // MARK: Where it stands

  case sentenceStart, sentenceStartCommon
  case inTitle, titleCased, caseless, allCapitals, dateline, credit
  /// All capitals among small letters, and neither a dateline nor an abbreviation.
  case loud
  /// A division's abbreviation of up to three letters that stands behind no place in it: Co., MAN.
  case looseAbbreviation

  // MARK: What the rest of the article says

  case repeated, oftenRepeated
  /// Elsewhere the name is a place by what stands around it; a person's; an organization's.
  case placeElsewhere, personElsewhere, organizationElsewhere
  /// None of several mentions is a place by what stands around it: of two or three, of more.
  case neverAsPlace, oftenNeverAsPlace
  /// The other mentions of the name are, each by itself, on average certainly, rather, rather not, certainly not a place.
  case othersSurely, othersLikely, othersUnlikely, othersHardly
  /// Other names speak for a country that it may mean or lie in; for a division that it may lie in.
  case countrySupport, strongCountrySupport, divisionSupport, strongDivisionSupport
  /// No other name of the article speaks for a country where the name has a meaning.
  case noSupport

  // MARK: Companies and headlines

  /// Part of a share code: RIO.AX, KMB.N.
  case shareCode
  /// Some mention of the name in the article is a company by what stands beside it: a share code in brackets, Corp,
  /// shares in; and none is a place by a dateline or "Paris, Texas".
  case company
  /// One of the most frequent surnames follows with a capital.
  case beforeFrequentSurname
  /// A word of which the gazetteer knows nothing, and which the article also writes small.
  case smallElsewhere
  /// In a line without small letters, and other names speak for a country of its meanings.
  case caselessSupport
}

/// The evidence of one mention.
struct EvidenceSet: Hashable, Sendable {
  private(set) var low: UInt64 = 0
  private(set) var high: UInt64 = 0

  init() {}

  init(_ evidence: Evidence...) {
    for one in evidence { insert(one) }
  }

  @inline(__always)
  mutating func insert(_ evidence: Evidence) {
    let bit = UInt64(1) << UInt64(evidence.rawValue & 63)
    if evidence.rawValue < 64 { low |= bit } else { high |= bit }
  }

  @inline(__always)
  mutating func insert(_ evidence: Evidence, if condition: Bool) {
    if condition { insert(evidence) }
  }

  @inline(__always)
  func contains(_ evidence: Evidence) -> Bool {
    let word = evidence.rawValue < 64 ? low : high
    return word >> UInt64(evidence.rawValue & 63) & 1 == 1
  }

  mutating func formUnion(_ other: EvidenceSet) {
    low |= other.low
    high |= other.high
  }

  /// What of it is of kinds that stand in the table before all that a mention adds.
  @inline(__always)
  var ofName: EvidenceSet {
    var set = EvidenceSet()
    set.low = low & Self.nameBits
    return set
  }

  /// The rest of it.
  @inline(__always)
  var ofMention: EvidenceSet {
    var set = self
    set.low &= ~Self.nameBits
    return set
  }

  private static var nameBits: UInt64 { 1 << UInt64(Evidence.shortWord.rawValue) - 1 }

  /// All of it, in the order of the kinds.
  var members: [Evidence] { Evidence.allCases.filter(contains) }
}

extension EvidenceSet {
  func isDisjoint(with other: EvidenceSet) -> Bool {
    low & other.low | high & other.high == 0
  }
}
