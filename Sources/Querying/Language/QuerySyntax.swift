/// A query as it is written: operators, fields and the text of words and phrases, before anything is analyzed.
struct QuerySyntax {
  enum Kind {
    /// The text is a number of a literal, here and below.
    case word(Int, distance: Int?)
    case phrase(Int, slop: Int)
    /// The number of a place literal.
    case place(Int)
    /// The number of a date literal.
    case date(Int)
    case everything
    indirect case field(Query.Field, QuerySyntax)
    indirect case near(QuerySyntax, QuerySyntax, distance: Int, ordered: Bool)
    indirect case not(QuerySyntax)
    /// Joined by `AND`.
    case and([QuerySyntax])
    /// Joined by `OR`.
    case or([QuerySyntax])
    /// Side by side, some with `+`; two or more, or one with `+`.
    case clauses([Clause])
  }

  /// One of several parts that stand side by side.
  struct Clause {
    var syntax: QuerySyntax
    /// Whether `+` stands before it, or before a part that `AND` joins to it.
    var isRequired: Bool
  }

  var kind: Kind
  /// Its bytes in the query, with parentheses and sign.
  var range: Range<Int>
}
