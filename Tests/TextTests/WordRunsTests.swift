import CWords
import Testing

/// The scan for runs of word characters against its specification.
struct WordRunsTests {
  private struct Found: Equatable {
    var edges: [UInt32]
    var marks: [UInt32]
    var lowered: [UInt8]
  }

  private typealias Scan = (
    UnsafePointer<UInt8>?, Int, Int32, Int32, UnsafeMutablePointer<UInt8>?,
    UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<UInt32>?
  ) -> cwords_found

  private func find(_ text: [UInt8], isNews: Bool, hasMore: Bool, by scan: Scan) -> Found {
    let room = Int(cwords_room)
    var found = Found(
      edges: [UInt32](repeating: 0, count: room), marks: [UInt32](repeating: 0, count: room),
      lowered: [UInt8](repeating: 0, count: room))
    let counts = scan(
      text, text.count, isNews ? 1 : 0, hasMore ? 1 : 0, &found.lowered, &found.edges, &found.marks)
    found.edges.removeLast(room - 2 * counts.runs)
    found.marks.removeLast(room - counts.marks)
    found.lowered.removeLast(room - text.count)
    return found
  }

  /// Texts of every length up to some blocks, from alphabets that make long and short runs.
  @Test
  func agreesWithItsSpecification() {
    var random = SeededGenerator(seed: .random(in: 0...UInt64.max))
    let alphabets: [[UInt8]] = [
      Array(0...255), Array("aAsSbZ09 .,;:'_@-\n\u{E9}  ".utf8), Array("AB ".utf8),
      Array("abcdefghijklmnopqrstuvwxyz ".utf8), Array("A.s".utf8),
    ]
    for round in 0..<4_000 {
      let length = round < 300 ? round : Int.random(in: 0...400, using: &random)
      let alphabet = alphabets[round % alphabets.count]
      let text = (0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0x20 }
      for isNews in [false, true] {
        for hasMore in [false, true] {
          let expected = find(text, isNews: isNews, hasMore: hasMore, by: cwords_scan_scalar)
          for scan in [cwords_scan, cwords_scan_baseline] {
            #expect(
              find(text, isNews: isNews, hasMore: hasMore, by: scan) == expected,
              "seed \(random.seed), round \(round), news \(isNews), more \(hasMore)")
          }
        }
      }
    }
  }

  @Test
  func aFullWindow() {
    var random = SeededGenerator(seed: .random(in: 0...UInt64.max))
    let text = (0..<Int(cwords_window)).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) }
    #expect(
      find(text, isNews: true, hasMore: true, by: cwords_scan)
        == find(text, isNews: true, hasMore: true, by: cwords_scan_scalar), "seed \(random.seed)")
  }
}
