import Testing

/// French dates that say their year, or that take it from the publication date, Monday, 27 January 2020.
struct FrenchAbsoluteTests {
  static let published = "2020-01-27"

  @Test(
    "A date with its year is that date",
    arguments: [
      "L'attaque de Sokolo, le [27 janvier 2020|DATE|2020-01-27], a fait vingt morts.",
      "Le camp avait ouvert le [1er mars 2013|DATE|2013-03-01].",
      "Élu le [11 août 2013|DATE|2013-08-11], il a prêté serment.",
      "Un décret du [8 décembre 1991|DATE|1991-12-08] le prévoit.",
      "L'accord a été signé [vendredi 15 mai 2015|DATE|2015-05-15] à Bamako.",
      "Le coup d'État du [mercredi 21 mars 2012|DATE|2012-03-21] a surpris.",
      "En [janvier 2013|DATE|2013-01], la ville de Konna tombe.",
      "Depuis [février 2014|DATE|2014-02], la route est coupée.",
      "Les combats de [novembre 2015|DATE|2015-11] ont repris.",
      "Il est né en [1959|DATE|1959] à Gao.",
      "Le pays est indépendant depuis [1960|DATE|1960].",
      "Entre [2010|DATE|2010] et [2012|DATE|2012], les pluies ont manqué.",
      "De [1992|DATE|1992] à [2002|DATE|2002], il a gouverné.",
      "[Début 2012|DATE|2012], la rébellion commence.",
      "Il revient [fin 2012|DATE|2012] à Kidal.",
      "[Courant 2013|DATE|2013], la mission arrive.",
      "Le rapport de [mi-2014|DATE|2014] le dit.",
      "Une loi de [début janvier 2013|DATE|2013-01] l'interdit.",
      "À la [mi-mars 2012|DATE|2012-03], les soldats se mutinent.",
      "[Fin juin 2013|DATE|2013-06], les troupes repartent.",
      "Le [31 décembre 1999|DATE|1999-12-31] fut calme.",
      "Le [29 février 2012|DATE|2012-02-29] était long.",
      "Signé à Alger le [20 juin 2015|DATE|2015-06-20].",
      "Bamako, le [3 octobre 2018|DATE|2018-10-03] (agence).",
      "Publié le [5 sept. 2013|DATE|2013-09-05] par la rédaction.",
      "Mis à jour le [12 févr. 2019|DATE|2019-02-12].",
    ])
  func withYear(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "Decades, centuries, quarters, halves and seasons",
    arguments: [
      "Dans les [années 1990|DATE|199], les accords se suivent.",
      "Les sécheresses des [années 1970|DATE|197] ont vidé le nord.",
      "Les [années 80|DATE|198] furent dures.",
      "Au [début des années soixante|DATE|196], l'Union se défait.",
      "L'empire du [XIVe siècle|DATE|13] allait jusqu'à Gao.",
      "Au [XXe siècle|DATE|19], la ville grandit.",
      "Une mosquée du [19e siècle|DATE|18].",
      "Au [XIXème siècle|DATE|18], les caravanes passaient.",
      "Au [premier trimestre 2013|DATE|2013-Q1], les exportations chutent.",
      "Le [troisième trimestre de 2012|DATE|2012-Q3] fut mauvais.",
      "Au [2e trimestre 2014|DATE|2014-Q2], la récolte est faible.",
      "Le [premier semestre 2014|DATE|2014-H1] a été calme.",
      "Au [second semestre de 2011|DATE|2011-H2], l'arrivée d'armes augmente.",
      "L'[été 2012|DATE|2012-SU] fut sec.",
      "À l'[automne 2013|DATE|2013-FA], on vote.",
      "Au [printemps 2011|DATE|2011-SP], la Libye s'embrase.",
      "Pendant l'[hiver 2014|DATE|2014-WI], rien ne bouge.",
      "L'[été de 2003|DATE|2003-SU] fut chaud.",
    ])
  func periods(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
    try MarkedText(marked).expect(published: nil)
  }

  @Test(
    "A date without its year takes the year that lies behind",
    arguments: [
      "L'attaque du [12 janvier|DATE|2020-01-12] a fait dix morts.",
      "Les soldats tués le [2 décembre|DATE|2019-12-02] étaient jeunes.",
      "Il est mort le [1er novembre|DATE|2019-11-01].",
      "Le président a été réélu en [août|DATE|2019-08].",
      "Depuis [mars|DATE|2019-03], les écoles sont fermées.",
      "Depuis le mois de [mars|DATE|2019-03], rien ne va plus.",
      "Le [14 juillet|DATE|2019-07-14], il défilait à Paris.",
      "Le [22 septembre|DATE|2019-09-22], la foule a dansé.",
      "Il avait démissionné [mi-août|DATE|2019-08].",
      "Ils avaient fui à la [mi-mai|DATE|2019-05].",
      "Elle est arrivée [début janvier|DATE|2020-01].",
      "Ils sont partis [fin décembre|DATE|2019-12].",
      "Au mois d'[octobre|DATE|2019-10], le fleuve a débordé.",
      "Bamako, [8 mai|DATE|2019-05-08].",
      "Les pluies d'[août|DATE|2019-08] ont tout emporté.",
      "[Jeudi 23 janvier|DATE|2020-01-23], un convoi a sauté.",
      "Le [lundi 20 janvier|DATE|2020-01-20], ils ont signé.",
    ])
  func withoutYear(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "A date without its year lies ahead where the words say so",
    arguments: [
      "Les élections auront lieu le [29 mars|DATE|2020-03-29].",
      "Le sommet est prévu le [3 février|DATE|2020-02-03].",
      "Il sera jugé en [juin|DATE|2020-06].",
      "Ils devront partir d'ici [avril|DATE|2020-04].",
      "La conférence se tiendra le [14 juillet|DATE|2020-07-14].",
    ])
  func ahead(marked: String) throws {
    try MarkedText(marked).expect(published: Self.published)
  }

  @Test(
    "Without a publication date the year stays unknown",
    arguments: [
      "L'attaque du [12 janvier|DATE|XXXX-01-12] a fait dix morts.",
      "Depuis [mars|DATE|XXXX-03], les écoles sont fermées.",
      "Il avait démissionné [mi-août|DATE|XXXX-08].",
      "Le [1er novembre|DATE|XXXX-11-01], les morts sont fêtés.",
    ])
  func unknownYear(marked: String) throws {
    try MarkedText(marked).expect(published: nil)
  }
}
