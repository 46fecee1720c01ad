import Text

@testable import Places

/// A gazetteer of some forty places, and a tagger of texts over it.
enum SmallWorld {
  static let mali: UInt32 = 1
  static let kidalRegion: UInt32 = 2
  static let bamako: UInt32 = 3
  static let kidal: UInt32 = 4
  static let france: UInt32 = 5
  static let paris: UInt32 = 6
  static let unitedStates: UInt32 = 7
  static let texas: UInt32 = 8
  static let parisTexas: UInt32 = 9
  static let unitedKingdom: UInt32 = 10
  static let england: UInt32 = 11
  static let london: UInt32 = 12
  static let canada: UInt32 = 13
  static let ontario: UInt32 = 14
  static let londonOntario: UInt32 = 15
  static let niger: UInt32 = 16
  static let nigeria: UInt32 = 17
  static let georgia: UInt32 = 18
  static let georgiaState: UInt32 = 19
  static let atlanta: UInt32 = 20
  static let tbilisi: UInt32 = 21
  static let guinea: UInt32 = 22
  static let guineaBissau: UInt32 = 23
  static let burkinaFaso: UInt32 = 24
  static let ivoryCoast: UInt32 = 25
  static let sahara: UInt32 = 26
  static let northernMali = PlaceID.part(ofCountry: 466, .north)
  static let dublin: UInt32 = 28
  static let ireland: UInt32 = 29
  static let ohio: UInt32 = 30
  static let dublinOhio: UInt32 = 31
  static let columbus: UInt32 = 32
  static let hilliard: UInt32 = 33
  static let saintLouis: UInt32 = 34
  static let california: UInt32 = 35
  static let march: UInt32 = 36
  static let hasakah: UInt32 = 37
  static let syria: UInt32 = 38
  static let kremlin: UInt32 = 39
  static let russia: UInt32 = 40
  static let africa: UInt32 = 41
  static let congo: UInt32 = 42
  static let congoKinshasa: UInt32 = 43
  static let kinshasa: UInt32 = 44
  static let brazzaville: UInt32 = 45

  static func gazetteer() throws -> Gazetteer { try Gazetteer(rows: rows, facts: facts) }

  private static let rows: [GazetteerRow] = [
    country(mali, "Mali", "ML", 17, -4, ["Malian", "Malians"]),
    row(kidalRegion, .admin1, "Kidal", mali, 19, 1, 70_000),
    row(bamako, .populated, "Bamako", mali, 12.65, -8, 1_300_000, isCapital: true),
    row(kidal, .populated, "Kidal", kidalRegion, 18.44, 1.41, 25_000),
    row(northernMali, .part, "northern Mali", mali, 19, -1, 0, isHidden: true),
    country(france, "France", "FR", 46, 2, ["French"]),
    row(paris, .populated, "Paris", france, 48.85, 2.35, 2_100_000, isCapital: true),
    country(
      unitedStates, "United States", "US", 39, -98, ["American"],
      [.init("US", .abbreviation), .init("U.S.", .abbreviation)]),
    row(texas, .admin1, "Texas", unitedStates, 31, -99, 29_000_000),
    row(parisTexas, .populated, "Paris", texas, 33.66, -95.55, 25_000),
    country(unitedKingdom, "United Kingdom", "GB", 54, -2, ["British"]),
    row(england, .admin1, "England", unitedKingdom, 52, -1, 56_000_000),
    row(london, .populated, "London", england, 51.5, -0.12, 8_900_000, isCapital: true),
    country(canada, "Canada", "CA", 60, -95, ["Canadian"]),
    row(ontario, .admin1, "Ontario", canada, 50, -86, 14_000_000),
    row(londonOntario, .populated, "London", ontario, 42.98, -81.23, 380_000),
    country(niger, "Niger", "NE", 17, 8, ["Nigerien"]),
    country(nigeria, "Nigeria", "NG", 10, 8, ["Nigerian"]),
    country(georgia, "Georgia", "GE", 42, 43, ["Georgian"]),
    row(georgiaState, .admin1, "Georgia", unitedStates, 32.7, -83.4, 10_700_000),
    row(atlanta, .populated, "Atlanta", georgiaState, 33.75, -84.4, 500_000),
    row(tbilisi, .populated, "Tbilisi", georgia, 41.7, 44.8, 1_100_000, isCapital: true),
    country(guinea, "Guinea", "GN", 10, -11, ["Guinean"]),
    country(guineaBissau, "Guinea-Bissau", "GW", 12, -15, []),
    country(burkinaFaso, "Burkina Faso", "BF", 12, -1.6, ["Burkinabe"]),
    country(
      ivoryCoast, "Ivory Coast", "CI", 7.5, -5.5, ["Ivorian"], [.init("Côte d'Ivoire", .name)]),
    row(
      sahara, .feature, "Sahara", GazetteerRow.world, 23, 9, 0, names: [.init("Saharan", .demonym)]),
    country(ireland, "Ireland", "IE", 53, -8, ["Irish"]),
    row(dublin, .populated, "Dublin", ireland, 53.35, -6.26, 1_000_000, isCapital: true),
    row(ohio, .admin1, "Ohio", unitedStates, 40, -83, 11_700_000),
    row(dublinOhio, .populated, "Dublin", ohio, 40.1, -83.1, 45_000),
    row(columbus, .populated, "Columbus", ohio, 39.96, -83, 850_000),
    row(hilliard, .populated, "Hilliard", ohio, 40.03, -83.16, 35_000),
    row(saintLouis, .populated, "St. Louis", unitedStates, 38.63, -90.2, 320_000),
    row(
      california, .admin1, "California", unitedStates, 37, -120, 39_000_000,
      names: [.init("Calif.", .abbreviation), .init("CA", .abbreviation)]),
    row(march, .populated, "March", england, 52.55, 0.09, 22_000),
    country(syria, "Syria", "SY", 35, 38, ["Syrian"]),
    row(hasakah, .populated, "Al-Hasakah", syria, 36.5, 40.7, 190_000),
    country(russia, "Russia", "RU", 60, 100, ["Russian"]),
    row(
      kremlin, .site, "Kremlin", russia, 55.75, 37.6, 0),
    row(
      africa, .continent, "Africa", GazetteerRow.world, 0, 20, 0,
      names: [.init("African", .demonym)]),
    country(congo, "Republic of the Congo", "CG", -1, 15, ["Congolese"], [.init("Congo", .name)]),
    country(
      congoKinshasa, "Democratic Republic of the Congo", "CD", -3, 23, ["Congolese"],
      [.init("Congo", .name), .init("DRC", .abbreviation)]),
    row(kinshasa, .populated, "Kinshasa", congoKinshasa, -4.3, 15.3, 16_000_000, isCapital: true),
    row(brazzaville, .populated, "Brazzaville", congo, -4.27, 15.27, 1_900_000, isCapital: true),
  ]

  private static let facts: [String: WordFacts] = [
    "in": [.placePreposition, .veryCommon], "near": [.placePreposition, .common],
    "of": [.connector, .veryCommon], "the": [.connector, .veryCommon], "from": .placePreposition,
    "northern": [.placePreposition, direction(.north)], "town": [.placeNoun, .common],
    "southern": [.placePreposition, direction(.south)], "march": [.calendar, .common],
    "gen": .title, "general": [.softTitle, .common], "president": [.softTitle, .common],
    "jack": .firstName, "paris": .rareFirstName, "hilton": .surname, "london": .surname,
    "michael": .firstName, "university": .organizationEnd, "county": .placeEnd, "mr": .title,
    "smith": .surname,
  ]

  private static func direction(_ direction: Gazetteer.Direction) -> WordFacts {
    WordFacts(rawValue: UInt32(direction.rawValue + 1) << 16)
  }

  private static func country(
    _ id: UInt32, _ name: String, _ code: String, _ latitude: Double, _ longitude: Double,
    _ people: [String], _ names: [GazetteerRow.Name] = []
  ) -> GazetteerRow {
    var row = GazetteerRow(
      id: id, .country, name, at: .init(latitude, longitude), population: 10_000_000,
      names: people.map { .init($0, .demonym) } + names)
    row.countryCode = code
    row.countryNumber = id == mali ? 466 : UInt16(id)
    return row
  }

  private static func row(
    _ id: UInt32, _ kind: PlaceKind, _ name: String, _ parent: UInt32, _ latitude: Double,
    _ longitude: Double, _ population: Int, isCapital: Bool = false, isHidden: Bool = false,
    names: [GazetteerRow.Name] = []
  ) -> GazetteerRow {
    var row = GazetteerRow(
      id: id, kind, name, in: parent, at: .init(latitude, longitude), population: population,
      names: names)
    row.isCapital = isCapital
    if isHidden { row.nameForm = nil }
    return row
  }
}

/// A tagger with its own analyzer, and mentions as tests read them.
final class TextTagger {
  let gazetteer: Gazetteer
  private let tagger: PlaceTagger
  private let analyzer: Analyzer
  /// The numbers of terms, as an index gives them; nil if the tagger gets none.
  private var numbers: [[UInt8]: UInt32]?

  init(
    _ gazetteer: Gazetteer, options: PlaceOptions = PlaceOptions(),
    weights: EvidenceWeights = .fitted
  ) throws {
    self.gazetteer = gazetteer
    tagger = PlaceTagger(gazetteer, options: options, weights: weights)
    analyzer = try Analyzer(Analysis())
  }

  /// Gives the tagger the numbers of terms from now on, counted anew.
  func numberTerms() {
    tagger.forgetTerms()
    numbers = [:]
  }

  private func terms(of tokens: TokenBuffer) -> [UInt32] {
    guard var known = numbers else { return [] }
    defer { numbers = known }
    return (0..<tokens.count).map { index in
      let form = Array(tokens.terms[tokens.termRange(index)])
      let number = known[form] ?? UInt32(known.count)
      known[form] = number
      return number
    }
  }

  struct Found: Equatable {
    var text: String
    var id: UInt32
    var mention: PlaceMention
  }

  func tag(
    _ body: String, title: String = "", headlineBytes: Int = 0, least: Float = PlaceMention.accepted
  ) throws -> [Found] {
    try tag(
      bytes: Array(body.utf8), title: Array(title.utf8), headlineBytes: headlineBytes, least: least)
  }

  func tag(
    bytes bodyBytes: [UInt8], title titleBytes: [UInt8] = [], headlineBytes: Int = 0,
    least: Float = PlaceMention.accepted
  ) throws -> [Found] {
    var (titleTokens, bodyTokens) = (TokenBuffer(), TokenBuffer())
    let next = try analyzer.append(titleBytes.span, to: &titleTokens, firstPosition: 0)
    _ = try analyzer.append(bodyBytes.span, to: &bodyTokens, firstPosition: next)
    var mentions: [PlaceMention] = []
    var numbered = TokenTerms()
    numbered.title = terms(of: titleTokens)
    numbered.body = terms(of: bodyTokens)
    tagger.tag(
      title: titleBytes.span, titleTokens: titleTokens, body: bodyBytes.span,
      bodyTokens: bodyTokens, terms: numbered, headlineBytes: headlineBytes, least: least,
      into: &mentions)
    return mentions.map { mention in
      let text = mention.isInTitle ? titleBytes : bodyBytes
      let bytes = text[Int(mention.start)..<Int(mention.end)]
      return Found(
        text: String(decoding: bytes, as: UTF8.self), id: gazetteer.id(of: mention.node),
        mention: mention)
    }
  }

  /// How many words there is memory for.
  var keptWords: Int { tagger.keptWords }

  /// The evidence of each candidate of the text tagged last.
  var evidence: [(text: Range<UInt32>, kinds: Set<String>)] {
    var found: [(text: Range<UInt32>, kinds: Set<String>)] = []
    tagger.withEvidence { candidate in
      found.append((candidate.bytes, Set(candidate.evidence.map { EvidenceWeights.kinds[$0] })))
    }
    return found
  }
}
