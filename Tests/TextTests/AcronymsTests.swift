import Testing
import Text

@Suite struct AcronymsTests {
  private func isListed(_ word: String) -> Bool { Acronyms.contains(word.utf8.span) }

  @Test func listHoldsEachOnceInFoldedForm() {
    let all = Acronyms.groups.joined()
    #expect(Set(all).count == all.count)
    for acronym in all {
      #expect(acronym.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A })
      #expect(Acronyms.minimumLength...Acronyms.maximumLength ~= acronym.utf8.count)
    }
  }

  @Test func findsAllOfTheListAndNothingElse() {
    for acronym in Acronyms.groups.joined() { #expect(isListed(acronym)) }
    for word in ["", "u", "uss", "am", "pm", "at", "nato", "swifts", "zz", "aa", "US", "u.s"] {
      #expect(!isListed(word), "\(word)")
    }
  }

  @Test func namedByTheManualAreThere() {
    for acronym in ["us", "un", "au", "eu", "it", "is", "who", "me"] {
      #expect(isListed(acronym))
    }
  }
}
