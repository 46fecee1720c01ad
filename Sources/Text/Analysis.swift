/// A named and versioned way to turn text into tokens.
package enum AnalysisProfile: String, CaseIterable, Hashable, Sendable {
  /// ICU's words for the root locale, lower-cased.
  case plain
  /// `plain` plus case and mark folding, possessives, elisions and acronyms.
  case news

  /// Version of the rules; a change of tokens is a new version.
  package var version: UInt32 { 1 }
}

/// Everything that decides which tokens a text has, as recorded in an index.
package struct Analysis: Hashable, Sendable {
  /// The rules.
  package var profile: AnalysisProfile
  /// Whether é and e stay two letters (profile `news` only; `plain` always keeps marks).
  package var keepsMarks: Bool

  /// Profile `news` with folded marks, if not said otherwise.
  package init(profile: AnalysisProfile = .news, keepsMarks: Bool = false) {
    self.profile = profile
    self.keepsMarks = keepsMarks
  }
}
