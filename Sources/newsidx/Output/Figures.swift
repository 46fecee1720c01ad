/// Numbers as people read them.
enum Figures {
  /// `1234567` as `1,234,567`.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A number and its noun: `1 article`, `1,200 articles`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// With two digits after the point.
  static func hundredths(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return "?" }
    let hundredths = Int((number.magnitude * 100).rounded())
    let rest = hundredths % 100
    return "\(number < 0 ? "-" : "")\(grouped(hundredths / 100)).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// With one digit after the point.
  static func tenths(_ number: Double) -> String {
    guard number.isFinite, number.magnitude < 1e15 else { return "?" }
    let tenths = Int((number * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(grouped(abs(tenths) / 10)).\(abs(tenths) % 10)"
  }

  /// Bytes in decimal units: `334.1 MB`.
  static func bytes(_ count: some BinaryInteger) -> String {
    var value = Double(count)
    for unit in ["bytes", "kB", "MB", "GB"] {
      if value < 999.95 || unit == "GB" {
        return unit == "bytes" ? "\(Int(value)) bytes" : "\(tenths(value)) \(unit)"
      }
      value /= 1000
    }
    return "\(count) bytes"
  }

  /// Seconds as `7 s`, `3 min 07 s`, `2 h 05 min`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "?" }
    let whole = Int(seconds.rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(two(whole % 60)) s" }
    return "\(whole / 3600) h \(two(whole / 60 % 60)) min"
  }

  /// `part` of `whole` in per cent, whole numbers from 10 on.
  static func share(_ part: Double, of whole: Double) -> String {
    guard whole > 0 else { return "?" }
    let percent = part / whole * 100
    return percent < 10 ? "\(tenths(percent)) %" : "\(Int(percent.rounded())) %"
  }
}

extension String {
  /// Filled with spaces on the right.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// Filled with spaces on the left.
  func aligned(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
