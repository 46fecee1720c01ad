// Written by Sources/placefit/fit.py from labelled news. By hand, as beliefs (see BELIEFS there), are the rows of shareCode,
// company, beforeFrequentSurname, smallElsewhere and caselessSupport: the labelled sets hardly show them.

extension EvidenceWeights {
  /// What each kind of evidence weighs for an adjective or people, a known name, another name.
  static let table: [Row] = [
    // Every mention has it.
    Row(.always, 0.66, 1.49, 0.50),
    // A country or a continent, subregion or region; a state of the US, Canada, Australia, the UK; another division of
    // the first level; of the second.
    Row(.country, 1.33, 1.26, 1.33),
    Row(.region, -0.06, -0.48, -0.06),
    Row(.englishState, 0.49, 0.68, 0.49),
    Row(.state, -0.00, 0.11, -0.13),
    Row(.county, 0.58, 0.43, 0.97),
    // A division with more than 3 million inhabitants.
    Row(.largeState, 0.18, 0.25, 0.18),
    // A sea, river, lake, island, range, desert; a building that stands for who sits there.
    Row(.feature, -0.54, -0.40, -0.90),
    Row(.site, 2.50, 2.50, 2.50),
    Row(.capital, 0.26, -0.04, 0.26),
    // An adjective or a people; a short form; a mission or operation.
    Row(.demonym, 0.73, 0.95, 0.95),
    Row(.abbreviation, 0.00, 0.00, 0.00),
    Row(.weakAlias, -3.09, -3.30, -3.12),
    // The largest town so called has so many inhabitants.
    Row(.unknownPopulation, 0.03, 0.14, -0.07),
    Row(.under2Thousand, -0.21, 0.07, -0.57),
    Row(.under10Thousand, -0.38, -0.41, -0.49),
    Row(.under50Thousand, -0.19, -0.23, -0.24),
    Row(.under200Thousand, 0.18, 0.19, 0.25),
    Row(.underMillion, 0.21, 0.30, 0.21),
    Row(.overMillion, 0.56, 0.78, 0.56),
    // A place has it only as another spelling, another language's or a former name.
    Row(.alternateOnly, -0.55, -0.55, -0.77),
    Row(.oneReading, -0.30, -0.07, -0.11),
    Row(.manyReadings, 0.40, 0.33, 0.64),
    Row(.twoWords, -0.33, -0.27, 0.47),
    Row(.moreWords, -0.11, -0.42, 0.14),
    // The word alone is often written small: now and then, mostly, very often.
    Row(.sometimesSmall, -0.68, -0.46, -1.17),
    Row(.commonWord, -0.84, -0.61, -0.81),
    Row(.veryCommonWord, -1.12, -0.98, -1.12),
    Row(.firstName, -0.60, -0.72, -0.72),
    Row(.rareFirstName, -0.35, -0.38, -0.45),
    Row(.surname, -0.74, -1.01, -0.75),
    Row(.rareSurname, -0.21, -0.21, -0.30),
    // Up to three letters.
    Row(.shortWord, -0.90, -0.91, -1.24),
    // The word is never or seldom, or often, seen with a capital.
    Row(.seldomCapital, 0.20, 0.09, 0.38),
    Row(.oftenCapital, 0.02, 0.69, -0.64),
    // Of several words all are common; all are directions or kinds of places (Southern District); the last is County, River …; or University, Times …; the first a first name.
    Row(.commonWords, -0.71, -0.66, -0.65),
    Row(.genericWords, -1.54, -1.43, -1.46),
    Row(.endsAsPlace, 0.22, -0.21, 0.73),
    Row(.endsAsOrganization, -0.27, -0.55, -0.10),
    Row(.beginsAsPerson, -0.06, -0.19, 0.04),
    Row(.afterIn, 1.34, 1.71, 1.61),
    Row(.afterPreposition, 0.54, 0.75, 0.41),
    Row(.afterDirection, 0.52, 0.64, 0.59),
    // town of, University of, other of.
    Row(.afterPlaceNounOf, 1.56, 1.55, 1.81),
    Row(.afterOrganizationOf, -0.78, -1.08, -0.80),
    Row(.afterOf, 0.34, 0.17, 0.63),
    Row(.afterThe, 0.30, 0.34, 0.52),
    Row(.afterPlaceNoun, 0.05, 0.14, -0.13),
    Row(.afterTitle, -3.26, -3.20, -3.21),
    Row(.afterSoftTitle, -1.14, -1.14, -1.27),
    Row(.afterFirstName, -2.54, -2.49, -2.86),
    Row(.afterInitial, -2.16, -2.16, -2.23),
    // Another word with a capital in the middle of a sentence; at its beginning.
    Row(.afterCapital, -1.43, -1.77, -1.90),
    Row(.afterFirstCapital, -0.76, -1.19, -0.94),
    Row(.afterPlace, -1.00, -0.88, -1.45),
    Row(.afterNumber, -0.54, -0.94, -0.89),
    Row(.afterOpening, -0.28, -0.24, -0.49),
    Row(.afterQuote, -0.31, -0.44, -0.47),
    // pro-Russian; Mid-Atlantic; Wal-Mart; Fargo-Moorhead; sub-Saharan.
    Row(.afterPrefix, 0.74, 0.73, 0.73),
    Row(.afterSmallHyphen, -0.30, -0.41, -0.30),
    Row(.afterCapitalHyphen, -1.24, -1.19, -1.26),
    Row(.afterPlaceHyphen, 0.02, -0.14, -0.55),
    Row(.afterTransformation, -6.00, -6.00, -6.00),
    // D-Winthrop.
    Row(.afterParty, 1.09, 0.96, 1.25),
    // The capitals before it begin with a title or a first name.
    Row(.endsPerson, -1.57, -1.58, -1.59),
    // A university, bank … of it or in its name stands before in the same run of capitals.
    Row(.afterOrganization, -1.02, -1.57, -0.88),
    Row(.beforeOrganization, -1.38, -2.20, -1.97),
    Row(.beforeOrganizationAhead, 0.03, 0.33, 0.47),
    Row(.beforePlaceEnd, -1.00, -1.54, -1.54),
    Row(.beforeCapital, -1.08, -1.53, -1.58),
    Row(.beforeSurname, -2.16, -2.11, -2.27),
    Row(.beforeTitle, -0.23, -0.04, -0.39),
    Row(.beforeInitial, -1.91, -1.94, -2.04),
    Row(.beforePlace, -1.34, -1.73, -2.03),
    Row(.beforeSpeech, -0.87, -0.84, -1.01),
    Row(.beforeNumber, -0.85, -1.03, -1.01),
    Row(.beforeClosing, -0.41, -0.60, -0.52),
    // Mali-based; Baden-Baden.
    Row(.beforeSmallHyphen, -0.01, -0.15, -0.07),
    Row(.beforeCapitalHyphen, -0.98, -1.07, -0.89),
    Row(.beforePlaceHyphen, 0.01, -0.06, -0.04),
    // A dollar sign stands beside it: US$.
    Row(.besideCurrency, -1.76, -2.47, -1.75),
    // A small word follows: county, town; man, resident; police, officials.
    Row(.beforePlaceNoun, 0.34, 0.66, 0.89),
    Row(.beforePerson, 0.44, 0.98, 0.97),
    Row(.beforeOfficial, 0.78, 0.94, 1.11),
    Row(.beforePossessive, -0.64, -0.46, -0.71),
    // "Paris, Texas": for Paris; for Texas.
    Row(.insideNext, 2.14, 2.25, 2.29),
    Row(.aroundPrevious, 1.74, 1.93, 1.66),
    // Several names with commas or "and" between them.
    Row(.listed, 0.57, 1.20, 1.19),
    Row(.sentenceStart, 0.12, 0.20, 0.03),
    Row(.sentenceStartCommon, -0.45, -0.46, -0.61),
    Row(.inTitle, 0.00, 0.00, 0.00),
    Row(.titleCased, -0.30, -0.30, -0.30),
    Row(.caseless, 0.00, 0.00, 0.00),
    Row(.allCapitals, 0.56, 0.62, 0.73),
    Row(.dateline, 1.32, 1.13, 1.43),
    Row(.credit, -0.50, -0.50, -0.50),
    // All capitals among small letters, and neither a dateline nor an abbreviation.
    Row(.loud, -1.14, -0.82, -1.13),
    // A division's abbreviation of up to three letters that stands behind no place in it: Co., MAN.
    Row(.looseAbbreviation, -1.99, -1.59, -1.99),
    Row(.repeated, 0.00, -0.20, 0.17),
    Row(.oftenRepeated, 0.82, -0.02, 0.03),
    // Elsewhere the name is a place by what stands around it; a person's; an organization's.
    Row(.placeElsewhere, 0.44, 0.08, 0.52),
    Row(.personElsewhere, -1.62, -1.53, -1.99),
    Row(.organizationElsewhere, 0.21, 0.29, 0.54),
    // None of several mentions is a place by what stands around it: of two or three, of more.
    Row(.neverAsPlace, 0.05, -0.16, -0.19),
    Row(.oftenNeverAsPlace, -0.27, -0.68, -0.78),
    // The other mentions of the name are, each by itself, on average certainly, rather, rather not, certainly not a place.
    Row(.othersSurely, 1.10, 1.03, 0.88),
    Row(.othersLikely, 0.46, 0.19, 0.93),
    Row(.othersUnlikely, 0.08, -0.17, -0.17),
    Row(.othersHardly, -0.81, -1.28, -1.43),
    // Other names speak for a country that it may mean or lie in; for a division that it may lie in.
    Row(.countrySupport, 0.21, -0.03, -0.09),
    Row(.strongCountrySupport, 0.50, -0.21, -0.34),
    Row(.divisionSupport, -0.07, -0.46, 0.40),
    Row(.strongDivisionSupport, 0.62, 0.27, 1.21),
    // No other name of the article speaks for a country where the name has a meaning.
    Row(.noSupport, -1.14, -0.45, -0.86),
    // Part of a share code: RIO.AX, KMB.N.
    Row(.shareCode, -6.00, -6.00, -6.00),
    // Some mention of the name in the article is a company by what stands beside it: a share code in brackets, Corp,
    // shares in; and none is a place by a dateline or "Paris, Texas".
    Row(.company, -4.00, -4.00, -4.00),
    // One of the most frequent surnames follows with a capital.
    Row(.beforeFrequentSurname, -1.00, -1.00, -1.00),
    // A word of which the gazetteer knows nothing, and which the article also writes small.
    Row(.smallElsewhere, -6.00, -6.00, -6.00),
    // In a line without small letters, and other names speak for a country of its meanings.
    Row(.caselessSupport, 0.80, 0.80, 0.80),
  ]
}
