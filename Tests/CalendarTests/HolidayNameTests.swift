import Calendar
import Testing

struct HolidayNameTests {
  @Test("Words are as the tokenizer writes them, and no two names are the same")
  func words() {
    var seen: Set<[String]> = []
    for name in Holiday.names {
      #expect(!name.words.isEmpty)
      #expect(seen.insert(name.words).inserted, "\(name.words)")
      for word in name.words {
        let isFolded = word.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
        }
        #expect(isFolded && !word.isEmpty, "\(word)")
      }
      #expect(!name.named.isEmpty && name.named.upperBound <= name.words.count, "\(name.words)")
    }
  }

  @Test("Every holiday has a name")
  func complete() {
    #expect(Set(Holiday.names.map(\.holiday)) == Set(Holiday.allCases))
  }

  @Test("What stands around a name is no part of it")
  func context() throws {
    let name = try #require(Holiday.names.first { $0.words == ["l", "ascension"] })
    #expect(name.named == 1..<2)
    #expect(name.needsCapital)
    let attacks = try #require(Holiday.names.first { $0.words == ["september", "11", "attacks"] })
    #expect(attacks.named == 0..<2)
    #expect(!attacks.needsCapital)
  }
}
