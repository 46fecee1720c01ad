/// A query as it is written: operators, fields and the text of words and phrases, before anything is analyzed.
struct QuerySyntax {
  indirect enum Kind {
    case word(QueryLiteral, distance: Int?)
    case phrase(QueryLiteral, slop: Int)
    case everything
    case field(Query.Field, QuerySyntax)
    case near(QuerySyntax, QuerySyntax, distance: Int, ordered: Bool)
    case not(QuerySyntax)
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
