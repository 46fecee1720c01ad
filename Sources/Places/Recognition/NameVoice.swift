/// What a name says for countries and divisions, and hears of them: ranges of lists in `NameProfiles`.
struct NameVoice {
  /// The countries of its readings, each once; their divisions, without those that are divisions themselves.
  var countries: Range<Int32>
  var divisions: Range<Int32>
  /// What each of its mentions says.
  var statements: Range<Int32>

  /// What a mention of a name says for one region.
  struct Statement {
    var region: Int32
    /// In sixteenths of a name.
    var amount: Int32
    /// Whether the region is a country.
    var isForCountry: Bool
    /// Whether it is said only behind a place inside ("Paris, Texas").
    var needsPlaceInside: Bool
  }
}

extension NameProfiles {
  /// Lists what a name with these readings says and hears.
  mutating func makeVoice(_ profile: NameProfile) -> NameVoice {
    let start = regions.count
    for reading in profile.readings { note(readings[reading].country, from: start) }
    let middle = regions.count
    for reading in profile.readings where readings[reading].kind != .admin1 {
      note(readings[reading].division, from: middle)
    }
    let from = statements.count
    if profile.traits.contains(.isStrong) {
      for reading in profile.readings { state(readings[reading], profile) }
    }
    return NameVoice(
      countries: Int32(start)..<Int32(middle), divisions: Int32(middle)..<Int32(regions.count),
      statements: Int32(from)..<Int32(statements.count))
  }

  private mutating func note(_ region: Int32, from start: Int) {
    if region > 0, !regions[start...].contains(region) { regions.append(region) }
  }

  private mutating func state(_ reading: ReadingProfile, _ profile: NameProfile) {
    switch reading.kind {
    case .country: state(Support.one, reading.country, isForCountry: true, false)
    case .admin1:
      let needsPlaceInside = profile.traits.contains(.isFirstName)
      state(Support.one, reading.division, isForCountry: false, needsPlaceInside)
      state(11, reading.country, isForCountry: true, needsPlaceInside)
    case .populated where reading.prior >= 6 && reading.form != .alternate:
      state(8, reading.division, isForCountry: false, false)
      state(11, reading.country, isForCountry: true, false)
    default: break
    }
  }

  private mutating func state(
    _ amount: Int32, _ region: Int32, isForCountry: Bool, _ needsPlaceInside: Bool
  ) {
    guard region > 0 else { return }
    statements.append(
      NameVoice.Statement(
        region: region, amount: amount, isForCountry: isForCountry,
        needsPlaceInside: needsPlaceInside))
  }
}
