/// The profiles of the names that articles had so far, by trie state.
///
/// Names come again and again, so that most are never profiled anew. Forgets all when it is full; what it answers
/// does not depend on that.
struct NameProfiles: ~Copyable {
  let gazetteer: Gazetteer
  private let weights: EvidenceWeights
  private let home: Int32
  private(set) var names: [NameProfile] = []
  private(set) var readings: [ReadingProfile] = []
  /// What they say and hear, and the lists of that.
  private(set) var voices: [NameVoice] = []
  var regions: [Int32] = []
  var statements: [NameVoice.Statement] = []
  private var indexes = ProfileIndex(capacity: Self.capacity)
  private var numbers: [UInt32: Int32] = [:]

  /// Says that what was read is of use.
  private var touched: UInt8 = 0

  private static let capacity = 1 << 15

  init(_ gazetteer: Gazetteer, _ weights: EvidenceWeights, home: UInt32?) {
    self.gazetteer = gazetteer
    self.weights = weights
    numbers = [:]
    if let home {
      numbers[home] = 1
      self.home = 1
    } else {
      self.home = -1
    }
  }

  /// Whether there are so many that they should be forgotten; an article may have more nevertheless.
  var isFull: Bool { names.count >= Self.capacity }

  /// Forgets the names and gives their memory back, not the numbers of countries and divisions.
  mutating func removeAll() {
    names = []
    readings = []
    (voices, regions, statements) = ([], [], [])
    indexes = ProfileIndex(capacity: Self.capacity)
  }

  /// The index of the profile of the name that ends at `state`, nil if it has none yet.
  ///
  /// - Parameter isShort: whether it is spelled as an abbreviation, with capitals only or a full stop.
  func index(of state: UInt32, isShort: Bool) -> Int? {
    indexes[Self.key(state, isShort)]
  }

  /// Has a profile at hand soon.
  @inline(__always)
  mutating func touch(_ index: Int) {
    guard index < names.count else { return }
    touched ^=
      names[index].traits.rawValue ^ UInt8(truncatingIfNeeded: voices[index].countries.lowerBound)
  }

  /// Has what a name says, hears and means at hand soon.
  @inline(__always)
  mutating func touchLists(_ index: Int) {
    let (voice, readings) = (voices[index], names[index].readings)
    var seen: Int32 = 0
    if !voice.countries.isEmpty { seen ^= regions[Int(voice.countries.lowerBound)] }
    if !voice.statements.isEmpty { seen ^= statements[Int(voice.statements.lowerBound)].region }
    if !readings.isEmpty { seen ^= self.readings[readings.lowerBound].country }
    touched ^= UInt8(truncatingIfNeeded: seen)
  }

  /// Makes a profile.
  mutating func append(_ state: UInt32, words: [UInt32], isShort: Bool) -> Int {
    var profile = profile(of: state, words: words.span, isShort: isShort)
    profile.sum = weights.sum(profile.evidence.ofName, profile.sort)
    indexes.insert(names.count, for: Self.key(state, isShort))
    names.append(profile)
    voices.append(makeVoice(profile))
    return names.count - 1
  }

  private static func key(_ state: UInt32, _ isShort: Bool) -> UInt64 {
    UInt64(state) << 1 | (isShort ? 1 : 0)
  }

  private mutating func profile(of state: UInt32, words: Span<UInt32>, isShort: Bool) -> NameProfile
  {
    let all = gazetteer.readingRange(at: state)
    let isDemonym = all.contains { gazetteer.reading($0).form == .demonym }
    let start = readings.count
    var hasShortForm = false
    for index in all.prefix(NameProfile.maximumReadings) {
      let reading = gazetteer.reading(index)
      if isDemonym, reading.form != .demonym { continue }
      if !isShort, words.count == 1, reading.form == .abbreviation {
        hasShortForm = true
        continue
      }
      readings.append(profile(of: reading))
    }
    settle(from: start, wordCount: words.count)
    var profile = summary(of: start..<readings.count, words)
    if hasShortForm { profile.traits.insert(.hasShortForm) }
    return profile
  }

  /// Holds the readings of a name against each other.
  private mutating func settle(from start: Int, wordCount: Int) {
    // No slice lives on: changing readings would copy them.
    let country = readings[start...].first { $0.kind == .country && $0.form != .alternate }
    let state = readings[start...].first { $0.kind == .admin1 && $0.prior >= Self.englishState }
    let isAmbiguous = readings.count > start + 1
    var kept = start
    for index in start..<readings.count {
      var reading = readings[index]
      // Mexico is not Mexico City, nor California a village in Maryland.
      if let country, country.node < reading.node, reading.node < country.end { continue }
      if let state, reading.kind == .populated, reading.country == state.country,
        reading.prior < state.prior
      {
        continue
      }
      if country != nil, reading.kind == .populated { reading.prior -= 1.5 }
      if isAmbiguous, reading.form == .alternate, gazetteer.population(of: reading.node) < 100_000 {
        reading.prior -= 1.5
      }
      if wordCount > 1, reading.kind == .feature { reading.prior += 1.5 }
      readings[kept] = reading
      kept += 1
    }
    readings.removeLast(readings.count - kept)
  }

  /// The prior of the smallest state whose name needs no country in English news.
  private static let englishState: Float = 5.5

  /// Countries and divisions are numbered as they come.
  private mutating func number(of region: UInt32?) -> Int32 {
    guard let region else { return 0 }
    if let number = numbers[region] { return number }
    let number = Int32(numbers.count + 1)
    numbers[region] = number
    return number
  }

  private mutating func profile(of reading: Gazetteer.Reading) -> ReadingProfile {
    let node = reading.node
    let kind = gazetteer.kind(of: node)
    let place = gazetteer.coordinates(of: node)
    let country = gazetteer.countryNode(of: node)
    let latitude = place.map { Float($0.latitude) } ?? .nan
    let number = number(of: country)
    return ReadingProfile(
      node: node, end: gazetteer.end(of: node),
      country: number, division: self.number(of: division(around: node)),
      kind: kind, form: reading.form,
      prior: ReadingPrior.value(of: reading, kind, in: gazetteer),
      latitude: latitude, longitude: place.map { Float($0.longitude) } ?? .nan,
      cosine: Elementary.cosine(degrees: latitude),
      isSmall: kind == .populated && gazetteer.population(of: node) <= 20_000,
      isHome: number == home,
      isHugeDivision: country.map { gazetteer.countryCode(of: $0) == "GB" } ?? false)
  }

  /// The division of the first level that a node is or lies in.
  private func division(around node: UInt32) -> UInt32? {
    var node = node
    while node != 0 {
      switch gazetteer.kind(of: node) {
      case .admin1: return node
      case .world, .continent, .subregion, .country: return nil
      default: node = gazetteer.parent(of: node)
      }
    }
    return nil
  }
}
