/// The Chinese new year of 1900 to 2099.
///
/// Moons and solstices would have to be computed to the minute, so it is a table: days from 20 January on, a letter for
/// each year, from the Chinese calendar of ICU (astronomical, at China's longitude).
enum ChineseNewYear {
  /// nil outside 1900 to 2099.
  static func day(_ year: Int) -> Day? {
    guard (1900...2099).contains(year), let start = Day(year: year, month: 1, day: 20) else {
      return nil
    }
    let letter = letters[year - 1900]
    let isCapital = letter < UInt8(ascii: "a")
    return start + Int(isCapital ? letter - UInt8(ascii: "A") : letter - UInt8(ascii: "a") + 26)
  }

  private static let letters = Array(
    ("LeTJbPFYNCVKdRGZODWMfTIbQEYNDVKcRGZPEWLeTHaQFYNCVJ"
      + "cRHZPEXLdTIaQFYNBUKcRHaODWLdSIbQFYNfUJcRHaPDVLeSIb"
      + "QEXMCUJdSGZODVLeTIbQFXMCVJcSGYNDWLeTIaPEXMCVKcRGZN"
      + "DWMeTIaPEXNBUJcQGZODWLeSHaQEXNCUJcRGZOEVKdSHaQFXMB").utf8)
}
