import Testing

/// Holidays in sentences of both languages.
///
/// Published on Monday, 27 January 2020 if not said otherwise.
struct HolidayExpressionTests {
  @Test(
    "A holiday with its year",
    arguments: [
      "The camp was attacked on [Christmas Day 2012|DATE|2012-12-25].",
      "He was freed at [Easter 2013|DATE|2013-03-31].",
      "On [Good Friday, 2014|DATE|2014-04-18], the church burned.",
      "[Ramadan 2013|DATE|2013-07-09/2013-08-07] was hot.",
      "The truce of [Eid al-Fitr 2013|DATE|2013-08-08] did not hold.",
      "Towns were raided during [Ramadan in 2012|DATE|2012-07-20/2012-08-18].",
      "À [Noël 2012|DATE|2012-12-25], la ville dormait.",
      "La [Tabaski 2013|DATE|2013-10-15] fut triste.",
      "Le [Ramadan 2013|DATE|2013-07-09/2013-08-07] fut chaud.",
      "Le [lundi de Pâques 2013|DATE|2013-04-01] fut calme.",
    ])
  func withYear(marked: String) throws {
    try MarkedText(marked).expect(published: "2020-01-27")
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "A holiday without its year lies behind",
    arguments: [
      "The village was burned on [Christmas Day|DATE|2019-12-25].",
      "He died on [New Year's Eve|DATE|2019-12-31].",
      "Troops fired on the crowd on [Easter Sunday|DATE|2019-04-21].",
      "On [Thanksgiving|DATE|2019-11-28], shops were closed.",
      "The palace was stormed on [Bastille Day|DATE|2019-07-14].",
      "Two men were killed on [Boxing Day|DATE|2019-12-26].",
      "Elle a été enlevée le [jour de Noël|DATE|2019-12-25].",
      "Ils ont été tués à la [Toussaint|DATE|2019-11-01].",
      "Le marché a brûlé à la veille de la [Tabaski|DATE|2019-08-11].",
      "They were freed before [Eid al-Fitr|DATE|2019-06-04].",
    ])
  func behind(marked: String) throws {
    try MarkedText(marked).expect(published: "2020-01-27")
  }

  @Test(
    "A holiday lies ahead where the words say so",
    arguments: [
      "The court will sit on [Good Friday|DATE|2020-04-10].",
      "They will march on [Martin Luther King Day|DATE|2021-01-18].",
      "Le procès s'ouvrira après [Pâques|DATE|2020-04-12].",
      "La [Tabaski|DATE|2020-07-31] sera célébrée au camp.",
      "He will return [next Christmas|DATE|2020-12-25].",
    ])
  func ahead(marked: String) throws {
    try MarkedText(marked).expect(published: "2020-01-27")
  }

  @Test(
    "Without a publication date it is the same day of any year, or none",
    arguments: [
      "The village was burned on [Christmas Day|DATE|XXXX-12-25].",
      "Elle a été enlevée à [Noël|DATE|XXXX-12-25].",
      "On [Bastille Day|DATE|XXXX-07-14], they danced.",
    ])
  func anyYear(marked: String) throws {
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "September 11 as an event",
    arguments: [
      "Since [9/11|DATE|2001-09-11], the law is stricter.",
      "After the [September 11|DATE|2001-09-11] attacks, he joined the army.",
      "Les attentats du [11 septembre|DATE|2001-09-11] ont tout changé.",
    ])
  func events(marked: String) throws {
    try MarkedText(marked).expect(published: "2020-01-27")
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "Words that are also names or verbs",
    arguments: [
      "Noel Gallagher sang in London.", "She lent him money.", "An epiphany came to him.",
      "The assumption is wrong.",
      "They ran a race on Easter Island.", "He works for Gray & Christmas in Chicago.",
      "Mouloud Mammeri was a writer.", "Allen Toussaint played the piano.",
      "It was Holocaust Remembrance Day in the country.", "The Yom Kippur War was long.",
      "L'ascension du mont fut rude.",
    ])
  func none(text: String) throws {
    let found = try MarkedText.expressions(in: text, published: MarkedText.day("2020-01-27"))
    #expect(MarkedText.summary(of: found, in: text) == [])
  }
}
