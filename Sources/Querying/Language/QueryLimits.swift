/// What a query may have at most; more is an error that says so.
package enum QueryLimits {
  /// Bytes of the query.
  package static let bytes = 65_536
  /// Parentheses inside each other.
  package static let depth = 64
  /// Words and phrases.
  package static let clauses = 1_024
  /// Words of one phrase.
  package static let phraseWords = 1_024
  /// The n of `"a b"~n`.
  package static let slop = 10_000
  /// The n of `NEAR/n` and `ADJ/n`.
  package static let distance = 10_000
}
