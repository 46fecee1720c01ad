import Querying
import TestSupport
import Testing
import Text

/// What every form of the language says, as a table of queries and trees.
struct QueryFormTests {
  static let words: [(String, String)] = [
    ("mali", "mali"),
    ("Mali", "mali"),
    ("  mali  ", "mali"),
    ("(mali)", "mali"),
    ("((mali))", "mali"),
    ("mali kidal", "and(mali, kidal)"),
    ("mali\tkidal\ngao\u{A0}timbuktu\u{3000}x", "and(mali, kidal, gao, timbuktu, x)"),
    ("mali mali", "and(mali, mali)"),
    ("and or not near", "and(and, or, not, near)"),
    ("And Or Not", "and(and, or, not)"),
    ("AND/OR", "[and or]"),
    ("ANDROID NOTE ORAL NEARLY ADJUST", "and(android, note, oral, nearly, adjust)"),
    ("*", "*"),
    ("**", "*"),
    ("(*)", "*"),
    ("* -mali", "and(*, not(mali))"),
  ]

  static let phrases: [(String, String)] = [
    ("\"military cooperation\"", "[military cooperation]"),
    ("\"to be or not to be\"", "[to be or not to be]"),
    ("\"a AND b\"", "[a and b]"),
    ("“military cooperation”", "[military cooperation]"),
    ("«military cooperation»", "[military cooperation]"),
    ("« military cooperation »", "[military cooperation]"),
    ("“a \"b\" c” d", "and([a b c], d)"),
    ("\"a “b” c\"", "[a b c]"),
    ("\"mali\"", "mali"),
    ("\"a b\"\"c d\"", "and([a b], [c d])"),
    ("\"a b\"c", "and([a b], c)"),
    ("a,\"b c\"", "and(a, [b c])"),
    ("\"U.N.\"-backed force", "and(un., backed, force)"),
    ("\"a\"-b", "and(a, b)"),
    ("(a OR b)-c", "and(or(a, b), c)"),
    ("\"a b\"~3", "[a b]~3"),
    ("\"a b\"~0", "[a b]"),
    ("\"a\"~3", "a"),
    ("\"a b\"~10000", "[a b]~10000"),
    ("“a b”~2 c", "and([a b]~2, c)"),
    ("(\"a b\"~2)", "[a b]~2"),
    ("\"a b\"~2\"c d\"", "and([a b]~2, [c d])"),
    ("\"(a) [b] {c} x:y -z +w\"", "[a b c x y z w]"),
    ("\"a \\\"b\\\" c\"", "[a b c]"),
    ("'military cooperation'", "and(military, cooperation)"),
    ("Côte d'Ivoire's", "and(cote, [d ivoire])"),
    ("rock\"n\"roll", "[rock n roll]"),
    ("a 12\" disc", "and(a, 12, disc)"),
  ]

  static let operators: [(String, String)] = [
    ("a AND b", "and(a, b)"),
    ("a OR b", "or(a, b)"),
    ("a b OR c", "or(and(a, b), c)"),
    ("a OR b c", "or(a, and(b, c))"),
    ("a AND b OR c AND d", "or(and(a, b), and(c, d))"),
    ("(a OR b) c", "and(or(a, b), c)"),
    ("(a OR b)AND(c OR d)", "and(or(a, b), or(c, d))"),
    ("\"a\"AND\"b\"", "and(a, b)"),
    ("a OR (b OR c)", "or(a, b, c)"),
    ("a (b c) AND (d AND e)", "and(a, b, c, d, e)"),
    ("a -b", "and(a, not(b))"),
    ("-b a", "and(a, not(b))"),
    ("a NOT b", "and(a, not(b))"),
    ("a AND NOT b", "and(a, not(b))"),
    ("a AND -b", "and(a, not(b))"),
    ("a -b -c", "and(a, not(b), not(c))"),
    ("a -(b OR c)", "and(a, not(or(b, c)))"),
    ("a -(b c)", "and(a, not(and(b, c)))"),
    ("a -\"b c\"", "and(a, not([b c]))"),
    ("a (-b)", "and(a, not(b))"),
    ("a (-b -c)", "and(a, not(or(b, c)))"),
    ("a NOT NOT b", "and(a, b)"),
    ("a NOT -b", "and(a, b)"),
    ("a -(-b)", "and(a, b)"),
    ("a NOT +b", "and(a, not(b))"),
    ("(a -b) OR (c -d)", "or(and(a, not(b)), and(c, not(d)))"),
    ("a -b OR c -d", "or(and(a, not(b)), and(c, not(d)))"),
    ("+a b", "and(a, b)"),
    ("+a +b -c", "and(a, b, not(c))"),
    ("+\"a b\" +(c OR d)", "and([a b], or(c, d))"),
    ("a -Sudan-war", "and(a, not([sudan war]))"),
    ("a -AND", "and(a, not(and))"),
    ("a - b", "and(a, b)"),
    ("a -- b", "and(a, b)"),
    ("a --b", "and(a, b)"),
    ("a +-b", "and(a, b)"),
    ("(a -) b", "and(a, b)"),
  ]

  static let nears: [(String, String)] = [
    ("a NEAR/5 b", "near5(a, b)"),
    ("a ADJ/1 b", "adj1(a, b)"),
    ("a NEAR/10000 b", "near10000(a, b)"),
    ("\"a b\" NEAR/5 c", "near5([a b], c)"),
    ("al-Qaida NEAR/5 mil*", "near5([al qaida], mil*)"),
    ("(a OR \"b c\" OR d*) ADJ/2 (e OR f~1)", "adj2(or(a, [b c], d*), or(e, f~1))"),
    ("(a OR (b OR c)) NEAR/2 ((d))", "near2(or(a, b, c), d)"),
    ("a NEAR/5 b c", "and(near5(a, b), c)"),
    ("a b NEAR/5 c", "and(a, near5(b, c))"),
    ("a OR b NEAR/5 c", "or(a, near5(b, c))"),
    ("a -b NEAR/5 c", "and(a, not(near5(b, c)))"),
    ("a NOT b NEAR/5 c", "and(a, not(near5(b, c)))"),
    ("(a NEAR/5 b) AND (b NEAR/5 c)", "and(near5(a, b), near5(b, c))"),
    ("\"a\"NEAR/3(b OR c)", "near3(a, or(b, c))"),
    ("title:(a NEAR/5 b)", "near5(title:a, title:b)"),
    ("near/5 NEARBY/5", "and([near 5], [nearby 5])"),
  ]

  static let patterns: [(String, String)] = [
    ("milit*", "milit*"),
    ("MILIT*", "milit*"),
    ("*stan", "*stan"),
    ("m*li", "m*li"),
    ("*ali*", "*ali*"),
    ("m**li", "m*li"),
    ("T?mbuktu", "t?mbuktu"),
    ("T??buktu", "t??buktu"),
    ("?ali", "?ali"),
    ("m?*i", "m?*i"),
    ("Who did it?", "and(who, did, it)"),
    ("it?, she said", "and(it, she, said)"),
    ("mali?*", "mali"),
    ("al-Qaid*", "[al qaid*]"),
    ("al*-Qaid?h", "[al* qaid?h]"),
    ("U.N.-back*", "[un. back*]"),
    ("*-mali", "mali"),
    ("mali-*", "mali"),
    ("\"peace* mission\"", "[peace* mission]"),
    ("\"T?mbuktu troops\"", "[t?mbuktu troops]"),
    ("\"*stan * troops\"", "[*stan troops]"),
    ("\"did it?\"", "[did it]"),
    ("\"peace* mission\"~2", "[peace* mission]~2"),
    ("us*", "us*"),
    ("США*", "сша*"),
    ("Tombouctou~1", "tombouctou~1"),
    ("Tombouctou~2", "tombouctou~2"),
    ("al-Qaida~1", "[al qaida~1]"),
    ("(mali~1)", "mali~1"),
    ("mali~1 OR b", "or(mali~1, b)"),
    ("10~20", "[10 20]"),
    ("2013~1", "2013~1"),
    ("a~b", "[a b]"),
    ("~50", "50"),
    ("a ~ b", "and(a, b)"),
    ("\"mali~1 b\"", "[mali 1 b]"),
    ("C++~1", "c~1"),
  ]

  static let fields: [(String, String)] = [
    ("title:mali", "title:mali"),
    ("source:Reuters", "source:reuters"),
    ("title:\"military cooperation\"", "title:[military cooperation]"),
    ("title:“a b”~2", "title:[a b]~2"),
    ("title:mali*", "title:mali*"),
    ("title:mali~1", "title:mali~1"),
    ("title:al-Qaida", "title:[al qaida]"),
    ("title:(a OR b)", "or(title:a, title:b)"),
    ("title:(a -b \"c d\")", "and(title:a, title:[c d], not(title:b))"),
    ("-title:x y", "and(y, not(title:x))"),
    ("+title:x y", "and(title:x, y)"),
    ("NOT source:x y", "and(y, not(source:x))"),
    ("title:a b", "and(title:a, b)"),
    ("(title:a)", "title:a"),
    ("title:AND", "title:and"),
    ("title:*", "title:*"),
    ("title:a:b", "title:[a b]"),
    ("title: mali", "and(title, mali)"),
    ("title:", "title"),
    ("(title:)", "title"),
    ("Title:mali", "[title mali]"),
    ("x title/mali", "and(x, [title mali])"),
    ("10:30", "[10 30]"),
    ("C:foo", "[c foo]"),
    ("Re:foo", "[re foo]"),
    ("http://x.org/a", "[http x.org a]"),
    ("a,title:mali", "[a title mali]"),
    ("\"title:mali\"", "[title mali]"),
    ("title\\:mali", "[title mali]"),
  ]

  static let punctuation: [(String, String)] = [
    ("al-Qaida", "[al qaida]"),
    ("AC/DC", "[ac dc]"),
    ("50%", "50"),
    ("C++", "c"),
    ("U.N.", "un."),
    ("a & b", "and(a, b)"),
    ("a && b || c", "and(a, b, c)"),
    ("a — b", "and(a, b)"),
    ("a ... b", "and(a, b)"),
    ("a \"!!\" b", "and(a, b)"),
    ("a AND & AND b", "and(a, b)"),
    ("a -& b", "and(a, b)"),
    ("a OR &", "a"),
    ("a (& OR ...)", "a"),
    ("(b OR &) NEAR/2 c", "near2(b, c)"),
    ("word(s)", "[word s]"),
    ("(a OR word(s))", "or(a, [word s])"),
    ("f(g(x)) y", "and([f g x], y)"),
    ("f(\"x\") y", "and([f x], y)"),
    ("foo(bar baz)", "and(foo, bar, baz)"),
    ("a-(b OR c)", "and(a, or(b, c))"),
    ("[a] {b} <c> d; e, f! #g $h ^i `j", "and(a, b, c, d, e, f, g, h, i, j)"),
    ("a\\(b", "[a b]"),
    ("\\-a", "a"),
    ("\\AND", "and"),
    ("a\\*", "a"),
    ("C:\\Users\\foo", "[c users foo]"),
    ("a\\", "a"),
    ("\\\"a b\\\"", "and(a, b)"),
    ("a: b", "and(a, b)"),
    ("x=y a+b a-b", "and([x y], [a b], [a b])"),
    ("5€ £6", "and(5, 6)"),
    ("mission”", "mission"),
  ]

  /// What the rules of profile `news` make of words, and of words with wildcards.
  static let news: [(String, String)] = [
    ("MINUSMA's", "minusma"),
    ("Keita’s soldiers'", "and(keita, soldiers)"),
    ("l'armée", "[l armee]"),
    ("l'arm*", "[l arm*]"),
    ("qu'?l", "[qu ?l]"),
    ("N'Djam*", "n'djam*"),
    ("Éta*", "eta*"),
    ("*É", "*e"),
    ("U.S. US us", "and(us., us., us)"),
    ("\"US troops\"", "[us. troops]"),
    ("\"US TROOPS\"", "[us.|us troops]"),
    ("U.S.-back*", "[us. back*]"),
    ("US*", "us*"),
    ("US~1", "us.~1"),
    ("10,000", "10,000"),
    ("10,0*", "10,0*"),
    ("3.?5", "3.?5"),
    ("北京*", "北京*"),
    ("*北京", "*北京"),
    ("北?", "北"),
    ("北?京", "北?京"),
    ("รัฐบาลไทย", "[รัฐบาล ไทย]"),
    ("مالي*", "مالي*"),
    ("Ｍａｌｉ*", "mali*"),
    ("e\u{301}t?t", "et?t"),
    ("🙂 mali", "mali"),
  ]

  @Test(
    arguments: [words, phrases, news, operators, nears, patterns, fields, punctuation].flatMap {
      $0
    })
  func saysUnderDefaultAnd(query: String, tree: String) throws {
    let parsed = try QueryParser().parse(query, analyzer: Self.analyzer())
    #expect(parsed.query.compact == tree, "\(query)")
  }

  static let defaultOr: [(String, String)] = [
    ("a b", "or(a, b)"),
    ("a b c OR d", "or(a, b, c, d)"),
    ("al-Qaida b", "or([al qaida], b)"),
    ("+a b", "must(a; b)"),
    ("a +b c +d", "must(b, d; a, c)"),
    ("+a", "a"),
    ("+a +b", "and(a, b)"),
    ("+a b -c", "and(must(a; b), not(c))"),
    ("+a -c", "and(a, not(c))"),
    ("a b -c", "and(or(a, b), not(c))"),
    ("a b NOT c", "and(or(a, b), not(c))"),
    ("a AND b", "and(a, b)"),
    ("a b AND c", "or(a, and(b, c))"),
    ("+a b AND c", "must(a; and(b, c))"),
    ("+a AND b c", "must(and(a, b); c)"),
    ("a AND -b c", "or(and(a, not(b)), c)"),
    ("+a b OR c", "or(must(a; b), c)"),
    ("(+a) b", "or(a, b)"),
    ("(+a b) c", "or(must(a; b), c)"),
    ("+(a b) c", "must(or(a, b); c)"),
    ("a NEAR/3 (b c)", "near3(a, or(b, c))"),
    ("a (-b)", "and(a, not(b))"),
    ("+title:a b", "must(title:a; b)"),
    ("title:(+a b)", "must(title:a; title:b)"),
    ("+& a b", "or(a, b)"),
    ("+a &", "a"),
  ]

  @Test(arguments: defaultOr)
  func saysUnderDefaultOr(query: String, tree: String) throws {
    let parsed = try QueryParser(defaultOperator: .or).parse(query, analyzer: Self.analyzer())
    #expect(parsed.query.compact == tree, "\(query)")
  }

  @Test(
    arguments: [
      (Analysis(profile: .news, keepsMarks: true), "Éta* Côte", "and(éta*, côte)"),
      (Analysis(profile: .plain), "Éta* U.N. l'arm*", "and(éta*, u.n, l'arm*)"),
      (Analysis(profile: .plain), "us MINUSMA's", "and(us, minusma's)"),
    ])
  func followsTheAnalysisOfTheIndex(analysis: Analysis, query: String, tree: String) throws {
    let parsed = try QueryParser().parse(query, analyzer: Analyzer(analysis))
    #expect(parsed.query.compact == tree)
    #expect(parsed.hints == [])
  }

  /// An analyzer with the profile of a default index.
  static func analyzer() throws -> Analyzer { try Analyzer(Analysis()) }
}
