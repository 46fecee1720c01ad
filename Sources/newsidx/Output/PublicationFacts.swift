import NewsIndex

extension PublicationFigures {
  /// Names and values for people.
  var facts: [(String, String)] {
    var facts = bases.map {
      ("  dated by \(Self.words[$0.name] ?? $0.name)", Figures.grouped($0.count))
    }
    facts += precisions.filter { $0.name != "day" }.map {
      ("  known to the \($0.name)", Figures.grouped($0.count))
    }
    if doubtful > 0 { facts.append(("  doubtful", Figures.grouped(doubtful))) }
    facts.append(("  undated", Figures.grouped(undated)))
    return facts
  }

  /// The figures as `--json` gives them.
  var json: JSONObject {
    func counts(_ list: [(name: String, count: Int)]) -> JSONObject {
      var object = JSONObject()
      for entry in list { object.add(entry.name, entry.count) }
      return object
    }
    var object = JSONObject()
    object.add("bases", counts(bases))
    object.add("precisions", counts(precisions))
    object.add("doubtful", doubtful)
    object.add("undated", undated)
    return object
  }

  private static let words = [
    "pattern": "your pattern", "header": "a header line", "url": "the URL", "path": "the path",
    "dateline": "the dateline",
  ]
}

extension DateOrderFinding {
  /// What was decided, and from what.
  var words: String {
    let first = order.map { $0 == "dmy" ? "the day first" : "the month first" }
    if isGiven { return "\(first ?? ""), as --date-order says" }
    guard let first else {
      return cases == 0
        ? "not known: dates such as 03/04/2013 are doubtful; --date-order says what they mean"
        : "in no order (\(Figures.grouped(cases)) against \(Figures.grouped(others))): dates such as 03/04/2013 are "
          + "doubtful; --date-order says what they mean"
    }
    let against = others > 0 ? ", \(Figures.grouped(others)) against it" : ""
    return "\(first), from \(Figures.count(cases, "date"))\(against)"
  }
}
