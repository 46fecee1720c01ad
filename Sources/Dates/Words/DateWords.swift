import Calendar

/// The words of all languages, and the names of holidays.
enum DateWords {
  /// A word of both languages means what it does in English.
  static let table = DateWordTable(dates + holidays.rows)

  /// What the names of holidays are found by.
  static let holidays = HolidayWords(Holiday.names, known: DateWordTable(dates))

  private static let dates = EnglishWords.rows + FrenchWords.rows + GuardWords.rows
}
