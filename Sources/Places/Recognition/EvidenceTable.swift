// Written by Sources/placefit/fit.py from labelled news; not to be edited.

extension EvidenceWeights {
  /// What each kind of evidence weighs for an adjective or people, a known name, another name.
  static let table: [Row] = [
    // Every mention has it.
    Row(.always, 0.66, 1.49, 0.50),
    // A country or a continent, subregion or region; a state of the US, Canada, Australia, the UK; another division of
    // the first level; of the second.
    Row(.country, 1.32, 1.24, 1.32),
    Row(.region, -0.06, -0.49, -0.06),
    Row(.englishState, 0.50, 0.70, 0.50),
    Row(.state, -0.01, 0.11, -0.13),
    Row(.county, 0.58, 0.43, 0.97),
    // A division with more than 3 million inhabitants.
    Row(.largeState, 0.17, 0.24, 0.17),
    // A sea, river, lake, island, range, desert; a building that stands for who sits there.
    Row(.feature, -0.54, -0.40, -0.90),
    Row(.site, 2.50, 2.50, 2.50),
    Row(.capital, 0.25, -0.04, 0.25),
    // An adjective or a people; a short form; a mission or operation.
    Row(.demonym, 0.73, 0.95, 0.95),
    Row(.abbreviation, -0.02, -0.02, -0.02),
    Row(.weakAlias, -3.09, -3.30, -3.11),
    // The largest town so called has so many inhabitants.
    Row(.unknownPopulation, 0.01, 0.10, -0.09),
    Row(.under2Thousand, -0.20, 0.08, -0.57),
    Row(.under10Thousand, -0.38, -0.41, -0.49),
    Row(.under50Thousand, -0.19, -0.22, -0.24),
    Row(.under200Thousand, 0.18, 0.18, 0.25),
    Row(.underMillion, 0.21, 0.30, 0.21),
    Row(.overMillion, 0.56, 0.78, 0.56),
    // A place has it only as another spelling, another language's or a former name.
    Row(.alternateOnly, -0.55, -0.55, -0.77),
    Row(.oneReading, -0.30, -0.06, -0.10),
    Row(.manyReadings, 0.41, 0.33, 0.64),
    Row(.twoWords, -0.33, -0.27, 0.47),
    Row(.moreWords, -0.12, -0.42, 0.14),
    // The word alone is often written small: now and then, mostly, very often.
    Row(.sometimesSmall, -0.68, -0.46, -1.18),
    Row(.commonWord, -0.84, -0.61, -0.81),
    Row(.veryCommonWord, -1.12, -0.98, -1.11),
    Row(.firstName, -0.59, -0.71, -0.72),
    Row(.rareFirstName, -0.33, -0.35, -0.44),
    Row(.surname, -0.74, -1.01, -0.75),
    Row(.rareSurname, -0.22, -0.22, -0.30),
    // Up to three letters.
    Row(.shortWord, -0.88, -0.88, -1.23),
    // The word is never or seldom, or often, seen with a capital.
    Row(.seldomCapital, 0.20, 0.09, 0.38),
    Row(.oftenCapital, 0.02, 0.69, -0.64),
    // Of several words all are common; all are directions or kinds of places (Southern District); the last is County, River …; or University, Times …; the first a first name.
    Row(.commonWords, -0.71, -0.65, -0.65),
    Row(.genericWords, -1.53, -1.42, -1.46),
    Row(.endsAsPlace, 0.22, -0.21, 0.73),
    Row(.endsAsOrganization, -0.27, -0.55, -0.10),
    Row(.beginsAsPerson, -0.07, -0.19, 0.04),
    Row(.afterIn, 1.34, 1.71, 1.61),
    Row(.afterPreposition, 0.54, 0.75, 0.41),
    Row(.afterDirection, 0.52, 0.64, 0.59),
    // town of, University of, other of.
    Row(.afterPlaceNounOf, 1.56, 1.54, 1.81),
    Row(.afterOrganizationOf, -0.78, -1.08, -0.80),
    Row(.afterOf, 0.34, 0.17, 0.63),
    Row(.afterThe, 0.30, 0.34, 0.52),
    Row(.afterPlaceNoun, 0.05, 0.15, -0.13),
    Row(.afterTitle, -3.26, -3.20, -3.21),
    Row(.afterSoftTitle, -1.14, -1.14, -1.27),
    Row(.afterFirstName, -2.54, -2.49, -2.86),
    Row(.afterInitial, -2.16, -2.16, -2.23),
    // Another word with a capital in the middle of a sentence; at its beginning.
    Row(.afterCapital, -1.43, -1.76, -1.90),
    Row(.afterFirstCapital, -0.76, -1.18, -0.94),
    Row(.afterPlace, -1.00, -0.88, -1.45),
    Row(.afterNumber, -0.54, -0.94, -0.89),
    Row(.afterOpening, -0.29, -0.24, -0.49),
    Row(.afterQuote, -0.31, -0.43, -0.47),
    // pro-Russian; Mid-Atlantic; Wal-Mart; Fargo-Moorhead; sub-Saharan.
    Row(.afterPrefix, 0.74, 0.73, 0.73),
    Row(.afterSmallHyphen, -0.30, -0.41, -0.30),
    Row(.afterCapitalHyphen, -1.24, -1.18, -1.26),
    Row(.afterPlaceHyphen, 0.02, -0.14, -0.55),
    Row(.afterTransformation, -6.00, -6.00, -6.00),
    // D-Winthrop.
    Row(.afterParty, 1.06, 0.92, 1.23),
    // The capitals before it begin with a title or a first name.
    Row(.endsPerson, -1.57, -1.58, -1.59),
    // A university, bank … of it or in its name stands before in the same run of capitals.
    Row(.afterOrganization, -1.02, -1.56, -0.88),
    Row(.beforeOrganization, -1.39, -2.21, -1.97),
    Row(.beforeOrganizationAhead, 0.03, 0.34, 0.47),
    Row(.beforePlaceEnd, -1.00, -1.54, -1.54),
    Row(.beforeCapital, -1.08, -1.54, -1.58),
    Row(.beforeSurname, -2.16, -2.11, -2.27),
    Row(.beforeTitle, -0.23, -0.04, -0.39),
    Row(.beforeInitial, -1.91, -1.94, -2.04),
    Row(.beforePlace, -1.35, -1.74, -2.03),
    Row(.beforeSpeech, -0.86, -0.84, -1.01),
    Row(.beforeNumber, -0.85, -1.03, -1.01),
    Row(.beforeClosing, -0.41, -0.60, -0.52),
    // Mali-based; Baden-Baden.
    Row(.beforeSmallHyphen, -0.01, -0.15, -0.07),
    Row(.beforeCapitalHyphen, -0.98, -1.07, -0.89),
    Row(.beforePlaceHyphen, 0.01, -0.06, -0.04),
    // A dollar sign stands beside it: US$.
    Row(.besideCurrency, -1.76, -2.48, -1.75),
    // A small word follows: county, town; man, resident; police, officials.
    Row(.beforePlaceNoun, 0.34, 0.66, 0.89),
    Row(.beforePerson, 0.44, 0.98, 0.97),
    Row(.beforeOfficial, 0.78, 0.94, 1.11),
    Row(.beforePossessive, -0.64, -0.47, -0.71),
    // "Paris, Texas": for Paris; for Texas.
    Row(.insideNext, 2.14, 2.25, 2.29),
    Row(.aroundPrevious, 1.74, 1.92, 1.66),
    // Several names with commas or "and" between them.
    Row(.listed, 0.57, 1.20, 1.19),
    Row(.sentenceStart, 0.12, 0.20, 0.03),
    Row(.sentenceStartCommon, -0.45, -0.46, -0.61),
    Row(.inTitle, 0.00, 0.00, 0.00),
    Row(.titleCased, -0.30, -0.30, -0.30),
    Row(.caseless, 0.00, 0.00, 0.00),
    Row(.allCapitals, 0.57, 0.63, 0.74),
    Row(.dateline, 1.31, 1.13, 1.42),
    Row(.credit, -0.50, -0.50, -0.50),
    // All capitals among small letters, and neither a dateline nor an abbreviation.
    Row(.loud, -1.14, -0.81, -1.12),
    // A division's abbreviation of up to three letters that stands behind no place in it: Co., MAN.
    Row(.looseAbbreviation, -2.02, -1.62, -2.02),
    Row(.repeated, 0.00, -0.21, 0.18),
    Row(.oftenRepeated, 0.82, -0.02, 0.04),
    // Elsewhere the name is a place by what stands around it; a person's; an organization's.
    Row(.placeElsewhere, 0.44, 0.08, 0.52),
    Row(.personElsewhere, -1.62, -1.53, -1.99),
    Row(.organizationElsewhere, 0.21, 0.28, 0.54),
    // None of several mentions is a place by what stands around it: of two or three, of more.
    Row(.neverAsPlace, 0.05, -0.17, -0.19),
    Row(.oftenNeverAsPlace, -0.27, -0.68, -0.78),
    // The other mentions of the name are, each by itself, on average certainly, rather, rather not, certainly not a place.
    Row(.othersSurely, 1.10, 1.04, 0.88),
    Row(.othersLikely, 0.46, 0.19, 0.93),
    Row(.othersUnlikely, 0.08, -0.19, -0.17),
    Row(.othersHardly, -0.81, -1.27, -1.43),
    // Other names speak for a country that it may mean or lie in; for a division that it may lie in.
    Row(.countrySupport, 0.21, -0.03, -0.09),
    Row(.strongCountrySupport, 0.50, -0.21, -0.34),
    Row(.divisionSupport, -0.06, -0.45, 0.40),
    Row(.strongDivisionSupport, 0.62, 0.27, 1.21),
    // No other name of the article speaks for a country where the name has a meaning.
    Row(.noSupport, -1.14, -0.45, -0.86),
  ]
}
