import Testing

@testable import Places

/// Companies, people and headlines over the gazetteer that is part of the program.
@Suite struct CompanyTests {
  let tagger: TextTagger

  init() throws { tagger = try TextTagger(try Gazetteer.shipped()) }

  @Test(
    "a name that is a company's somewhere in the article is no place there",
    arguments: [
      ("Toyota Motor Corp. ( 7203.T ) said on Monday it grew. Toyota sold more cars.", []),
      ("HELSINKI  (Reuters) - Nokia ( NOK1V.HE ) fell. Most fear Nokia.", ["HELSINKI"]),
      ("PARIS  (Reuters) - Carrefour ( CARR.PA ) rose. Then Carrefour fell.", ["PARIS"]),
      ("He bought shares in Nokia. Nokia fell.", []),
      ("Bristol-Myers Squibb said no. Bristol agreed with the others.", []),
      ("The Mack-Cali bid failed.", []),
      ("He sold to JPMORGAN CHASE & CO, NEW YORK on Monday.", ["NEW YORK"]),
      ("It bought 3 percent (PETR4.SA) on Monday.", []),
      ("Some said that the Bancroft family met on Monday.", []),
      ("The painter left, and so did Mali Johnson.", []),
    ])
  func companies(text: String, expected: [String]) throws {
    #expect(try tagger.tag(text).map(\.text) == expected)
  }

  @Test(
    "places that companies and people are beside stay places",
    arguments: [
      ("The Bank of China ( 3988.HK ) grew in China.", "China"),
      ("TOYOTA, Japan  (Reuters) - Toyota Motor Corp. ( 7203.T ) grew.", "TOYOTA"),
      ("He lives in Bristol, Tennessee, and likes the Bristol Motor Speedway.", "Bristol"),
      ("The river in Fargo-Moorhead rose. Fargo is safe.", "Fargo"),
      ("A Houston family left.", "Houston"),
      ("The Franco-German plan failed.", "German"),
      ("MALI TROOPS ATTACK KIDAL", "KIDAL"),
    ])
  func places(text: String, expected: String) throws {
    #expect(try tagger.tag(text).map(\.text).contains(expected))
  }
}
