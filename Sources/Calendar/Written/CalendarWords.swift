/// The words of dates, found by their letters: names of months and weekdays, and small words between numbers.
///
/// Words are compared without case and marks, packed into a number: five bits a letter.
enum CalendarWords {
  /// What a word is.
  struct Word {
    /// From 1 for January; 0 for no month.
    var month: UInt8 = 0
    /// From 1 for Monday; 0 for no weekday.
    var weekday: UInt8 = 0
    /// Whether it is a month in English or French; the others are asked for.
    var isCommon = false
  }

  /// The longest word that is looked at, in letters.
  private static let longest = 12

  /// The letters at offset 0 and after, packed, and how many bytes they take; nil for no letter or too many.
  static func code(_ byte: (Int) -> UInt8) -> (code: UInt64?, length: Int) {
    var code: UInt64 = 0
    var letters = 0
    var length = 0
    while letters <= longest {
      guard let (letter, size) = letter(byte(length), byte(length + 1)) else { break }
      code = code &<< 5 | UInt64(letter)
      letters += 1
      length += size
    }
    return letters == 0 || letters > longest ? (nil, length) : (code, length)
  }

  /// A letter from 1 to 26, without case and mark; nil where there is none.
  private static func letter(_ first: UInt8, _ second: UInt8) -> (letter: UInt8, size: Int)? {
    if DateText.isLetter(first) { return (first & 0x1F, 1) }
    guard first == 0xC3 else { return nil }
    switch second | 0x20 {
    case 0xA0...0xA5: return (1, 2)
    case 0xA7: return (3, 2)
    case 0xA8...0xAB: return (5, 2)
    case 0xAC...0xAF: return (9, 2)
    case 0xB1: return (14, 2)
    case 0xB2...0xB6: return (15, 2)
    case 0xB9...0xBC: return (21, 2)
    default: return nil
    }
  }

  /// A word of ASCII letters, packed.
  static func code(_ word: String) -> UInt64 {
    word.utf8.reduce(0) { $0 &<< 5 | UInt64($1 & 0x1F) }
  }

  /// The words of all languages.
  static let words: [UInt64: Word] = {
    var words: [UInt64: Word] = [:]
    for (index, names) in months.enumerated() {
      for name in names.common { words[code(name), default: Word()].month = UInt8(index + 1) }
      for name in names.common { words[code(name), default: Word()].isCommon = true }
      for name in names.other where words[code(name)] == nil {
        words[code(name), default: Word()].month = UInt8(index + 1)
      }
    }
    for (index, names) in weekdays.enumerated() {
      for name in names { words[code(name), default: Word()].weekday = UInt8(index + 1) }
    }
    return words
  }()

  /// Whether a word may begin with two bytes: says of most others that none does.
  static func mayBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    guard first < 0x80, second < 0x80 else { return true }
    return beginnings[Int(first & 0x1F)] &>> UInt32(second & 0x1F) & 1 == 1
  }

  /// By the first letter of the words which second letters there are, a bit each.
  private static let beginnings: [UInt32] = {
    var beginnings = [UInt32](repeating: 0, count: 32)
    for word in words.keys {
      var rest = word
      while rest >> 10 != 0 { rest >>= 5 }
      beginnings[Int(rest >> 5)] |= 1 << UInt32(rest & 0x1F)
    }
    return beginnings
  }()

  private static func list(_ names: String) -> [String] {
    names.split(separator: " ").map(String.init)
  }

  /// English and French; Spanish, German, Portuguese and Italian.
  private static let months: [(common: [String], other: [String])] = [
    ("january jan janvier janv", "enero ene januar janner janeiro gennaio gen"),
    ("february feb febr fevrier fevr fev", "febrero februar feber fevereiro febbraio"),
    ("march mar mars", "marzo marz maerz mrz marco"),
    ("april apr avril avr", "abril abr aprile"),
    ("may mai", "mayo maio maggio mag"),
    ("june jun juin", "junio juni junho giugno giu"),
    ("july jul juillet juil", "julio juli julho luglio lug"),
    ("august aug aout", "agosto ago"),
    ("september sep sept septembre", "septiembre setiembre setembro settembre set"),
    ("october oct octobre", "octubre oktober okt outubro out ottobre ott"),
    ("november nov novembre", "noviembre novembro"),
    ("december dec decembre", "diciembre dic dezember dez dezembro dicembre"),
  ].map { (list($0.0), list($0.1)) }

  private static let weekdays: [[String]] = [
    "monday mon lundi lun lunes montag mo segunda lunedi",
    "tuesday tue tues mardi mar martes dienstag terca martedi",
    "wednesday wed weds mercredi mer miercoles mittwoch quarta mercoledi",
    "thursday thu thur thurs jeudi jeu jueves donnerstag quinta giovedi",
    "friday fri vendredi ven viernes freitag sexta venerdi",
    "saturday sat samedi sam sabado samstag sonnabend sabato",
    "sunday sun dimanche dim domingo sonntag domenica",
  ].map(list)
}
