import Testing

@testable import newsidx

@Suite struct OutputTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("matches are marked, whatever the piece begins with")
  func highlights() {
    let style = Style(isColored: true)
    let shown = style.highlighted("the élan of Mali", start: 100, spans: [104..<109, 113..<117])
    #expect(text(shown) == "the \u{1B}[1;31mélan\u{1B}[0m of \u{1B}[1;31mMali\u{1B}[0m")
    let plain = Style(isColored: false)
    #expect(text(plain.highlighted("a b", start: 0, spans: [0..<1])) == "a b")
  }

  @Test("spans that do not fit the text are cut to it")
  func strangeSpans() {
    let style = Style(isColored: false)
    let spans = [0..<3, 2..<5, 4..<900]
    #expect(text(style.highlighted("abcdef", start: 1, spans: spans)) == "abcdef")
  }

  @Test("nothing of a text commands the terminal")
  func controls() {
    #expect(text(Style.printable("a\u{1B}[31m\u{7}b\n\n c\u{9B}d\u{7F}é".utf8)) == "a [31m b c d é")
    #expect(text(Style.printable("a\n\tb\u{1B}".utf8, keepsLines: true)) == "a\n\tb ")
  }

  @Test("numbers as people read them")
  func figures() {
    #expect(Figures.grouped(1_234_567) == "1,234,567")
    #expect(Figures.grouped(-1000) == "-1,000")
    #expect(Figures.count(1, "article") == "1 article")
    #expect(Figures.bytes(999) == "999 bytes")
    #expect(Figures.bytes(334_100_000) == "334.1 MB")
    #expect(Figures.bytes(999_960) == "1.0 MB")
    #expect(Figures.duration(187) == "3 min 07 s")
    #expect(Figures.duration(.infinity) == "?")
    #expect(Figures.share(1, of: 0) == "?")
    #expect(Figures.share(1, of: 3) == "33 %")
    #expect(Figures.tenths(1234.56) == "1,234.6")
  }

  @Test("a command can be repeated as it is printed")
  func quoting() {
    #expect(ShellQuoting.quoted("search") == "search")
    #expect(ShellQuoting.quoted("") == "''")
    #expect(ShellQuoting.quoted(#""Cote d'Ivoire""#) == #"'"Cote d'\''Ivoire"'"#)
  }

  @Test("progress tells phase, articles, speed and what is left")
  func progress() {
    let line = BuildProgressLine.line(
      phase: "read", of: BuildProgressLine.phases(places: true, dates: true), articles: 12_345,
      bytes: 100_000_000, total: 300_000_000, seconds: 2)
    #expect(
      line
        == "read (1 of 5): 12,345 articles, 100.0 MB of 300.0 MB, 50.0 MB/s, 4 s left"
    )
    let start = BuildProgressLine.line(
      phase: "dates", of: BuildProgressLine.phases(places: false, dates: true), articles: 0,
      bytes: 0, total: nil, seconds: 0)
    #expect(start == "dates (4 of 4): 0 bytes, 0.0 MB/s")
  }
}
