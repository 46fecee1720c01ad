/// A way to write a holiday, as words in lower case without marks, possessives and elisions.
public struct HolidayName: Hashable, Sendable {
  /// What it names.
  public let holiday: Holiday
  /// All words that must stand there; at least one.
  public let words: [String]
  /// Which of them are the name: the others are only what shows that it is one, such as the article in `l'Ascension`.
  public let named: Range<Int>
  /// Whether the first word of the name must begin with a capital: written small it is an ordinary word.
  public let needsCapital: Bool
  /// Whether another name before it makes something else of it, such as "Holocaust" of "Remembrance Day".
  public let standsAlone: Bool

  /// - Parameter text: words between spaces; `[` and `]` around the name if it is not all of them, `^` before it if it
  ///   needs a capital, `!` if it stands alone.
  init(_ holiday: Holiday, _ text: String) {
    var words: [String] = []
    var first = 0
    var end: Int?
    var (needsCapital, standsAlone) = (false, false)
    for part in text.split(separator: " ") {
      var word = part
      while let sign = word.first, "[^!".contains(sign) {
        switch sign {
        case "[": first = words.count
        case "^": needsCapital = true
        default: standsAlone = true
        }
        word.removeFirst()
      }
      if word.last == "]" {
        word.removeLast()
        end = words.count + 1
      }
      words.append(String(word))
    }
    self.holiday = holiday
    self.words = words
    self.named = first..<max(first, end ?? words.count)
    self.needsCapital = needsCapital
    self.standsAlone = standsAlone
  }
}

extension Holiday {
  /// Every name in English and French; no two have the same words.
  public static let names: [HolidayName] = (englishNames + islamicNames + frenchNames).flatMap {
    holiday, names in
    names.split(separator: ",").map { HolidayName(holiday, String($0)) }
  }

  private static let englishNames: [(Holiday, String)] = [
    (.newYear, "new year day"),
    (.epiphany, "epiphany day, feast of [the epiphany], three kings day"),
    (.valentine, "valentine day, st valentine day, saint valentine day"),
    (.saintPatrick, "st patrick day, saint patrick day, st paddy day"),
    (.womensDay, "international women day, world women day"),
    (.aprilFools, "april fool day, april fools day, all fools day"),
    (.anzacDay, "anzac day"),
    (.mayDay, "^may day"),
    (.cincoDeMayo, "cinco de mayo"),
    (.africaDay, "africa day"),
    (.juneteenth, "juneteenth"),
    (.canadaDay, "canada day"),
    (.usIndependence, "us. independence day, american independence day"),
    (.usIndependence, "july fourth, ^fourth of july"),
    (.bastilleDay, "bastille day"),
    (.assumption, "assumption day, feast of the assumption"),
    (.halloween, "halloween"),
    (.allSaints, "all saints day, all hallows day"),
    (.bonfireNight, "guy fawkes night, guy fawkes day, bonfire night"),
    (.armistice, "armistice day, veterans day, veteran day, !^remembrance day"),
    (.aidsDay, "world aids. day, world aids day"),
    (.christmasEve, "christmas eve, xmas eve"),
    (.christmas, "^christmas, christmas day, ^xmas, xmas day"),
    (.boxingDay, "^boxing day, st stephen day, saint stephen day"),
    (.newYearsEve, "new year eve, new years eve"),
    (.mardiGras, "shrove tuesday, mardi gras, fat tuesday, pancake day"),
    (.ashWednesday, "ash wednesday"),
    (.lent, "during [^lent], of [^lent], for [^lent]"),
    (.palmSunday, "palm sunday"),
    (.holyWeek, "^holy week"),
    (.maundyThursday, "maundy thursday, holy thursday"),
    (.goodFriday, "^good friday"),
    (.easter, "^easter, easter sunday, easter day"),
    (.easterMonday, "easter monday"),
    (.ascension, "ascension day"),
    (.pentecost, "pentecost, whit sunday, whitsun"),
    (.whitMonday, "whit monday, pentecost monday"),
    (.corpusChristi, "feast of corpus christi"),
    (.orthodoxEaster, "orthodox easter, coptic easter, orthodox easter sunday"),
    (.martinLutherKing, "martin luther king day, martin luther king jr day, mlk day"),
    (.presidentsDay, "presidents day, president day"),
    (.memorialDay, "!^memorial day"),
    (.laborDay, "^labor day"),
    (.columbusDay, "columbus day"),
    (.thanksgiving, "^thanksgiving, thanksgiving day"),
    (.blackFriday, "^black friday"),
    (.roshHashanah, "rosh hashanah, rosh hashana"),
    (.yomKippur, "yom kippur, day of atonement"),
    (.hanukkah, "hanukkah, chanukah, hanoucca, hanouka"),
    (.passover, "passover, pessah, pesach"),
    (.purim, "purim, pourim"),
    (.chineseNewYear, "chinese new year, lunar new year, nouvel an chinois, nouvel an lunaire"),
    (.september11, "[september 11] attacks, [sept 11] attacks, [september 11th] attacks"),
    (
      .september11,
      "[september 11] terrorist attacks, [sept 11] terrorist attacks, [11 september] attacks"
    ),
    (.september11, "[september 11] hijackers, [sept 11] hijackers, [september 11] hijackings"),
    (.september11, "attacks of [september 11], attacks of [sept 11], attacks of [11 september]"),
  ]

  /// Written in many ways in both languages.
  private static let islamicNames: [(Holiday, String)] = [
    (.ramadan, "ramadan, ramadhan, ramzan"),
    (
      .eidAlFitr,
      "eid al fitr, eid ul fitr, eid el fitr, id al fitr, idul fitr, idul fitri, id el fitr"
    ),
    (.eidAlFitr, "aid al fitr, aid el fitr, aid es seghir, korite, eid fitr"),
    (
      .eidAlAdha,
      "eid al adha, eid ul adha, eid el adha, id al adha, idul adha, aid al adha, aid el adha"
    ),
    (
      .eidAlAdha,
      "eid el kabir, eid al kabir, aid el kebir, aid al kebir, aid el kabir, aid al kabir"
    ),
    (.eidAlAdha, "tabaski, feast of sacrifice, feast of the sacrifice, fete du mouton"),
    (.eidAlAdha, "fete du sacrifice"),
    (.ashura, "ashura, ashoura, achoura, tamkharit"),
    (
      .mawlid,
      "mawlid, maulid, mawloud, gamou, prophet birthday, maulidi, le [mouloud], du [mouloud], le [maouloud], "
        + "du [maouloud], fete du mouloud, fete du maouloud"
    ),
    (.islamicNewYear, "islamic new year, muslim new year, nouvel an musulman, nouvel an islamique"),
    (.nightOfDestiny, "laylat al qadr, lailat al qadr, nuit du destin, night of power"),
  ]

  private static let frenchNames: [(Holiday, String)] = [
    (.newYear, "jour de l an, le [^nouvel an], du [^nouvel an], au [^nouvel an]"),
    (.epiphany, "l [^epiphanie], fete des rois"),
    (.valentine, "la [saint valentin], la [st valentin]"),
    (.saintPatrick, "la [saint patrick]"),
    (.womensDay, "journee internationale de la femme, journee internationale des femmes"),
    (.womensDay, "journee internationale des droits des femmes, journee de la femme"),
    (.mayDay, "fete du travail, fete des travailleurs"),
    (.assumption, "l [^assomption]"),
    (.allSaints, "la [toussaint], fete de la toussaint"),
    (.armistice, "commemoration de l [^armistice], anniversaire de l [^armistice]"),
    (.aidsDay, "journee mondiale contre le sida, journee mondiale de lutte contre le sida"),
    (.christmasEve, "veille de [noel], reveillon de noel"),
    (.christmas, "a [^noel], de [^noel], la [^noel], avant [^noel], apres [^noel], pour [^noel]"),
    (.christmas, "d ici [^noel], depuis [^noel], jour de noel, fete de noel, fetes de noel"),
    (.newYearsEve, "la [saint sylvestre], reveillon du nouvel an, reveillon de la saint sylvestre"),
    (.ashWednesday, "mercredi des cendres"),
    (.lent, "le [^careme], du [^careme]"),
    (.palmSunday, "dimanche des rameaux, fete des rameaux"),
    (.holyWeek, "semaine sainte"),
    (.maundyThursday, "jeudi saint"),
    (.goodFriday, "vendredi saint"),
    (.easter, "^paques, dimanche de paques, jour de paques"),
    (.easterMonday, "lundi de paques"),
    (.ascension, "l [^ascension], jeudi de l [^ascension]"),
    (.pentecost, "^pentecote, dimanche de pentecote"),
    (.whitMonday, "lundi de pentecote, lundi de la pentecote"),
    (.orthodoxEaster, "paque orthodoxe, paques orthodoxe, paques orthodoxes"),
    (
      .september11,
      "attentats du [11 septembre], attaques du [11 septembre], attentat du [11 septembre]"
    ),
  ]
}
