import ArgumentParser
import NewsIndex

struct PlacesCommand: QueryCommand {
  static let configuration = CommandConfiguration(
    commandName: "places",
    abstract: "Count the places that articles mention.",
    usage: "newsidx places [-i <folder>] [flags] [<query> ...]",
    discussion: """
      EXAMPLES
        newsidx places -i wire ambush -n 20
        newsidx places -i wire --kind populated --in Mali
        newsidx places -i wire --by country '"peacekeeping mission"'
        newsidx places -i wire 'ambush date:2013-01' --since 2013
        newsidx places -i wire ambush -n all --geojson > ambush.geojson

      Of the articles that match, or of all without a query: how many mention each place, and how \
      often. A row counts the mentions of that very place, not of what lies inside it; --by country \
      or --by admin1 counts these too, under the country or division around them. Kinds are \
      \(PlaceCount.kinds.joined(separator: ", ")). Exit status: 0 if there is a place, 1 if there \
      is none, 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names + OptionalQuery.names
    + FlagNames(
      flags: ["--json", "--geojson"],
      options: ["-n", "--limit", "--kind", "--by", "--in"])

  @OptionGroup var index: IndexOption
  @OptionGroup var articles: OptionalQuery

  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("Most places, or 'all'.", valueName: "number"))
  var limit = HitLimit(number: 20)

  @Option(
    help: ArgumentHelp("What mentions are counted under.", valueName: "place|admin1|country"))
  var by = PlacesRequest.Grouping.place

  @Option(help: ArgumentHelp("Only places of this kind.", valueName: "kind"))
  var kind: String?

  @Option(name: .customLong("in"), help: ArgumentHelp("Only inside this place.", valueName: "name"))
  var area: String?

  @Flag(help: "One JSON object a line for each place.")
  var json = false

  @Flag(help: "A GeoJSON collection of points.")
  var geojson = false

  func validate() throws {
    if json, geojson { throw ValidationError("--json and --geojson exclude each other") }
    guard let kind, !PlaceCount.kinds.contains(kind) else { return }
    let near = Suggestion.closest(to: kind, among: PlaceCount.kinds)
    throw ValidationError(
      "there is no kind '\(kind)'; "
        + (near.map { "did you mean \($0)?" }
          ?? "kinds are \(PlaceCount.kinds.joined(separator: ", "))"))
  }

  func run() throws {
    let index = try index.open(isQuiet: articles.quiet)
    let found = try index.places(request)
    try Output.use { output in
      let printer = PlacePrinter(output: output, style: Style(isColored: false))
      if geojson {
        try printer.writeGeoJSON(found.places)
      } else if json {
        for place in found.places { try output.write(place.json.line) }
      } else {
        try printer.writeTable(found.places)
      }
    }
    tell(found.summary, found.places)
    if found.places.isEmpty { throw ExitCode(1) }
  }

  private var request: PlacesRequest {
    var request = PlacesRequest(articles.query)
    request.limit = limit.number
    request.grouping = by
    request.kind = kind
    request.area = area
    return request
  }

  private func tell(_ summary: PlacesSummary, _ places: [PlaceCount]) {
    guard !articles.quiet else { return }
    for hint in summary.hints { Messages.note(hint) }
    let missing = places.count { $0.latitude == nil }
    if geojson, missing > 0 {
      Messages.note("\(Figures.count(missing, "place")) without coordinates left out")
    }
    if summary.articles == 0 { return Messages.line("no article matches") }
    let all =
      "\(Figures.count(summary.places, "place")) in \(Figures.count(summary.articles, "article"))"
    Messages.line(
      places.count == summary.places ? all : "\(Figures.grouped(places.count)) of \(all)")
  }
}

extension PlacesRequest.Grouping: ExpressibleByArgument {}
