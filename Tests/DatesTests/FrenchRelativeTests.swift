import Calendar
import Dates
import Testing

/// French expressions that mean something only beside the publication date, Monday, 27 January 2020.
struct FrenchRelativeTests {
  static let published = "2020-01-27"

  @Test(
    "Days by name lie behind if nothing says otherwise",
    arguments: [
      "Vingt soldats ont été tués [jeudi|DATE|2020-01-23].",
      "L'attaque s'est produite [dimanche|DATE|2020-01-26] à l'aube.",
      "Il est arrivé [lundi|DATE|2020-01-27] à Bamako.",
      "Il a démissionné [lundi dernier|DATE|2020-01-20].",
      "Le ministre a parlé [samedi dernier|DATE|2020-01-25].",
      "Le camp attaqué [mardi|DATE|2020-01-21] a brûlé.",
      "Il l'a dit [mercredi soir|TIME|2020-01-22TEV] à la radio.",
      "Ils sont entrés [vendredi matin|TIME|2020-01-24TMO].",
      "Le convoi a sauté [jeudi après-midi|TIME|2020-01-23TAF].",
      "Dans la [nuit de samedi à dimanche|TIME|2020-01-25TNI], ils ont tiré.",
      "Dans la [nuit de mercredi|TIME|2020-01-22TNI], le village a brûlé.",
    ])
  func weekdaysBehind(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "Days by name lie ahead where the words say so",
    arguments: [
      "Les ministres se réuniront [jeudi|DATE|2020-01-30] à Niamey.",
      "Il doit rencontrer le président [mardi|DATE|2020-01-28].",
      "Le scrutin est prévu [dimanche|DATE|2020-02-02].",
      "Il partira [vendredi prochain|DATE|2020-01-31].",
      "Le procès s'ouvrira [mercredi matin|TIME|2020-01-29TMO].",
    ])
  func weekdaysAhead(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "Days counted from today",
    arguments: [
      "Il est mort [hier|DATE|2020-01-26].",
      "Il est mort [avant-hier|DATE|2020-01-25] à Mopti.",
      "[Aujourd'hui|DATE|2020-01-27], le marché est fermé.",
      "[Aujourd’hui|DATE|2020-01-27], le marché est fermé.",
      "Le vote a lieu [demain|DATE|2020-01-28].",
      "Ils partent [après-demain|DATE|2020-01-29].",
      "[Ce matin|TIME|2020-01-27TMO], la ville dort.",
      "[Hier soir|TIME|2020-01-26TEV], on a tiré.",
      "Il parlera [demain matin|TIME|2020-01-28TMO].",
      "[Ce soir|TIME|2020-01-27TEV], il y aura fête.",
      "[Cet après-midi|TIME|2020-01-27TAF], la cour siège.",
      "[Cette nuit|TIME|2020-01-27TNI], on ne dort pas.",
      "Il est arrivé [il y a deux jours|DATE|2020-01-25].",
      "Elle a fui [il y a 10 jours|DATE|2020-01-17].",
      "Le camp sera fermé [dans cinq jours|DATE|2020-02-01].",
    ])
  func days(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "Weeks, months and years beside this one",
    arguments: [
      "La [semaine dernière|DATE|2020-W04], trois villages ont brûlé.",
      "Il revient la [semaine prochaine|DATE|2020-W06].",
      "Il a été arrêté [cette semaine|DATE|2020-W05].",
      "Elle a été blessée la [semaine passée|DATE|2020-W04].",
      "Le [mois dernier|DATE|2019-12], les prix ont doublé.",
      "Elles voteront le [mois prochain|DATE|2020-02].",
      "[Ce mois-ci|DATE|2020-01], rien n'a été payé.",
      "L'[an dernier|DATE|2019], la récolte était bonne.",
      "L'[année dernière|DATE|2019], le lac était plein.",
      "L'[an passé|DATE|2019], il a plu.",
      "L'[année prochaine|DATE|2021], on votera.",
      "[Cette année|DATE|2020], le mil est rare.",
      "Il a été élu [il y a trois ans|DATE|2017].",
      "Les élections sont prévues [dans trois mois|DATE|2020-04].",
      "Il a quitté l'armée [il y a six mois|DATE|2019-07].",
      "Le siège dure depuis le [week-end dernier|DATE|2020-W04-WE].",
      "[Ce week-end|DATE|2020-W05-WE], le stade sera plein.",
      "L'[été dernier|DATE|2019-SU], les criquets sont venus.",
      "L'accord de [janvier dernier|DATE|2019-01] n'a pas tenu.",
      "Le scrutin de [mars prochain|DATE|2020-03] inquiète.",
      "Le budget de l'[année en cours|DATE|2020] est voté.",
      "La [décennie dernière|DATE|201] a été perdue.",
      "Le [siècle dernier|DATE|19] fut dur.",
    ])
  func periods(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "Days counted from what was spoken of last",
    arguments: [
      """
      Le [12 janvier 2013|DATE|2013-01-12], l'avion décolle. Le [lendemain|DATE|2013-01-13], la ville tombe.
      """,
      "Le [3 mai 2013|DATE|2013-05-03], il arrive; la [veille|DATE|2013-05-02], il était à Paris.",
      "Le [10 mai 2013|DATE|2013-05-10] il fut pris, et libéré [deux jours après|DATE|2013-05-12].",
      "Le [10 mai 2013|DATE|2013-05-10] il fut pris, et libéré [trois jours plus tard|DATE|2013-05-13].",
      "Né en [1960|DATE|1960], il s'engage [vingt ans plus tard|DATE|1980].",
      "Le [4 juin 2014|DATE|2014-06-04], ils votent. Le [même jour|DATE|2014-06-04], on tire.",
      "Le [4 juin 2014|DATE|2014-06-04], ils votent. Le [surlendemain|DATE|2014-06-06], on tire.",
    ])
  func anaphora(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "Pairs share a year, and the first lasts until the end of the second",
    arguments: [
      (
        "Entre le [3 mai|DATE|2013-05-03] et le [5 juin 2013|DATE|2013-06-05], il plut.",
        "2013-05-03..2013-06-05"
      ),
      (
        "Du [3|DATE|2013-05-03] au [5 mai 2013|DATE|2013-05-05], il plut.", "2013-05-03..2013-05-05"
      ),
      ("De [mars|DATE|2013-03] à [juin 2013|DATE|2013-06], il plut.", "2013-03-01..2013-06-30"),
      ("Entre [2010|DATE|2010] et [2012|DATE|2012], il plut.", "2010-01-01..2012-12-31"),
      ("Les [3|DATE|2013-05-03] et [4 mai 2013|DATE|2013-05-04], il plut.", "2013-05-03"),
    ])
  func pairs(marked: String, days: String) throws {
    let text = MarkedText(marked)
    try text.expect(published: Self.published)
    let first = try MarkedText.expressions(in: text.text, published: nil).first
    guard case .days(let found) = first?.meaning else {
      Issue.record("\(String(describing: first))")
      return
    }
    #expect(found.description == days)
  }

  @Test(
    "More of what counts from today, and what only looks like it",
    arguments: [
      "[Sept ans après|DATE|XXXX], il revient.",
      "Depuis le [début de l'année|DATE|2020], trente morts.",
      "En [fin d'année|DATE|2020], il partira.",
      "Le [9 avril dernier|DATE|2019-04-09], il a parlé.",
      "Le [15 octobre prochain|DATE|2020-10-15], il jouera.",
      "Au [début du mois d'avril 2013|DATE|2013-04], rien.",
      "D'ici [mars|DATE|2020-03], il partira.",
      "[Il y a plus de 20 ans|DATE|2000], il vint.",
      "[Il y a environ deux ans|DATE|2018], il vint.",
      "D'ici à [2040|DATE|2040], la forêt aura brûlé.",
      "À environ [quatre heures|DURATION|PT4H] de route.",
      "À [3 heures de l'après-midi|TIME|2020-01-27T15:00], on tira.",
      "Il peut un jour revenir.",
      "C'était un lundi noir.",
      "[Chaque vendredi soir|SET|XXXX-WXX-5TEV], on prie.",
    ])
  func more(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "Without a publication date none of them means a day",
    arguments: [
      "Il est mort hier.", "Vingt soldats ont été tués jeudi.", "La semaine dernière, ils ont fui.",
      "Le mois prochain, on votera.", "L'an dernier, il a plu.", "Il y a deux jours, on tirait.",
      "Dans trois mois, on votera.", "Ce matin, la ville dort.", "Mercredi soir, il a parlé.",
      "L'été dernier, il a plu.", "Cette année, il pleut.", "Le lendemain, ils ont fui.",
      "Deux jours après, ils ont fui.", "Depuis mars, rien.", "Le 22 septembre, on a dansé.",
      "À Noël, ils rentrent.", "La Tabaski approche.", "Le Ramadan commence.",
    ])
  func unresolved(text: String) throws {
    let found = try MarkedText.expressions(in: text, published: nil)
    #expect(!found.isEmpty)
    for expression in found {
      if case .days(let days) = expression.meaning { Issue.record("\(text): \(days)") }
    }
  }

  @Test(
    "A publication date known to the month gives no day",
    arguments: [
      "Il est mort hier.", "Vingt soldats ont été tués jeudi.", "Ce matin, la ville dort.",
    ])
  func coarse(text: String) throws {
    let month = try #require(DayInterval(year: 2013, month: 3))
    for expression in try MarkedText.expressions(in: text, published: month) {
      if case .days(let days) = expression.meaning { #expect(days.count >= month.count, "\(text)") }
    }
  }
}
