import Testing
import Text

@Suite struct BoundariesTests {
  private func sentences(_ text: String) throws -> [String] {
    cut(text, try Sentences().starts(in: text.utf8.span))
  }

  private func cut(_ text: String, _ starts: [Int]) -> [String] {
    let bytes = Array(text.utf8)
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      return String(decoding: bytes[starts[index]..<end], as: UTF8.self)
    }
  }

  @Test func sentencesBegin() throws {
    #expect(try sentences("") == [])
    #expect(try sentences("One. Two! Three? four") == ["One. ", "Two! ", "Three? ", "four"])
    #expect(
      try sentences("He paid 3.5 million. “Été.” Done") == [
        "He paid 3.5 million. ", "“Été.” ", "Done",
      ])
    #expect(try sentences("one\ntwo") == ["one\n", "two"])
    #expect(try sentences("马里。行动。") == ["马里。", "行动。"])
  }

  @Test func abbreviationsDoNotEndSentences() throws {
    #expect(try sentences("The U.S. Army. Mr. Smith.") == ["The U.S. Army. ", "Mr. Smith."])
    #expect(
      try sentences("J. K. Smith met Gen. Traoré. He") == ["J. K. Smith met Gen. Traoré. ", "He"])
    #expect(try sentences("Said Jr.\nNext") == ["Said Jr.\n", "Next"])
  }

  @Test func sentencesOfIllFormedText() throws {
    let text: [UInt8] = [0xFF, 0x41, 0x2E, 0x20, 0xC3, 0x42, 0x2E]
    #expect(try Sentences().starts(in: text.span) == [0, 4])
  }

  @Test func paragraphsBeginAfterBlankLines() {
    func paragraphs(_ text: String) -> [String] { cut(text, Paragraphs.starts(in: text.utf8.span)) }
    #expect(paragraphs("") == [])
    #expect(paragraphs("a") == ["a"])
    #expect(paragraphs("a\nb\n\nc\nd\n") == ["a\nb\n\n", "c\nd\n"])
    #expect(paragraphs("a\nb\nc") == ["a\n", "b\n", "c"])
    #expect(paragraphs("\n\na\nb\n\n") == ["\n\na\n", "b\n\n"])
    #expect(paragraphs("a\r\n \t\r\nb\rc") == ["a\r\n \t\r\n", "b\rc"])
    #expect(paragraphs(" \n") == [" \n"])
  }
}
