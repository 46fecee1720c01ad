import Calendar

/// The date in a URL or in the path of a file.
///
/// Taken are `/2013/12/12/`, `2013-12-12`, `2013_12_12`, `/2013/dec/12/`, `20131212` between signs, and `/2013/12/` for a
/// month; of years 1850 to 2099. A full date counts before a month, one with slashes before another.
enum AddressDate {
  private static let years = 1850...2099

  /// nil if there is none.
  static func find(in address: Span<UInt8>) -> WrittenDate? {
    var best: (rank: Int, date: WrittenDate)?
    var index = 0
    while index < address.count {
      guard isDigit(address, index) else {
        index += 1
        continue
      }
      let start = index
      while isDigit(address, index) { index += 1 }
      guard isFree(address, start - 1), let found = read(address, start..<index) else { continue }
      if found.rank < best?.rank ?? Int.max { best = found }
    }
    return best?.date
  }

  /// What begins with the digits of `run`.
  private static func read(
    _ address: Span<UInt8>, _ run: Range<Int>
  ) -> (rank: Int, date: WrittenDate)? {
    if run.count == 8, isFree(address, run.upperBound) { return compact(address, run) }
    guard run.count == 4, run.upperBound < address.count else { return nil }
    let separator = address[run.upperBound]
    guard [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(separator) else {
      return nil
    }
    let isPath = separator == UInt8(ascii: "/")
    let month = part(address, from: run.upperBound + 1)
    if month.upperBound < address.count, address[month.upperBound] == separator {
      let day = part(address, from: month.upperBound + 1)
      let isDay = (1...2).contains(day.count) && isDigit(address, day.lowerBound)
      if isDay, isPath ? ends(address, day.upperBound) : isFree(address, day.upperBound) {
        return date(address, [run, month, day]).map { (isPath ? 0 : 1, $0) }
      }
    }
    guard isPath, month.count == 2, month.upperBound < address.count,
      address[month.upperBound] == separator
    else { return nil }
    return date(address, [run, month]).map { (3, $0) }
  }

  private static func compact(
    _ address: Span<UInt8>, _ run: Range<Int>
  ) -> (rank: Int, date: WrittenDate)? {
    let start = run.lowerBound
    return date(address, [start..<start + 4, start + 4..<start + 6, start + 6..<start + 8])
      .map { (2, $0) }
  }

  /// Year, month and day, the month in digits or letters, as `WrittenDate` reads them.
  private static func date(_ address: Span<UInt8>, _ parts: [Range<Int>]) -> WrittenDate? {
    var text: [UInt8] = []
    for part in parts {
      if !text.isEmpty { text.append(UInt8(ascii: "-")) }
      for index in part { text.append(address[index]) }
    }
    guard let date = WrittenDate.read(whole: text.span, forms: .coarse),
      years.contains(date.interval.first.parts.year)
    else { return nil }
    return date
  }

  /// The digits, or the letters, from an index on.
  private static func part(_ address: Span<UInt8>, from start: Int) -> Range<Int> {
    var end = start
    if isDigit(address, start) {
      while isDigit(address, end) { end += 1 }
    } else {
      while end < address.count, isLetter(address[end]), end - start < 9 { end += 1 }
    }
    return start..<end
  }

  /// Whether neither a letter nor a digit stands there.
  private static func isFree(_ address: Span<UInt8>, _ index: Int) -> Bool {
    guard index >= 0, index < address.count else { return true }
    return !isDigit(address, index) && !isLetter(address[index]) && address[index] < 0x80
  }

  /// Whether a part of a path ends there; `10` of `/2013/12/10-things` is no day.
  private static func ends(_ address: Span<UInt8>, _ index: Int) -> Bool {
    guard index < address.count else { return true }
    switch address[index] {
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
    default: return false
    }
  }

  private static func isDigit(_ address: Span<UInt8>, _ index: Int) -> Bool {
    index < address.count && address[index] >= 0x30 && address[index] <= 0x39
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
