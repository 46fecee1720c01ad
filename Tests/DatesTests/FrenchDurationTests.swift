import Testing

/// French lengths of time, what recurs, and times of the day.
///
/// Published on Monday, 27 January 2020.
struct FrenchDurationTests {
  static let published = "2020-01-27"

  @Test(
    "Lengths of time",
    arguments: [
      "Il est détenu depuis [trois ans|DURATION|P3Y].",
      "Elle fut otage pendant [21 mois|DURATION|P21M].",
      "Le siège a duré [dix jours|DURATION|P10D].",
      "Pendant [deux heures|DURATION|PT2H], ils ont tiré.",
      "Une trêve de [72 heures|DURATION|PT72H] est signée.",
      "Le couvre-feu dure [six semaines|DURATION|P6W].",
      "Une peine de [vingt ans|DURATION|P20Y] de prison.",
      "Une mission de [quinze jours|DURATION|P15D].",
      "Durant [plusieurs mois|DURATION|PXM], la ville fut coupée.",
      "Il attend depuis [quelques jours|DURATION|PXD].",
      "Un enfant de huit ans a disparu.",
      "En [deux décennies|DURATION|P20Y], le lac a reculé.",
      "La transition doit durer [18 mois|DURATION|P18M].",
      "Pendant [un an|DURATION|P1Y], rien ne fut payé.",
      "Pendant [une semaine|DURATION|P1W], il a plu.",
      "Il a passé [vingt-cinq ans|DURATION|P25Y] à Paris.",
      "La panne a duré [30 minutes|DURATION|PT30M].",
      "Depuis des [années|DURATION|PXY], on attend le pont.",
    ])
  func durations(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "What recurs",
    arguments: [
      "[Chaque année|SET|P1Y], le fleuve déborde.",
      "Il prie [chaque jour|SET|P1D].",
      "[Tous les lundis|SET|XXXX-WXX-1], le marché ouvre.",
      "[Chaque vendredi|SET|XXXX-WXX-5], on prie.",
      "Il passe [tous les jours|SET|P1D] devant le poste.",
      "[Tous les ans|SET|P1Y], on vote.",
      "[Tous les deux ans|SET|P2Y], il y a une fête.",
      "[Toutes les semaines|SET|P1W], un camion arrive.",
      "Deux millions de francs [par an|SET|P1Y] sont versés.",
      "Cent tonnes [par mois|SET|P1M] passent ici.",
    ])
  func sets(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "Times of the day",
    arguments: [
      "L'explosion a eu lieu à [10h30|TIME|2020-01-27T10:30].",
      "Le vol part à [9h|TIME|2020-01-27T09:00].",
      "Ils ont attaqué vers [5 heures|TIME|2020-01-27T05:00].",
      "Vers [midi|TIME|2020-01-27T12:00], le calme est revenu.",
      "À [minuit|TIME|2020-01-27T24:00], les bureaux ferment.",
      "La séance s'ouvre à [14 h 15|TIME|2020-01-27T14:15].",
      "Le match débute à [20H00 GMT|TIME|2020-01-27T20:00].",
    ])
  func clocks(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "A time belongs to the day beside it",
    arguments: [
      "[Jeudi vers 10 heures|TIME|2020-01-23T10:00], un convoi a sauté.",
      "[Hier à 18h30|TIME|2020-01-26T18:30], le pont a cédé.",
      "[Samedi à 9h|TIME|2020-01-25T09:00], ils ont fui.",
    ])
  func clocksOfDays(marked: String) throws {
    // One expression or two, as long as the day is right.
    let text = MarkedText(marked)
    let found = try MarkedText.expressions(in: text.text, published: MarkedText.day(Self.published))
    let day = try #require(text.expected.first?.split(separator: "|").last?.prefix(10))
    #expect(!found.isEmpty)
    for expression in found { #expect(expression.value.description.hasPrefix(day)) }
  }
}
