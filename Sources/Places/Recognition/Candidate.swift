/// A stretch of tokens that spells a name of the gazetteer.
struct Candidate {
  /// Its first and last word in the article.
  var first: Int
  var last: Int
  /// Index of its name among the article's.
  var name: Int
  var evidence = EvidenceSet()
  /// Sum of the weights of its evidence.
  var sum: Float = 0
  /// The readings that what stands behind it allows ("Paris, Texas"); empty if nothing is said.
  var inside: ReadingSet = 0
  /// The readings that hold what stands before it.
  var around: ReadingSet = 0
  /// Whether the dot behind it belongs to it.
  var isDotted = false
}

/// A name in an article: all its mentions mean the same.
struct ArticleName {
  /// Index of its profile.
  var profile: Int

  init(profile: Int) { self.profile = profile }

  var count = 0
  /// Mentions that are a place, a person or an organization by what stands around them.
  var asPlace = 0
  var asPerson = 0
  var asOrganization = 0
  /// What `Candidate.inside` of its mentions says together, and `Candidate.around`.
  var inside = ReadingChoice()
  var around = ReadingChoice()
  /// What the rest of the article says of all its mentions.
  var evidence = EvidenceSet()
  /// Sum of the sums of its mentions, each by itself.
  var sum: Float = 0
  /// Its neighbours in lists.
  var neighbours: (Int32, Int32) = (-1, -1)
  /// Mentions that are accepted.
  var accepted = 0
  /// Index of the reading that is meant.
  var reading = -1
}

/// Readings that several mentions allow.
struct ReadingChoice {
  /// What they say holds together if it can, else what the first ones said.
  var readings: ReadingSet = 0
  /// How many said something.
  var count = 0

  mutating func note(_ set: ReadingSet) {
    if count == 0 {
      readings = set
    } else if readings & set != 0 {
      readings &= set
    }
    count += 1
  }
}
