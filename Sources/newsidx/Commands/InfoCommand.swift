import ArgumentParser
import NewsIndex

struct InfoCommand: FlaggedCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Print what an index is and holds.",
    discussion: """
      EXAMPLES
        newsidx info -i wire
        newsidx info --json | jq .articles
      """)

  static let names = FlagNames.common + IndexOption.names + FlagNames(flags: ["--json"])

  @OptionGroup var index: IndexOption

  @Flag(help: "One JSON object.")
  var json = false

  func run() throws {
    let index = try index.open()
    let info = try index.info()
    try Output.use { output in
      if json { return try output.write(info.json.line) }
      for (name, value) in info.facts { try output.line(Facts.line(name, value)) }
    }
  }
}

extension IndexInfo {
  /// Names and values for people.
  var facts: [(String, String)] {
    var facts = [
      ("index", path),
      ("articles", Figures.grouped(articles)),
    ]
    if removed > 0 {
      facts.append(
        (
          "removed",
          "\(Figures.count(removed, "article")), still on the disk until 'newsidx merge'"
        ))
    }
    facts += published.facts
    facts += [
      ("  with a title", Figures.grouped(titled)),
      ("tokens", Figures.grouped(tokens)),
      ("distinct terms", Figures.grouped(terms)),
      ("profile", "\(profile) \(profileVersion)\(keepsMarks ? ", marks kept" : "")"),
      ("ICU", icuVersion),
      ("format", "\(formatVersion), \(Figures.count(segments, "segment"))"),
      ("text", "\(Figures.bytes(textBytes)), \(storesText ? "stored" : "not stored")"),
    ]
    facts += places?.facts ?? [("places", "not looked for")]
    facts += dates?.facts ?? [("dates in the text", "not looked for")]
    facts.append(("size", "\(Figures.bytes(bytes)), \(share(bytes)) of the text"))
    facts += components.map {
      ("  " + $0.name, "\(Figures.bytes($0.bytes)), \(share($0.bytes))")
    }
    if !skips.isEmpty {
      facts.append(("remarks of the build", ""))
      facts += skips.map { ("  " + Facts.words(for: $0.reason), Figures.grouped($0.count)) }
    }
    return facts
  }

  private func share(_ bytes: Int) -> String {
    Figures.share(Double(bytes), of: Double(textBytes))
  }

  /// The facts as `--json` gives them.
  var json: JSONObject {
    var sizes = JSONObject()
    for component in components { sizes.add(component.name, component.bytes) }
    var reasons = JSONObject()
    for skip in skips { reasons.add(skip.reason, skip.count) }
    var object = JSONObject()
    object.add("path", path)
    object.add("articles", articles)
    object.add("removed", removed)
    object.add("undated", undated)
    object.add("published", published.json)
    object.add("titled", titled)
    object.add("tokens", tokens)
    object.add("terms", terms)
    object.add("textBytes", textBytes)
    object.add("segments", segments)
    object.add("profile", profile)
    object.add("profileVersion", profileVersion)
    object.add("keepsMarks", keepsMarks)
    object.add("icuVersion", icuVersion)
    object.add("formatVersion", formatVersion)
    object.add("storesText", storesText)
    if let places { object.add("places", places.json) }
    if let dates { object.add("dates", dates.json) }
    object.add("bytes", bytes)
    object.add("components", sizes)
    object.add("skipped", reasons)
    return object
  }
}

extension IndexInfo.Places {
  /// Names and values for people.
  fileprivate var facts: [(String, String)] {
    var facts = [
      ("places", "\(Figures.grouped(nodes)), with all around them"),
      ("  mentions", Figures.grouped(mentions)),
      ("  gazetteer", "\(gazetteer)\(isShipped ? "" : ", not that of this program")"),
    ]
    if let userGazetteer { facts.append(("  with places of", userGazetteer)) }
    if let homeCountry { facts.append(("  home country", homeCountry)) }
    return facts
  }

  /// The facts as `--json` gives them.
  fileprivate var json: JSONObject {
    var object = JSONObject()
    object.add("nodes", nodes)
    object.add("mentions", mentions)
    object.add("gazetteer", gazetteer)
    object.add("userGazetteer", userGazetteer ?? "")
    object.add("homeCountry", homeCountry ?? "")
    return object
  }
}

extension IndexInfo.Dates {
  /// Names and values for people.
  fileprivate var facts: [(String, String)] {
    var facts = [
      ("dates in the text", Figures.grouped(dates)),
      ("  distinct ones", "\(Figures.grouped(nodes)), with all around them"),
    ]
    facts += kinds.map { ("    " + Self.plural($0.name), Figures.grouped($0.count)) }
    if let order { facts.append(("  03/04/2013 is", order == "dmy" ? "3 April" : "4 March")) }
    return facts
  }

  private static func plural(_ kind: String) -> String {
    switch kind {
    case "century": "centuries"
    case "other": "other intervals"
    case "recurring": "of no year"
    case "unresolved": kind
    default: kind + "s"
    }
  }

  /// The facts as `--json` gives them.
  fileprivate var json: JSONObject {
    var byKind = JSONObject()
    for kind in kinds { byKind.add(kind.name, kind.count) }
    var object = JSONObject()
    object.add("dates", dates)
    object.add("nodes", nodes)
    object.add("kinds", byKind)
    object.add("order", order ?? "")
    return object
  }
}
