/// Makes a syntax tree of lexemes, by recursive descent: `NEAR` and `ADJ` bind tightest, then `NOT` and the signs, then
/// `AND`, then standing side by side, then `OR`.
///
/// Only parentheses recurse, and their depth is limited.
struct QuerySyntaxParser {
  private let lexemes: [QueryLexeme]
  /// The bytes of the query.
  private let whole: Range<Int>
  private var next = 0
  private var depth = 0
  private var clauses = 0

  /// The tree of all `lexemes`; `end` is the number of bytes of the query.
  static func tree(of lexemes: [QueryLexeme], end: Int) throws(QueryError) -> QuerySyntax {
    var parser = QuerySyntaxParser(lexemes: lexemes, whole: 0..<end)
    let tree = try parser.alternatives()
    if let lexeme = parser.peek {
      throw QueryError(
        "Nothing opens this parenthesis.", at: lexeme.range,
        advice: "Put ( where the group begins, or \\ before the parenthesis if it is text.")
    }
    return tree
  }

  private init(lexemes: [QueryLexeme], whole: Range<Int>) {
    self.lexemes = lexemes
    self.whole = whole
  }

  private var peek: QueryLexeme? { next < lexemes.count ? lexemes[next] : nil }

  // MARK: Operators, loosest first

  private mutating func alternatives() throws(QueryError) -> QuerySyntax {
    let first = try sideBySide()
    guard case .or? = peek?.kind else { return first }
    var parts = [first]
    while case .or? = peek?.kind {
      next += 1
      parts.append(try sideBySide())
    }
    return tree(.or(parts), from: first, to: parts[parts.count - 1])
  }

  private mutating func sideBySide() throws(QueryError) -> QuerySyntax {
    let first = try conjunction()
    if !first.isRequired, endsSideBySide { return first.syntax }
    var parts: [QuerySyntax.Clause] = []
    parts.reserveCapacity(4)
    parts.append(first)
    while !endsSideBySide { parts.append(try conjunction()) }
    return tree(.clauses(parts), from: first.syntax, to: parts[parts.count - 1].syntax)
  }

  /// Whether nothing stands beside what was read.
  private var endsSideBySide: Bool {
    switch peek?.kind {
    case nil, .or, .close: true
    default: false
    }
  }

  private mutating func conjunction() throws(QueryError) -> QuerySyntax.Clause {
    let first = try negation()
    guard case .and? = peek?.kind else { return first }
    var parts = [first.syntax]
    var isRequired = first.isRequired
    while case .and? = peek?.kind {
      next += 1
      let part = try negation()
      parts.append(part.syntax)
      isRequired = isRequired || part.isRequired
    }
    return QuerySyntax.Clause(
      syntax: tree(.and(parts), from: first.syntax, to: parts[parts.count - 1]),
      isRequired: isRequired)
  }

  /// A part with its `NOT`s and its sign; each `NOT` turns the meaning, so two cancel.
  private mutating func negation() throws(QueryError) -> QuerySyntax.Clause {
    let start = peek?.range.lowerBound ?? whole.upperBound
    var isNegated = false
    var isRequired = false
    prefixes: while let kind = peek?.kind {
      switch kind {
      case .not, .excluded: isNegated.toggle()
      case .required: isRequired = true
      default: break prefixes
      }
      next += 1
    }
    var syntax = try proximity()
    if isNegated {
      syntax = QuerySyntax(kind: .not(syntax), range: start..<syntax.range.upperBound)
    }
    return QuerySyntax.Clause(syntax: syntax, isRequired: isRequired && !isNegated)
  }

  private mutating func proximity() throws(QueryError) -> QuerySyntax {
    let left = try primary()
    guard let lexeme = peek, case .near(let distance, let ordered) = lexeme.kind else {
      return left
    }
    next += 1
    if let after = peek, isPrefix(after.kind) { throw QueryError.operand(at: after.range) }
    let right = try primary()
    if let another = peek, case .near = another.kind {
      throw QueryError(
        "NEAR and ADJ join two operands, not three.", at: another.range,
        advice: "Write (a NEAR/5 b) AND (b NEAR/5 c), or \"a b c\"~5.")
    }
    return QuerySyntax(
      kind: .near(left, right, distance: distance, ordered: ordered),
      range: left.range.lowerBound..<right.range.upperBound)
  }

  private func isPrefix(_ kind: QueryLexeme.Kind) -> Bool {
    switch kind {
    case .not, .required, .excluded: true
    default: false
    }
  }

  // MARK: Operands

  private mutating func primary() throws(QueryError) -> QuerySyntax {
    guard let lexeme = peek else { throw missing() }
    switch lexeme.kind {
    case .open: return try parenthesized(lexeme)
    case .field(let field):
      next += 1
      let operand = try primary()
      return QuerySyntax(
        kind: .field(field, operand), range: lexeme.range.lowerBound..<operand.range.upperBound)
    case .word(let literal, let distance):
      return try leaf(.word(literal, distance: distance), lexeme)
    case .phrase(let literal, let slop): return try leaf(.phrase(literal, slop: slop), lexeme)
    case .place(let literal): return try leaf(.place(literal), lexeme)
    case .date(let literal): return try leaf(.date(literal), lexeme)
    case .everything: return try leaf(.everything, lexeme)
    case .close, .and, .or, .not, .near, .required, .excluded: throw missing()
    }
  }

  private mutating func leaf(
    _ kind: QuerySyntax.Kind, _ lexeme: QueryLexeme
  ) throws(QueryError) -> QuerySyntax {
    clauses += 1
    if clauses > QueryLimits.clauses {
      throw QueryError(
        "The query has more than \(QueryLimits.clauses) words and phrases.", at: lexeme.range,
        advice: "Quote running text, so that it is one phrase.")
    }
    next += 1
    return QuerySyntax(kind: kind, range: lexeme.range)
  }

  private mutating func parenthesized(_ open: QueryLexeme) throws(QueryError) -> QuerySyntax {
    next += 1
    depth += 1
    if depth > QueryLimits.depth {
      throw QueryError(
        "More than \(QueryLimits.depth) parentheses are open here.", at: open.range,
        advice: "Put \\ before a parenthesis that is text.")
    }
    if let close = peek, case .close = close.kind {
      throw QueryError(
        "Nothing stands between these parentheses.",
        at: open.range.lowerBound..<close.range.upperBound)
    }
    if peek == nil { throw Self.unclosed(open) }
    var tree = try alternatives()
    guard let close = peek, case .close = close.kind else {
      throw Self.unclosed(open)
    }
    next += 1
    depth -= 1
    tree.range = open.range.lowerBound..<close.range.upperBound
    return tree
  }

  /// A part of the tree that goes from `first` to `last`.
  private func tree(
    _ kind: QuerySyntax.Kind, from first: QuerySyntax, to last: QuerySyntax
  ) -> QuerySyntax {
    QuerySyntax(kind: kind, range: first.range.lowerBound..<last.range.upperBound)
  }

  // MARK: Mistakes

  /// The mistake where an operand should stand and none does: an operator without one, before or after it.
  private func missing() -> QueryError {
    let advice = "Operators are the words in capitals; small or quoted they are words."
    if next > 0, let name = operatorName(lexemes[next - 1].kind) {
      return QueryError(
        "\(name) has nothing after it.", at: lexemes[next - 1].range, advice: advice)
    }
    guard let lexeme = peek else { return QueryError("There is nothing to search for.", at: whole) }
    guard let name = operatorName(lexeme.kind) else {
      return QueryError(
        "Nothing opens this parenthesis.", at: lexeme.range,
        advice: "Put \\ before a parenthesis that is text.")
    }
    return QueryError("\(name) has nothing before it.", at: lexeme.range, advice: advice)
  }

  private static func unclosed(_ open: QueryLexeme) -> QueryError {
    QueryError(
      "This parenthesis is not closed.", at: open.range,
      advice: "Put ) where the group ends, or \\ before the parenthesis if it is text.")
  }

  private func operatorName(_ kind: QueryLexeme.Kind) -> String? {
    switch kind {
    case .and: "AND"
    case .or: "OR"
    case .not: "NOT"
    case .near(_, let ordered): ordered ? "ADJ" : "NEAR"
    case .required: "+"
    case .excluded: "-"
    default: nil
    }
  }
}

extension QueryError {
  /// The mistake of an operand of `NEAR` or `ADJ` that is none of those it takes.
  static func operand(at range: Range<Int>, advice: String = "") -> QueryError {
    QueryError(
      "NEAR and ADJ join words, phrases and groups of these with OR; this is something else.",
      at: range,
      advice: advice.isEmpty ? "Write (a NEAR/5 b) AND c, or (a NEAR/5 b) -c." : advice)
  }
}
