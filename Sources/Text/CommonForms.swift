/// Marked runs whose one token can be told at a glance: numbers and the possessives of words.
///
/// Half of what is marked in news. The rules (`WordTables`, `WordRules`) would say the same, later.
enum CommonForms {
  /// The part of `run` that is its only token, with its bytes in lower case as the normalized form; nil if
  /// it takes the rules to tell.
  ///
  /// - Parameters:
  ///   - run: a whole run of ASCII in `text`.
  ///   - bits: those of `WordTables`.
  static func token(
    of run: Range<Int>, in text: Span<UInt8>, bits: Span<UInt8>, profile: AnalysisProfile
  ) -> Range<Int>? {
    guard run.count <= WordRuns.longest else { return nil }
    if bits[Int(text[run.lowerBound])] & WordTables.digit != 0 {
      return isNumber(run, in: text, bits: bits) ? run : nil
    }
    return profile == .news ? owner(run, in: text, bits: bits) : nil
  }

  /// Whether the run is digits with points, commas and the like between them, such as `20,000.5`.
  private static func isNumber(
    _ run: Range<Int>, in text: Span<UInt8>, bits: Span<UInt8>
  ) -> Bool {
    for index in run {
      let byte = text[index]
      // A colon joins letters by older versions of Unicode, and digits by none.
      let isPart = bits[Int(byte)] & (WordTables.digit | WordTables.middle) != 0
      guard isPart, byte != UInt8(ascii: ":") else { return false }
    }
    return true
  }

  /// What stands before `'s`, if that is letters and not all of them are capitals.
  private static func owner(
    _ run: Range<Int>, in text: Span<UInt8>, bits: Span<UInt8>
  ) -> Range<Int>? {
    guard run.count >= 4, text[run.upperBound - 1] == UInt8(ascii: "s"),
      text[run.upperBound - 2] == Apostrophe.ascii
    else { return nil }
    let word = run.lowerBound..<run.upperBound - 2
    var all: UInt8 = 0
    for index in word {
      let found = bits[Int(text[index])]
      guard found & (WordTables.lower | WordTables.upper) != 0 else { return nil }
      all |= found
    }
    return all & WordTables.lower != 0 ? word : nil
  }
}
