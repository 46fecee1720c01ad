/// The smallest meaningful part of a query.
struct QueryLexeme {
  enum Kind {
    case open
    case close
    case and
    case or
    case not
    case near(distance: Int, ordered: Bool)
    /// `+` before a clause.
    case required
    /// `-` before a clause.
    case excluded
    /// `title:` or `source:`; a word, a phrase or `(` follows.
    case field(Query.Field)
    /// The text is a number of a literal, here and below.
    case word(Int, distance: Int?)
    case phrase(Int, slop: Int)
    /// The number of a place literal.
    case place(Int)
    /// The number of a date literal.
    case date(Int)
    /// `*` alone.
    case everything
  }

  var kind: Kind
  /// Its bytes in the query.
  var range: Range<Int>
}
