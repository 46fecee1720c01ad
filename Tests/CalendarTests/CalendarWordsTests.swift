import Testing

@testable import Calendar

/// What keeps most words from being looked up.
struct CalendarWordsTests {
  @Test("Every word passes by its first two letters, in small letters and in capitals")
  func wordsPass() {
    #expect(CalendarWords.words.count > 100)
    for word in CalendarWords.words.keys {
      var rest = word
      while rest >> 10 != 0 { rest >>= 5 }
      let (first, second) = (UInt8(rest >> 5), UInt8(rest & 0x1F))
      #expect(first > 0 && second > 0)
      #expect(CalendarWords.mayBegin(first | 0x60, second | 0x60))
      #expect(CalendarWords.mayBegin(first | 0x40, second | 0x40))
      #expect(CalendarWords.mayBegin(first | 0x40, 0xC3))
      #expect(CalendarWords.mayBegin(0xC3, second | 0x60))
    }
  }

  @Test("Most other words do not")
  func othersDoNot() {
    let others = ["water", "valley", "reuters", "a b", "x", "I'm"]
    for word in others {
      let bytes = Array(word.utf8) + [0]
      #expect(!CalendarWords.mayBegin(bytes[0], bytes[1]), "\(word)")
    }
  }
}
