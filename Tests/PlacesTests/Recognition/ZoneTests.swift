import Testing

@testable import Places

@Suite struct ZoneTests {
  let tagger: TextTagger

  init() throws { tagger = try TextTagger(try SmallWorld.gazetteer()) }

  func zones(_ body: String, title: String = "", headlineBytes: Int = 0) throws -> [String] {
    try tagger.tag(body, title: title, headlineBytes: headlineBytes, least: 0).map {
      "\($0.text) \($0.mention.zone)"
    }
  }

  @Test(
    "a dateline is a place at the beginning of a line, before a dash",
    arguments: [
      ("BAMAKO, Jan 26 (AFP) - Soldiers said so.", ["BAMAKO dateline"]),
      ("PARIS (Reuters) - Soldiers said so.", ["PARIS dateline"]),
      ("PARIS \u{2014} Soldiers said so.", ["PARIS dateline"]),
      ("Kidal, Mali -- Soldiers said so.", ["Kidal dateline", "Mali body"]),
      ("BAMAKO/PARIS (Reuters) - Soldiers said so.", ["BAMAKO dateline", "PARIS body"]),
      ("PARIS, April 2 (Reuters) Soldiers said so.", ["PARIS dateline"]),
      ("Mali said on Friday - in a statement - no.", ["Mali body"]),
      ("Mali agreed. Soldiers - many - left.", ["Mali body"]),
      ("They left for Mali, France - Soldiers said so.", ["Mali body", "France body"]),
      ("A headline\n\nBAMAKO (AP) - Soldiers said so.", ["BAMAKO dateline"]),
    ])
  func datelines(text: String, expected: [String]) throws {
    #expect(try zones(text) == expected)
  }

  @Test("titles, headlines, bylines and captions are zones of their own")
  func others() throws {
    #expect(try zones("In Mali.", title: "Mali agrees") == ["Mali title", "Mali body"])
    let headline = "Mali agrees with Niger"
    #expect(
      try zones(headline + "\n\nIn Mali.", headlineBytes: headline.utf8.count)
        == ["Mali title", "Niger title", "Mali body"])
    #expect(
      try zones("By Jane Roe in Bamako; Additional reporting by John Doe in Paris\n\nIn Mali.")
        == ["Bamako caption", "Paris caption", "Mali body"])
    #expect(
      try zones("He left Mali. (Reporting by Jane Roe in Bamako; Editing by Jo Doe) In Paris.")
        == ["Mali body", "Bamako caption", "Paris body"])
    #expect(
      try zones(
        "A soldier in Kidal, Mali. (Jane Roe / AFP via Getty Images)\n\nIn Mali (the north)")
        == ["Kidal caption", "Mali caption", "Mali body"])
    #expect(try zones("By Tuesday the Mali army left.") == ["Mali body"])
  }

  @Test("a paragraph that stood before is repeated, a short one is not")
  func repeated() throws {
    let long = "Soldiers were killed on Monday near the northern town of Kidal, Mali said."
    let text = long + "\n\nOther soldiers left Mali.\n\n" + long + "\n\nMali\n\nMali"
    let found = try tagger.tag(text, least: 0)
    #expect(found.map(\.text) == ["Kidal", "Mali", "Mali", "Kidal", "Mali", "Mali", "Mali"])
    #expect(found.map(\.mention.isRepeated) == [false, false, false, true, true, false, false])
  }

  @Test("what is accepted is repeated or not whatever else is told")
  func told() throws {
    let doubtful = "Mr. Paris and the others walked about for a while, Gen. Paris said to them."
    let both = "Soldiers in Mali: Mr. Paris and the others walked about for a while and left."
    let text = [doubtful, both, doubtful, both, "He went to Mali."].joined(separator: "\n\n")
    let accepted = try tagger.tag(text)
    let told = try tagger.tag(text, least: 0)
    #expect(told.count > accepted.count)
    #expect(told.filter { $0.mention.score >= PlaceMention.accepted } == accepted)
    #expect(accepted.map(\.mention.isRepeated) == [false, true, false])
    #expect(told.filter { $0.mention.end <= 20 }.allSatisfy { !$0.mention.isRepeated })
  }
}
