/// Umm al-Qura, the Islamic calendar of Saudi Arabia: months begin when computation lets Mecca see the new moon.
///
/// It is a table, for its rules changed: a bit for each month of the years 1300 to 1600 (1882 to 2174), set for 30 days
/// and clear for 29, in three hexadecimal digits a year, the first month highest. Source: R. H. van Gent's tables, as in
/// ICU.
enum UmmAlQura {
  /// Years that the table knows.
  static let years = 1300...1600

  /// The day of year and month that its first day is; nil outside of the table.
  static func firstDay(year: Int, month: Int) -> Day? {
    guard years.contains(year), (1...12).contains(month) else { return nil }
    let (start, months) = starts[year - years.lowerBound]
    return start + lengths(months, before: month)
  }

  /// The days of the months before one.
  private static func lengths(_ months: UInt16, before month: Int) -> Int {
    (1..<month).reduce(0) { $0 + 29 + Int(months >> UInt16(12 - $1) & 1) }
  }

  /// The first day of each year, and its months.
  private static let starts: [(Day, UInt16)] = {
    var day = Day(-31826)
    return stride(from: 0, to: digits.count, by: 3).map { index in
      let months = digits[index..<index + 3].reduce(0) { $0 << 4 | value($1) }
      defer { day = day + lengths(months, before: 13) }
      return (day, months)
    }
  }()

  private static func value(_ digit: UInt8) -> UInt16 {
    UInt16(digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10)
  }

  private static let digits = Array(
    ("aaad54ec96d46ea36caad5556a9792ba95d4ada55cd2d69574ab54b6a5ad4aea4f51768b6a5ad52d695b49da4d"
      + "d26d955ac9b62baa5b52ba956caae92f49762b6956acaba4bd25d92dc96d54daa5b52ba55b49b655729754b6a3"
      + "752b6556aaab52bc95d4ada55caad69574ab94baa5b52b6a5752768b745b5555a95b49da4dd26e936aaad54db2"
      + "5d52da95b4aba55b49b64b715b4ab5a55d25e92ec96d4ae996b4aba93d49da4db2ab94baa5b52ba95b2ab5555c"
      + "4bd23d91da95b4ab5a56d2b693b49b6556a9754b6a56caad555b29b92ba95d4ada55aaab595749764baa5b52b6"
      + "a56e4db25b52b6a5ad2ae92f49764b6a56acad655d49da4dd16d955aa5b52da95b4ad5956ca6e4aea4f52b6956"
      + "aaab54bd25d92ea96d4ada95b4aba55b29b54d6a97547693749b5556aa6b52ba8bd46da35caad64db26b94baa5"
      + "b52b695751768b725b52b5655b49da4ed16d8b6aa6d52da95d4ada95b4ab653729762ba95b2ab5555b25d92ec9"
      + "6d2ae956b4aba55d29d54daa9b54baa3b49ba4daaaad52da95d45ea2ec9ad556b26b94baa5d52da95b52ba8bb4"
      + "5b92da95ab4ada4ed16e8b6a56d535695d4ada8dd46da55b29d62bb15b4ab955aaaae92ec8f5276956aaad655d"
      + "29d").utf8)
}
