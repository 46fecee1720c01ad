/// Words behind digits that tell what those are, in both languages.
enum GuardWords {
  static let rows: [(words: String, meaning: DateWord)] = [
    ("bc bce", DateWord(.era, 0)),
    // "Av. J.-C.", "avant Jésus-Christ", "avant notre ère".
    ("av", DateWord(.era, 1)), ("j jesus notre christ", DateWord(.era, 2)),
    ("ad. a.d a.d.", DateWord(.era, 3)), ("long", DateWord(.measured)),
    ("street avenue boulevard broadway drive lane road blvd", DateWord(.street)),
    (
      "elections polls earnings results sales profits losses revenues exports imports figures levels estimates "
        + "prices accords talks games championships finals contracts futures bonds notes models crops harvests "
        + "protests riots bombings floods killings operations shipments deliveries taxes returns payments "
        + "costs expenses dividends laws rules negotiations hearings budgets forecasts projections targets goods "
        + "standards editions events crimes charges",
      DateWord(.yearWord)
    ),
    (
      "seat strong page metre meter mile man member bed room foot point acre tonne ton kilometre kilometer "
        + "km watt hour word unit pound volt square horsepower yard",
      DateWord(.measured)
    ),
    (
      "inhabitants residents villagers tourists voters delegates participants patients birds animals cattle "
        + "books rifles strikers sheep camels hostages prisoners migrants inmates pupils teachers voters "
        + "habitants touristes participants otages prisonniers enseignants maisons villages",
      DateWord(.counted)
    ),
  ]
}
