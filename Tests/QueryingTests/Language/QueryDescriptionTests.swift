import Querying
import Testing
import Text

struct QueryDescriptionTests {
  @Test
  func everyForm() throws {
    let query =
      "(+\"withdrew troops\"~3 title:al-Qaid* x) OR ((ceasefire OR truce) NEAR/5 Kidal~1 -source:wire *)"
    let parsed = try QueryParser(defaultOperator: .or).parse(
      query, analyzer: QueryFormTests.analyzer())
    #expect(
      parsed.query.description == """
        OR
          BOOLEAN
            required
              phrase ~3: withdrew troops
            optional
              phrase in title: al qaid*
              word: x
          AND
            OR
              NEAR/5
                OR
                  word: ceasefire
                  word: truce
                word: kidal~1
              every article
            NOT
              word in source: wire
        """)
  }

  @Test
  func readings() {
    let slot = Query.Slot(.terms([Array("us".utf8), Array("us.".utf8)]))
    #expect(Query.sequence(Query.Sequence(slots: [slot])).description == "word: us|us.")
  }

  @Test
  func sourcesAreBytesOfTheQuery() throws {
    let query = "é \"al-Qaid* U.N.\" (x NEAR/2 y)"
    let parsed = try QueryParser().parse(query, analyzer: QueryFormTests.analyzer())
    guard case .and(let parts) = parsed.query, parts.count == 3,
      case .sequence(let word) = parts[0],
      case .sequence(let phrase) = parts[1], case .near(let near) = parts[2]
    else {
      Issue.record("\(parsed.query)")
      return
    }
    func text(_ range: Range<Int>) -> String {
      String(decoding: Array(query.utf8)[range], as: UTF8.self)
    }
    #expect(text(word.source) == "é")
    #expect(text(phrase.source) == "\"al-Qaid* U.N.\"")
    #expect(phrase.slots.prefix(2).map { text($0.source) } == ["al", "Qaid*"])
    #expect(text(near.source) == "(x NEAR/2 y)")
    #expect(text(near.right[0].source) == "y")
  }
}
