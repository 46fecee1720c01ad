import Places
import Testing

@Suite struct PlaceKindTests {
  @Test("kinds keep the numbers that files hold")
  func rawValues() {
    #expect(PlaceKind.country.rawValue == 3)
    #expect(PlaceKind.site.rawValue == 10)
  }
}
