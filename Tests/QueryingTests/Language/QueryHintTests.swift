import Querying
import Testing
import Text

/// What a query's author is told though the query is no mistake.
struct QueryHintTests {
  @Test(
    arguments: [
      ("mali & kidal", ["“&” has no word in it and is left out"]),
      ("mali || niger", ["“||” has no word in it and is left out; the operator is written OR"]),
      (
        "mali -\"!!\" ...",
        ["“\"!!\"” has no word in it and is left out", "“...” has no word in it and is left out"]
      ),
      ("us troops", ["us is read as the word; write US or U.S. for the acronym"]),
      ("\"let us\" us", ["us is read as the word; write US or U.S. for the acronym"]),
      ("'us' troops", ["us is read as the word; write US or U.S. for the acronym"]),
      ("\"who's there\"", ["who is read as the word; write WHO or W.H.O. for the acronym"]),
      ("\"It's here\"", []),
      ("US troops", []),
      (
        "mali –Sudan (—a)",
        [
          "the dash is text in “–Sudan”; write -Sudan to leave articles out",
          "the dash is text in “—a”; write -a to leave articles out",
        ]
      ),
      ("\u{2212}Mali", ["the dash is text in “\u{2212}Mali”; write -Mali to leave articles out"]),
      ("mali –Sud*", ["the dash is text in “–Sud*”; write -Sud* to leave articles out"]),
      ("Mali–Sudan \"x\"–y \"–Sudan\" –5", []),
      ("us*", []),
      ("us~1", []),
      ("\"a * b\"", ["a “*” that touches no word is left out"]),
      ("mali", []),
      (
        "place: Mali",
        [
          "“place:” is read as a word; for the field, what is meant follows the colon directly: place:Mali"
        ]
      ),
      (
        "x (-bbox:)",
        [
          "“bbox:” is read as a word; for the field, what is meant follows the colon directly: bbox:-5.5,15,4.3,25"
        ]
      ),
      ("PLACE:Mali", ["“PLACE:Mali” is read as words; the field is written place:Mali"]),
      ("x -Title:Mali", ["“Title:Mali” is read as words; the field is written title:Mali"]),
      (
        "killed<place> x",
        [
          "“killed<place>” is read as words; an annotation stands behind a space, or in a phrase: \"in <place>\""
        ]
      ),
      ("killed\\<place> \\<place> \"place: x\" place\\: placebo: 10:30 place://x a<b", []),
      ("* -mali", []),
      ("mali or niger", ["“or” is read as a word; the operator is written OR"]),
      (
        "(mali and niger) OR chad or not sudan and x",
        [
          "“and” is read as a word; the operator is written AND",
          "“or” is read as a word; the operator is written OR",
          "“not” is read as a word; the operator is written NOT",
        ]
      ),
      ("mali Or niger", ["“Or” is read as a word; the operator is written OR"]),
      ("title:(mali or niger)", ["“or” is read as a word; the operator is written OR"]),
      ("mali near kidal", ["“near” is read as a word; the operator is written NEAR/5"]),
      ("mali near/12 kidal", ["“near/12” is read as a word; the operator is written NEAR/12"]),
      ("mali adj/3 kidal", ["“adj/3” is read as a word; the operator is written ADJ/3"]),
      ("or mali", []),
      ("mali and", []),
      ("\"mali or niger\" \"or\" chad", []),
      ("mali +or niger", []),
      ("mali \\or niger", []),
      ("mali OR niger AND chad NOT x", []),
      ("mali oran nearby near/ ada/5 niger", []),
    ] as [(String, [String])])
  func hints(query: String, hints: [String]) throws {
    #expect(try QueryParser().parse(query, analyzer: QueryFormTests.analyzer()).hints == hints)
  }
}
