import Calendar

/// The date in a URL or in the path of a file.
///
/// Taken are `/2013/12/12/`, `2013-12-12`, `2013_12_12`, `/2013/dec/12/`, and `/2013/12/`, `/2013-12/` for a month; of years
/// 1850 to 2099. Eight digits alone are mostly numbers of articles: they count as a part of a path (`/20131212/`,
/// `/20131212-story`, `/wire-20131212.jsonl`), of years 1990 to 2099, and not beside other numbers. What stands behind the
/// question mark of a URL counts only under a name such as `date`. A full date counts before a month, one with slashes
/// before another.
enum AddressDate {
  private static let years = 1850...2099
  private static let compactYears = 1990...2099

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
      guard isFree(address, start - 1), let found = read(address, start..<index),
        found.rank < best?.rank ?? Int.max, mayStand(address, at: start)
      else { continue }
      if found.rank == 0 { return found.date }
      best = found
    }
    return best?.date
  }

  /// Whether `find` may find a date of a year that is not in `near`; says of most addresses that it does not.
  ///
  /// A year is four digits, or the first four of eight; two of them may stand behind the name of a month.
  static func mayTellYear(outside near: ClosedRange<Int>, in address: Span<UInt8>) -> Bool {
    var index = 0
    while let start = address.firstDigit(in: index..<address.count) {
      index = start
      var number = 0
      while isDigit(address, index) {
        number = min(number, 100_000_000) * 10 + Int(address[index] & 0x0F)
        index += 1
      }
      guard isFree(address, start - 1) else { continue }
      switch index - start {
      case 2:
        if index + 1 < address.count, address[index] == UInt8(ascii: "-"),
          !isDigit(address, index + 1)
        {
          return true
        }
      // Years of the Buddhist era are 543 more.
      case 4:
        let isLast = start > 0 && address[start - 1] == UInt8(ascii: "-")
        if !near.contains(number) || number >= 2500, isLast || mayGoOn(address, index) {
          return true
        }
      case 8: if !near.contains(number / 10_000) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether a separator and something like a month stand behind a year.
  private static func mayGoOn(_ address: Span<UInt8>, _ end: Int) -> Bool {
    guard end + 1 < address.count else { return false }
    switch address[end] {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      return isLetter(address[end + 1])
        || isDigit(address, end + 1) && !(isDigit(address, end + 2) && isDigit(address, end + 3))
    default: return false
    }
  }

  /// What begins with the digits of `run`.
  private static func read(
    _ address: Span<UInt8>, _ run: Range<Int>
  ) -> (rank: Int, date: WrittenDate)? {
    if run.count == 8 { return compact(address, run) }
    if run.count == 2 { return dayFirst(address, run) }
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
    guard month.count == 2, isDigit(address, month.lowerBound) || isPath else { return nil }
    if isPath {
      guard month.upperBound < address.count, address[month.upperBound] == separator else {
        return nil
      }
    } else {
      guard begins(address, run.lowerBound), ends(address, month.upperBound) else { return nil }
    }
    return date(address, [run, month]).map { (3, $0) }
  }

  /// `20131212`, as a part of a path or before other words of it.
  private static func compact(
    _ address: Span<UInt8>, _ run: Range<Int>
  ) -> (rank: Int, date: WrittenDate)? {
    let (start, end) = (run.lowerBound, run.upperBound)
    guard isFree(address, end), !isDigit(address, start - 2) || begins(address, start) else {
      return nil
    }
    // `world-africa-20131212` is the number of an article, `wire-20131212.jsonl` a day.
    let isLast =
      end >= address.count || address[end] == UInt8(ascii: "/") || address[end] == UInt8(ascii: "?")
    let isValue = start > 0 && address[start - 1] == UInt8(ascii: "=")
    guard begins(address, start) || isValue || !isLast else { return nil }
    guard
      let date = date(address, [start..<start + 4, start + 4..<start + 6, start + 6..<start + 8]),
      compactYears.contains(date.interval.first.parts.year)
    else { return nil }
    return (2, date)
  }

  /// `13-12-2013` as a whole part of a path, if it can be read in one way only.
  private static func dayFirst(
    _ address: Span<UInt8>, _ run: Range<Int>
  ) -> (rank: Int, date: WrittenDate)? {
    guard begins(address, run.lowerBound), run.lowerBound + 10 <= address.count,
      ends(address, run.lowerBound + 10), address[run.upperBound] == UInt8(ascii: "-"),
      let date = WrittenDate.read(
        whole: address.extracting(run.lowerBound..<run.lowerBound + 10), forms: .prose),
      !date.isAmbiguous, years.contains(date.interval.first.parts.year)
    else { return nil }
    return (1, date)
  }

  /// Whether it stands before the query of a URL, or in it under a name that speaks of a date.
  private static func mayStand(_ address: Span<UInt8>, at index: Int) -> Bool {
    guard let query = address.firstIndex(of: UInt8(ascii: "?"), from: 0), query < index else {
      return true
    }
    var end = index
    while end > query, address[end] != UInt8(ascii: "=") { end -= 1 }
    var start = end
    while start > query + 1, address[start - 1] != UInt8(ascii: "&") { start -= 1 }
    guard start < end else { return false }
    if end - start == 1 { return address[start] | 0x20 == UInt8(ascii: "d") }
    let key = address.extracting(start..<end)
    return dateNames.contains { name in
      (0..<key.count).contains { place in
        place + name.count <= key.count
          && name.indices.allSatisfy { key[place + $0] | 0x20 == name[$0] }
      }
    }
  }

  private static let dateNames = ["date", "day", "published"].map { Array($0.utf8) }

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

  /// Whether a part of a path begins there.
  private static func begins(_ address: Span<UInt8>, _ index: Int) -> Bool {
    index == 0 || address[index - 1] == UInt8(ascii: "/")
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
    index >= 0 && index < address.count && address[index] >= 0x30 && address[index] <= 0x39
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
