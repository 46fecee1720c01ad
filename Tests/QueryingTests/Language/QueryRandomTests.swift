import Querying
import TestSupport
import Testing
import Text

/// Random queries: no text traps or hangs the parser, and a written query reads back as itself.
struct QueryRandomTests {
  @Test
  func writtenQueriesReadBack() throws {
    let analyzer = try QueryFormTests.analyzer()
    var random = SeededGenerator(seed: TestSeed.current)
    var kinds: Set<String> = []
    for _ in 0..<3_000 {
      let query = QueryGenerator(depth: 3).query(using: &random)
      let written = query.written
      kinds.formUnion(
        ["must(", "near", "adj", "]~", "?", "*", "title:", "source:", "not("].filter(
          query.compact.contains))
      let either = query.compact.contains("must(") ? [QueryParser.Operator.or] : [.or, .and]
      for defaultOperator in either {
        let parsed = try QueryParser(defaultOperator: defaultOperator).parse(
          written, analyzer: analyzer)
        #expect(parsed.query.compact == query.compact, "\(written)")
      }
    }
    #expect(kinds.count == 9, "The generator makes every form: \(kinds)")
  }

  static let pieces = [
    "(", ")", "\"", "“", "”", "«", "»", "AND", "OR", "NOT", "NEAR/3", "ADJ/2", "NEAR", "+", "-",
    "*", "?", "~",
    "~1", "~12", "<place>", "<place:Mali>", "<place:", "<number>", "<b>", ">", "place:", "about:",
    "bbox:", "bbox:1,2,3,4", "published:", "date:", "date-in:", "since:", "until:", "<date>",
    "<date:", "2013", "2013-02-30", "2013-01", "..", "--08", "1990s", "[2012 TO 2013]", "today",
    "last week", "none", "03/04/2013", "January 2013", "-Q1", "s", "=", "!", "#10", "~50km", "Gao",
    "title:", "source:", "foo:", ":", "/",
    "\\", " ", " ", " ", "mali", "U.N.",
    "al-Qaida", "us",
    "日本", "é", "e\u{301}", "&", "...", "'", "’s", "l'", "10", "\t", "\n", "\0", "\u{200B}", "🙂",
    "مالي",
  ]

  @Test
  func anyTextIsAQueryOrAMistake() throws {
    let analyzer = try QueryFormTests.analyzer()
    var random = SeededGenerator(seed: TestSeed.current)
    var parsed = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in random.pick(Self.pieces) }.joined()
      if check(Array(text.utf8), analyzer, random.chance(0.5) ? .and : .or) { parsed += 1 }
    }
    #expect(parsed > 1_000)
  }

  @Test
  func anyBytesAreAQueryOrAMistake() throws {
    let analyzer = try QueryFormTests.analyzer()
    var random = SeededGenerator(seed: TestSeed.current)
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 0...10, using: &random)).map { _ in
        random.chance(0.7)
          ? random.pick(Array("ab \"()*?~+-\\:1".utf8)) : UInt8.random(in: 0...255, using: &random)
      }
      _ = check(text, analyzer, .and)
    }
  }

  /// Whether `text` is a query; holds what comes out to what is promised of trees and of mistakes.
  private func check(_ text: [UInt8], _ analyzer: Analyzer, _ defaultOperator: QueryParser.Operator)
    -> Bool
  {
    do {
      let query = try QueryParser(defaultOperator: defaultOperator).parse(
        text, analyzer: analyzer, places: { ReferencePlaces.sample }
      ).query
      #expect(
        isWellFormed(query, bytes: text.count),
        "\(String(decoding: text, as: UTF8.self)): \(query.compact)")
      if case .not = query {
        Issue.record("negative-only: \(String(decoding: text, as: UTF8.self))")
      }
      return true
    } catch {
      #expect(!error.message.isEmpty)
      #expect(
        error.range.lowerBound >= 0 && error.range.upperBound <= max(error.query.utf8.count, 1))
      let lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
      let excerpt = isVisible(error.query) ? 2 : 0
      #expect(lines.count == 1 + excerpt + (error.advice.isEmpty ? 0 : 1), "\(lines)")
      #expect(excerpt == 0 || lines.count > 2 && lines[2].contains("^"))
      return false
    }
  }

  /// Whether a terminal shows anything of `text`.
  private func isVisible(_ text: String) -> Bool {
    text.contains { character in
      switch character.unicodeScalars.first?.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
      default: true
      }
    }
  }

  private func isWellFormed(_ query: Query, bytes: Int) -> Bool {
    func all(_ parts: [Query]) -> Bool { parts.allSatisfy { isWellFormed($0, bytes: bytes) } }
    switch query {
    case .all: return true
    case .nothing: return false
    case .sequence(let sequence): return isWellFormed(sequence, bytes)
    case .date(let date): return !date.source.isEmpty && date.source.upperBound <= bytes
    case .place(let place): return !place.source.isEmpty && place.source.upperBound <= bytes
    case .near(let near):
      return !near.left.isEmpty && !near.right.isEmpty && near.distance >= 1
        && (near.left + near.right).allSatisfy {
          $0.slop == 0 && $0.field == near.left[0].field && isWellFormed($0, bytes)
        }
    case .and(let parts):
      let negations = parts.drop { if case .not = $0 { false } else { true } }
      let isFlat = !parts.contains { if case .and = $0 { true } else { false } }
      return parts.count > 1 && isFlat && negations.count < parts.count && all(parts)
        && negations.allSatisfy { if case .not = $0 { true } else { false } }
    case .or(let parts):
      let isFlat = !parts.contains {
        switch $0 {
        case .or, .not: true
        default: false
        }
      }
      return parts.count > 1 && isFlat && all(parts)
    case .not(let part):
      if case .not = part { return false }
      return isWellFormed(part, bytes: bytes)
    case .boolean(let required, let optional):
      return !required.isEmpty && !optional.isEmpty && all(required) && all(optional)
    }
  }

  private func isWellFormed(_ sequence: Query.Sequence, _ bytes: Int) -> Bool {
    let isInside = sequence.source.upperBound <= bytes && !sequence.source.isEmpty
    return isInside && !sequence.slots.isEmpty && (sequence.slots.count > 1 || sequence.slop == 0)
      && sequence.slots.allSatisfy { slot in
        !slot.source.isEmpty && sequence.source.contains(slot.source.lowerBound)
          && slot.source.upperBound <= sequence.source.upperBound
      }
  }
}
