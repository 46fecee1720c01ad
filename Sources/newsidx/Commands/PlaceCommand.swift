import ArgumentParser
import NewsIndex

struct PlaceCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Show what the gazetteer knows of a name.",
    discussion: """
      EXAMPLES
        newsidx place Gao                  # all readings, the likeliest first
        newsidx place 'Paris, Texas'
        newsidx place '#2988507' --json    # by identifier
        newsidx place -i wire Ansongo      # as queries to that index read it

      The first reading is the one that place:NAME takes in a query; place:#ID asks for another. \
      An index that was built with --gazetteer has places of its own: -i shows these, too.
      Exit status: 0, 1 if no place bears the name, 2 on an error.
      """)

  static let names =
    FlagNames.common + IndexOption.names
    + FlagNames(flags: ["--json", "-q", "--quiet"], options: ["--gazetteer"])

  @Option(
    name: [.customShort("i"), .customLong("index")],
    help: ArgumentHelp("An index whose places are meant.", valueName: "folder"),
    completion: .directory)
  var index: String?

  @Option(
    help: ArgumentHelp("Places to add, as for build.", valueName: "file"), completion: .file())
  var gazetteer: String?

  @Flag(help: "One JSON object a line for each reading.")
  var json = false

  @Flag(name: .shortAndLong, help: "No remarks on standard error, only errors.")
  var quiet = false

  @Argument(help: ArgumentHelp("Name of a place, or # and an identifier.", valueName: "name"))
  var words: [String]

  func validate() throws {
    if index != nil, gazetteer != nil {
      throw ValidationError(
        "-i and --gazetteer exclude each other: an index has the places that it was built with")
    }
  }

  func run() throws {
    let name = words.joined(separator: " ")
    let knowledge = try knowledge()
    BuildReport.print(gazetteerProblems: knowledge.problems)
    let found = try knowledge.readings(of: name)
    guard !found.readings.isEmpty else {
      let advice =
        found.suggestions.isEmpty
        ? "" : "; did you mean \(found.suggestions.joined(separator: ", "))?"
      Messages.note(
        found.isIdentifier
          ? "there is no place with the number \(name.dropFirst())"
          : "no place is called '\(name)'\(advice)")
      throw ExitCode(1)
    }
    try Output.use { output in
      for (number, reading) in found.readings.enumerated() {
        if json {
          try output.write(reading.json.line)
        } else {
          if number > 0 { try output.line("") }
          try write(reading, to: output)
        }
      }
    }
  }

  private func knowledge() throws -> PlaceKnowledge {
    guard let index else { return try PlaceKnowledge(gazetteer: gazetteer) }
    let opened = try NewsIndex(path: IndexLocation.find(index))
    if !quiet, let note = opened.note { Messages.note(note) }
    return try PlaceKnowledge(of: opened)
  }

  private func write(_ reading: PlaceReading, to output: Output) throws {
    try output.line(reading.description)
    let place = reading.place
    let facts = [
      ("id", "#\(place.id)"),
      ("inside", reading.parents.map(\.name).joined(separator: " < ")),
      ("members", reading.members.map(\.name).joined(separator: ", ")),
      ("at", place.coordinates.map { "\($0.latitude), \($0.longitude)" } ?? ""),
      ("people", reading.population > 0 ? Figures.grouped(reading.population) : ""),
      ("also", reading.alternates.joined(separator: ", ")),
    ]
    for (name, value) in facts where !value.isEmpty {
      try output.line("  \("\(name): ".padded(to: 9))\(value)")
    }
  }
}

extension PlaceReading {
  /// The reading as `--json` gives it.
  var json: JSONObject {
    var object = place.json
    object.add("population", population)
    object.add("description", description)
    object.add("parents", parents.map(\.json))
    object.add("members", members.map(\.json))
    object.add("alternates", alternates)
    return object
  }
}

extension KnownPlace {
  /// `id`, `name`, `type`, `country`, `lat`, `lon`; null for what is unknown.
  var json: JSONObject {
    var object = JSONObject()
    object.add("id", Int(id))
    object.add("name", name)
    object.add("type", kind)
    object.addIfAny("country", country ?? "")
    addCoordinates(to: &object)
    return object
  }

  /// `lat` and `lon`, null where they are unknown.
  func addCoordinates(to object: inout JSONObject) {
    object.add("lat", coordinates?.latitude ?? .nan)
    object.add("lon", coordinates?.longitude ?? .nan)
  }
}
