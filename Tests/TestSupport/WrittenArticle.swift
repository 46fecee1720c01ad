/// An article as text, with the bytes of each of its words.
package struct WrittenArticle: Sendable {
  package var id: String
  package var date: CorpusDate?
  package var title = ""
  package var body = ""
  package var source = ""
  /// What the reference matcher sees.
  package var reference: ReferenceArticle
  /// The bytes of each position in the title, then in the body.
  package private(set) var words: [Range<Int>] = []

  /// Writes out the words of `reference` with random spaces between them.
  ///
  /// What has a headline becomes a text file, without source and date; a line that a reader would not take for a
  /// headline is none afterwards.
  package init(
    _ reference: ReferenceArticle, id: String, date: CorpusDate?,
    using random: inout SeededGenerator
  ) {
    self.reference = reference
    self.id = id
    self.date = date
    if reference.headlineTokens > 0 {
      self.date = nil
      self.reference.source = []
    }
    self.reference.published = self.date?.interval
    let isBroken = reference.headlineTokens > 0 && reference.headlineTokens < reference.body.count
    title = write(reference.title, breakAfter: 0, using: &random)
    body = write(
      reference.body, breakAfter: isBroken ? reference.headlineTokens : 0, using: &random)
    source = self.reference.source.map { String(decoding: $0, as: UTF8.self) }.joined(
      separator: " ")
    let content = reference.body.prefix(reference.headlineTokens).count { !Self.isFiller($0) }
    if !isBroken || content < 2 { self.reference.headlineTokens = 0 }
  }

  /// Whether a word says nothing that a headline would.
  private static func isFiller(_ word: [UInt8]) -> Bool {
    ["the", "of", "to", "2013"].contains(String(decoding: word, as: UTF8.self))
  }

  private mutating func write(
    _ words: [[UInt8]], breakAfter lines: Int, using random: inout SeededGenerator
  ) -> String {
    var bytes: [UInt8] = []
    for (number, word) in words.enumerated() {
      self.words.append(bytes.count..<bytes.count + word.count)
      bytes += word
      if number + 1 == lines {
        bytes += Array("\n\n".utf8)
      } else if number + 1 < words.count {
        bytes += Array((random.chance(0.9) ? " " : random.pick([", ", "  ", " - ", "! "])).utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it can be a text file: these have neither title nor source nor date.
  package var isPlain: Bool { title.isEmpty && source.isEmpty && date == nil }

  /// The article as a line of JSON, if no text needs an escape but line ends.
  package var json: String {
    var fields = [("id", id), ("body", body)]
    if !title.isEmpty { fields.append(("title", title)) }
    if !source.isEmpty { fields.append(("source", source)) }
    if let date { fields.append(("date", date.written)) }
    let parts = fields.map {
      "\"\($0)\": \"\($1.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n"))\""
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}
