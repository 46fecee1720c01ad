import Text

/// What is known of the places of one article while it is read.
///
/// All memory is used again for the next article.
struct ArticlePlaces: ~Copyable {
  let gazetteer: Gazetteer
  let weights: EvidenceWeights
  let preferences: ResolutionWeights
  var profiles: NameProfiles
  var known: KnownWords
  private var forms = FormNumbers()
  /// Whether the numbers of terms come from outside.
  private(set) var termsAreGiven = false
  private var memo: StepMemo
  var probabilities = ProbabilityMemo()
  /// States and words of steps to come.
  private var steps: [StepMemo.Question] = []
  /// The capitals of the text at hand that may do more than stand there; never shrinks.
  var stops: [UInt32] = []
  let acronyms: HeadlineAcronyms
  /// The number of the word "the", `notLookedUp` if it has none.
  let article: UInt32
  var words = ArticleWords()
  var lines = MentionLines()
  var candidates: [Candidate] = []
  var names: [ArticleName] = []
  var support = Support()
  /// What the names say for countries and divisions.
  var said: [Word] = []
  /// Where the resolved towns lie.
  var points: [Point] = []
  var sites: [Site] = []
  /// Room to sort them.
  var keys: [UInt64] = []
  var sorted: [Site] = []
  /// What clusters add to the readings of names.
  var clusters: [Float] = []
  /// One past the last word of the title or headline.
  var headlineEnd = 0
  /// The datelines: words up to their dash.
  var datelines: [Range<Int>] = []
  /// Words of credit lines, from the one that says so to the end of the line.
  var credits: [Range<Int>] = []
  /// For each profile the name that has it, if `stamp` is this article's.
  private var slots: [(stamp: UInt32, name: Int32)] = []
  private var stamp: UInt32 = 0
  /// Says that what was read is of use.
  private var touched: UInt32 = 0

  init(
    _ gazetteer: Gazetteer, options: PlaceOptions, weights: EvidenceWeights,
    preferences: ResolutionWeights
  ) {
    self.gazetteer = gazetteer
    known = KnownWords(gazetteer)
    memo = StepMemo(gazetteer)
    self.weights = weights
    acronyms = HeadlineAcronyms(gazetteer)
    let the = gazetteer.word(Array("the".utf8).span)
    article = the == 0 ? ArticleWord.notLookedUp : the
    self.preferences = preferences
    profiles = NameProfiles(gazetteer, weights, home: Self.home(options, gazetteer))
  }

  /// Forgets the article.
  mutating func removeAll() {
    if words.isLarge { releaseMemory() }
    words.removeAll()
    candidates.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    credits.removeAll(keepingCapacity: true)
    datelines.removeAll(keepingCapacity: true)
    headlineEnd = 0
    if forms.isFull { forgetTerms() }
    if profiles.isFull {
      profiles.removeAll()
      known.removeAll()
      slots = []
    }
    if stamp == .max {
      slots.removeAll(keepingCapacity: true)
      stamp = 0
    }
    stamp += 1
  }

  /// Forgets what the numbers of terms mean.
  mutating func forgetTerms() {
    forms.removeAll()
    known.removeAll()
  }

  /// Says whether the article's terms have numbers from outside; those mean something else than our own.
  mutating func begin(termsAreGiven: Bool) {
    if termsAreGiven != self.termsAreGiven { forgetTerms() }
    self.termsAreGiven = termsAreGiven
  }

  /// Gives back what an unusually large article needed.
  private mutating func releaseMemory() {
    words = ArticleWords()
    (candidates, names, credits, datelines) = ([], [], [], [])
    (said, points, sites, keys, sorted, clusters) = ([], [], [], [], [], [])
    support = Support()
  }

  /// The index of the name with a profile.
  mutating func name(withProfile profile: Int) -> Int {
    while slots.count <= profile { slots.append((0, 0)) }
    if slots[profile].stamp == stamp { return Int(slots[profile].name) }
    slots[profile] = (stamp, Int32(names.count))
    names.append(ArticleName(profile: profile))
    return names.count - 1
  }

  /// The profile of a candidate's name.
  @inline(__always)
  mutating func profile(ofCandidate index: Int) -> NameProfile {
    profiles.names[names[candidates[index].name].profile]
  }

  /// What is known of a word; nothing of one that is no word of the gazetteer.
  @inline(__always)
  mutating func facts(_ index: Int) -> WordFacts { words.facts(index) }

  /// The state behind `state` for a word.
  @inline(__always)
  mutating func step(_ state: UInt32, _ word: UInt32) -> UInt32 { memo.step(state, word) }

  /// The number of a word in the gazetteer.
  @inline(__always)
  mutating func lookUp(_ index: Int, _ forms: Forms) -> UInt32 {
    words.isKnown(index) ? words.number(index) : lookUpFirst(index, forms).number
  }

  /// What a word is as a small word, however it is written.
  mutating func smallTraits(_ index: Int, _ forms: Forms) -> ArticleWord.Traits {
    word(index, forms).traits
  }

  /// Looks up the capitals of a text, and has the first steps of names ready; returns how many of `stops` there are.
  ///
  /// One behind the other, so that the waits for memory overlap.
  mutating func lookUp(capitals: Range<Int>, _ forms: Forms, until end: Int) -> Int {
    let missing = capitals.count - stops.count
    if missing > 0 { stops.append(contentsOf: repeatElement(0, count: missing)) }
    let numbers = known.touch(words.terms, words.capitals.span.extracting(capitals))
    touched ^= numbers
    var (next, count) = (capitals.lowerBound, 0)
    while true {
      next = words.note(known, capitals: next..<capitals.upperBound, &stops, &count)
      guard next < capitals.upperBound else { break }
      let index = Int(words.capitals[next])
      let word = lookUpFirst(index, forms)
      stops[count] = UInt32(truncatingIfNeeded: index)
      count &+= word.mayStop(behind: words.gap(index)) ? 1 : 0
      next += 1
    }
    steps.removeAll(keepingCapacity: true)
    for stop in 0..<count {
      let index = Int(stops[stop])
      guard words.startsName(index), index + 1 < end, words.gap(index + 1).joinsName else {
        continue
      }
      let next = known[words.terms[index + 1]].number
      if next != 0 { steps.append((words.number(index), next)) }
    }
    touchProfiles(count)
    memo.prepare(steps)
    return count
  }

  /// Has the profiles of names of one word at hand soon.
  private mutating func touchProfiles(_ count: Int) {
    var stamps: UInt32 = 0
    for stop in 0..<count {
      let profile = Int(known[words.terms[Int(stops[stop])]].profile)
      guard profile >= 0, profile < slots.count else { continue }
      stamps ^= slots[profile].stamp
      profiles.touch(profile)
    }
    touched ^= stamps
  }

  @inline(__always)
  private mutating func lookUpFirst(_ index: Int, _ forms: Forms) -> KnownWord {
    var word = word(index, forms)
    let isCaseless = words.traits(index).contains(.caseless)
    if isCaseless,
      let acronym = acronyms.number(of: forms.terms.span.extracting(forms.range(index)))
    {
      word = KnownWord(acronym, traits: word.traits, in: gazetteer)
    }
    let isSmall = isCaseless || words.shape(index) == .lower
    words.note(
      word, isSmall ? word.traits.subtracting(.isCompany) : word.traits.intersection(.isCompany),
      at: index)
    return word
  }

  /// What is known of the term of a word.
  @inline(__always)
  private mutating func word(_ index: Int, _ forms: Forms) -> KnownWord {
    let word = known[words.terms[index]]
    return word.state.contains(.isKnown) ? word : learn(index, forms)
  }

  @inline(never)
  private mutating func learn(_ index: Int, _ forms: Forms) -> KnownWord {
    let form = forms.terms.span.extracting(forms.range(index))
    if words.terms[index] == ArticleWords.unnumbered {
      words.note(term: self.forms.number(of: form), at: index)
      let word = known[words.terms[index]]
      if word.state.contains(.isKnown) { return word }
    }
    return known.learn(words.terms[index], form)
  }

  private static func home(_ options: PlaceOptions, _ gazetteer: Gazetteer) -> UInt32? {
    guard let wanted = options.homeCountry else { return nil }
    return (0..<UInt32(gazetteer.nodeCount)).first {
      gazetteer.kind(of: $0) == .country && gazetteer.countryCode(of: $0) == wanted
    }
  }
}
