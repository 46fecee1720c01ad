import Places
import Testing

/// The numbers that the gazetteer and indexes hold, in which nothing may move.
@Suite struct PlaceKindTests {
  @Test("kinds of places")
  func places() {
    let numbers: [PlaceKind: UInt8] = [
      .world: 0, .continent: 1, .subregion: 2, .country: 3, .admin1: 4, .admin2: 5, .part: 6,
      .region: 7, .populated: 8, .feature: 9, .site: 10,
    ]
    #expect(numbers.count == PlaceKind.allCases.count)
    for kind in PlaceKind.allCases { #expect(kind.rawValue == numbers[kind]) }
  }

  @Test("kinds and zones of mentions")
  func mentions() {
    let kinds: [PlaceMention.Kind: UInt8] = [.name: 0, .demonym: 1, .alias: 2]
    #expect(kinds.count == PlaceMention.Kind.allCases.count)
    for kind in PlaceMention.Kind.allCases { #expect(kind.rawValue == kinds[kind]) }
    let zones: [PlaceMention.Zone: UInt8] = [.body: 0, .title: 1, .dateline: 2, .caption: 3]
    #expect(zones.count == PlaceMention.Zone.allCases.count)
    for zone in PlaceMention.Zone.allCases { #expect(zone.rawValue == zones[zone]) }
  }

  @Test("ways to be named")
  func names() {
    let numbers: [Gazetteer.NameForm: UInt8] = [
      .name: 0, .alternate: 1, .demonym: 2, .abbreviation: 3, .alias: 4, .weakAlias: 5,
    ]
    #expect(numbers.count == Gazetteer.NameForm.allCases.count)
    for form in Gazetteer.NameForm.allCases { #expect(form.rawValue == numbers[form]) }
  }
}
