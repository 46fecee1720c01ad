extension Gazetteer {
  /// The number of a token's normalized form (profile `news`), 0 for one that is no word of the gazetteer.
  ///
  /// - Complexity: O(bytes); a few nanoseconds and a miss of the cache.
  @inline(__always)
  public func word(_ form: Span<UInt8>) -> UInt32 { word(hash: TokenHash.of(form)) }

  /// The number of the word whose form has that hash.
  @inline(__always)
  func word(hash: UInt64) -> UInt32 { words.number(of: hash) }

  /// What is known of a word besides names.
  @inline(__always)
  public func facts(of word: UInt32) -> WordFacts { words.facts(of: word) }

  /// The state behind `state` (0 at the beginning of a name) for a word; 0 where no name goes on so.
  @inline(__always)
  public func step(_ state: UInt32, _ word: UInt32) -> UInt32 {
    if word == 0 { return 0 }
    if state == 0 { return words.startsName(word) ? word : 0 }
    return states.step(state, word)
  }

  /// What the name that ends in `state` may mean, the likeliest of all the world first; empty if none ends there.
  public func readings(at state: UInt32) -> [Reading] {
    readingRange(at: state).map { reading($0) }
  }

  /// Whether a name ends in `state`.
  @inline(__always)
  public func isName(_ state: UInt32) -> Bool { states.isFinal(state) }

  /// As `readings(at:)`, as numbers for `reading`: nothing is allocated.
  @inline(__always)
  public func readingRange(at state: UInt32) -> Range<Int> { states.readings(at: state) }

  /// The reading with a number out of `readingRange`.
  @inline(__always)
  public func reading(_ index: Int) -> Reading {
    let packed = states.packedReading(index)
    return Reading(
      node: packed & (1 << 28 - 1),
      form: NameForm(rawValue: UInt8(truncatingIfNeeded: packed >> 28) & 7) ?? .weakAlias)
  }

  /// One meaning of a name.
  public struct Reading: Hashable, Sendable {
    /// What is meant.
    public var node: UInt32
    /// How the name belongs to it.
    public var form: NameForm

    @inline(__always)
    package init(node: UInt32, form: NameForm) {
      self.node = node
      self.form = form
    }
  }

  /// The ways in which a name belongs to a node.
  ///
  /// The raw values are part of the format.
  public enum NameForm: UInt8, CaseIterable, Sendable {
    /// Its name.
    case name = 0
    /// Another name of it: another spelling or language, a former one.
    case alternate = 1
    /// The adjective, or its people.
    case demonym = 2
    /// A short form: Calif., U.S.
    case abbreviation = 3
    /// What stands for it: Kremlin.
    case alias = 4
    /// The same with low weight: a mission or operation there.
    case weakAlias = 5

    /// Whether it names the place itself, and not its people or what is there.
    var isOwnName: Bool { self == .name || self == .alternate || self == .abbreviation }
  }

  /// Its other names, without those of its people and of what stands for it.
  public func alternates(of node: UInt32) -> [String] {
    otherNames(of: node).filter { $0.form.isOwnName }.map(\.text)
  }

  /// All names but the one to show, with their forms.
  package func otherNames(of node: UInt32) -> [(text: String, form: NameForm)] {
    let range = others.range(of: node)
    var found: [(text: String, form: NameForm)] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start + 1
      // Forms are stored as 1 to 6, which no text holds.
      while end < range.upperBound, others.items[end] >= 8 { end += 1 }
      let form = NameForm(rawValue: others.items[start] &- 1) ?? .alternate
      found.append((others.items.text(start + 1..<end), form))
      start = end
    }
    return found
  }
}

/// The vocabulary: a hash table of fingerprints.
struct WordTable {
  let homes: Int
  let fingerprints: Column<UInt32>
  let factIndexes: Column<UInt16>
  let factSets: Column<UInt32>
  let starts: Column<UInt64>

  init(_ layout: GazetteerLayout) throws {
    homes = layout.wordHomes
    fingerprints = try layout.column(.words)
    factIndexes = try layout.column(.wordFacts, count: fingerprints.count)
    factSets = try layout.column(.factSets)
    starts = try layout.column(.wordStarts)
  }

  @inline(__always)
  func number(of hash: UInt64) -> UInt32 {
    fingerprints.slot(of: hash, homes: homes)
  }

  @inline(__always)
  func facts(of word: UInt32) -> WordFacts {
    WordFacts(rawValue: factSets[Int(factIndexes[Int(word) &- 1])])
  }

  @inline(__always)
  func startsName(_ word: UInt32) -> Bool {
    let slot = word &- 1
    return starts[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }
}

/// The automaton over words, and what its final states mean.
struct NameStates {
  let homes: Int
  /// Number of the words: states up to here are behind one word.
  let firstStep: UInt32
  let steps: Column<UInt32>
  let finals: Column<UInt64>
  let ranks: Column<UInt32>
  let first: Column<UInt32>
  let more: Column<UInt32>

  init(_ layout: GazetteerLayout, firstStep: UInt32) throws {
    homes = layout.stepHomes
    self.firstStep = firstStep
    steps = try layout.column(.steps)
    finals = try layout.column(.finals)
    ranks = try layout.column(.finalRanks)
    first = try layout.column(.firstReadings)
    more = try layout.column(.moreReadings)
  }

  @inline(__always)
  func step(_ state: UInt32, _ word: UInt32) -> UInt32 {
    let slot = steps.slot(of: TokenHash.of(state: state, word: word), homes: homes)
    return slot == 0 ? 0 : firstStep &+ slot
  }

  /// Reads something of where a step stands, so that it is near when it is asked for.
  @inline(__always)
  func touch(_ state: UInt32, _ word: UInt32) -> UInt32 {
    let home = GazetteerFormat.home(TokenHash.of(state: state, word: word), of: homes)
    return steps[home &* GazetteerFormat.bucketSlots]
  }

  @inline(__always)
  func isFinal(_ state: UInt32) -> Bool {
    state != 0 && finals[Int((state &- 1) >> 6)] >> UInt64((state &- 1) & 63) & 1 != 0
  }

  func readings(at state: UInt32) -> Range<Int> {
    let bit = state &- 1
    let index = Int(bit >> 6)
    let word = finals[index]
    guard state != 0, word >> UInt64(bit & 63) & 1 != 0 else { return 0..<0 }
    var rank = Int(ranks[index / GazetteerFormat.rankWords])
    var before = index & ~(GazetteerFormat.rankWords - 1)
    while before < index {
      rank &+= finals[before].nonzeroBitCount
      before &+= 1
    }
    rank &+= (word & ((1 << UInt64(bit & 63)) &- 1)).nonzeroBitCount
    let reading = first[rank]
    if reading & GazetteerFormat.readingMark == 0 {
      return rank < first.count ? rank..<rank &+ 1 : 0..<0
    }
    return list(at: Int(reading & ~GazetteerFormat.readingMark))
  }

  private func list(at start: Int) -> Range<Int> {
    var end = start
    while end < more.count {
      end &+= 1
      if more[end &- 1] & GazetteerFormat.readingMark != 0 { break }
    }
    return first.count &+ start..<first.count &+ max(start, end)
  }

  @inline(__always)
  func packedReading(_ index: Int) -> UInt32 {
    index < first.count ? first[index] : more[index &- first.count]
  }
}
