import Querying
import TestSupport
import Testing
import Text

/// Mistakes about places and annotations, with the place that the carets show.
struct PlaceErrorTests {
  /// A query, the line of carets under it, and the beginning of the message.
  static let mistakes: [(String, String, String)] = [
    ("x place:Atlantisia", "        ^^^^^^^^^^", "Unknown place: Atlantisia."),
    ("place:\"New Atlantis\"!", "      ^^^^^^^^^^^^^^", "Unknown place: New Atlantis."),
    ("place:(Mali OR Atlantisia)", "               ^^^^^^^^^^", "Unknown place: Atlantisia."),
    ("place:#99", "      ^^^", "No place has the number 99."),
    ("place:#", "      ^", "After # stands the number"),
    ("place:#x1", "      ^^^", "After # stands the number"),
    ("place:#99999999999", "      ^^^^^^^^^^^^", "After # stands the number"),
    ("place:=", "      ^", "The name of a place is missing"),
    ("place:!", "      ^", "The name of a place is missing"),
    ("place:\"\"", "      ^^", "The name of a place is missing"),
    ("place:...", "      ^^^", "The name of a place is missing"),
    ("place:Mal*", "      ^^^^", "Names of places take no wildcards"),
    ("place:-Mali", "      ^", "- stands after the field"),
    ("about:+Mali", "      ^", "+ stands after the field"),
    ("place:\"Mali", "      ^", "This quote is not closed"),
    ("place:(Mali", "      ^", "This parenthesis is not closed"),
    ("place:()", "      ^^", "Nothing stands between these parentheses"),
    ("place:Mali~50", "          ^^^", "After ~ stand a distance and its unit"),
    ("place:Mali~km", "          ^^^", "After ~ stand a distance and its unit"),
    ("place:Mali~5miles", "          ^^^^^^^", "After ~ stand a distance and its unit"),
    ("place:Mali~1.2.3km", "          ^^^^^^^^", "After ~ stand a distance and its unit"),
    ("place:Mali~0km", "          ^^^^", "A distance is more than 0"),
    ("place:Mali~20041km", "          ^^^^^^^^", "A distance is more than 0 and at most 20040 km"),
    ("place:Mali~5km~6km", "              ^^^^", "After a place stand only"),
    ("place:Mali!!", "           ^", "After a place stand only"),
    ("place:\"Mali\"x", "            ^", "After a place stand only"),
    ("place:=Gao~50km", "      ^^^^^^^^^", "A place has = or a distance, not both"),
    ("place:=*", "      ^^", "* stands for every place"),
    ("place:Utopia~5km", "      ^^^^^^", "Where Utopia, region in World lies is not known"),
    ("title:(place:Mali)", "      ^^^^^^^^^^^^", "A field stands inside"),
    ("place:(title:Mali)", "       ^^^^^^", "A field stands inside"),
    ("place:(about:Mali)", "       ^^^^^^", "A field stands inside"),
    ("place:Mali NEAR/5 x", "^^^^^^^^^^", "NEAR and ADJ join words"),
    ("x NEAR/5 bbox:1,2,3,4", "         ^^^^^^^^^^^^", "NEAR and ADJ join words"),
    ("bbox:1,2,3", "     ^^^^^", "A box has four numbers"),
    ("bbox:1,2,3,4,5", "     ^^^^^^^^^", "A box has four numbers"),
    ("bbox:1,2,x,4", "         ^", "This is no number of degrees"),
    ("bbox:1,,3,4", "     ^^^^^^", "This is no number of degrees"),
    ("bbox:nan,2,3,4", "     ^^^", "This is no number of degrees"),
    ("bbox:-181,2,3,4", "     ^^^^", "Degrees of longitude go from -180 to 180"),
    ("bbox:1,2,3,90.5", "           ^^^^", "Degrees of latitude go from -90 to 90"),
    ("bbox:1,5,3,4", "     ^^^^^^^", "The southern edge"),
    ("x <b>", "  ^^^", "There is no annotation <b>"),
    ("\"in <Place>\"", "    ^^^^^^^", "There is no annotation <Place>"),
    ("\"in <time>\"", "    ^^^^^^", "There is no annotation <time>"),
    ("<number:5>", "^^^^^^^^^^", "There is no annotation <number:5>"),
    ("<about:Mali>", "^^^^^^^^^^^^", "There is no annotation <about:Mali>"),
    ("\"in <place:Mali\"", "    ^", "This < is not closed"),
    ("<place:Mali", "^", "This < is not closed"),
    ("<place:>", "       ^", "The name of a place is missing"),
    ("\"in <place:Atlantisia>\"", "           ^^^^^^^^^^", "Unknown place: Atlantisia"),
    ("x <place>*", "         ^", "* cannot follow an annotation"),
    ("<place:Mali>~2 x", "            ^", "~ cannot follow an annotation"),
    ("(<number>~50km)", "         ^", "~ cannot follow an annotation"),
    ("\"in <place>\"~2", "^^^^^^^^^^^^^^", "A phrase with annotations is exact"),
    ("source:<place>", "       ^^^^^^^", "The name of a source has no annotations"),
    ("-place:Mali", "^^^^^^^^^^^", "This only says what should not be found"),
  ]

  @Test(arguments: mistakes)
  func showsThePlace(query: String, carets: String, message: String) throws {
    let error = #expect(throws: QueryError.self, "\(query)") { try PlaceFormTests.parse(query) }
    let lines = try #require(error).description.split(
      separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count >= 3)
    #expect(lines[0].hasPrefix(message), "\(query): \(lines[0])")
    #expect(lines[1] == "  " + query)
    #expect(lines[2] == "  " + carets, "\(query): \(lines[0])")
  }

  @Test(
    arguments: [
      ("place:Malli", "Did you mean Mali or Mali Empire?"),
      ("place:Burkina Faso", "Did you mean \"Burkina Faso\", in quotes?"),
      ("place:northern Mali x", "Did you mean \"northern Mali\", in quotes?"),
      ("place:Xyz", "To search for the word, leave out the field"),
      ("\"a <b> c\"", "To search for the text, write \\ before the <."),
    ])
  func advice(query: String, advice: String) throws {
    let error = #expect(throws: QueryError.self) { try PlaceFormTests.parse(query) }
    #expect(try #require(error).advice.contains(advice), "\(error?.advice ?? "")")
  }

  @Test("an index without places says how to get them", arguments: ["place:Mali", "x <place>"])
  func noPlaces(query: String) throws {
    let error = #expect(throws: QueryError.self) {
      try QueryParser().parse(query, analyzer: QueryFormTests.analyzer())
    }
    #expect(error?.message == "The index holds no places.")
    #expect(error?.advice.contains("--no-places") == true)
  }
}
