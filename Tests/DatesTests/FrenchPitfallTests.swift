import Calendar
import Dates
import TestSupport
import Testing
import Text

/// French words that look like dates and are none, and texts that are not sensible at all.
struct FrenchPitfallTests {
  @Test(
    "No date is found",
    arguments: [
      "Le convoi a été attaqué par des hommes armés.",
      "Il a été tué dans son village.",
      "Les soldats ont été blessés.",
      "Elle aurait été enlevée près de Gao.",
      "La planète Mars a deux lunes.",
      "Le robot est posé sur Mars.",
      "Avril Lavigne chante à Dakar.",
      "Mai Sangaré est élue maire.",
      "L'est du pays est calme.",
      "Un homme de 45 ans est mort.",
      "Une femme, âgée de 30 ans, a fui.",
      "Le jeune homme de vingt ans court vite.",
      "Il a obtenu un quart des voix.",
      "Sa seconde femme est partie.",
      "Quelque 2013 personnes ont fui.",
      "Plus de 2000 soldats sont partis.",
      "Le prix est de 2015 francs.",
      "Le match s'est terminé 2-1.",
      "Appelez le 20 22 34 56.",
      "Téléphone : 76 12 20 13.",
      "L'article 12 de la loi le dit.",
      "La route nationale 16 est coupée.",
      "Le journal L'Essor paraît.",
      "La Seconde Guerre est finie.",
      "Il habite rue du Soir.",
      "L'an, dit-il, est un mot.",
      "Le 5e bataillon avance.",
      "Le XVe arrondissement de Paris.",
      "Charles X et Louis XIV régnaient.",
      "Une fois par hasard.",
      "Le dernier homme est parti, la dernière femme aussi.",
    ])
  func nothing(text: String) throws {
    let found = try MarkedText.expressions(in: text, published: MarkedText.day("2020-01-27"))
      .filter { $0.kind == .date || $0.kind == .time }
    #expect(MarkedText.summary(of: found, in: text) == [])
  }

  @Test(
    "English words that French dates are spelled like stay English",
    arguments: [
      "The rover landed on Mars and sent a picture.",
      "A house of prayer, he said.",
      "The soldiers of Du Pont fled.",
      "Mai Tai is a drink.",
      "He drove the car to Nice.",
      "They ate pain au chocolat.",
      "The fin of a shark was seen.",
      "Les Paul made guitars; Les Brown led a band.",
      "The Mars company sells sweets.",
      "Bruno Mars sang in Nairobi.",
      "He ate 3 Mars bars in the car.",
      "Ya ce mai gida a mai kyau ne.",
    ])
  func english(text: String) throws {
    let found = try MarkedText.expressions(in: text, published: MarkedText.day("2020-01-27"))
    #expect(MarkedText.summary(of: found, in: text) == [])
  }

  private static let salad = """
    le la les l' d' du de des en à au aux un une dans il y a depuis pendant entre et du au jusqu'au mars mai août \
    janvier 1er 2 3 31 30 29 février 2012 2013 1990 années siècle XXe XIXe trimestre semestre premier dernière \
    dernier prochain prochaine semaine mois an ans année jour jours heures h 10h30 25h99 midi minuit matin soir nuit \
    lundi mardi samedi dimanche hier avant-hier demain lendemain veille même après plus tard avant chaque tous toutes \
    par été hiver printemps automne Noël Pâques Tabaski Ramadan début fin mi courant ce cette ces -ci prochains \
    deux trois vingt quatre-vingt-dix mille cent attentats 11 septembre , . ; - / ' \n \n\n 99999999999 0 00 1/2 \
    sera seront été avaient tué 2e 3ème n° article % francs
    """.split(separator: " ").map(String.init)

  @Test("Whatever the words, expressions are in order, in the text and not empty")
  func saladOfWords() throws {
    var random = SeededGenerator(seed: TestSeed.current)
    let analyzer = try Analyzer(Analysis())
    let tagger = DateTagger()
    var expressions: [DateExpression] = []
    for _ in 0..<400 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        text += random.pick(Self.salad).utf8
        if random.chance(0.9) { text.append(UInt8(ascii: " ")) }
        if random.chance(0.01) { text.append(UInt8.random(in: 128...255, using: &random)) }
      }
      var tokens = TokenBuffer()
      _ = try analyzer.append(text.span, to: &tokens, firstPosition: 0)
      let number = Int32.random(in: -800_000...3_000_000, using: &random)
      let published = random.chance(0.3) ? nil : DayInterval(Day(number))
      let nothing: [UInt8] = []
      tagger.tag(
        title: nothing.span, titleTokens: TokenBuffer(), body: text.span, bodyTokens: tokens,
        published: published, into: &expressions)
      var end: UInt32 = 0
      for found in expressions {
        let ordered = found.start >= end && found.end > found.start && Int(found.end) <= text.count
        if !ordered { Issue.record("\(String(decoding: text, as: UTF8.self)): \(found)") }
        end = found.end
      }
      if published == nil { expectOnlyWritten(expressions, text) }
    }
  }

  /// Without a reference, days are only of years that stand in the text, or a few beside.
  private func expectOnlyWritten(_ expressions: [DateExpression], _ text: [UInt8]) {
    let hasDigits = text.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    for found in expressions {
      if case .days = found.meaning, !hasDigits, !found.value.description.hasPrefix("1") {
        Issue.record("\(String(decoding: text, as: UTF8.self)): \(found)")
      }
    }
  }
}
