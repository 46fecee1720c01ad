import CWords

/// The runs of word characters in a window of a text: where they are, and which of them are simple.
///
/// A simple run consists of ASCII letters and digits, touches nothing but certain ends of words, and is no
/// matter of profile `news`: it is one word, and its normalized form are its bytes in lower case. The way of
/// the text through an English article; classes of 64 bytes at a time become bits of one number (after
/// Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28, 2019).
struct WordRuns {
  /// Number of runs.
  private(set) var count = 0
  /// Two for each run: its first byte and the one behind its last, in the window.
  private(set) var edges = [UInt32](repeating: 0, count: Int(cwords_room))
  private var marks = [UInt32](repeating: 0, count: Int(cwords_room))
  private var markCount = 0
  private var mark = 0

  /// Most bytes of a window.
  static let windowBytes = Int(cwords_window)
  /// Longer runs are not simple.
  static let longest = 256
  /// No position is as large as this.
  private static let none = UInt32.max

  /// Why a run is not simple.
  enum Suspicion {
    /// It is simple.
    case none
    /// It consists of ASCII capitals, but is simple else.
    case capitals
    case other
  }

  /// Replaces everything by the runs of `window`, which has at most `windowBytes`.
  ///
  /// - Parameters:
  ///   - hasMore: whether the text goes on; a run that reaches the end is then not simple.
  ///   - lowered: receives the window in lower case; has room for 64 bytes more.
  mutating func scan(
    _ window: Span<UInt8>, profile: AnalysisProfile, hasMore: Bool, lowered: inout [UInt8]
  ) {
    let found = unsafe window.withUnsafeBufferPointer { window in
      unsafe lowered.withUnsafeMutableBufferPointer { lowered in
        unsafe edges.withUnsafeMutableBufferPointer { edges in
          unsafe marks.withUnsafeMutableBufferPointer { marks in
            unsafe cwords_scan(
              window.baseAddress, window.count, profile == .news ? 1 : 0, hasMore ? 1 : 0,
              lowered.baseAddress, edges.baseAddress, marks.baseAddress)
          }
        }
      }
    }
    count = found.runs
    markCount = found.marks
    mark = 0
  }

  /// The bytes of run `index` in the window.
  func run(_ index: Int) -> Range<Int> { Int(edges[2 * index])..<Int(edges[2 * index + 1]) }

  /// The end of the first run that is marked and ends behind `start`.
  mutating func nextMark(after start: Int) -> UInt32 {
    while mark < markCount, Int(marks[mark] & ~Self.capitals) <= start { mark += 1 }
    return mark < markCount ? marks[mark] & ~Self.capitals : Self.none
  }

  /// Puts the runs from `first` on, plus `base`, to `forms`, from index `count` on, up to the first that is longer than
  /// `longest` or does not end before `limit`, or for which there is no room; returns which that is.
  func copy(
    from first: Int, limit: UInt32, base: UInt32, to forms: inout [Range<UInt32>],
    from count: Int
  ) -> Int {
    let end = min(self.count, first + forms.count - count)
    guard first < end else { return first }
    return unsafe forms.withUnsafeMutableBytes { forms in
      unsafe edges.withUnsafeBufferPointer { edges in
        // A range is its bounds.
        unsafe forms.baseAddress.map { forms in
          unsafe cwords_copy_runs(
            edges.baseAddress, first, end, limit, UInt32(Self.longest), base,
            forms.assumingMemoryBound(to: UInt32.self) + 2 * count)
        } ?? first
      }
    }
  }

  /// What there is about a run that `nextMark` has come to.
  func suspicion(of run: Range<Int>) -> Suspicion {
    var found = run.count > Self.longest ? Suspicion.other : .none
    var mark = mark
    while mark < markCount, Int(marks[mark] & ~Self.capitals) <= run.upperBound {
      if marks[mark] & Self.capitals == 0 { return .other }
      if found == .none { found = .capitals }
      mark += 1
    }
    return found
  }

  private static let capitals = UInt32(cwords_capitals)

  /// Whether the scan sees what `bits` (`WordTables`) see in each byte, or takes more bytes for parts of
  /// words than they: the colon is one by older versions of Unicode only.
  static func agree(with bits: [UInt8]) -> Bool {
    (UInt8.min...UInt8.max).allSatisfy { byte in
      let scanned = Int(cwords_class(byte))
      let found = bits[Int(byte)]
      if found & WordTables.multi != 0 { return scanned == Int(cwords_wide) }
      if found & WordTables.joiner != 0 { return scanned == Int(cwords_joiner) }
      if found & WordTables.word != 0 { return scanned == Int(cwords_letter) }
      return scanned == Int(cwords_middle) || scanned == 0 && found == 0
    }
  }
}
