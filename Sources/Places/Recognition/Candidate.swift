/// A stretch of tokens that spells a name of the gazetteer.
struct Candidate {
  /// Its first and last word in the article.
  private var firstWord: UInt32
  private var lastWord: UInt32
  /// Index of its name among the article's.
  private var nameIndex: UInt32
  var evidence = EvidenceSet()
  /// Sum of the weights of its evidence, at first without what its name's other mentions say.
  var sum: Float = 0
  /// How probable it is that it is a place, as its sum says.
  var score: Float = 0
  /// The readings that what stands behind it allows ("Paris, Texas"); empty if nothing is said.
  var inside: ReadingSet = 0
  /// The readings that hold what stands before it.
  var around: ReadingSet = 0
  /// Whether the dot behind it belongs to it.
  var isDotted = false

  init(first: Int, last: Int, name: Int) {
    firstWord = UInt32(first)
    lastWord = UInt32(last)
    nameIndex = UInt32(name)
  }

  var first: Int { Int(firstWord) }
  var last: Int { Int(lastWord) }
  var name: Int { Int(nameIndex) }
}

/// A name in an article: all its mentions mean the same.
struct ArticleName {
  /// Index of its profile.
  private var profileIndex: Int32
  var count: Int32 = 0
  /// Mentions that are a place, a person or an organization by what stands around them.
  var asPlace: Int32 = 0
  var asPerson: Int32 = 0
  var asOrganization: Int32 = 0
  /// Mentions that are a company, strictly; whether one surely is none.
  var asCompany: Int32 = 0
  var isNoCompany = false
  /// What `Candidate.inside` of its mentions says together, and `Candidate.around`.
  var inside = ReadingChoice()
  var around = ReadingChoice()
  /// What the rest of the article says of all its mentions.
  var evidence = EvidenceSet()
  /// Where what it says for countries and divisions begins.
  var saysFrom: Int32 = 0
  /// Where what clusters add to its readings begins, if it has an accepted mention.
  var clustersFrom: Int32 = -1
  /// Sum of the sums of its mentions, each by itself.
  var sum: Float = 0
  /// Its neighbours in lists.
  var neighbours: (Int32, Int32) = (-1, -1)
  /// Mentions that are accepted.
  var accepted: Int32 = 0
  /// Index of the reading that is meant, -1 before that is known.
  private var readingIndex: Int32 = -1

  init(profile: Int) { profileIndex = Int32(profile) }

  var profile: Int { Int(profileIndex) }

  /// Counts a mention that is something by what stands around it: 1 for what it is, 0 for what not.
  mutating func count(asPlace place: Int32, asPerson person: Int32, asOrganization other: Int32) {
    asPlace += place
    asPerson += person
    asOrganization += other
  }

  var reading: Int {
    get { Int(readingIndex) }
    set { readingIndex = Int32(newValue) }
  }
}

/// Readings that several mentions allow.
struct ReadingChoice {
  /// What they say holds together if it can, else what the first ones said.
  var readings: ReadingSet = 0
  /// How many said something.
  var count: Int32 = 0

  mutating func note(_ set: ReadingSet) {
    if count == 0 {
      readings = set
    } else if readings & set != 0 {
      readings &= set
    }
    count += 1
  }
}
